// What the comparison does not show, and that it says why.
#include "group_report.hpp"

using namespace chally_test;

TEST_CASE("chally comparison: beside an earlier report on some of the persons, means alone are shown, and it says why") {
  Report report;
  report.beside_earlier = true;
  const Node& section = report.section(kTen);
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "4.0", kDash, "5", "2.0", kDash, "2.0"});
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", kDash, kDash, kDash, "Not shown: an earlier report tells of some of the same persons."});
  CHECK(report.says("Two standard deviations beside two means would tell of the few"));
  // The same means with other scores about them: nothing else may differ.
  Report other;
  other.beside_earlier = true;
  other.written({{"high", 3, 1}, {"high", 4, 2}, {"high", 4, 2}, {"high", 4, 2}, {"high", 5, 3},
                 {"low", 1, 3},  {"low", 2, 4},  {"low", 2, 4},  {"low", 2, 4},  {"low", 3, 5}});
  CHECK(other.all == report.all);
}

TEST_CASE("chally comparison: beside an earlier report, scores of two sources have no means either") {
  std::vector<Person> twenty = kTen;
  for (Person person : kTen) {
    person.source = kRating;
    twenty.push_back(person);
  }
  Report report;
  const Node& plain = report.section(twenty);
  CHECK(row(plain, 0, "k1")[2] == "4.0");
  Report beside;
  beside.beside_earlier = true;
  const Node& section = beside.section(twenty);
  CHECK(row(section, 0, "k1") == Cells{"k1", kDash, kDash, kDash, kDash, kDash, kDash, kDash});
  CHECK(row(section, 1, "k1").back() == "Not shown: an earlier report tells of some of the same persons.");
  CHECK(beside.says("the scores come from two sources"));
  CHECK(beside.says("Where a group has scores from both, it is not said how many persons have them from either."));
}

TEST_CASE("chally comparison: below the minimum a group shows its number and nothing else") {
  Report report;
  const Node& section =
      report.section({{"high", 71, 1}, {"high", 83, 2}, {"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(row(section, 0, "k1") == Cells{"k1", "2", kDash, kDash, "3", "2.0", kDash, kDash});
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
  CHECK(row(report.section(four), 0, "k1") == Cells{"k1", "2", "3.0", kDash, "2", "1.0", kDash, "2.0"});
  Report more;
  more.setup.minimum = 6;
  CHECK(row(more.section(kTen), 1, "k1")[1] == kDash);
  CHECK(more.says("A group with fewer than 6 scores is too small"));
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
  CHECK(row(section, 0, "k1") == Cells{"k1", "2", kDash, kDash, "3", "2.0", kDash, kDash});
  CHECK(row(section, 1, "k1").back() == "Fewer than 3 scores among the high performers: d is not given.");
  CHECK(report.says("A group with fewer than 3 scores is too small"));
}

TEST_CASE("chally comparison: a group of one has no d, and its score stays with it") {
  Report report;
  report.setup.minimum = 2;
  report.host_minimum = 2;
  const Node& section = report.section({{"high", 71, 83}, {"low", 1, 2}, {"low", 3, 6}});
  CHECK(row(section, 0, "k1") == Cells{"k1", "1", kDash, kDash, "2", "2.0", kDash, kDash});
  CHECK(row(section, 1, "k1").back() ==
        "Only one score among the high performers: d is not defined with fewer than two.");
  CHECK_FALSE(report.says("71"));
  CHECK_FALSE(report.says("83"));
  CHECK_FALSE(report.says("77"));
}

// Six high performers with a mean of 354.6 / 6 = 59.1 in k1, and three low producers. By percentiles the first five have
// 281 / 5 = 56.2; 6 * 59.1 - 5 * 56.2 = 73.6 is the sixth.
const std::vector<Person> kMixed = {{"high", 55, 1}, {"high", 83, 2}, {"high", 41, 3},
                                    {"high", 64, 4}, {"high", 38, 5}, {"high", 73.6, 6, kRating},
                                    {"low", 1, 2},   {"low", 2, 4},   {"low", 3, 6}};

TEST_CASE("chally comparison: no mean of a source beside few of the group from the other, and it says why") {
  Report report;
  const Node& section = report.section(kMixed);
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", kDash, kDash, "3", "2.0", kDash, kDash});
  CHECK(row(section, 0, "Profile index") ==
        Cells{"Profile index", "5", kDash, kDash, "3", "3.0", kDash, kDash});
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
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "56.2", kDash, "3", "2.0", kDash, "54.2"});
  CHECK_FALSE(three.says("Some means are not shown"));
  // 73.6 + 20 + 26.4 = 120.
  CHECK(row(*find(three.tree.root(), "behaviours"), 0, "k1")[2] == "40.0");
  // With a minimum of four these three are few again.
  Report four;
  four.setup.minimum = 4;
  CHECK(row(four.section(persons), 0, "k1")[2] == kDash);
  CHECK(four.says("The mean of the high performers is not given, nor d: beside other means it would tell of fewer than 4"));
}

// Scores in k1 of five, with a mean of 56.2, from which they lie -1.2, 26.8, -15.2, 7.8 and -18.2: squares of 1342.8, and
// 1342.8 / 4 is the square of 18.3.
const std::vector<double> kFive = {55, 83, 41, 64, 38};

void add(std::vector<Person>& persons, const std::string& word, std::size_t count, double source = kPercentile) {
  for (std::size_t i = 0; i < count; ++i) persons.push_back({word, kFive[i], kFive[i] / 2, source});
}

const std::string kSpreadOfFew =
    "Fewer than 5 scores in a group of this report, or from one source in a group: how scores are spread is not shown, "
    "nor d.";

// What k1 says by percentiles, of five high performers and five low producers, and so many of another kind besides.
void check_spread(const std::string& word, std::size_t persons_besides, double source, bool shown) {
  INFO(word << ", " << persons_besides << " by source " << source);
  std::vector<Person> persons;
  add(persons, "high", 5);
  add(persons, "low", 5);
  add(persons, word, persons_besides, source);
  Report report;
  const Node& section = report.section(persons);
  const std::string deviation = shown ? "18.3" : kDash;
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "56.2", deviation, "5", "56.2", deviation, "0.0"});
  const Cells effect = row(section, 1, "k1");
  CHECK(Cells(effect.begin() + 1, effect.end()) ==
        (shown ? Cells{"0.00", kMinus + "1.24 to 1.24", "0.00", "The interval contains 0."}
               : Cells{kDash, kDash, kDash, kSpreadOfFew}));
  CHECK(report.says("Some standard deviations are not shown\n") != shown);
}

