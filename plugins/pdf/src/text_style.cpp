#include "text_style.hpp"

#include <algorithm>

namespace assay::pdf {
namespace {

bool has_scheme(std::string_view address, std::string_view scheme) {
  if (address.size() <= scheme.size()) return false;
  return std::equal(scheme.begin(), scheme.end(), address.begin(),
                    [](char want, char got) { return want == (got >= 'A' && got <= 'Z' ? got + 32 : got); });
}

}  // namespace

std::string safe_address(std::string_view address) {
  constexpr std::string_view kSchemes[] = {"http://", "https://", "mailto:"};
  if (std::none_of(std::begin(kSchemes), std::end(kSchemes),
                   [&](std::string_view scheme) { return has_scheme(address, scheme); })) {
    return {};
  }
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const unsigned char byte = static_cast<unsigned char>(c);
    // One with a control character is not what it seems.
    if (byte <= 0x20 || byte == 0x7F) return {};
    if (byte < 0x7F && c != '\'' && c != '\\') {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 ? byte != 0x7F : c == '\n') {
      out += c;
    } else if (c == '\t') {
      out += ' ';
    }
  }
  return out;
}

}  // namespace assay::pdf
