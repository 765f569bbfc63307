// A theme's section: the verdict's reasons in words, and the table of figures.
#include "person.hpp"

using namespace crosswalk_test;

namespace {

struct Two : Person {
  Two() {
    a = framework("a.view", "View of others", "Alpha");
    b = framework("b.view", "Another view", "Beta");
    theme("calm", "Calm", "Staying calm.");
  }
  std::string calm() { return words_of(report(), "theme-calm"); }
  std::uint32_t a, b;
};

}  // namespace

TEST_CASE("crosswalk theme: each figure stands on its own scale, with its place and how closely it fits") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 4.375);
  person.rank(person.b, kClose, "Composure", 88);
  person.points(person.b, kBroad, "Balance", 512.5);
  const std::string calm = person.calm();
  CHECK(says(calm, "Calm\nStaying calm.\n"));
  CHECK(says(calm, "Alpha\nKeeps calm\nexact\nrating 4.38 of 1 to 5\n84.4\n"));  // 27/32 of the way
  CHECK(says(calm, "Beta\nComposure\nclose\npercentile rank 88\n88.0\n"));
  CHECK(says(calm, "Balance\nbroad\n512.5 of 200 to 800 points\n52.1\n"));
}

TEST_CASE("crosswalk theme: agreement of one kind is told by the distance") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 4);   // 75
  person.rating(person.b, kExact, "Composure", 3.4);  // 60
  CHECK(says(person.calm(),
             "Agree\nSame kind of figure (rating): Beta at 60.0 and Alpha at 75.0 lie 15.0 points apart, "
             "not more than 15, so they agree.\n"));
}

TEST_CASE("crosswalk theme: difference and conflict of one kind are told by the distance") {
  Two differ;
  differ.rating(differ.a, kExact, "Keeps calm", 4);   // 75
  differ.rating(differ.b, kExact, "Composure", 2.8);  // 45
  CHECK(says(differ.calm(),
             "Differ somewhat\nSame kind of figure (rating): Beta at 45.0 and Alpha at 75.0 lie "
             "30.0 points apart, more than 15 and not more than 30, so they differ somewhat.\n"));
  Two conflict;
  conflict.rating(conflict.a, kExact, "Keeps calm", 5);  // 100
  conflict.rating(conflict.b, kExact, "Composure", 2);   // 25
  CHECK(says(conflict.calm(),
             "Conflict\nSame kind of figure (rating): Beta at 25.0 and Alpha at 100.0 lie "
             "75.0 points apart, more than 30, so they conflict.\n"));
}

TEST_CASE("crosswalk theme: of three of a kind the furthest apart are named") {
  Two person;
  const auto c = person.framework("c.view", "A third view", "Gamma");
  person.rating(person.a, kExact, "Keeps calm", 4);  // 75
  person.rating(person.b, kExact, "Composure", 3);   // 50
  person.rating(c, kExact, "Serenity", 5);           // 100
  CHECK(says(person.calm(),
             "furthest apart are Beta at 50.0 and Gamma at 100.0, by 50.0 points, more than 30"));
}

TEST_CASE("crosswalk theme: two at one place are said to lie there, without a distance of nothing") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 4);  // 75
  person.rating(person.b, kExact, "Composure", 4);
  const std::string calm = person.calm();
  CHECK(says(calm, "Agree\nSame kind of figure (rating): Alpha and Beta both lie at 75.0, so they agree.\n"));
  CHECK_FALSE(says(calm, "points apart"));
}

TEST_CASE("crosswalk theme: of three that overlap none is named as the furthest apart") {
  Two person;
  const auto c = person.framework("c.view", "A third view", "Gamma");
  for (const std::uint32_t framework : {person.a, person.b, c}) {
    person.rating(framework, kExact, "One", 2);
    person.rating(framework, kClose, "Two", 4);
  }
  const std::string calm = person.calm();
  CHECK(says(calm, "Same kind of figure (rating): none lies apart from another, so they agree.\n"));
  CHECK_FALSE(says(calm, "furthest"));
  CHECK_FALSE(says(calm, "0.0 points"));
}

