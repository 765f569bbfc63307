// What the comparison says, as a tree.
#include "group_samples.hpp"

using namespace chally_test;
using assay::sdk::DocumentTree;
using assay::sdk::Node;

namespace {

const std::string kDash = "\u2013", kMinus = "\u2212";

std::string words(const Node& node) {
  std::string out;
  if (!node.title.empty()) out += node.title + "\n";
  if (!node.note.empty()) out += node.note + "\n";
  if (!node.text.empty()) out += node.text + "\n";
  for (const auto& pair : node.attributes) out += pair.key + ": " + pair.value + "\n";
  for (const auto& column : node.columns) out += column.title + "\n";
  if (node.chart) out += node.chart->description + "\n";
  for (const Node& child : node.children) out += words(child);
  return out;
}

const Node* find(const Node& node, const std::string& id) {
  if (node.id == id) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find(child, id)) return found;
  }
  return nullptr;
}

void collect(const Node& node, std::uint32_t kind, std::vector<const Node*>& found) {
  if (node.is(kind)) found.push_back(&node);
  for (const Node& child : node.children) collect(child, kind, found);
}

const assay::sdk::OwnedChart* chart_of(const Node& node) {
  if (node.chart) return node.chart;
  for (const Node& child : node.children) {
    if (const auto* found = chart_of(child)) return found;
  }
  return nullptr;
}

// The cells of the row that begins with `title`, in the section's table: 0 for the means, 1 for d.
std::vector<std::string> row(const Node& section, std::size_t table, const std::string& title) {
  std::vector<const Node*> tables, rows;
  collect(section, ASSAY_TABLE, tables);
  REQUIRE(tables.size() == 2);
  collect(*tables[table], ASSAY_ROW, rows);
  for (const Node* one : rows) {
    std::vector<std::string> cells;
    for (const Node& cell : one->children)
      cells.push_back(cell.children.empty() ? "" : std::string(cell.children[0].text));
    if (cells.front() == title) return cells;
  }
  FAIL("no row " << title);
  return {};
}

struct Report {
  const Node& written(const std::vector<Person>& persons) {
    const chally::GroupComparison writer(setup.setup());
    const Set set(setup.instrument, persons, withheld, beside_earlier, host_minimum, withheld_cases);
    const assay_document_sink sink = tree.sink();
    assay::sdk::DocumentBuilder document(sink);
    writer.write_group(set.view(), document);
    all = words(tree.root());
    // Whatever the set: no figure that is none.
    CHECK_THAT(all, !ContainsSubstring("nan") && !ContainsSubstring("inf\n"));
    return tree.root();
  }
  const Node& section(const std::vector<Person>& persons, const std::string& id = "percentiles") {
    const Node* found = find(written(persons), id);
    REQUIRE(found != nullptr);
    return *found;
  }
  bool says(const std::string& part) const { return all.find(part) != std::string::npos; }

  GroupSetup setup;
  std::vector<std::string> withheld;
  bool beside_earlier = false;  // readers have an earlier report on some of the persons
  std::uint32_t host_minimum = 3;
  std::uint32_t withheld_cases = 0;  // persons whom the host does not hand over
  DocumentTree tree;
  std::string all;
};

using Cells = std::vector<std::string>;

// k1: 2, 4, 6 against 1, 2, 3; k2: the other way round.
const std::vector<Person> kSix = {{"high", 2, 1}, {"high", 4, 2}, {"high", 6, 3},
                                  {"low", 1, 2},  {"low", 2, 4},  {"low", 3, 6}};

}  // namespace

TEST_CASE("chally decimal: half away from 0, a real minus, and never a minus before 0") {
  GroupSetup setup;
  const chally::ReportContext context(setup.setup());
  CHECK(context.decimal(0.25, 1) == "0.3");
  CHECK(context.decimal(-0.265, 2) == kMinus + "0.27");
  CHECK(context.decimal(-0.004, 2) == "0.00");
  CHECK(context.decimal(0, 1) == "0.0");
  CHECK(context.decimal(58.833333, 1) == "58.8");
  CHECK(context.decimal(49.5 * 3 / 3 - 0.05, 1) == "49.5");  // 49.45 in binary lies below it
}

