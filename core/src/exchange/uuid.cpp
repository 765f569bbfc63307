#include "uuid.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstddef>

#include "assay/error.hpp"

namespace assay {
namespace {

constexpr std::size_t kBytes = 16;

bool is_hyphen_place(std::size_t place) {
  return place == 8 || place == 13 || place == 18 || place == 23;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string bytes_of(std::string_view uuid) {
  std::string bytes;
  int high = -1;
  for (const char c : uuid) {
    const int digit = digit_of(c);
    if (digit < 0) continue;
    if (high >= 0) bytes += static_cast<char>(high * 16 + digit);
    high = high < 0 ? digit : -1;
  }
  return bytes;
}

}  // namespace

std::string uuid_of_name(std::string_view space, std::string_view name) {
  const std::string text = bytes_of(space) + std::string(name);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  // RFC 4122 wants SHA-1 here; nothing is protected by it.
  if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha1(), nullptr) != 1) {
    throw Error(
        Problem{{}, {}, "the library of digests failed", {}, {}, "look whether libcrypto is installed whole"},
        Fault::Machine);
  }
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0f) | 0x50);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3f) | 0x80);
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string uuid;
  for (std::size_t i = 0; i < kBytes; ++i) {
    if (is_hyphen_place(uuid.size())) uuid += '-';
    uuid += kDigits[digest[i] >> 4];
    uuid += kDigits[digest[i] & 15];
  }
  return uuid;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_hyphen_place(i) ? text[i] != '-' : digit_of(text[i]) < 0) return false;
  }
  return true;
}

}  // namespace assay
