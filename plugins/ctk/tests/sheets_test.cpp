#include "sheets.hpp"

#include "reporting.hpp"

using namespace ctk_test;
using assay::sdk::Node;

namespace {

std::vector<const Node*> blanks_of(const Node& node) {
  std::vector<const Node*> found;
  if (node.is(ASSAY_BLANK)) found.push_back(&node);
  for (const Node& child : node.children) {
    for (const Node* below : blanks_of(child)) found.push_back(below);
  }
  return found;
}

std::vector<const Node*> blanks_in(const Node& root, const std::string& id) {
  const Node* section = find(root, id);
  INFO(id);
  REQUIRE(section != nullptr);
  return blanks_of(*section);
}

}  // namespace

TEST_CASE("ctk description: the facts of the job, those that there are") {
  Reporting report;
  const Node& root = report.sheet<ctk::JobDescription>();
  const Node& cover = root.children.at(0);
  CHECK(cover.title == "Small Job");
  CHECK(cover.attribute("Code") == "SJ-7");
  CHECK(cover.attribute("Experts") == "Not specified");  // in the words of the report, not of the instrument
  CHECK(cover.attribute("Created") == "September 23, 2003");
  CHECK(cover.attribute("Updated").empty());
  CHECK(words_of(root, "job") == "The job\nSummary\nServes customers.\n");
}

TEST_CASE("ctk description: a German locale writes dates, decimals, percents and lists as German does") {
  Reporting report;
  speak_german(report.wording);
  const Node& root = report.sheet<ctk::JobDescription>();
  CHECK(root.children.at(0).attribute("Created") == "23. September 2003");
  CHECK(says(words_of(root, "overview"), "Competency 1|50,0\u00a0%|5 Expert|Group A und Group B|\n"));
}

TEST_CASE("ctk description: task groups with importance and tasks") {
  Reporting report;
  const Node& root = report.sheet<ctk::JobDescription>();
  CHECK(words_of(root, "group-a") == "Group A\nImportance 100\nAnswers the telephone\n");
  CHECK(words_of(root, "group-b") == "Group B\nImportance 20\n");
}

TEST_CASE("ctk description: competencies with weight, level in words, groups, definition and behaviours") {
  Reporting report;
  const Node& root = report.sheet<ctk::JobDescription>();
  CHECK(says(words_of(root, "overview"), "Each figure is rounded by itself"));
  CHECK(says(words_of(root, "overview"), "Competency 1|50.0%|5 Expert|Group A and Group B|\n"));
  CHECK(words_of(root, "competency-c1") ==
        "Competency 1\nWeight 50.0%, job's level 5 Expert. Called for by: Group A and Group B\n"
        "What c1 means.\nc1.1\nc1.2\nc1.3\n");
}

TEST_CASE("ctk description: a competency without task groups is called for by none") {
  Reporting report;
  report.job.constructs[kC2].link_count = 0;
  report.job.set_weight(kC2, 10);
  const Node& root = report.sheet<ctk::JobDescription>();
  CHECK(find(root, "competency-c2")->note == "Weight 9.1%, job's level 3");  // 10 of 110
}

TEST_CASE("ctk description: a behaviour that speaks against the competency is no sign of it") {
  Reporting report;
  report.job.items[kC1B2].reverse = 1;
  CHECK_FALSE(says(words_of(report.sheet<ctk::JobDescription>(), "competency-c1"), "c1.2"));
}

TEST_CASE("ctk description: a characteristic is a scale with the job's level marked") {
  Reporting report;
  CHECK(says(words_of(report.sheet<ctk::JobDescription>(), "characteristics"),
             "Characteristic 1|○ ● ○ ○ ○|2|\n"));
}

TEST_CASE("ctk description: weights are shown as they count, in sum 100%") {
  Reporting report;
  report.job.set_weights(60.1, 10, 30);
  const std::string overview = words_of(report.sheet<ctk::JobDescription>(), "overview");
  CHECK(says(overview, "Competency 1|60.0%|"));  // 60.1 of 100.1
  CHECK(says(overview, "Competency 2|10.0%|"));
  CHECK(says(overview, "Competency 3|30.0%|"));
}

TEST_CASE("ctk form: behaviours under running numbers, to be ticked on their scale or NA") {
  Reporting report;
  const Node& root = report.sheet<ctk::BlankForm>();
  const auto c1 = blanks_in(root, "behaviours-c1"), c3 = blanks_in(root, "behaviours-c3");
  REQUIRE(c1.size() == 3);
  CHECK(c1[0]->title == "1. c1.1");
  CHECK(c1[0]->choices == std::vector<std::string>{"1", "2", "3", "4", "5", "NA"});
  CHECK(c3.at(0)->title == "5. c3.1");
  CHECK(
      says(words_of(root, "behaviours-c1"), "The scale: 1 Beginner, 4 Skilled, 5 Expert. NA: Cannot say.\n"));
}

