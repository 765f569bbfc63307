#include <algorithm>
#include <map>

#include "assay/toml.hpp"
#include "assay/wording.hpp"
#include "core_content.hpp"
#include "locale_data.hpp"

namespace assay {
namespace {

bool same_tag(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

// From the widest to the locale itself: "en" for all, then "de", then "de-CH".
std::vector<std::string_view> sources_of(std::string_view locale) {
  std::vector<std::string_view> sources = {"en"};
  for (std::size_t end = locale.find('-'); end != std::string_view::npos; end = locale.find('-', end + 1)) {
    sources.push_back(locale.substr(0, end));
  }
  sources.push_back(locale);
  return sources;
}

}  // namespace

TextPairs core_wording(std::string_view locale) {
  std::map<std::string, std::string> texts;
  for (const std::string_view source : sources_of(locale)) {
    for (const CoreContent* one = kCoreContents; one != kCoreContents + kCoreContentCount; ++one) {
      if (!same_tag(one->locale, source)) continue;
      const std::string name = std::string("the program's own content ") + one->locale;
      for (auto& [key, text] : parse_content(parse_toml(one->toml, name), "core", one->locale)) {
        texts[std::move(key)] = std::move(text);
      }
    }
  }
  for (auto& [key, text] : locale_data(locale)) texts[std::move(key)] = std::move(text);
  return {texts.begin(), texts.end()};
}

bool has_core_words(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find('-'));
  return std::any_of(kCoreContents, kCoreContents + kCoreContentCount,
                     [&](const CoreContent& one) { return same_tag(one.locale, language); });
}

std::string locale_of_words(std::string_view wanted, std::string_view chosen) {
  const auto language = [](std::string_view tag) { return tag.substr(0, tag.find('-')); };
  return std::string(same_tag(language(wanted), language(chosen)) ? wanted : chosen);
}

TextPairs with_core_wording(std::string_view locale, TextPairs own) {
  std::map<std::string, std::string> texts;
  for (auto& [key, text] : own) texts.emplace(std::move(key), std::move(text));
  for (auto& [key, text] : core_wording(locale)) texts.emplace(std::move(key), std::move(text));
  return {texts.begin(), texts.end()};
}

}  // namespace assay