TEST_CASE("chally comparison: a German locale writes dates and figures as German does") {
  Report report;
  speak_german(report.setup.wording);
  const Node& section = report.section(kSix);
  CHECK(report.says("Date: 18. Januar 2006\n"));
  CHECK(row(section, 0, "k1") == Cells{"k1", "3", "4,0", "2,0", "3", "2,0", "1,0", "2,0"});
  // k2 is the other way round.
  CHECK(row(section, 0, "k2") == Cells{"k2", "3", "2,0", "1,0", "3", "4,0", "2,0", kMinus + "2,0"});
}

TEST_CASE("chally comparison: persons are counted in the form that goes with them") {
  Report report;
  report.setup.wording.add("locale.plurals", "one: n = 1; few: n = 2..4")
      .add("group.persons.few", "a few ({n})");
  report.written(kSix);
  CHECK(report.says("High performers: a few (3)\n"));
}

TEST_CASE("chally comparison: means, deviations, difference, d, interval and g") {
  Report report;
  const Node& section = report.section(kSix);
  CHECK(row(section, 0, "k1") == Cells{"k1", "3", "4.0", "2.0", "3", "2.0", "1.0", "2.0"});
  CHECK(row(section, 0, "k2") == Cells{"k2", "3", "2.0", "1.0", "3", "4.0", "2.0", kMinus + "2.0"});
  // tests/support/chally_group_reference.py --worked
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", "1.26", kMinus + "0.60 to 3.02", "1.01", "The interval contains 0."});
  CHECK(row(section, 1, "k2") ==
        Cells{"k2", kMinus + "1.26", kMinus + "3.02 to 0.60", kMinus + "1.01", "The interval contains 0."});
  // Indexes 1.5, 3 and 4.5 in both groups.
  CHECK(row(section, 0, "Profile index") ==
        Cells{"Profile index", "3", "3.0", "1.5", "3", "3.0", "1.5", "0.0"});
  CHECK(row(section, 1, "Profile index") ==
        Cells{"Profile index", "0.00", kMinus + "1.60 to 1.60", "0.00", "The interval contains 0."});
}

TEST_CASE("chally comparison: beside an earlier report on some of the persons, means alone are shown, and it says why") {
  Report report;
  report.beside_earlier = true;
  const Node& section = report.section(kSix);
  CHECK(row(section, 0, "k1") == Cells{"k1", "3", "4.0", kDash, "3", "2.0", kDash, "2.0"});
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", kDash, kDash, kDash, "Not shown: an earlier report tells of some of the same persons."});
  CHECK(report.says("Two standard deviations beside two means would tell of the few"));
  // The same means with other scores about them: nothing else may differ.
  Report other;
  other.beside_earlier = true;
  other.written({{"high", 3, 1}, {"high", 4, 2}, {"high", 5, 3}, {"low", 1, 3}, {"low", 2, 4}, {"low", 3, 5}});
  CHECK(other.all == report.all);
}

TEST_CASE("chally comparison: beside an earlier report, scores of two sources have no means either") {
  std::vector<Person> twelve = kSix;
  for (Person person : kSix) {
    person.source = kRating;
    twelve.push_back(person);
  }
  Report report;
  const Node& plain = report.section(twelve);
  CHECK(row(plain, 0, "k1")[2] == "4.0");
  Report beside;
  beside.beside_earlier = true;
  const Node& section = beside.section(twelve);
  CHECK(row(section, 0, "k1") == Cells{"k1", "3", kDash, kDash, "3", kDash, kDash, kDash});
  CHECK(beside.says("the scores come from two sources"));
}

TEST_CASE("chally comparison: an interval on one side of 0 is said to be there") {
  Report report;
  const Node& section = report.section({{"high", 90, 10},
                                        {"high", 91, 11},
                                        {"high", 92, 12},
                                        {"low", 10, 90},
                                        {"low", 11, 91},
                                        {"low", 12, 92}});
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", "80.00", "27.81 to 133.55", "63.83", "The interval lies above 0."});
  CHECK(row(section, 1, "k2").back() == "The interval lies below 0.");
}

