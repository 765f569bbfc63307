// assay/sdk/direction.hpp: which way a language and a text run, so that a Latin name in an Arabic sentence, or the
// other way round, keeps its own order and leaves that of its neighbours alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay::sdk {

namespace detail {

struct Letters {
  std::uint32_t first, last;
};

// Where the letters of scripts that run to the left stand.
constexpr Letters kLeftward[] = {{0x0590, 0x05FF}, {0x0620, 0x065F}, {0x066D, 0x06EF},   {0x06FA, 0x08FF},
                                 {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
// Where those of others stand, with signs between them that do no harm here.
constexpr Letters kRightward[] = {{'A', 'Z'},         {'a', 'z'},         {0xAA, 0xAA},       {0xB5, 0xB5},
                                  {0xBA, 0xBA},       {0xC0, 0xD6},       {0xD8, 0xF6},       {0xF8, 0x02FF},
                                  {0x0370, 0x058F},   {0x0900, 0x1FFF},   {0x2071, 0x209C},   {0x2100, 0x214F},
                                  {0x2160, 0x2188},   {0x24B6, 0x24E9},   {0x2C00, 0x2DFF},   {0x3005, 0x3007},
                                  {0x3021, 0x3029},   {0x3031, 0x303C},   {0x3041, 0xD7FF},   {0xF900, 0xFB1C},
                                  {0xFF21, 0xFF3A},   {0xFF41, 0xFF5A},   {0xFF66, 0xFFDC},   {0x10000, 0x107FF},
                                  {0x11000, 0x1E7FF}, {0x1F100, 0x1F1FF}, {0x20000, 0x3FFFF}};

template <std::size_t Count>
bool within(const Letters (&ranges)[Count], std::uint32_t code) {
  for (const Letters& range : ranges) {
    if (range.first <= code && code <= range.last) return true;
  }
  return false;
}

// The character that begins at `at`, which moves behind it. A byte that begins none counts as itself.
inline std::uint32_t next_code(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  std::uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
  for (int i = 0; i < more && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; ++i) {
    code = (code << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
  }
  return code;
}

}  // namespace detail

// Which ways the letters of a text run. Digits and punctuation run neither way.
struct Directions {
  bool left = false;   // some letter is of Arabic, Hebrew or the like
  bool right = false;  // some letter is of Latin, Greek, Han or another
};

inline Directions directions_of(std::string_view text) {
  Directions found;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code = detail::next_code(text, at);
    if (code < 0x80) {
      found.right = found.right || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
    } else if (detail::within(detail::kLeftward, code)) {
      found.left = true;
    } else if (detail::within(detail::kRightward, code)) {
      found.right = true;
    }
  }
  return found;
}

namespace detail {

// Whether a text may have letters that run to the left: none has a first byte below 0xD6 in UTF-8. Most texts are
// done with this, at many bytes a step.
inline bool may_run_left(std::string_view text) {
  unsigned char top = 0;
  for (const char byte : text) top = std::max(top, static_cast<unsigned char>(byte));
  return top >= 0xD6;
}

}  // namespace detail

// Whether a text has letters that run against its surroundings.
inline bool runs_against(std::string_view text, bool right_to_left) {
  if (!right_to_left && !detail::may_run_left(text)) return false;
  const Directions found = directions_of(text);
  return right_to_left ? found.right : found.left;
}

// Whether all letters of a text, of which there must be one, run against its surroundings.
inline bool runs_wholly_against(std::string_view text, bool right_to_left) {
  if (!right_to_left && !detail::may_run_left(text)) return false;
  const Directions found = directions_of(text);
  return right_to_left ? found.right && !found.left : found.left && !found.right;
}

// A text that is put into another: between the marks FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE where it
// runs against its surroundings, else as it is. What has such a mark already stays as it is.
inline std::string isolated(std::string_view text, bool right_to_left) {
  if (!runs_against(text, right_to_left) || text.find("\xE2\x81\xA8") != std::string_view::npos)
    return std::string(text);
  return "\xE2\x81\xA8" + std::string(text) + "\xE2\x81\xA9";
}

// Whether a language is written from right to left, by its tag: by the script in it (az-Arab), else by the script
// that the language mostly has.
inline bool language_runs_left(std::string_view tag) {
  const auto same = [](std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    for (std::size_t i = 0; i < one.size(); ++i) {
      if ((one[i] | 0x20) != (other[i] | 0x20)) return false;
    }
    return true;
  };
  const auto has = [&](const auto& names, std::string_view name) {
    for (const char* one : names) {
      if (same(one, name)) return true;
    }
    return false;
  };
  static constexpr const char* kScripts[] = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo",
                                             "Rohg", "Samr", "Syrc", "Thaa"};
  static constexpr const char* kLanguages[] = {"ar",  "arc", "arq", "ary", "arz", "azb", "bal", "bgn", "bqi", "ckb",
                                               "dv",  "fa",  "glk", "he",  "iw",  "ji",  "khw", "ks",  "lrc", "mzn",
                                               "nqo", "pnb", "prs", "ps",  "sd",  "sdh", "skr", "syr", "ug",  "ur",
                                               "yi"};
  const std::size_t end = tag.find('-');
  if (end != std::string_view::npos) {
    const std::string_view second = tag.substr(end + 1, tag.find('-', end + 1) - end - 1);
    if (second.size() == 4 && (second[0] < '0' || second[0] > '9')) return has(kScripts, second);
  }
  return has(kLanguages, tag.substr(0, end));
}

}  // namespace assay::sdk
