#include "assay/digest.hpp"

#include <sodium.h>

#include <array>
#include <vector>

#include "assay/error.hpp"
#include "blake2b_stream.hpp"
#include "input_file.hpp"

namespace assay {
namespace {

constexpr std::size_t kBlake2bBytes = 32;
constexpr std::size_t kBlockBytes = 1 << 20;

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (started) return;
  Problem problem{{}, {}, "the library of digests does not start", {}, {}, {}};
  throw Error(std::move(problem), Fault::Machine);
}

template <std::size_t Size>
std::string hexadecimal(const std::array<unsigned char, Size>& bytes) {
  std::array<char, Size * 2 + 1> text;
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

const unsigned char* address(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// Calls `use` with one block of the file after the other.
template <typename Use>
void for_each_block(const std::filesystem::path& path, Use use) {
  InputFile file(path);
  std::vector<char> block(kBlockBytes);
  while (const std::size_t size = file.read(block.data(), block.size())) {
    use(std::string_view(block.data(), size));
  }
}

class Sha256Stream {
 public:
  Sha256Stream() {
    start_sodium();
    crypto_hash_sha256_init(&state_);
  }
  void update(std::string_view bytes) { crypto_hash_sha256_update(&state_, address(bytes), bytes.size()); }
  std::string finish() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256_final(&state_, digest.data());
    return hexadecimal(digest);
  }

 private:
  crypto_hash_sha256_state state_;
};

}  // namespace

Blake2bStream::Blake2bStream() {
  start_sodium();
  crypto_generichash_init(&state_, nullptr, 0, kBlake2bBytes);
}

void Blake2bStream::update(std::string_view bytes) {
  crypto_generichash_update(&state_, address(bytes), bytes.size());
}

std::string Blake2bStream::finish() {
  std::array<unsigned char, kBlake2bBytes> digest;
  crypto_generichash_final(&state_, digest.data(), digest.size());
  return "blake2b:" + hexadecimal(digest);
}

std::string sha256_hex(std::string_view bytes) {
  Sha256Stream stream;
  stream.update(bytes);
  return stream.finish();
}

std::string sha256_hex_of_file(const std::filesystem::path& path) {
  Sha256Stream stream;
  for_each_block(path, [&](std::string_view block) { stream.update(block); });
  return stream.finish();
}

std::string blake2b(std::string_view bytes) {
  Blake2bStream stream;
  stream.update(bytes);
  return stream.finish();
}

std::string blake2b_of_file(const std::filesystem::path& path) {
  Blake2bStream stream;
  for_each_block(path, [&](std::string_view block) { stream.update(block); });
  return stream.finish();
}

}  // namespace assay
