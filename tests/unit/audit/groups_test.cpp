// What the figures of groups say of a few persons, from files written by hand.
#include <algorithm>

#include "published_groups.hpp"

namespace {

using namespace published;

// Five with 3, 4, 4, 5 and 4: 20 in all.
Groups five() {
  Groups all;
  all.person("ann", 1, "3").person("ben", 1, "4").person("cy", 1, "4").person("di", 1, "5").person("eve", 1, "4");
  return all.figure("All", 5, "4.00").figure("north", 5, "4.00");
}

}  // namespace

TEST_CASE("audit groups: a group for itself tells nothing, nor does the same one twice") {
  const Groups before = five();
  CHECK(before.leaks().empty());
  CHECK(five().leaks({before.write()}).empty());
  CHECK(assay::run_audit({before.write(), {}}, instrument()).group_figures == 2);
}

TEST_CASE("audit groups: one who left is the difference, with the equation") {
  const Groups before = five();
  Groups now;
  now.person("ann", 1, "3").person("ben", 1, "4").person("cy", 1, "4").person("eve", 1, "4");
  now.figure("All", 4, "3.75").figure("north", 4, "3.75");
  const auto leaks = now.leaks({before.write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "di");
  CHECK(leaks[0].id == "e1");
  // 5 x 4 - 4 x 3.75 = 5, each mean within half a hundredth: 0.045.
  CHECK(leaks[0].found == "5, within 0.045");
  CHECK_FALSE(leaks[0].exact);
  CHECK_THAT(leaks[0].equation, ContainsSubstring("5 x 4 (All, earlier)") || ContainsSubstring("5 x 4 (north, earlier)"));
  CHECK_THAT(leaks[0].equation, ContainsSubstring("4 x 3.75"));
}

TEST_CASE("audit groups: a person whose score has changed is told by the difference") {
  const Groups before = five();
  Groups now;
  now.person("ann", 1, "5").person("ben", 1, "4").person("cy", 1, "4").person("di", 1, "5").person("eve", 1, "4");
  now.figure("All", 5, "4.40").figure("north", 5, "4.40");
  const auto leaks = now.leaks({before.write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "ann");
  CHECK_THAT(leaks[0].equation, ContainsSubstring("ann - ann, earlier = 2 = ") || ContainsSubstring("ann, earlier - ann = -2 = "));
}

TEST_CASE("audit groups: three who left speak for each other, two do not") {
  Groups before = five(), two;
  before.person("fay", 2, "1").person("gus", 2, "2").person("hal", 2, "3");
  before.rows.clear();
  before.figure("All", 8, "3.25").figure("north", 5, "4.00").figure("south", 3, "2.00");
  CHECK(five().leaks({before.write()}).empty());
  two.person("ann", 1, "3").person("ben", 1, "4").person("cy", 1, "4");
  two.figure("All", 3, "3.67").figure("north", 3, "3.67");
  const auto leaks = two.leaks({five().write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "di and eve");
}

TEST_CASE("audit groups: a person in the whole and in no group that is shown") {
  Groups all = five();
  all.person("fay", 2, "1");
  all.rows.clear();
  all.figure("All", 6, "3.50").figure("north", 5, "4.00").figure("rest", 0, "\u2013");
  const auto leaks = all.leaks();
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "fay");
  // 6 x 3.5 - 5 x 4, each within 0.005.
  CHECK(leaks[0].found == "1, within 0.055");
}

TEST_CASE("audit groups: two earlier reports together tell what neither tells alone") {
  Groups first, second, now;
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) first.person(id, 1, "4");
  for (const char* id : {"a", "b", "c"}) second.person(id, 1, "4");
  for (const char* id : {"g", "h", "i"}) second.person(id, 2, "4");
  for (const char* id : {"d", "e", "f", "g", "h", "i", "z"}) now.person(id, 1, "4");
  first.figure("All", 6, "4.00").figure("all", 6, "4.00");
  second.figure("All", 6, "4.00").figure("one", 3, "4.00").figure("two", 3, "4.00");
  now.figure("All", 7, "4.00").figure("all", 7, "4.00");
  CHECK(now.leaks({first.write()}).empty());
  CHECK(now.leaks({second.write()}).empty());
  const auto leaks = now.leaks({first.write(), second.write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "z");
}

TEST_CASE("audit groups: figures of other persons than the file names are not used, and a note says so") {
  Groups all = five();
  all.rows.clear();
  all.figure("All", 9, "3.50").figure("north", 7, "4.00");
  CHECK(all.leaks().empty());
  const auto remarks = assay::run_audit({all.write(), {}}, instrument()).remarks;
  CHECK(std::any_of(remarks.begin(), remarks.end(), [](const std::string& one) {
    return one.find("1 figure of a group is not that of the persons whom groups.csv names") != std::string::npos;
  }));
}

TEST_CASE("audit groups: earlier results that followed others must all be named") {
  const Groups first = five(), second = five();
  const auto folder = second.write();
  second.folder->write("run.json", R"({"instrument": {"id": "t.view", "sha256": "0"},
  "disclosure": {"minimum_raters": 3, "minimum_comment_raters": 3, "minimum_cases": 3, "exempt": []},
  "measures": [{"id": "n", "statistic": "raters"}, {"id": "mean", "statistic": "mean"}, {"id": "source", "statistic": "none"}],
  "previous": [{"folder": "long-ago", "scores": "1234"}]})");
  first.write();
  try {
    assay::run_audit({first.folder->path(), {folder}}, instrument());
    FAIL("an earlier publication is missing");
  } catch (const assay::Error& error) {
    CHECK_THAT(error.what(), ContainsSubstring("these results followed others, which are not named"));
  }
}

TEST_CASE("audit groups: two reports that part the scale in other places tell who is in between") {
  // Of 3, 4, 4, 5 and 4, three are from 4 to below 5, one below and one above. By hand: 4 below 5 less 1 below 4.
  Groups now = five(), before = five();
  now.parts("1 to below 4: 1, 4 to 7: 4");
  CHECK(now.leaks().size() == 1);  // a part of one person needs no second report
  Groups wide = five();
  wide.person("flo", 1, "2").person("gus", 1, "2").rows.clear();
  wide.figure("north", 7, "3.43").parts("1 to below 4: 3, 4 to 7: 4");
  CHECK(wide.leaks().empty());
  Groups narrow = wide;
  narrow.folder = std::make_shared<TemporaryFolder>();
  narrow.rows.clear();
  narrow.figure("north", 7, "3.43").parts("1 to below 3: 2, 3 to 7: 5");
  const auto leaks = wide.leaks({narrow.write()});
  // The part of two is found in the narrow one alone, and 3 below 4 less 2 below 3 is one from 3 to below 4.
  REQUIRE(leaks.size() == 2);
  const auto between = std::find_if(leaks.begin(), leaks.end(), [](const assay::Leak& leak) {
    return leak.equation.find("= 3 below 4 (north) - 2 below 3 (north, earlier)") != std::string::npos;
  });
  REQUIRE(between != leaks.end());
  CHECK(between->found == "1 of 7 persons from 3 to below 4");
  CHECK(between->exact);
  CHECK(between->case_id == "ann, ben, cy, di, eve, flo and 1 more");
}

TEST_CASE("audit groups: the parts of two reports are those of who is in one of them alone") {
  // Three more in the second, of whom two are below 4: 5 less 3.
  Groups before, now;
  for (Groups* one : {&before, &now}) {
    one->person("ann", 1, "3").person("ben", 1, "3").person("cy", 1, "3").person("di", 1, "5").person("eve", 1, "5").person("flo", 1, "5");
  }
  before.figure("north", 6, "4.00").parts("1 to below 4: 3, 4 to 7: 3");
  now.person("gus", 1, "2").person("hal", 1, "2").person("ivo", 1, "6");
  now.figure("north", 9, "3.78").parts("1 to below 4: 5, 4 to 7: 4");
  const auto leaks = now.leaks({before.write()});
  REQUIRE(leaks.size() == 2);
  CHECK(leaks[0].case_id == "gus, hal, ivo");
  CHECK(leaks[0].equation == "2 of 3 persons below 4 = 5 below 4 (north) - 3 below 4 (north, earlier)");
  CHECK(leaks[1].found == "1 of 3 persons from 4");
}

TEST_CASE("audit groups: two standard deviations tell that of three") {
  // 3, 3, 3, 5, 5, 5 and with 2, 2, 5: means 4 and 33 / 9, squares 102 and 135; what is left is 9 and 33 of three.
  Groups before, now;
  for (Groups* one : {&before, &now}) {
    one->person("ann", 1, "3").person("ben", 1, "3").person("cy", 1, "3").person("di", 1, "5").person("eve", 1, "5").person("flo", 1, "5");
  }
  // Roots of 6 / 5 and of 14 / 8.
  before.figure("north", 6, "4.00").deviation("1.10");
  now.person("gus", 1, "2").person("hal", 1, "2").person("ivo", 1, "5");
  now.figure("north", 9, "3.67").deviation("1.32");
  const auto leaks = now.leaks({before.write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "gus, hal, ivo");
  // sqrt((33 - 27) / 2) = 1.73, from rounded figures.
  CHECK(leaks[0].found.rfind("SD of 3 persons about 1.", 0) == 0);
  CHECK_FALSE(leaks[0].exact);
}

TEST_CASE("audit groups: the chart of all persons tells parts as well, in any locale's words") {
  Groups before = five(), now = five();
  for (Groups* one : {&before, &now}) {
    one->rows.clear();
    one->person("flo", 1, "2").person("gus", 1, "2").figure("All", 7, "3.43");
  }
  before.chart = R"({"kind": "row", "children": [{"kind": "cell", "children": [{"kind": "text", "text": "First"}]},
    {"kind": "cell", "children": [{"kind": "chart", "chart": "distribution", "categories": [{"label": "1 bis unter 4,5"},
    {"label": "4,5 bis 7"}], "series": [{"values": [6, 1]}]}]}]})";
  now.chart = R"({"kind": "row", "children": [{"kind": "cell", "children": [{"kind": "text", "text": "First"}]},
    {"kind": "cell", "children": [{"kind": "chart", "chart": "distribution", "categories": [{"label": "1 bis unter 4"},
    {"label": "4 bis 7"}], "series": [{"values": [3, 4]}]}]}]})";
  const auto leaks = now.leaks({before.write()});
  // One from 4.5 on, in the earlier chart alone; three from 4 to below 4.5 are enough.
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].found == "1 of 7 persons from 4.5");
}
