#include "names.hpp"

#include <algorithm>
#include <iterator>

#include "assay/text.hpp"

namespace assay {
namespace {

constexpr std::size_t kLongestKey = 60;  // characters

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string without_digits(std::string_view text) {
  std::string rest;
  std::remove_copy_if(text.begin(), text.end(), std::back_inserter(rest), is_digit);
  return lower_case(rest);
}

// Without zeros that lead: 07 is 7.
std::string digits_of(std::string_view text) {
  std::string digits;
  bool leads = true;
  for (const char c : text) {
    if (is_digit(c) && !(leads && c == '0')) digits.push_back(c);
    leads = !is_digit(c) || (leads && c == '0');
  }
  return digits;
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

std::optional<std::string> closest_id(std::string_view word, const std::vector<std::string>& candidates) {
  std::optional<std::string> near = closest(word, candidates);
  if (near && digits_of(word) != digits_of(*near) && without_digits(word) == without_digits(*near)) return {};
  return near;
}

std::string as_key(std::string_view name) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(name[at]) & 0xc0u) != 0x80u;
    if (begins && characters++ == kLongestKey) return std::string(name.substr(0, at)) + "…";
  }
  return std::string(name);
}

}  // namespace assay
