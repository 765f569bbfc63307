// What a comparison of two groups says of a few persons, beside other reports on them, from files written by
// hand.
#include "published_groups.hpp"

namespace {

using namespace published;

const std::string kDash = "\u2013";

// Five good ones with 56.2 on average by percentiles, and a sixth by ratings: 73.6. Three poor ones.
Groups two_groups() {
  Groups all;
  all.person("ann", 1, "50")
      .person("ben", 1, "55")
      .person("cy", 1, "56")
      .person("di", 1, "58")
      .person("eve", 1, "62");
  all.person("fay", 1, "73.6", 2);
  return all.person("gus", 2, "40").person("hal", 2, "45").person("ivo", 2, "50");
}

}  // namespace

TEST_CASE("audit comparison: by itself it tells nothing of a few") {
  Groups all = two_groups();
  all.compare("percentiles", {"5", "56.2", "4.4", "3", "45.0", "5.0", "11.2"}, "56.2", "45");
  CHECK(all.leaks().empty());
  CHECK(all.audit().group_figures == 2);
  CHECK(all.audit().group_reports == 2);
  CHECK_FALSE(remarks_on(all.audit(), "not used"));
}

TEST_CASE("audit comparison: beside a mean over both sources, that of one tells the only one of the other") {
  Groups all = two_groups();
  all.figure("All", 9, "54.40").figure("good", 6, "59.10").figure("poor", 3, "45.00");
  all.compare("percentiles", {"5", "56.2", "4.4", "3", "45.0", "5.0", "11.2"});
  const auto leaks = all.leaks();
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "fay");
  // 6 x 59.1 - 5 x 56.2 = 354.6 - 281; six halves of a hundredth and five of a tenth.
  CHECK(leaks[0].found == "73.6, within 0.28");
  CHECK(leaks[0].equation == "73.6 = 6 x 59.1 (good) - 5 x 56.2 (good by percentiles)");
}

TEST_CASE("audit comparison: beside the mean of all, two groups tell the two of a third") {
  Groups all;
  for (const char* id : {"ann", "ben", "cy"}) all.person(id, 1, "60");
  for (const char* id : {"gus", "hal", "ivo"}) all.person(id, 2, "40");
  all.person("mia", 3, "70").person("ned", 3, "80");
  // The small group is not told of by itself, and stands in the whole.
  all.figure("All", 8, "56.25").figure("good", 3, kDash).figure("poor", 3, kDash).figure("rest", 0, kDash);
  all.compare("percentiles", {"3", "60.0", "0.0", "3", "40.0", "0.0", "20.0"});
  const auto leaks = all.leaks();
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "mia and ned");
  // 8 x 56.25 - 3 x 60 - 3 x 40.
  CHECK_THAT(
      leaks[0].equation,
      ContainsSubstring(
          "mia + ned = 150 = 8 x 56.25 (All) - 3 x 60 (good by percentiles) - 3 x 40 (poor by percentiles)"));
}

TEST_CASE("audit comparison: a difference tells the mean that is withheld") {
  Groups all;
  for (const char* id : {"ann", "ben", "cy"}) all.person(id, 1, "60");
  all.person("gus", 2, "40").person("hal", 2, "50");
  all.compare("percentiles", {"3", "60.0", "0.0", "fewer than 3", kDash, kDash, "15.0"});
  const auto leaks = all.leaks();
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "gus and hal");
  // The mean of the two is 60 - 15, so they have 90 together: 2 x 60 - 2 x 15.
  CHECK(leaks[0].found == "90, within 0.2");
  CHECK(leaks[0].equation ==
        "gus + hal = 90 = 2 x 60 (good by percentiles) - 2 x 15 (good less poor by percentiles)");
}

TEST_CASE("audit comparison: a chart draws the mean that the table withholds, and rounds nothing") {
  Groups all;
  for (const char* id : {"ann", "ben", "cy"}) all.person(id, 1, "60");
  all.person("gus", 2, "40").person("hal", 2, "50.5");
  all.compare("percentiles", {"3", "60.0", "0.0", "2", kDash, kDash, kDash}, "60", "45.25");
  const auto leaks = all.leaks();
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "gus and hal");
  CHECK(leaks[0].found == "90.5");
  CHECK(leaks[0].exact);
}

TEST_CASE("audit comparison: two of them tell who has left in between") {
  Groups before = two_groups(), now;
  before.compare("percentiles", {"5", "56.2", "4.4", "3", "45.0", "5.0", "11.2"});
  now.person("ann", 1, "50")
      .person("ben", 1, "55")
      .person("cy", 1, "56")
      .person("di", 1, "58")
      .person("fay", 1, "73.6", 2);
  now.person("gus", 2, "40").person("hal", 2, "45").person("ivo", 2, "50");
  now.compare("percentiles", {"4", "54.8", kDash, "3", "45.0", kDash, "9.8"});
  const auto leaks = now.leaks({before.write()});
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "eve");
  // 5 x 56.2 - 4 x 54.8 = 281 - 219.2.
  CHECK(leaks[0].found == "61.8, within 0.45");
}

