#include "assay/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>

#include "escape.hpp"

namespace assay {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The lowest and highest second byte that may follow `lead`, and how many bytes the character has; 0 for
// a byte that starts none. The bounds shut out overlong forms, surrogates and what is above U+10FFFF.
struct Sequence {
  std::size_t size;
  unsigned char low;
  unsigned char high;
};

Sequence sequence_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// The size of the well-formed character at the start of `text`, or 0.
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Sequence sequence = sequence_of(byte(0));
  if (sequence.size <= 1) return sequence.size;
  if (text.size() < sequence.size || byte(1) < sequence.low || byte(1) > sequence.high) return 0;
  for (std::size_t i = 2; i < sequence.size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  return sequence.size;
}

// The offset of the first byte from `i` on that is not ASCII, or a few bytes before it; eight at a time,
// as nearly all text is ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t i) {
  std::uint64_t block;
  for (; i + sizeof(block) <= text.size(); i += sizeof(block)) {
    std::memcpy(&block, text.data() + i, sizeof(block));
    if ((block & 0x8080808080808080u) != 0) break;
  }
  return i;
}

// Edits to turn `a` into `b`: insert, delete, replace, swap two neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = above;
    above = row;
  }
  return above[b.size()];
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const std::size_t size = character_size(text.substr(i));
    if (size == 0) return i;
    i += size;
  }
  return std::nullopt;
}

Character next_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = character_size(text);
  if (size == 0) return {1, false};
  if (size == 1) return {1, lead >= 0x20 && lead != 0x7F};
  // C2 80 to C2 9F are control characters too (U+0080 to U+009F).
  const bool control = lead == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
  return {size, !control};
}

void append_escaped(std::string& out, std::string_view bytes) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
  }
}

std::string quoted(std::string_view text, std::size_t limit) {
  std::string out = "\"";
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == limit) {
      out += "…";
      break;
    }
    const Character character = next_character(text);
    const std::string_view bytes = text.substr(0, character.size);
    if (character.printable) {
      out += bytes;
    } else {
      append_escaped(out, bytes);
    }
    text.remove_prefix(character.size);
  }
  return out + '"';
}

std::optional<std::string> closest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string typed = lower_case(word);
  // One slip in three letters, and never more than three.
  const std::size_t limit = std::clamp<std::size_t>(typed.size() / 3, 1, 3);
  const std::string* best = nullptr;
  std::size_t best_distance = limit + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), typed.size());
    if (longer - std::min(candidate.size(), typed.size()) > limit) continue;
    const std::size_t distance = edit_distance(typed, lower_case(candidate));
    if (distance < best_distance && distance < longer) {
      best = &candidate;
      best_distance = distance;
    }
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

std::string enumerate(const std::vector<std::string>& words, std::string_view last, std::size_t limit) {
  const std::size_t shown = std::min(words.size(), limit);
  const std::size_t rest = words.size() - shown;
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0 && i + 1 == words.size()) {
      out.append(" ").append(last).append(" ");
    } else if (i > 0) {
      out += ", ";
    }
    out += words[i];
  }
  if (rest > 0) out.append(" and ").append(std::to_string(rest)).append(" more");
  return out;
}

bool is_id(std::string_view text) {
  if (text.empty() || !is_lower(text[0])) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '_' || c == '.'; });
}

std::string file_name_part(std::string_view id) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const char c = id[i];
    const bool inner_dot = c == '.' && i > 0 && i + 1 < id.size();
    if (is_lower(c) || is_upper(c) || is_digit(c) || c == '-' || c == '_' || inner_dot) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return out;
}

std::string csv_cell(std::string_view text) {
  // Spaces around a cell that is not quoted do not count when it is read.
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  const bool spaced = !text.empty() && (is_space(text.front()) || is_space(text.back()));
  if (!spaced && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out(1, '"');
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
}

}  // namespace assay