TEST_CASE("crosswalk theme: different kinds are told by where each lies, without a distance") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 4);  // 75
  person.rank(person.b, kExact, "Composure", 60);
  const std::string calm = person.calm();
  CHECK(says(calm,
             "Differ somewhat\nDifferent kinds of figure, each on its own scale: Alpha (rating) lies high; "
             "Beta (percentile rank) lies middle. Not all share a region, so they differ somewhat.\n"));
  CHECK_FALSE(says(calm, "points apart"));
}

TEST_CASE("crosswalk theme: a spread within one framework is said, with the parts at its ends") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 2);    // 25
  person.rating(person.a, kClose, "Bears anger", 4);   // 75
  person.rating(person.a, kBroad, "Likes people", 5);  // does not count
  person.rating(person.b, kExact, "Composure", 3);     // 50, within
  const std::string calm = person.calm();
  CHECK(says(calm, "Alpha at 25.0 to 75.0 and Beta at 50.0 overlap, so they agree."));
  CHECK(says(calm, "Within Alpha the figures spread: Keeps calm lies at 25.0, Bears anger at 75.0."));
  CHECK_FALSE(says(calm, "Within Beta"));
  CHECK(says(calm, "Broad parts are shown below and do not count."));
}

TEST_CASE("crosswalk theme: a spread up to the limit is not said") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 3.4);  // 60
  person.rating(person.a, kClose, "Bears anger", 4);   // 75
  person.rating(person.b, kExact, "Composure", 4);
  CHECK_FALSE(says(person.calm(), "Within Alpha"));
}

TEST_CASE("crosswalk theme: broad figures alone are shown and not judged") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 5);
  person.rank(person.b, kBroad, "Composure", 3);
  const Node& root = person.report();
  CHECK(says(words_of(root, "theme-calm"), "Not judged\nFewer than two frameworks cover this theme"));
  CHECK(says(words_of(root, "theme-calm"), "Composure\nbroad\npercentile rank 3\n3.0\n"));
  CHECK(says(words_of(root, "overview"), "Calm\nNot judged\n100.0, high\nbroad only\n"));
}

TEST_CASE("crosswalk theme: a member without a figure is shown as such, without a bar or a place") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 5);
  person.member(person.b, kExact, "Composure");
  const Node& root = person.report();
  const std::string calm = words_of(root, "theme-calm");
  CHECK(says(calm, "One framework only\nOnly Alpha has figures here."));
  CHECK(says(calm, "Beta\nComposure\nexact\nno figure\n"));
  CHECK(charts_of(root, "theme-calm").size() == 1);
}

TEST_CASE("crosswalk theme: a figure that is withheld is told from one that is not there") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 5);
  person.member(person.b, kExact, "Composure").withheld = ASSAY_WITHHELD_FEW;
  const Node& root = person.report();
  CHECK(says(words_of(root, "theme-calm"), "Beta\nComposure\nexact\nwithheld, since too few people answered\n"));
  CHECK(says(words_of(root, "frameworks"), "is withheld, since too few people answered for them to be anonymous."));
  CHECK_FALSE(says(words_of(root, "frameworks"), "none that speaks"));
}

TEST_CASE("crosswalk theme: one without any figure has no table") {
  Two person;
  person.rating(person.a, kExact, "Keeps calm", 5);
  person.theme("tidy", "Tidiness");
  person.member(person.a, kExact, "Order");
  CHECK(words_of(person.report(), "theme-tidy") == "Tidiness\nNo figures\nNo framework has a figure here.\n");
}

TEST_CASE("crosswalk theme: frameworks named under it that have no scores are told") {
  Two person;
  const auto c = person.framework("c.view", "A third view", "Gamma", "no-input");
  person.rating(person.a, kExact, "Keeps calm", 5);
  person.member(c, kExact, "k4");
  const std::string calm = person.calm();
  CHECK(says(calm, "Named under this theme, without scores here: Gamma."));
  CHECK_FALSE(says(calm, "k4"));
}
