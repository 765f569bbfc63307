// The report as a whole: cover, introduction, frameworks, the themes at a glance.
#include "person.hpp"

using namespace crosswalk_test;

namespace {

// Two frameworks with figures of different kinds, and one that is not in use.
struct Three : Person {
  Three() {
    a = framework("a.view", "View of others", "Alpha");
    b = framework("b.test", "Sample test", "Beta");
    c = framework("c.test", "c.test", "", "not-used");
    theme("calm", "Calm", "Staying calm.");
    rating(a, kExact, "Keeps calm", 4.5);  // 87.5
    rank(b, kClose, "Composure", 20);
    theme("tidy", "Tidiness");
    member(c, kExact, "c9");
  }
  std::uint32_t a, b, c;
};

// The key figures with their notes, in order.
void collect_counts(const Node& node, std::vector<std::string>& counts) {
  if (node.is(ASSAY_KEY_FIGURE)) counts.push_back(node.children.at(0).text + " " + node.note);
  for (const Node& child : node.children) collect_counts(child, counts);
}

}  // namespace

TEST_CASE("crosswalk report: cover and properties name person, date, customer and whose figures there are") {
  Three person;
  const Node& root = person.report();
  CHECK(root.title == "Two views: Robin Vale");
  CHECK(root.attribute("report") == "crosswalk.person");
  CHECK(root.attribute("date") == "2024-03-09");
  CHECK(root.attribute("subject") == "Robin Vale");
  const Node& cover = root.children.at(0);
  CHECK(cover.title == "Two views");
  CHECK(cover.note == "Robin Vale");
  CHECK(cover.attribute("Date") == "March 9, 2024");
  CHECK(cover.attribute("Prepared for") == "Sample Inc");
  CHECK(cover.attribute("Figures from") == "Alpha and Beta");
}

TEST_CASE("crosswalk report: a German locale writes dates, decimals, lists and counts as German does") {
  Three person;
  person.wording.add("locale.tag", "de")
      .add("locale.decimal", ",")
      .add("locale.group", ".")
      .add("locale.date.long", "{day}. {month} {year}")
      .add("locale.month.3", "März")
      .add("locale.list.two", "{first} und {last}")
      .add("locale.plurals", "one: n = 1");
  const Node& root = person.report();
  CHECK(root.children.at(0).attribute("Date") == "9. März 2024");
  CHECK(root.children.at(0).attribute("Figures from") == "Alpha und Beta");
  CHECK(says(words_of(root, "rule"), "low is below 33,3, high is above 66,7"));
  CHECK(says(words_of(root, "theme-calm"), "Keeps calm\nexact\nrating 4,50 of 1 to 5\n87,5\n"));
  CHECK(charts_of(root, "overview").at(0)->description == "Alpha, Keeps calm: place 87,5 of 100");
}

TEST_CASE("crosswalk report: figures of a thousand and more are grouped") {
  Person person;
  const auto a = person.framework("a.test", "Sample test", "Alpha");
  person.theme("calm", "Calm");
  assay_theme_member& member = person.member(a, kExact, "Points");
  member.has_value = 1;
  member.basis = ASSAY_BASIS_POINTS;
  member.value = 1234.5;
  member.minimum = 0;
  member.maximum = 2000;
  member.position = 61.725;
  CHECK(says(words_of(person.report(), "theme-calm"), "1,234.5 of 0 to 2,000 points\n61.7\n"));
}

TEST_CASE("crosswalk report: the note below a count has the form that goes with it") {
  Three person;
  std::vector<std::string> counts;
  collect_counts(*find(person.report(), "overview"), counts);
  // One theme conflicts, one has no figures.
  CHECK(counts == std::vector<std::string>{"0 themes", "0 themes", "1 theme", "0 themes with figures of one",
                                           "1 theme without figures, or with too few to judge"});
  // The count has the name of the verdict, as the theme below and the pages have it.
  CHECK(says(words_of(person.report(), "overview"), "Not judged\n"));
  CHECK_FALSE(says(words_of(person.report(), "overview"), "Open\n"));
}

