// What changes of groups since an earlier administration say of a few persons, from files written by hand.
#include "published_groups.hpp"

namespace {

using namespace published;

// Last year: four with 9.4 together in one group, and jonas with three others in another.
Groups last_year() {
  Groups then;
  then.person("ann", 1, "2.2").person("ben", 1, "2.4").person("cy", 1, "2.3").person("di", 1, "2.5");
  then.person("jonas", 2, "2.2").person("kim", 2, "3").person("lea", 2, "4").person("max", 2, "5");
  return then.figure("All", 8, "2.95").figure("payments", 4, "2.35").figure("services", 4, "3.55");
}

// This year jonas is with the four: 13.5 together, 1.9 more than then.
Groups this_year() {
  Groups now;
  now.person("ann", 1, "2.6")
      .person("ben", 1, "2.8")
      .person("cy", 1, "2.7")
      .person("di", 1, "2.7")
      .person("jonas", 1, "2.7");
  return now.figure("All", 5, "2.70").figure("payments", 5, "2.70");
}

}  // namespace

TEST_CASE("audit changes: a mean less its change, less the mean of then, is who changed groups") {
  const Groups then = last_year();
  Groups now = this_year();
  now.change("All", 5, "+0.38").change("payments", 5, "+0.38").against(then);
  const auto leaks = now.leaks({}, {then.folder->path()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "jonas");
  CHECK(leaks[0].id == "e1");
  // 5 x 2.70 - 5 x 0.38 - 4 x 2.35 = 13.5 - 1.9 - 9.4; fourteen times half a hundredth.
  CHECK(leaks[0].found == "2.2, within 0.07");
  CHECK_FALSE(leaks[0].exact);
  CHECK_THAT(leaks[0].equation,
             ContainsSubstring("5 x 2.7 (All)") || ContainsSubstring("5 x 2.7 (payments)"));
  CHECK_THAT(leaks[0].equation, ContainsSubstring("- 4 x 2.35 (payments, baseline)"));
  CHECK_THAT(leaks[0].equation, ContainsSubstring("- 5 x 0.38 (change of All)") ||
                                    ContainsSubstring("- 5 x 0.38 (change of payments)"));
}

TEST_CASE("audit changes: one whom the others have left behind is told as well") {
  const Groups then = last_year();
  Groups now;
  now.person("ann", 1, "2.6").person("ben", 1, "2.8").person("cy", 1, "2.7").person("di", 1, "2.7");
  now.person("kim", 1, "4").person("lea", 1, "4").person("max", 1, "4");
  now.figure("All", 7, "3.26")
      .figure("payments", 7, "3.26")
      .change("All", 7, "+0.20")
      .change("payments", 7, "+0.20")
      .against(then);
  const auto leaks = now.leaks({}, {then.folder->path()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "jonas");
  // 8 x 2.95 - (7 x 3.26 - 7 x 0.2) = 23.6 - 21.42.
  CHECK(leaks[0].found == "2.18, within 0.11");
}

TEST_CASE("audit changes: beside the groups of then, those of the same persons tell nothing") {
  const Groups then = last_year();
  Groups now;
  now.person("ann", 1, "2.6").person("ben", 1, "2.8").person("cy", 1, "2.7").person("di", 1, "2.7");
  now.figure("All", 4, "2.70")
      .figure("payments", 4, "2.70")
      .change("All", 4, "+0.35")
      .change("payments", 4, "+0.35")
      .against(then);
  CHECK(now.leaks({}, {then.folder->path()}).empty());
}

TEST_CASE("audit changes: a score that is the same as then is still two scores") {
  Groups then, now;
  for (Groups* one : {&then, &now}) {
    one->person("ann", 1, "3")
        .person("ben", 1, one == &then ? "2" : "4")
        .person("cy", 1, one == &then ? "2" : "3");
  }
  then.figure("All", 3, "2.33").figure("north", 3, "2.33");
  now.figure("All", 3, "3.33")
      .figure("north", 3, "3.33")
      .change("All", 3, "+1.00")
      .change("north", 3, "+1.00")
      .against(then);
  CHECK(now.leaks({}, {then.folder->path()}).empty());
}

TEST_CASE("audit changes: beside the change of the others, one who is new is told") {
  Groups then, now;
  then.person("ann", 1, "3")
      .person("ben", 1, "4")
      .person("cy", 1, "5")
      .figure("All", 3, "4.00")
      .figure("north", 3, "4.00");
  now.person("ann", 1, "4").person("ben", 1, "4").person("cy", 1, "5").person("di", 1, "1");
  now.figure("All", 4, "3.50")
      .figure("north", 4, "3.50")
      .change("All", 3, "+0.33")
      .change("north", 3, "+0.33")
      .against(then);
  const auto leaks = now.leaks({}, {then.folder->path()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "di");
  // 4 x 3.5 - 3 x 4 - 3 x 0.33 = 14 - 12 - 0.99.
  CHECK(leaks[0].found == "1.01, within 0.05");
}

TEST_CASE("audit changes: the change of all less that of the groups is that of who is in none") {
  Groups then, now;
  for (const char* id : {"ann", "ben", "cy", "di"}) {
    const bool last = id == std::string("di");
    then.person(id, last ? 2 : 1, "3");
    now.person(id, last ? 2 : 1, last ? "1" : "4");
  }
  now.figure("All", 4, "3.25").figure("north", 3, "4.00").rows.clear();
  now.change("All", 4, "+0.25").change("north", 3, "+1.00").change("rest", 0, "\u2013").against(then);
  const auto leaks = now.leaks({}, {then.write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "di");
  // 4 x 0.25 - 3 x 1: two points less.
  CHECK(leaks[0].found == "-2, within 0.035");
  CHECK_THAT(
      leaks[0].equation,
      ContainsSubstring("di - di, baseline = -2 = 4 x 0.25 (change of All) - 3 x 1 (change of north)"));
}

TEST_CASE("audit changes: the changes of two publications, of all persons alone, tell who has left") {
  Groups then, first, second;
  for (const char* id : {"ann", "ben", "cy", "di"}) {
    const bool last = id == std::string("di");
    then.person(id, 1, "3");
    first.person(id, 1, last ? "1" : "4");
    if (!last) second.person(id, 1, "4");
  }
  then.write();
  first.change_of_all(4, "+0.25").against(then);
  second.change_of_all(3, "+1.00").against(then);
  const auto leaks = second.leaks({first.write()}, {then.folder->path()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "di");
  CHECK_THAT(leaks[0].equation, ContainsSubstring("4 x 0.25 (change of all persons, earlier)"));
  CHECK_THAT(leaks[0].equation, ContainsSubstring("3 x 1 (change of all persons)"));
}

TEST_CASE("audit changes: a fall is read with the minus of any locale") {
  Groups then, now;
  for (const char* id : {"ann", "ben", "cy", "di"}) {
    then.person(id, 1, "4");
    now.person(id, id == std::string("di") ? 2 : 1, "3");
  }
  now.change("All", 4, "\u22121,00")
      .change("north", 3, "\u061C-\u0661\u066B\u0660\u0660")
      .change("rest", 0, "\u2013")
      .against(then);
  const auto leaks = now.leaks({}, {then.write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].found == "-1, within 0.035");
  CHECK_THAT(leaks[0].equation, ContainsSubstring("4 x (-1) (change of All) - 3 x (-1) (change of north)"));
}

TEST_CASE(
    "audit changes: two publications of a baseline are one administration when one followed the other") {
  Groups then, later, first, second;
  for (const char* id : {"ann", "ben", "cy", "di"}) {
    const bool last = id == std::string("di");
    then.person(id, 1, "3");
    later.person(id, 1, "3");
    first.person(id, 1, last ? "1" : "4");
    if (!last) second.person(id, 1, "4");
  }
  later.person("nils", 1, "3");
  first.change_of_all(4, "+0.25").against(then);
  second.change_of_all(3, "+1.00").against(later);
  CHECK(second.leaks({first.write()}, {then.folder->path(), later.folder->path()}).empty());
  later.baseline = R"(, "previous": [{"folder": "then", "scores": ")" +
                   assay::sha256_of_file(then.folder->path() / "scores.csv") + "\"}]";
  later.write();
  const auto leaks = second.leaks({first.folder->path()}, {then.folder->path(), later.folder->path()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "di");
  CHECK_THAT(leaks[0].equation, ContainsSubstring("di, earlier - di, baseline 1 = -2 = "));
}

TEST_CASE(
    "audit changes: where nobody names what they were held against they are not read, and a note says so") {
  const Groups then = last_year();
  Groups now = this_year();
  now.change("payments", 5, "+0.38").change("payments", 5, "+0.38").against(then);
  CHECK(now.leaks().empty());
  CHECK(
      remarks_on(now.audit(),
                 "2 changes of groups were not used: --baseline does not name what they were held against"));
  CHECK_FALSE(remarks_on(now.audit({}, {then.folder->path()}), "were not used"));
  now.changes.clear();
  now.change("All", 5, "\u2013").change("payments", 5, "+0.38");
  CHECK(remarks_on(now.audit(),
                   "1 change of groups was not used: --baseline does not name what it was held against"));
}

TEST_CASE("audit changes: those of other persons than the files name are not used, and a note says so") {
  const Groups then = last_year();
  Groups now = this_year();
  now.change("All", 4, "\u2013").change("payments", 4, "+0.38").against(then);
  CHECK(now.leaks({}, {then.folder->path()}).empty());
  CHECK(remarks_on(now.audit({}, {then.folder->path()}),
                   "1 figure of a group is not that of the persons whom groups.csv names"));
}

TEST_CASE("audit changes: results that nothing was held against are refused as a baseline") {
  const Groups then = last_year();
  Groups now = this_year();
  try {
    now.audit({}, {then.write()});
    FAIL("the run has no baseline");
  } catch (const assay::Error& error) {
    CHECK_THAT(error.what(), ContainsSubstring("nothing that is audited was held against these results"));
    CHECK_THAT(error.what(), ContainsSubstring("leave it out: the run was held against none"));
  }
  Groups other = last_year();
  other.person("nils", 2, "3");
  now.against(then);
  try {
    now.audit({}, {other.write()});
    FAIL("the run has another baseline");
  } catch (const assay::Error& error) {
    CHECK_THAT(error.what(), ContainsSubstring("name that folder"));
  }
}

TEST_CASE("audit changes: a baseline that is missing is an error") {
  Groups now = this_year();
  try {
    now.audit({}, {now.folder->path() / "nowhere"});
    FAIL("there is no such folder");
  } catch (const assay::Error& error) {
    CHECK_THAT(error.what(), ContainsSubstring("nowhere/run.json"));
  }
}
