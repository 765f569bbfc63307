// The reference document and the blank form.
#include "reporting.hpp"

using namespace standard_test;

namespace {

void build_skills(TestInstrument& instrument) {
  instrument.scale("level", {0, 1, 2}).labels({{0, "None"}, {2, "Full"}}).role("self").role("lead", "self");
  instrument.construct("build", "area", {}, 2).says("definition", "Making things.").says("task", "Make it");
  instrument.construct("design", "skill", "build").target(2).says("low", "Guesses").says("high", "Plans");
  instrument.construct("run", "area").construct("watch", "skill", "run");
  instrument.item("s1", "design", "level")
      .item("s2", "design", "level", {true, 3, {}})
      .item("s3", "watch", "level");
}

// The choices of every blank below a node.
std::vector<std::vector<std::string>> choices(const Node& node) {
  std::vector<std::vector<std::string>> found;
  if (node.is(ASSAY_BLANK)) found.push_back(node.choices);
  for (const Node& child : node.children) {
    for (auto& more : choices(child)) found.push_back(std::move(more));
  }
  return found;
}

}  // namespace

TEST_CASE("standard reference: the whole instrument is there") {
  Reporting report;
  build_skills(report.instrument);
  const Node& root = report.sheet<standard::ReferenceSheet>();
  CHECK(says(words_of(root, "about"), "What it is for.\nMain headings\n2\nParts below them\n2\nItems\n3\nRoles\n2\n"));
  const std::string build = words_of(root, "construct.build");
  CHECK(says(build, "Making things.\nTasks\nMake it\nWeight: 2\n"));
  const std::string design = words_of(root, "construct.design");
  CHECK(says(design, "Low scores\nGuesses\nHigh scores\nPlans\n"));
  CHECK(says(design, "Target: 2 Full\n"));
  CHECK(says(design, "s1\nAsks s1\ns2\nAsks s2\nreverse-keyed, weight 3\n"));
  CHECK(says(words_of(root, "scales"), "3 points, from 0 to 2.\nPoint\nWord\n0\nNone\n2\nFull\n"));
  CHECK(says(words_of(root, "roles"), "self\nlead, counted with self\n"));
  CHECK(says(words_of(root, "scoring"), "mean of the answers"));
}

TEST_CASE("standard reference: no id of a level or a scale is printed; several scales are counted") {
  Reporting report;
  build_skills(report.instrument);
  report.instrument.scale("percentage", {0, 100}).construct("extra", "area").item("x1", "extra", "percentage");
  const Node& root = report.sheet<standard::ReferenceSheet>();
  const std::string all = words(root);
  for (const char* id : {"area\n", "skill\n", "level", "percentage", "test.instrument"}) {
    INFO(id);
    CHECK_FALSE(says(all, id));
  }
  CHECK(find(root, "construct.build")->note.empty());
  CHECK(says(words_of(root, "scales"), "Scale 1\n3 points, from 0 to 2.\n"));
  CHECK(says(words_of(root, "scales"), "Scale 2\n2 points, from 0 to 100.\n"));
  CHECK(says(words_of(root, "construct.extra"), "x1\nAsks x1\nscale 2\n"));
  CHECK(root.children.at(0).attribute("Id").empty());
}

TEST_CASE("standard reference: counts of nothing are left out") {
  Reporting report;
  report.instrument.construct("a", "area").says("definition", "What a is.");
  const std::string about = words_of(report.sheet<standard::ReferenceSheet>(), "about");
  CHECK(says(about, "Main headings\n1\n"));
  CHECK_FALSE(says(about, "Parts below them"));
  CHECK_FALSE(says(about, "Items"));
  CHECK_FALSE(says(about, "Roles"));
}

TEST_CASE("standard reference: an instrument without items has its constructs alone") {
  Reporting report;
  report.instrument.construct("a", "area").says("definition", "What a is.");
  const Node& root = report.sheet<standard::ReferenceSheet>();
  CHECK(says(words_of(root, "construct.a"), "What a is.\n"));
  CHECK(find(root, "scales") == nullptr);
  CHECK(find(root, "scoring") == nullptr);
}

TEST_CASE("standard form: items in the order of the instrument, with the points and NA to tick") {
  Reporting report;
  build_skills(report.instrument);
  const Node& root = report.sheet<standard::BlankForm>();
  CHECK(words_of(root, "items") ==
        "Items\nThe scale: 0 None, 2 Full. Choose “Cannot say” where an item does not apply.\n"
        "build\n1. Asks s1\n2. Asks s2\nrun\n3. Asks s3\n");
  CHECK(choices(*find(root, "items")).at(0) == std::vector<std::string>{"0", "1", "2", "Cannot say"});
  CHECK(choices(*find(root, "about")).at(1) == std::vector<std::string>{"self", "lead"});
  CHECK(find(root, "comments") != nullptr);
}

TEST_CASE("standard form: items that take turns get no headings, which would say what they measure") {
  Reporting report;
  report.instrument.scale("five", {1, 2, 3, 4, 5})
      .role("self")
      .construct("a", "trait")
      .construct("b", "trait");
  report.instrument.item("q1", "a", "five")
      .item("q2", "b", "five")
      .item("q3", "a", "five")
      .item("q4", "b", "five");
  const Node& root = report.sheet<standard::BlankForm>();
  CHECK(says(words_of(root, "items"), "1. Asks q1\n2. Asks q2\n3. Asks q3\n4. Asks q4\n"));
  CHECK(choices(*find(root, "about")).size() == 2);  // person and date: one role needs no tick
}

TEST_CASE("standard form: a number from a range is written, and each scale stands above its items") {
  Reporting report;
  report.instrument.scale("five", {1, 2, 3, 4, 5})
      .scale("percent", {0, 100}, ASSAY_NA_AVAILABLE, true)
      .role("self");
  report.instrument.construct("a", "trait").construct("b", "trait");
  report.instrument.item("q1", "a", "five").item("q2", "b", "percent");
  const Node& root = report.sheet<standard::BlankForm>();
  CHECK(says(words_of(root, "items"),
             "from 0 to 100. Choose “Cannot say” where an item does not apply.\n2. Asks q2\n"));
  CHECK(choices(*find(root, "items")).at(1).empty());
}

TEST_CASE("standard form: each way in is a part of its own") {
  Reporting report;
  report.instrument.scale("five", {1, 2, 3, 4, 5}).role("self").construct("a", "trait");
  report.instrument.item("l", "a", "five", {false, 1, "levels"})
      .item("b", "a", "five", {false, 1, "behaviours"});
  const Node& root = report.sheet<standard::BlankForm>();
  CHECK(says(words_of(root, "about"), "more than one way (levels and behaviours)"));
  CHECK(says(words_of(root, "way.levels"), "1. Asks l\n"));
  CHECK(says(words_of(root, "way.behaviours"), "2. Asks b\n"));
  CHECK(find(root, "items") == nullptr);
}

TEST_CASE("standard form: an instrument without items is refused") {
  Reporting report;
  report.instrument.construct("a", "area");
  CHECK_THROWS_WITH(report.sheet<standard::BlankForm>(), ContainsSubstring("nothing to fill in"));
}