TEST_CASE("chally comparison: the chart holds the means, low producers first") {
  Report report;
  const auto* chart = chart_of(report.section(
      {{"high", 10, 1}, {"high", 10, 2}, {"high", 11, 3}, {"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}}));
  REQUIRE(chart != nullptr);
  CHECK(chart->kind == ASSAY_CHART_GAP);
  REQUIRE(chart->series.size() == 2);
  CHECK(chart->series[0].label == "Low producers");
  CHECK(chart->series[0].values == std::vector<double>{2, 4, 3});
  CHECK(chart->series[1].values[0] == 31 / 3.0);
  CHECK(chart->categories[2].label == "Profile index");
  CHECK_THAT(chart->description, ContainsSubstring("k1: high performers 10.3, low producers 2.0; k2"));
}

TEST_CASE("chally comparison: small groups are warned of, large ones are not") {
  Report small;
  small.section(kSix);
  CHECK(small.says("Few persons, wide intervals"));
  std::vector<Person> persons;
  for (int i = 0; i < 20; ++i) {
    persons.push_back({"high", 50.0 + i, 40.0 + i});
    persons.push_back({"low", 40.0 + i, 50.0 + i});
  }
  Report large;
  large.section(persons);
  CHECK_FALSE(large.says("Few persons, wide intervals"));
  persons.pop_back();
  Report nearly;
  nearly.section(persons);
  CHECK(nearly.says("Few persons, wide intervals"));
}

TEST_CASE("chally comparison: below the minimum a group shows its number and nothing else") {
  Report report;
  const Node& section =
      report.section({{"high", 71, 1}, {"high", 83, 2}, {"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(row(section, 0, "k1") == Cells{"k1", "2", kDash, kDash, "3", "2.0", "1.0", kDash});
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", kDash, kDash, kDash, "Fewer than 3 scores among the high performers: d is not given."});
  CHECK_FALSE(report.says("77"));  // the mean
  const auto* chart = chart_of(section);
  REQUIRE(chart != nullptr);
  CHECK(chart->series[1].states == std::vector<std::uint8_t>{0, 0, 0});
  CHECK(chart->series[1].values == std::vector<double>{0, 0, 0});
}

TEST_CASE("chally comparison: the client's minimum is what counts") {
  Report report;
  report.setup.minimum = 2;
  report.host_minimum = 2;
  const std::vector<Person> four = {{"high", 2, 1}, {"high", 4, 2}, {"low", 0, 2}, {"low", 2, 4}};
  // Means 3 and 1, variances 2: d is the root of 2.
  CHECK(row(report.section(four), 1, "k1")[1] == "1.41");
  Report more;
  more.setup.minimum = 4;
  CHECK(row(more.section(kSix), 1, "k1")[1] == kDash);
  CHECK(more.says("A group with fewer than 4 scores is too small"));
}

TEST_CASE("chally comparison: the client's minimum is never below the host's") {
  // Of either source the high performers are two, who are no group of fewer than three for the host.
  Report report;
  report.setup.minimum = 2;
  const Node& section = report.section({{"high", 71, 1},
                                        {"high", 83, 2},
                                        {"high", 10, 1, kRating},
                                        {"high", 20, 2, kRating},
                                        {"low", 1, 2},
                                        {"low", 2, 4},
                                        {"low", 3, 6}});
  CHECK(row(section, 0, "k1") == Cells{"k1", "2", kDash, kDash, "3", "2.0", "1.0", kDash});
  CHECK(row(section, 1, "k1").back() == "Fewer than 3 scores among the high performers: d is not given.");
  CHECK(report.says("A group with fewer than 3 scores is too small"));
}

TEST_CASE("chally comparison: a group of one has no d, and its score stays with it") {
  Report report;
  report.setup.minimum = 2;
  report.host_minimum = 2;
  const Node& section = report.section({{"high", 71, 83}, {"low", 1, 2}, {"low", 3, 6}});
  CHECK(row(section, 0, "k1") == Cells{"k1", "1", kDash, kDash, "2", "2.0", "1.4", kDash});
  CHECK(row(section, 1, "k1").back() ==
        "Only one score among the high performers: d is not defined with fewer than two.");
  CHECK_FALSE(report.says("71"));
  CHECK_FALSE(report.says("83"));
  CHECK_FALSE(report.says("77"));
}

TEST_CASE("chally comparison: without spread in both groups d is not defined, and the difference is shown") {
  Report report;
  const Node& section = report.section(
      {{"high", 50, 1}, {"high", 50, 2}, {"high", 50, 3}, {"low", 40, 2}, {"low", 40, 4}, {"low", 40, 6}});
  CHECK(row(section, 0, "k1") == Cells{"k1", "3", "50.0", "0.0", "3", "40.0", "0.0", "10.0"});
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", kDash, kDash, kDash,
              "All scores of a group are the same, in both groups: without spread, d is not defined."});
}

TEST_CASE("chally comparison: groups beyond all measure have d and no interval, with the reason") {
  Report report;
  const Node& section = report.section({{"high", 99, 1},
                                        {"high", 99, 2},
                                        {"high", 98.99999, 3},
                                        {"low", 0, 2},
                                        {"low", 0, 4},
                                        {"low", 0.00001, 6}});
  const Cells cells = row(section, 1, "k1");
  CHECK(cells[2] == kDash);
  CHECK(cells[1] != kDash);
  CHECK(cells.back() == "The groups lie so many standard deviations apart that no interval is given.");
}

TEST_CASE("chally comparison: a competency that nobody in a group has a score in") {
  Report report;
  const Node& section = report.section({{"high", 2, kNoScore},
                                        {"high", 4, kNoScore},
                                        {"high", 6, kNoScore},
                                        {"low", 1, 2},
                                        {"low", 2, 4},
                                        {"low", 3, 6}});
  CHECK(row(section, 0, "k2") == Cells{"k2", "0", kDash, kDash, "3", "4.0", "2.0", kDash});
  CHECK(row(section, 1, "k2").back() == "No score among the high performers: d is not defined.");
  CHECK(row(section, 1, "k1")[1] == "1.26");
  CHECK(report.says("For 3 persons in the two groups a competency has no score."));
}

TEST_CASE("chally comparison: what both groups lack is said once, what each lacks for itself") {
  Report small;
  const Node& both = small.section({{"high", 1, 2}, {"high", 2, kNoScore}, {"low", 1, 2}, {"low", 3, 4}});
  CHECK(row(both, 1, "k1").back() == "Fewer than 3 scores in each group: d is not given.");
  CHECK(row(both, 1, "k2").back() ==
        "Only one score among the high performers: d is not defined with fewer than two. "
        "Fewer than 3 scores among the low producers: d is not given.");
  Report fewer;
  const Node& one = fewer.section({{"high", 1, kNoScore}, {"low", 1, kNoScore}});
  CHECK(row(one, 1, "k1").back() == "Only one score in each group: d is not defined with fewer than two.");
  CHECK(row(one, 1, "k2").back() == "No score in either group: d is not defined.");
  CHECK(chart_of(one) == nullptr);
}

TEST_CASE("chally comparison: percentiles and ratings have a section each, and it is said") {
  std::vector<Person> persons = kSix;
  for (const Person& person : kSix)
    persons.push_back({person.group, *person.k1 * 10, *person.k2 * 10, kRating});
  Report report;
  const Node& root = report.written(persons);
  REQUIRE(find(root, "percentiles") != nullptr);
  REQUIRE(find(root, "behaviours") != nullptr);
  CHECK(row(*find(root, "percentiles"), 0, "k1")[2] == "4.0");
  CHECK(row(*find(root, "behaviours"), 0, "k1")[2] == "40.0");
  CHECK(report.says("no mean mixes them"));
  Report one;
  one.written(kSix);
  CHECK(find(one.tree.root(), "behaviours") == nullptr);
  CHECK_FALSE(one.says("no mean mixes them"));
}

// Six high performers with a mean of 354.6 / 6 = 59.1 in k1, and three low producers. By percentiles the first five have
// 281 / 5 = 56.2; 6 * 59.1 - 5 * 56.2 = 73.6 is the sixth.
const std::vector<Person> kMixed = {{"high", 55, 1}, {"high", 83, 2}, {"high", 41, 3},
                                    {"high", 64, 4}, {"high", 38, 5}, {"high", 73.6, 6, kRating},
                                    {"low", 1, 2},   {"low", 2, 4},   {"low", 3, 6}};

TEST_CASE("chally comparison: no mean of a source beside few of the group from the other, and it says why") {
  Report report;
  const Node& section = report.section(kMixed);
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", kDash, kDash, "3", "2.0", "1.0", kDash});
  CHECK(row(section, 0, "Profile index") ==
        Cells{"Profile index", "5", kDash, kDash, "3", "3.0", "1.5", kDash});
  CHECK(row(section, 1, "k1") == Cells{"k1", kDash, kDash, kDash,
                                       "The mean of the high performers is not given, nor d: beside other means it "
                                       "would tell of fewer than 3 persons."});
  CHECK(report.says("Some means are not shown\n"));
  CHECK(report.says("Taken from it, the mean of the one kind would leave the scores of the few"));
  CHECK_FALSE(report.says("56.2"));
  CHECK_FALSE(report.says("73.6"));
  const auto* chart = chart_of(section);
  REQUIRE(chart != nullptr);
  CHECK(chart->series[1].states == std::vector<std::uint8_t>{0, 0, 0});
  CHECK(chart->series[1].values == std::vector<double>{0, 0, 0});
  const Node* behaviours = find(report.tree.root(), "behaviours");
  REQUIRE(behaviours != nullptr);
  CHECK(row(*behaviours, 0, "k1") == Cells{"k1", "1", kDash, kDash, "0", kDash, kDash, kDash});
}

TEST_CASE("chally comparison: a source with the minimum of persons hides nothing of the other, one fewer does") {
  std::vector<Person> persons = kMixed;
  persons.push_back({"high", 20, 6, kRating});
  Report two;
  CHECK(row(two.section(persons), 0, "k1")[2] == kDash);
  persons.push_back({"high", 26.4, 6, kRating});
  Report three;
  const Node& section = three.section(persons);
  // 55, 83, 41, 64 and 38 lie -1.2, 26.8, -15.2, 7.8 and -18.2 from 56.2: squares of 1342.8, a deviation of 18.32.
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "56.2", "18.3", "3", "2.0", "1.0", "54.2"});
  CHECK_FALSE(three.says("Some means are not shown"));
  // 73.6 + 20 + 26.4 = 120.
  CHECK(row(*find(three.tree.root(), "behaviours"), 0, "k1")[2] == "40.0");
  // With a minimum of four these three are few again.
  Report four;
  four.setup.minimum = 4;
  CHECK(row(four.section(persons), 0, "k1")[2] == kDash);
  CHECK(four.says("The mean of the high performers is not given, nor d: beside other means it would tell of fewer than 4"));
}

TEST_CASE("chally comparison: few from the other source in both groups are said once") {
  std::vector<Person> persons = kMixed;
  persons.push_back({"low", 50, 50, kRating});
  Report report;
  const Node& section = report.section(persons);
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", kDash, kDash, "3", kDash, kDash, kDash});
  CHECK(row(section, 1, "k1").back() ==
        "The means are not given, nor d: beside other means they would tell of fewer than 3 persons.");
}

TEST_CASE("chally comparison: the index does not give away the mean of a competency that is not shown") {
  // By ratings four have k1 and two have k2. The index of the percentiles, 3.0, is the mean of k1 and k2:
  // 2 * 3.0 - 4.0 = 2.0 would be the mean in k2.
  std::vector<Person> persons = kSix;
  for (const Person& person : std::vector<Person>{
           {"high", 10, 20}, {"high", 20, 40}, {"high", 30, kNoScore}, {"high", 40, kNoScore}}) {
    persons.push_back({person.group, person.k1, person.k2, kRating});
  }
  Report report;
  const Node& section = report.section(persons);
  CHECK(row(section, 0, "k1") == Cells{"k1", "3", "4.0", "2.0", "3", "2.0", "1.0", "2.0"});
  CHECK(row(section, 0, "k2") == Cells{"k2", "3", kDash, kDash, "3", "4.0", "2.0", kDash});
  CHECK(row(section, 0, "Profile index") ==
        Cells{"Profile index", "3", kDash, kDash, "3", "3.0", "1.5", kDash});
  const Node& behaviours = *find(report.tree.root(), "behaviours");
  CHECK(row(behaviours, 0, "k1")[2] == "25.0");
  CHECK(row(behaviours, 0, "k2") == Cells{"k2", "2", kDash, kDash, "0", kDash, kDash, kDash});
  CHECK(row(behaviours, 0, "Profile index") ==
        Cells{"Profile index", "4", kDash, kDash, "0", kDash, kDash, kDash});
}

TEST_CASE("chally comparison: beside an earlier report, few whom another score picks out are not counted") {
  // Of the six high performers with a score, one or two by ratings; of all, one or two without a score in k2, or in both.
  const auto said = [](std::size_t few) {
    std::vector<Person> persons = kMixed;
    if (few == 2) persons[4].source = kRating;
    for (std::size_t i = 0; i < few; ++i) {
      persons[i].k2 = kNoScore;
      persons.push_back({"low", kNoScore, kNoScore});
    }
    Report report;
    report.beside_earlier = true;
    const Node& section = report.section(persons);
    CHECK(row(section, 0, "k1")[1] == kDash);
    const Node& behaviours = *find(report.tree.root(), "behaviours");
    CHECK(row(behaviours, 0, "k1")[1] == "fewer than 3");
    CHECK(row(behaviours, 1, "k1").back() ==
          "Fewer than 3 scores among the high performers: d is not given. No score among the low producers: d is not "
          "defined.");
    CHECK(report.says("it is not said how many have them from either"));
    CHECK(report.says("For fewer than 3 persons in the two groups a competency has no score."));
    CHECK(report.says("In one of the two groups and without any score: fewer than 3 persons\n"));
  };
  said(1);
  said(2);
}

TEST_CASE("chally comparison: beside an earlier report, counts of the minimum and more are told") {
  std::vector<Person> persons = kSix;
  for (int i = 0; i < 3; ++i) {
    persons.push_back({"low", 2, kNoScore});
    persons.push_back({"high", kNoScore, kNoScore});
  }
  Report report;
  report.beside_earlier = true;
  const Node& section = report.section(persons);
  CHECK(row(section, 0, "k1") == Cells{"k1", "3", "4.0", kDash, "6", "2.0", kDash, "2.0"});
  CHECK(report.says("For 3 persons in the two groups a competency has no score."));
  CHECK(report.says("In one of the two groups and without any score: 3 persons\n"));
}

TEST_CASE("chally comparison: only one group is there") {
  Report report;
  const Node& section = report.section({{"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(report.says("Nobody of the group in this report: high performers"));
  CHECK(report.says("No person in this report has “high” in the column “criterion”."));
  CHECK_FALSE(report.says("Nobody of the group in this report: low producers"));
  CHECK(row(section, 0, "k1") == Cells{"k1", "0", kDash, kDash, "3", "2.0", "1.0", kDash});
}

TEST_CASE(
    "chally comparison: other words are named when several persons have them, and counted when few do") {
  Report report;
  const Node& root =
      report.written({{"top", 1, 2}, {"top", 1, 2}, {"top", 1, 2}, {"Jane Doe", 1, 2}, {"", 1, 2}});
  CHECK(report.says("Left out, another word in the column: 4 persons"));
  CHECK(report.says("Left out, nothing in the column: 1 person\n"));
  CHECK(report.says("Other words in the column: “top” (3)"));
  CHECK(report.says("fewer than 3 persons have them: 1"));
  CHECK_FALSE(report.says("Jane"));
  CHECK(report.says("There is nothing to compare"));
  CHECK(find(root, "percentiles") == nullptr);
  CHECK(find(root, "method") == nullptr);
}

TEST_CASE("chally comparison: no groups at all, no scores at all, and no persons at all") {
  Report no_groups;
  no_groups.written({{"", 1, 2}, {"", 3, 4}});
  CHECK(no_groups.says("There is nothing to compare"));
  CHECK_FALSE(no_groups.says("Other words"));
  Report no_scores;
  no_scores.written({{"high", kNoScore, kNoScore}, {"low", kNoScore, kNoScore}});
  CHECK(no_scores.says("In one of the two groups and without any score: 2 persons"));
  CHECK(no_scores.says("There is nothing to compare"));
  Report nobody;
  nobody.written({});
  CHECK(nobody.says("High performers, “high” in the column: 0 persons"));
}

TEST_CASE("chally comparison: a group that is withheld is not said to be empty") {
  Report one;
  one.withheld = {"high"};
  one.written({{"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(one.says("High performers: fewer than 3 persons\nLow producers: 3 persons"));
  CHECK(one.says("High performers, “high” in the column: fewer than 3 persons"));
  CHECK(one.says("Too few persons in the group: high performers"));
  CHECK_FALSE(one.says("Nobody of the group"));
  CHECK_FALSE(one.says("There is nothing to compare"));
  const Node& section = *find(one.tree.root(), "percentiles");
  CHECK(row(section, 0, "k1") == Cells{"k1", "fewer than 3", kDash, kDash, "3", "2.0", "1.0", kDash});
  CHECK(row(section, 1, "k1").back() == "The high performers are too few to be told of: d is not given.");
  CHECK_FALSE(one.says("No score among"));
  Report both;
  both.withheld = {"high", "low"};
  both.written({{"", 1, 2}, {"", 2, 4}, {"", 3, 6}});
  CHECK(both.says("Low producers, “low” in the column: fewer than 3 persons"));
  CHECK(both.says("With so few persons in a group, figures would tell of each of them"));
  CHECK_FALSE(both.says("Nobody of the two groups"));
}

TEST_CASE("chally comparison: who is left out is told with the groups that are too small among them") {
  // Two high performers and two low producers, whom the host hands over without their groups, and one of none.
  Report report;
  report.withheld = {"high", "low"};
  report.written({{"", 1, 2}, {"", 2, 4}, {"", 3, 6}, {"", 3, 6}, {"", 3, 6}, {"top", 1, 2}});
  CHECK(report.says("Left out: 6 persons, high performers and low producers among them\n"));
  CHECK(report.says("Left out, another word in the column: 1 person\n"));
  CHECK(report.says("Left out, nothing in the column or a word that fewer than 3 persons have: 5 persons, high performers "
                    "and low producers among them\n"));
  CHECK_FALSE(report.says("Left out, nothing in the column: "));
  // Too few together: the host hands none of them over.
  Report left;
  left.withheld = {"high"};
  left.withheld_cases = 2;
  left.written({{"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(left.says("Left out: 2 persons, high performers among them\n"));
  CHECK(left.says("a word that fewer than 3 persons have: 2 persons, high performers among them\n"));
  // Nor one person of no group, where no other is.
  Report alone;
  alone.withheld_cases = 1;
  alone.written({{"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(alone.says("Left out: 1 person\n"));
  CHECK(alone.says("a word that fewer than 3 persons have: 1 person\n"));
}

TEST_CASE("chally comparison: beside an earlier report a group without anybody may be withheld, and it says so") {
  Report report;
  report.beside_earlier = true;
  const Node& section = report.section({{"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(report.says("High performers, “high” in the column: nobody in this report"));
  CHECK(report.says("Nobody of the group in this report: high performers"));
  CHECK(report.says("or the group is withheld, since readers have an earlier report on some of the same persons"));
  CHECK_FALSE(report.says("Nobody of the group in this report: low producers"));
  CHECK(row(section, 0, "k1") == Cells{"k1", kDash, kDash, kDash, "3", "2.0", kDash, kDash});
  CHECK(row(section, 1, "k1").back() == "Nobody of the high performers is in this report: d is not given.");
  Report none;
  none.beside_earlier = true;
  none.written({{"top", 1, 2}, {"top", 2, 4}, {"top", 3, 6}});
  CHECK(none.says("Nobody of the two groups has a score in this report"));
  CHECK_FALSE(none.says("0 persons\nLow"));
}

TEST_CASE("chally comparison: the cover says who is compared") {
  Report report;
  std::vector<Person> persons = kSix;
  persons.push_back({"", 1, 1});
  report.written(persons);
  CHECK(report.says(
      "Comparison of two groups\nCustomer: Acme\nHigh performers: 3 persons\nLow producers: 3 persons\n"
      "Left out: 1 person\nDate: January 18, 2006\n"));
  CHECK(report.says("report: chally.comparison"));
}
