// generate_responses CASES SEED > file: ratings of made-up people, to measure with. Each case has 1 rater
// as self, 2 as manager and 4 as other, who answer q1 to q55 on 1 to 7, and NA one time in twenty. The
// same arguments give the same bytes on every platform: whole numbers only, and a generator of its own.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

namespace {

constexpr int kItems = 55;
constexpr std::array<const char*, 7> kRoles = {"self",  "manager", "manager", "other",
                                               "other", "other",   "other"};

// xoshiro256**, seeded by splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      seed += 0x9e3779b97f4a7c15u;
      std::uint64_t mixed = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9u;
      mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
      word = mixed ^ mixed >> 31;
    }
  }

  std::uint64_t next() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  // A number from 0 to `count` - 1. Uneven by less than count / 2^32.
  int below(int count) { return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(count) >> 32); }

 private:
  static std::uint64_t rotate(std::uint64_t word, int by) { return word << by | word >> (64 - by); }
  std::array<std::uint64_t, 4> state_;
};

bool read_number(const char* text, std::uint64_t& number) {
  const char* const end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, number);
  return error == std::errc() && stop == end;
}

void append_header(std::string& out) {
  out += "case,rater,role";
  for (int item = 1; item <= kItems; ++item) out += ",q" + std::to_string(item);
  out += '\n';
}

// Raters of a case agree more or less: its level, the rater's leaning, and noise.
void append_case(std::string& out, std::uint64_t number, Random& random) {
  const int level = 3 + random.below(3);
  for (std::size_t rater = 0; rater < kRoles.size(); ++rater) {
    const int leaning = random.below(3) - 1;
    out += 'c' + std::to_string(number) + ",r" + std::to_string(rater + 1) + ',' + kRoles[rater];
    for (int item = 0; item < kItems; ++item) {
      if (random.below(20) == 0) {
        out += ",NA";
        continue;
      }
      const int answer = std::clamp(level + leaning + random.below(5) - 2, 1, 7);
      out += ',';
      out += static_cast<char>('0' + answer);
    }
    out += '\n';
  }
}

bool flush(std::string& out) {
  const bool done = std::fwrite(out.data(), 1, out.size(), stdout) == out.size();
  out.clear();
  return done;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t cases = 0, seed = 0;
  if (argc != 3 || !read_number(argv[1], cases) || !read_number(argv[2], seed)) {
    std::fputs("usage: generate_responses CASES SEED > file\n", stderr);
    return 2;
  }
  Random random(seed);
  std::string out;
  append_header(out);
  bool good = true;
  for (std::uint64_t number = 1; good && number <= cases; ++number) {
    append_case(out, number, random);
    if (out.size() >= std::size_t{1} << 20) good = flush(out);
  }
  if (good && flush(out) && std::fflush(stdout) == 0) return 0;
  std::perror("generate_responses");
  return 4;
}
