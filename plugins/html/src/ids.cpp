#include "ids.hpp"

#include <algorithm>

namespace assay::html {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_plain(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.';
}

// The digit for the lower four bits.
char hex(int bits) {
  return "0123456789ABCDEF"[bits & 15];
}

bool has_scheme(std::string_view target, std::string_view scheme) {
  if (target.size() <= scheme.size()) return false;
  return std::equal(scheme.begin(), scheme.end(), target.begin(),
                    [](char want, char got) { return want == (got >= 'A' && got <= 'Z' ? got + 32 : got); });
}

}  // namespace

void append_safe_id(Bytes& out, std::string_view id) {
  std::size_t plain = 0;
  for (std::size_t at = 0; at < id.size(); ++at) {
    if (is_plain(id[at])) continue;
    out << id.substr(plain, at - plain) << '~' << hex(id[at] >> 4) << hex(id[at]);
    plain = at + 1;
  }
  out << id.substr(plain);
}

std::string safe_id(std::string_view id) {
  Bytes out(id.size());
  append_safe_id(out, id);
  return std::string(out.view());
}

std::string safe_target(std::string_view target) {
  if (target.size() > 1 && target[0] == '#') return "#" + safe_id(target.substr(1));
  // A browser drops control characters inside an address; one that has any is not what it seems.
  const auto hidden = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
  if (std::any_of(target.begin(), target.end(), hidden)) return {};
  for (const std::string_view scheme : {"http://", "https://", "mailto:"}) {
    if (has_scheme(target, scheme)) return std::string(target);
  }
  return {};
}

bool names_class(std::string_view role) {
  const auto plain = [](char c) { return is_letter_or_digit(c) || c == '-'; };
  return !role.empty() && std::all_of(role.begin(), role.end(), plain);
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    // Bytes beyond ASCII are parts of letters; they mean nothing to CSS.
    if (is_letter_or_digit(c) || c == ' ' || static_cast<unsigned char>(c) > 0x7F) {
      out += c;
    } else {
      out += '\\';
      out += hex(c >> 4);
      out += hex(c);
      out += ' ';
    }
  }
  return out + "\"";
}

}  // namespace assay::html