TEST_CASE("crosswalk report: only the kinds of figures that occur are explained") {
  Three person;
  const std::string introduction = words_of(person.report(), "introduction");
  CHECK(says(introduction, "A rating is"));
  CHECK(says(introduction, "A percentile rank is a standing"));
  CHECK_FALSE(says(introduction, "Points are"));
  CHECK(says(introduction, "Why nothing is averaged"));
}

TEST_CASE("crosswalk report: what figures of several kinds mean is told by the kinds that occur") {
  Three person;
  const std::string introduction = words_of(person.report(), "introduction");
  CHECK(says(introduction, "A percentile rank is its own place."));
  CHECK(says(introduction, "A place of 70 says one thing as a percentile rank"));
  CHECK(says(introduction, "a mean across kinds would be a figure of nothing"));
}

TEST_CASE("crosswalk report: where all figures are of one kind no other kind is spoken of") {
  Person person;
  const auto a = person.framework("a.view", "View of others", "Alpha");
  const auto b = person.framework("b.view", "Another view", "Beta");
  person.theme("calm", "Calm");
  person.rating(a, kExact, "Keeps calm", 4);
  person.rating(b, kExact, "Composure", 3);
  const std::string introduction = words_of(person.report(), "introduction");
  CHECK(says(introduction, "Why nothing is averaged\nThe figures are of one kind"));
  CHECK_FALSE(says(introduction, "ercentile"));
  CHECK_FALSE(says(introduction, "across kinds"));
}

TEST_CASE("crosswalk report: a framework without scores is named with the reason") {
  Three person;
  const std::string frameworks = words_of(person.report(), "frameworks");
  CHECK(says(frameworks, "Alpha\nView of others\nrating\n1 of 2\n"));
  CHECK(says(frameworks, "Beta\nSample test\npercentile rank\n1 of 2\n"));
  CHECK(says(frameworks, "c.test: it is not among the instruments in use here."));
}

TEST_CASE("crosswalk report: each reason for no scores has its words") {
  Person person;
  person.framework("a", "First", "Alpha", "no-input");
  person.framework("b", "Second", "Beta", "no-case");
  person.framework("c", "Third", "Gamma");
  person.framework("d", "Fourth", "Delta", "a word of a later version");
  const std::string frameworks = words_of(person.report(), "frameworks");
  CHECK(says(frameworks, "Alpha, First: there are no answers for it in this administration."));
  CHECK(says(frameworks, "Beta, Second: its answers do not hold Robin Vale."));
  CHECK(says(frameworks, "Gamma, Third: it has scores for Robin Vale, but none that speaks"));
  CHECK(says(frameworks, "Delta, Fourth: it has no scores."));
}

TEST_CASE("crosswalk report: the rule is printed with the client's limits") {
  Three person;
  person.agree_within = 12.5;
  person.low_below = 25;
  const std::string rule = words_of(person.report(), "rule");
  CHECK(says(rule, "Up to 12.5 points they agree, above 30 points they conflict"));
  CHECK(says(rule, "low is below 25, high is above 66.7"));
}

TEST_CASE("crosswalk report: the themes at a glance have a verdict, places and a link") {
  Three person;
  const Node& root = person.report();
  const std::string overview = words_of(root, "overview");
  CHECK(says(overview, "Theme\nVerdict\nAlpha (rating)\nBeta (percentile rank)\n"));
  CHECK(says(overview, "Calm\nConflict\n87.5, high\n20.0, low\n"));
  CHECK(says(overview, "Tidiness\nNo figures\n"));
  CHECK(says(overview, "Conflict\n1\n"));
  CHECK(charts_of(root, "overview").size() == 2);
  CHECK(find(root, "theme-calm") != nullptr);
}

TEST_CASE("crosswalk report: a bar has its place, its framework and words for those who do not see it") {
  Three person;
  const auto charts = charts_of(person.report(), "theme-calm");
  REQUIRE(charts.size() == 2);
  CHECK(charts[0]->kind == ASSAY_CHART_SCORE_BAR);
  CHECK(charts[0]->minimum == 0);
  CHECK(charts[0]->maximum == 100);
  CHECK(charts[0]->series.at(0).values.at(0) == 87.5);
  CHECK(charts[0]->series.at(0).role == "a.view");
  CHECK(charts[0]->description == "Alpha, Keeps calm: place 87.5 of 100");
}