TEST_CASE("ctk form: each form begins a page, wherever the one before it ended") {
  Reporting report;
  const auto& children = report.sheet<ctk::BlankForm>().children;
  std::size_t forms = 0;
  for (std::size_t i = 1; i < children.size(); ++i) {
    if (!children[i].is(ASSAY_SECTION)) continue;
    CHECK(children[i - 1].is(ASSAY_PAGE_BREAK));
    ++forms;
  }
  CHECK(forms == 3);
}

TEST_CASE("ctk form: another scale within a competency is explained where it begins") {
  Reporting report;
  std::vector<assay_scale_label> words = {{1, assay::sdk::text("Never")}};
  report.job.scales[kWide] = {
      assay::sdk::text("often"), assay::sdk::array(report.job.points), assay::sdk::array(words), 0, 0, {}, 0, 0};
  report.job.items[kC1B2].scale = kWide;
  const Node& root = report.sheet<ctk::BlankForm>();
  const std::string c1 = words_of(root, "behaviours-c1");
  CHECK(says(c1, "1. c1.1\nThe scale: 1 Never.\n2. c1.2\nThe scale: 1 Beginner"));
  CHECK(blanks_in(root, "behaviours-c1").at(1)->choices == std::vector<std::string>{"1", "2", "3", "4", "5"});
}

TEST_CASE("ctk form: levels keep the order of the instrument where scales change, each with its words") {
  Reporting report;
  std::vector<assay_scale_label> words = {{1, assay::sdk::text("Never")}};
  report.job.scales[kWide] = {
      assay::sdk::text("often"), assay::sdk::array(report.job.points), assay::sdk::array(words), 0, 0, {}, 0, 0};
  report.job.items[kL2].scale = kWide;
  CHECK(says(words_of(report.sheet<ctk::BlankForm>(), "levels"),
             "1. Competency 1: What c1 means.\nThe scale: 1 Never.\n2. Competency 2: \n"
             "The scale: 1 Beginner, 4 Skilled, 5 Expert. NA: Cannot say.\n3. Competency 3: \n"));
}

TEST_CASE("ctk form: one level for each competency, with what it means") {
  Reporting report;
  const Node& root = report.sheet<ctk::BlankForm>();
  const auto levels = blanks_in(root, "levels");
  // The person, the role and the date come first.
  REQUIRE(levels.size() == 6);
  CHECK(levels[1]->choices == std::vector<std::string>{"Self", "Manager", "Other", "Peer"});
  CHECK(levels[2]->blank == ASSAY_BLANK_DATE);
  CHECK(levels[3]->title == "1. Competency 1: What c1 means.");
  CHECK(levels[5]->title == "3. Competency 3: ");
  CHECK(levels[5]->choices.size() == 6);
}

TEST_CASE("ctk form: preferences by the words of their scale, for the person alone") {
  Reporting report;
  const auto preferences = blanks_in(report.sheet<ctk::BlankForm>(), "preferences");
  REQUIRE(preferences.size() == 3);
  CHECK(preferences[0]->title == "Name");
  CHECK(preferences[2]->title == "1. p1");
  CHECK(preferences[2]->choices == std::vector<std::string>{"1 Beginner", "2", "3", "4 Skilled", "5 Expert"});
}

TEST_CASE("ctk form: a scale without points is answered on a line") {
  Reporting report;
  report.job.items[kL1].scale = kMeasured;
  const Node& root = report.sheet<ctk::BlankForm>();
  CHECK(blanks_in(root, "levels").at(3)->blank == ASSAY_BLANK_LINES);
  CHECK(says(words_of(root, "levels"), "The scale: from 1 to 5.\n"));
}

TEST_CASE("ctk form: a way in that the instrument does not have is not in the form") {
  Reporting report;
  report.job.items = {SmallJob::item("l1", kC1, 0)};
  const Node& root = report.sheet<ctk::BlankForm>();
  CHECK(find(root, "levels") != nullptr);
  CHECK(find(root, "behaviours") == nullptr);
  CHECK(find(root, "preferences") == nullptr);
}

TEST_CASE("ctk form: an instrument without items is refused") {
  Reporting report;
  report.job.items.clear();
  CHECK_THROWS_WITH(ctk::BlankForm(report.setup()), ContainsSubstring("no items to fill in"));
}
