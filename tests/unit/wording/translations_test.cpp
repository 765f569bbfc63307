// Words in other languages, of the program and of every plugin in the tree, against the English ones.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "assay/wording.hpp"
#include "catch.hpp"

namespace fs = std::filesystem;

namespace {

using Texts = std::map<std::string, std::string>;

Texts texts_of(const fs::path& content, const std::string& owner, const std::string& locale) {
  Texts texts;
  for (auto& [key, text] : assay::read_content((content / (locale + ".toml")).string(), owner, locale)) {
    texts.emplace(key, text);
  }
  return texts;
}

// "{name}" and the like.
std::set<std::string> places_in(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    places.insert(text.substr(at, text.find('}', at) - at + 1));
  }
  return places;
}

// The key without its plural form where it has one, such as "raters" of "raters.one".
std::string counted_stem(const Texts& english, const std::string& key) {
  const std::size_t dot = key.rfind('.');
  if (dot == std::string::npos || (key.substr(dot) != ".one" && key.substr(dot) != ".other")) return "";
  const std::string stem = key.substr(0, dot);
  return english.count(stem + ".one") != 0 && english.count(stem + ".other") != 0 ? stem : "";
}

void check_translation(const Texts& english, const Texts& other, const std::string& locale) {
  std::set<std::string> known;
  for (const auto& [key, text] : english) {
    CAPTURE(key);
    const std::string stem = counted_stem(english, key);
    if (!stem.empty() && key != stem + ".other") continue;  // comes with `other`
    const std::vector<std::string> forms = stem.empty() ? std::vector<std::string>{""} : assay::plural_forms(locale);
    for (const std::string& form : forms) {
      const std::string name = stem.empty() ? key : stem + "." + form;
      CAPTURE(name);
      known.insert(name);
      REQUIRE(other.count(name) == 1);
      std::set<std::string> places = places_in(other.at(name));
      std::set<std::string> wanted = places_in(english.count(name) != 0 ? english.at(name) : text);
      if (!stem.empty()) {  // "one person" may do without its figure
        places.erase("{n}");
        wanted.erase("{n}");
      }
      CHECK(places == wanted);
    }
  }
  for (const auto& [key, text] : other) {
    CAPTURE(key);
    CHECK(known.count(key) == 1);
  }
}

void check_content(const fs::path& content, const std::string& owner) {
  const Texts english = texts_of(content, owner, "en");
  REQUIRE_FALSE(english.empty());
  for (const fs::directory_entry& file : fs::directory_iterator(content)) {
    const std::string locale = file.path().stem().string();
    if (file.path().extension() != ".toml" || locale == "en") continue;
    CAPTURE(owner, locale);
    check_translation(english, texts_of(content, owner, locale), locale);
  }
}

}  // namespace

TEST_CASE("translations: those of a plugin have every text with its placeholders, in its plural forms, and no other") {
  std::size_t seen = 0;
  for (const fs::directory_entry& plugin : fs::directory_iterator(fs::path(ASSAY_SOURCE_DIR) / "plugins")) {
    const fs::path content = plugin.path() / "content";
    if (!fs::exists(content / "en.toml")) continue;
    check_content(content, plugin.path().filename().string());
    ++seen;
  }
  CHECK(seen > 0);
}

TEST_CASE("translations: those of the program have every text with its placeholders") {
  check_content(fs::path(ASSAY_SOURCE_DIR) / "core/content", "core");
}