TEST_CASE("crosswalk report: with one framework it says plainly that there is nothing to compare") {
  Person person;
  const auto a = person.framework("a.view", "View of others", "Alpha");
  const auto b = person.framework("b.test", "Sample test", "Beta", "no-case");
  person.theme("calm", "Calm");
  person.rating(a, kExact, "Keeps calm", 3);
  person.member(b, kExact, "k1");
  const Node& root = person.report();
  CHECK(says(words_of(root, "introduction"),
             "There is nothing to compare\nOf all frameworks that could take part, only Alpha has figures"));
  CHECK(find(root, "rule") == nullptr);
  CHECK(says(words_of(root, "overview"), "One framework alone has figures"));
  CHECK(says(words_of(root, "theme-calm"), "rating 3.00 of 1 to 5\n50.0\n"));
}

TEST_CASE("crosswalk report: without any figure it says so and has no empty sections") {
  Person person;
  const auto a = person.framework("a.view", "View of others", "Alpha");
  person.theme("calm", "Calm");
  person.member(a, kExact, "Keeps calm");
  const Node& root = person.report();
  CHECK(says(words_of(root, "introduction"), "None of the frameworks that could take part has a figure"));
  CHECK_FALSE(says(words_of(root, "introduction"), "What the figures are"));
  CHECK(find(root, "overview") == nullptr);
  CHECK(find(root, "themes") == nullptr);
  CHECK(find(root, "single") == nullptr);
}

TEST_CASE(
    "crosswalk report: frameworks of one vendor are told apart by their titles, and else by their ids") {
  Person person;
  person.framework("a.1", "First", "Alpha", "no-case");
  person.framework("a.2", "Second", "Alpha", "no-case");
  person.framework("b.1", "Same", "Beta", "no-case");
  person.framework("b.2", "Same", "Beta", "no-case");
  person.framework("c.1", "Lone", "", "no-case");
  const std::string frameworks = words_of(person.report(), "frameworks");
  CHECK(says(frameworks, "Alpha: First, First: its answers"));
  CHECK(says(frameworks, "Alpha: Second, Second: its answers"));
  CHECK(says(frameworks, "b.1, Same: its answers"));
  CHECK(says(frameworks, "b.2, Same: its answers"));
  CHECK(says(frameworks, "\nLone: its answers"));
}

TEST_CASE("crosswalk report: titles are taken as they are, whatever they hold") {
  const std::string hostile = "<script>alert(1)</script> {name} \"&'";
  Person person;
  person.name = hostile;
  const auto a = person.framework("a.view", hostile, hostile);
  const auto b = person.framework("b.test", "Sample test", "Beta");
  person.theme("calm", hostile, hostile);
  person.rating(a, kExact, hostile, 4);
  person.rank(b, kExact, "Composure", 80);
  const Node& root = person.report();
  CHECK(root.title == "Two views: " + hostile);
  const Node* theme = find(root, "theme-calm");
  REQUIRE(theme != nullptr);
  CHECK(theme->title == hostile);
  // The place in braces is not filled in once more.
  CHECK(says(words(*theme), hostile + " (rating) lies high; Beta (percentile rank) lies high"));
}

TEST_CASE("crosswalk report: nothing is a mean of two figures") {
  Person person;
  const auto a = person.framework("a.view", "View of others", "Alpha");
  const auto b = person.framework("b.view", "Another view", "Beta");
  person.theme("calm", "Calm");
  person.rating(a, kExact, "One", 2);    // 25
  person.rating(a, kClose, "Two", 4);    // 75
  person.rating(b, kExact, "Three", 5);  // 100
  const std::string all = words(person.report());
  CHECK_FALSE(says(all, "50.0"));    // of One and Two
  CHECK_FALSE(says(all, "62.5"));    // of One and Three
  CHECK_FALSE(says(all, "66.7\n"));  // of all three
  CHECK(says(all, "25.0 to 75.0, low to high"));
}
