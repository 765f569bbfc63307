// The host's own words are there in each language that it has any in, with the same places for figures.
#include <algorithm>
#include <set>

#include "assay/wording.hpp"
#include "catch.hpp"

namespace {

std::set<std::string> places(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    found.insert(text.substr(at, text.find('}', at) - at + 1));
  }
  return found;
}

}  // namespace

TEST_CASE("core wording: German and Arabic have every text of the English, with the same places") {
  const assay::TextPairs english = assay::core_wording("en");
  for (const char* locale : {"de", "ar"}) {
    for (const auto& [key, text] : assay::core_wording(locale)) {
      if (key.rfind("disclosure.", 0) != 0 || key == "disclosure.comma") continue;
      CAPTURE(locale, key);
      const auto same = std::find_if(english.begin(), english.end(), [&](const auto& pair) { return pair.first == key; });
      REQUIRE(same != english.end());
      CHECK(text != same->second);
      CHECK(places(text) == places(same->second));
    }
  }
}
