// What only one framework covers.
#include "person.hpp"

using namespace crosswalk_test;

TEST_CASE("crosswalk single: themes of one framework are told with what the others have") {
  Person person;
  const auto a = person.framework("a.view", "View of others", "Alpha");
  const auto b = person.framework("b.test", "Sample test", "Beta");
  person.theme("calm", "Calm");
  person.rating(a, kExact, "Keeps calm", 4);
  person.rank(b, kExact, "Composure", 80);
  person.theme("tidy", "Tidiness");
  person.rating(a, kExact, "Order", 3);
  person.rating(a, kBroad, "Care", 4);
  person.theme("drive", "Drive");
  person.rank(b, kClose, "Push", 7);
  person.member(a, kClose, "Will");
  const Node& root = person.report();
  const std::string single = words_of(root, "single-themes");
  CHECK(says(single,
             "Tidiness\nAlpha\nOrder: rating 3.00 of 1 to 5; Care: rating 4.00 of 1 to 5 (broad)\n"
             "No other framework is named under it\n"));
  CHECK(says(single, "Drive\nBeta\nPush: percentile rank 7\nNo figures: Alpha\n"));
  CHECK_FALSE(says(single, "Calm"));
}

TEST_CASE("crosswalk single: constructs that no theme names stand by framework") {
  Person person;
  const auto a = person.framework("a.view", "View of others", "Alpha");
  const auto b = person.framework("b.test", "Sample test", "Beta");
  person.theme("calm", "Calm");
  person.rating(a, kExact, "Keeps calm", 4);
  person.uncovered(b, "Wit", 33, "Says what others laugh at.");
  const Node& root = person.report();
  const std::string uncovered = words_of(root, "uncovered");
  INFO(uncovered);
  CHECK(says(uncovered, "\nBeta\n"));
  CHECK(says(uncovered, "Wit\nSays what others laugh at.\npercentile rank 33\n33.0\n"));
  CHECK_FALSE(says(uncovered, "Alpha"));
  CHECK(charts_of(root, "uncovered").size() == 1);
  // A figure outside of all themes is a figure: Beta takes part.
  CHECK(says(words_of(root, "frameworks"), "Beta\nSample test\npercentile rank\n0 of 1\n"));
}

TEST_CASE("crosswalk single: where there is nothing of the kind it says so") {
  Person person;
  const auto a = person.framework("a.view", "View of others", "Alpha");
  const auto b = person.framework("b.test", "Sample test", "Beta");
  person.theme("calm", "Calm");
  person.rating(a, kExact, "Keeps calm", 4);
  person.rank(b, kExact, "Composure", 80);
  const Node& root = person.report();
  CHECK(says(words_of(root, "single-themes"), "There is no such theme."));
  CHECK(says(words_of(root, "uncovered"), "There are none."));
}
