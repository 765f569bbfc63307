#include "text.hpp"

#include <algorithm>
#include <cstdint>

namespace assay::xlsx {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Character {
  std::uint32_t code;
  std::size_t size;  // 0: no UTF-8
};

Character character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (size == 0) return {0, 0};
  std::uint32_t code = first & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {0, 0};
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[size] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {0, 0};
  return {code, size};
}

bool is_lawful(std::uint32_t code) {
  return code == '\t' || code == '\n' ||
         (code >= 0x20 && code != 0x7F && (code < 0x80 || code > 0x9F) && (code & 0xFFFE) != 0xFFFE &&
          (code < 0xFDD0 || code > 0xFDEF));
}

bool is_wide(std::uint32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x1F300 && c <= 0x1FAFF) || c >= 0x20000;
}

std::uint32_t small(std::uint32_t c) {
  const auto between = [c](std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; };
  if (between('A', 'Z') || (between(0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  if (between(0x100, 0x137) || between(0x14A, 0x177)) return c | 1;
  if (between(0x139, 0x148) || between(0x179, 0x17E)) return c + (c & 1);
  if (between(0x391, 0x3A9) || between(0x410, 0x42F)) return c + 0x20;
  if (between(0x400, 0x40F)) return c + 0x50;
  return c;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character(text, at);
    const std::string_view bytes = text.substr(at, std::max<std::size_t>(1, c.size));
    at += bytes.size();
    if (c.size != 0 && c.code == '\r') {
      if (at >= text.size() || text[at] != '\n') out += '\n';
    } else if (c.size != 0 && (c.code == '\v' || c.code == '\f')) {
      out += ' ';
    } else {
      out += c.size != 0 && is_lawful(c.code) ? bytes : kReplacement;
    }
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    if (c != ' ' && c != '\t' && c != '\n') {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::size_t units(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) count += byte >= 0xF0 ? 2 : 1;
  }
  return count;
}

std::string_view beginning(std::string_view text, std::size_t most) {
  std::size_t at = 0, count = 0;
  while (at < text.size()) {
    const std::size_t size = std::max<std::size_t>(1, character(text, at).size);
    count += size == 4 ? 2 : 1;
    if (count > most) break;
    at += size;
  }
  return text.substr(0, at);
}

std::vector<std::string_view> pieces(std::string_view text, std::size_t most) {
  // A blank further back than this is not worth a short piece.
  constexpr std::size_t kNear = 200;
  std::vector<std::string_view> all;
  while (units(text) > most) {
    std::string_view piece = beginning(text, most);
    const std::size_t blank = piece.find_last_of(" \n\t");
    if (blank != std::string_view::npos && blank > 0 && piece.size() - blank < kNear &&
        blank + 1 < piece.size()) {
      piece = piece.substr(0, blank + 1);
    }
    all.push_back(piece);
    text.remove_prefix(piece.size());
  }
  all.push_back(text);
  return all;
}

double display_width(std::string_view text) {
  double widest = 0, width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character(text, at);
    at += std::max<std::size_t>(1, c.size);
    width = c.code == '\n' ? 0 : width + (is_wide(c.code) ? 2 : 1);
    widest = std::max(widest, width);
  }
  return widest;
}

bool stands_for_character(std::string_view text, std::size_t at) {
  const std::string_view here = text.substr(std::min(at, text.size()), 7);
  return here.size() == 7 && here.substr(0, 2) == "_x" && here[6] == '_' &&
         here.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::string escaped_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (stands_for_character(text, at)) out += "_x005F";
    out += text[at];
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character(text, at);
    const std::string_view bytes = text.substr(at, std::max<std::size_t>(1, c.size));
    at += bytes.size();
    const std::uint32_t code = small(c.code);
    if (c.size == 0 || code == c.code) {
      out += bytes;
    } else if (code < 0x80) {
      out += static_cast<char>(code);
    } else {  // all that have a small letter here are below 0x800
      out += static_cast<char>(0xC0 | code >> 6);
      out += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  return out;
}

}  // namespace assay::xlsx
