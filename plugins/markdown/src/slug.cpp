#include "slug.hpp"

#include <algorithm>
#include <cstdint>

namespace assay::markdown {
namespace {

void append(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// The character at `at`, which is moved behind it. The text is UTF-8.
std::uint32_t character(std::string_view text, std::size_t& at) {
  const unsigned char first = static_cast<unsigned char>(text[at++]);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  std::uint32_t c = more == 0 ? first : first & (0x3Fu >> more);
  for (int i = 0; i < more && at < text.size(); ++i) {
    c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
  }
  return c;
}

bool between(std::uint32_t c, std::uint32_t first, std::uint32_t last) {
  return c >= first && c <= last;
}

std::uint32_t small(std::uint32_t c) {
  if (between(c, 'A', 'Z') || (between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  // Latin Extended-A: pairs, with the capital on even places but for two stretches.
  if (c == 0x178) return 0xFF;
  if (between(c, 0x100, 0x137) && c != 0x130) return c | 1;
  if (between(c, 0x14A, 0x177)) return c | 1;
  if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17E)) return c + (c & 1);
  if (between(c, 0x391, 0x3A9)) return c + 0x20;
  if (between(c, 0x410, 0x42F)) return c + 0x20;
  if (between(c, 0x400, 0x40F)) return c + 0x50;
  return c;
}

bool is_kept(std::uint32_t c) {
  if (c < 0x80) return c == '-' || c == '_' || between(c, '0', '9') || between(c, 'a', 'z');
  if (between(c, 0x80, 0xBF)) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  const bool joined = c == 0x203F || c == 0x2040 || between(c, 0x200C, 0x200D);
  if (between(c, 0x2000, 0x206F)) return joined && c != 0x200C && c != 0x200D;
  // Signs, arrows, boxes, pictures; marks of East Asian and full-width writing.
  if (between(c, 0x20A0, 0x20CF) || between(c, 0x2190, 0x2BFF) || between(c, 0x3000, 0x3004)) return false;
  if (between(c, 0x3008, 0x3020) || between(c, 0xFF00, 0xFF0F) || between(c, 0xFFF0, 0xFFFF)) return false;
  return !between(c, 0x1F000, 0x1FAFF) && !between(c, 0xE000, 0xF8FF);
}

}  // namespace

std::string slug(std::string_view heading) {
  std::string out;
  for (std::size_t at = 0; at < heading.size();) {
    const std::uint32_t c = small(character(heading, at));
    if (c == ' ') {
      out += '-';
    } else if (is_kept(c)) {
      append(out, c);
    }
  }
  return out;
}

std::string Slugs::next(std::string_view heading) {
  const std::string plain = slug(heading);
  std::string anchor = plain;
  while (uses_.count(anchor) != 0) anchor = plain + "-" + std::to_string(++uses_[plain]);
  uses_.emplace(anchor, 0);
  return anchor;
}

}  // namespace assay::markdown