TEST_CASE("chally comparison: spread is shown with five in each group, and not with four of another word or of none") {
  for (const char* word : {"other", ""}) {
    check_spread(word, 0, kPercentile, true);
    check_spread(word, 4, kPercentile, false);
    check_spread(word, 5, kPercentile, true);
    // Scores of either source count together there.
    check_spread(word, 4, kRating, false);
    check_spread(word, 5, kRating, true);
  }
}

TEST_CASE("chally comparison: spread is not shown with four of either group from the other source") {
  for (const char* word : {"high", "low"}) {
    check_spread(word, 3, kRating, false);
    check_spread(word, 4, kRating, false);
    check_spread(word, 5, kRating, true);
  }
}

TEST_CASE("chally comparison: with three or four in a group its mean is shown, no spread of either group, nor d") {
  for (const std::size_t few : {3u, 4u}) {
    for (const bool high : {true, false}) {
      std::vector<Person> persons;
      add(persons, "high", high ? few : 5);
      add(persons, "low", high ? 5 : few);
      Report report;
      const Node& section = report.section(persons);
      // 179 / 3 and 243 / 4.
      const std::string n = std::to_string(few), mean = few == 3 ? "59.7" : "60.8", less = few == 3 ? "3.5" : "4.6";
      CHECK(row(section, 0, "k1") == (high ? Cells{"k1", n, mean, kDash, "5", "56.2", kDash, less}
                                           : Cells{"k1", "5", "56.2", kDash, n, mean, kDash, kMinus + less}));
      CHECK(row(section, 1, "k1") == Cells{"k1", kDash, kDash, kDash, kSpreadOfFew});
      CHECK_FALSE(report.says("18.3"));
    }
  }
}

TEST_CASE("chally comparison: a competency that four have hides its own spread alone") {
  std::vector<Person> persons;
  add(persons, "high", 5);
  add(persons, "low", 5);
  add(persons, "other", 5);
  persons.back().k2 = kNoScore;
  Report report;
  const Node& section = report.section(persons);
  CHECK(row(section, 0, "k1")[3] == "18.3");
  CHECK(row(section, 0, "k2")[3] == kDash);
  CHECK(row(section, 1, "k2").back() == kSpreadOfFew);
  CHECK(row(section, 0, "Profile index")[3] != kDash);
  CHECK(report.says("Some standard deviations are not shown\n"));
}

TEST_CASE("chally comparison: four with the same score are not said to have it") {
  std::vector<Person> persons(4, {"high", 50, 60});
  persons.resize(8, {"low", 40, 30});
  Report report;
  const Node& section = report.section(persons);
  CHECK(row(section, 0, "k1") == Cells{"k1", "4", "50.0", kDash, "4", "40.0", kDash, "10.0"});
  CHECK(row(section, 1, "k1").back() == kSpreadOfFew);
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
  std::vector<Person> persons = kTen;
  for (const Person& person : std::vector<Person>{
           {"high", 10, 20}, {"high", 20, 40}, {"high", 30, kNoScore}, {"high", 40, kNoScore}}) {
    persons.push_back({person.group, person.k1, person.k2, kRating});
  }
  Report report;
  const Node& section = report.section(persons);
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "4.0", kDash, "5", "2.0", kDash, "2.0"});
  CHECK(row(section, 0, "k2") == Cells{"k2", "5", kDash, kDash, "5", "4.0", kDash, kDash});
  CHECK(row(section, 0, "Profile index") ==
        Cells{"Profile index", "5", kDash, kDash, "5", "3.0", kDash, kDash});
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
    CHECK(row(behaviours, 0, "k1")[1] == kDash);
    CHECK(row(behaviours, 1, "k1").back() == "No score among the low producers: d is not defined.");
    CHECK_FALSE(report.says("a competency has no score"));
    CHECK_FALSE(report.says("Few persons, wide intervals"));
    CHECK(report.says("In one of the two groups and without any score: fewer than 3 persons\n"));
  };
  said(1);
  said(2);
}

TEST_CASE("chally comparison: beside an earlier report, counts of the minimum and more are told") {
  std::vector<Person> persons = kTen;
  for (int i = 0; i < 3; ++i) {
    persons.push_back({"low", 2, kNoScore});
    persons.push_back({"high", kNoScore, kNoScore});
  }
  Report report;
  report.beside_earlier = true;
  const Node& section = report.section(persons);
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "4.0", kDash, "8", "2.0", kDash, "2.0"});
  CHECK(report.says("For 3 persons in the two groups a competency has no score."));
  CHECK(report.says("In one of the two groups and without any score: 3 persons\n"));
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
  CHECK(row(section, 0, "k1") == Cells{"k1", "fewer than 3", kDash, kDash, "3", "2.0", kDash, kDash});
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
