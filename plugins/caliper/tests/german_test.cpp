// Reports in German are made of German words alone.
#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include <string>

#include "catch.hpp"
#include "sheets.hpp"
#include "small_model.hpp"

using namespace caliper_test;

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
