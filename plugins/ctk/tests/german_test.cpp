// The German words: all there, and reports are made of them alone.
#include <map>
#include <set>
#include <string>

#include "gap_report.hpp"
#include "reporting.hpp"
#include "sheets.hpp"

using namespace ctk_test;
using assay::sdk::Node;

namespace {

using Texts = std::map<std::string, std::string>;

Texts texts_of(const char* path) {
  assay::sdk::testing::FakeWording wording;
  wording.read(path);
  Texts texts;
  for (const assay_pair& pair : assay::sdk::ArrayView<assay_pair>(wording.abi())) {
    texts.emplace(assay::sdk::view(pair.key), assay::sdk::view(pair.value));
  }
  return texts;
}

// "{name}" and the like, in alphabetical order.
std::set<std::string> places_in(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    places.insert(text.substr(at, text.find('}', at) - at + 1));
  }
  return places;
}

}  // namespace

TEST_CASE("ctk German: every text is there, with the places of the English one, and no other") {
  const Texts english = texts_of(CTK_CONTENT), german = texts_of(CTK_GERMAN);
  REQUIRE(english.size() > 100);
  for (const auto& [key, text] : english) {
    INFO(key);
    REQUIRE(german.count(key) == 1);
    CHECK(places_in(german.at(key)) == places_in(text));
  }
  CHECK(german.size() == english.size());  // German has the plural forms of English
}

TEST_CASE("ctk German: the reports need no English word") {
  Reporting report(CTK_GERMAN);  // a text that is asked for and missing would end the test
  speak_german(report.wording);
  const Node& root = report.about<ctk::GapReport>(ratings());
  const std::string fit = words_of(root, "fit");
  CHECK(says(fit, "Passung (Alle Beurteilenden)\nErreicht von dem, was die beurteilten Kompetenzen verlangen, nach "
                  "Gewicht\n67,7\u00a0%\n"));  // 65/96
  CHECK(says(fit, "Manager: Competency 3\n"));
  CHECK(says(words_of(root, "levels"), "Competency 3|41,7\u00a0%|4 Skilled|2,50|+1,50|2|0,00 keine|\n"));
  CHECK(says(words_of(root, "reading"), "Jede Zahl ist für sich gerundet"));
  Reporting description(CTK_GERMAN);
  speak_german(description.wording);
  CHECK(says(words_of(description.sheet<ctk::JobDescription>(), "overview"), "Die Kompetenzen auf einen Blick\n"));
  Reporting form(CTK_GERMAN);
  speak_german(form.wording);
  CHECK(says(words(form.sheet<ctk::BlankForm>()), "Bogen für Beurteilende: Verhalten\n"));
}
