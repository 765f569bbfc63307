// The German words: all there, and reports are made of them alone.
#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include <map>
#include <set>
#include <string>

#include "catch.hpp"
#include "sheets.hpp"
#include "small_model.hpp"

using namespace caliper_test;

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

TEST_CASE("caliper German: every text is there, with the places of the English one, and no other") {
  const Texts english = texts_of(CALIPER_CONTENT), german = texts_of(CALIPER_GERMAN);
  REQUIRE(english.size() > 100);
  for (const auto& [key, text] : english) {
    INFO(key);
    REQUIRE(german.count(key) == 1);
    CHECK(places_in(german.at(key)) == places_in(text));
  }
  CHECK(german.size() == english.size());  // German has the plural forms of English
}

TEST_CASE("caliper German: a sheet needs no English word") {
  SmallModel model;
  assay::sdk::testing::FakeWording wording({{"locale.tag", "de"}, {"locale.plurals", "one: n = 1"}});
  wording.read(CALIPER_GERMAN);  // a text that is asked for and missing would end the test
  assay::sdk::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay::sdk::DocumentBuilder document(sink);
  caliper::BlankForm({model.model(), std::nullopt, model.options(), assay::sdk::Wording(wording.abi()), "de", "Kunde"})
      .write_sheet(document);
  std::string said;
  const auto collect = [&said](const auto& self, const assay::sdk::Node& node) -> void {
    said += std::string(node.title) + "\n" + std::string(node.text) + "\n";
    for (const assay::sdk::Node& child : node.children) self(self, child);
  };
  collect(collect, tree.root());
  CHECK_THAT(said, ContainsSubstring("Beurteilungsbogen"));
  CHECK_THAT(said, ContainsSubstring("Person, die beurteilt wird"));
}