TEST_CASE("audit comparison: its standard deviation beside that of all tells that of the other four") {
  Groups all;
  for (const char* id : {"ann", "ben", "cy"}) all.person(id, 1, "50");
  for (const char* id : {"di", "eve"}) all.person(id, 1, "60");
  all.person("gus", 2, "40").person("hal", 2, "44").person("ivo", 2, "46").person("jo", 2, "50");
  // 450 in all, squares 22732: 22732 - 450²/9 = 232 of four and 120 of five and what their means are apart.
  all.figure("All", 9, "50.00").deviation("6.80").figure("good", 5, kDash).figure("poor", 4, kDash);
  all.compare("percentiles", {"5", "54.0", "5.5", "4", "45.0", kDash, "9.0"});
  const auto leaks = all.leaks();
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].case_id == "gus, hal, ivo, jo");
  CHECK_THAT(leaks[0].found, ContainsSubstring("SD of 4 persons about "));
  CHECK_THAT(leaks[0].equation, ContainsSubstring("(good by percentiles)"));
}

TEST_CASE("audit comparison: a standard deviation that stands there is not worked out") {
  Groups all;
  for (const char* id : {"ann", "ben", "cy"}) all.person(id, 1, "50");
  for (const char* id : {"di", "eve"}) all.person(id, 1, "60");
  all.person("gus", 2, "40").person("hal", 2, "44").person("ivo", 2, "46").person("jo", 2, "50");
  all.figure("All", 9, "50.00").deviation("6.80").figure("good", 5, kDash).figure("poor", 4, kDash);
  all.compare("percentiles", {"5", "54.0", "5.5", "4", "45.0", "4.2", "9.0"});
  CHECK(all.leaks().empty());
}

TEST_CASE("audit comparison: groups that nobody can tell apart are not used, and a note says so") {
  Groups all;
  for (const char* id : {"ann", "ben", "cy"}) all.person(id, 1, "60");
  for (const char* id : {"gus", "hal", "ivo"}) all.person(id, 2, "40");
  for (const char* id : {"mia", "ned", "oda"}) all.person(id, 3, "40");
  all.compare("percentiles", {"3", "60.0", kDash, "3", "40.0", kDash, "20.0"});
  CHECK(all.leaks().empty());
  CHECK(remarks_on(all.audit(),
                   "1 figure of a group is not that of the persons whom groups.csv names, and was not used"));
  // Another report has their names, in the order of their numbers.
  all.figure("All", 9, "46.67")
      .figure("fair", 3, "60.00")
      .figure("good", 3, "40.00")
      .figure("poor", 3, "40.00");
  CHECK_FALSE(remarks_on(all.audit(), "not used"));
  CHECK(all.audit().group_figures == 6);
}

TEST_CASE("audit comparison: of groups with as many persons, those with these means are meant") {
  Groups all;
  for (const char* id : {"ann", "ben", "cy"}) all.person(id, 1, "60");
  for (const char* id : {"gus", "hal", "ivo"}) all.person(id, 2, "50");
  for (const char* id : {"mia", "ned", "oda"}) all.person(id, 3, "40");
  all.compare("percentiles", {"3", "60.0", kDash, "3", "40.0", kDash, "20.0"});
  CHECK_FALSE(remarks_on(all.audit(), "not used"));
  CHECK(all.audit().group_figures == 2);
}

TEST_CASE("audit comparison: means of other persons than the files name are not used, and a note says so") {
  Groups all = two_groups();
  all.figure("All", 9, "54.40").figure("good", 6, "59.10").figure("poor", 3, "45.00");
  all.compare("percentiles", {"4", "56.2", "4.4", "3", "45.0", "5.0", "11.2"});
  CHECK(all.leaks().empty());
  CHECK(remarks_on(all.audit(), "1 figure of a group is not that of the persons whom groups.csv names"));
}

TEST_CASE("audit comparison: one that is no JSON is an error") {
  Groups all = two_groups();
  all.compare("percentiles", {"5", "56.2", "4.4", "3", "45.0", "5.0", "11.2"});
  all.write();
  all.folder->write("reports/group.c.json", "[1]");
  try {
    assay::run_audit({all.folder->path(), {}, {}}, instrument());
    FAIL("this is no report");
  } catch (const assay::Error& error) {
    CHECK_THAT(error.what(), ContainsSubstring("reports/group.c.json"));
    CHECK_THAT(error.what(), ContainsSubstring("this is not the JSON of a report"));
  }
}
