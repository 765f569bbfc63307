// Several raters: roles, roles pooled into others, all raters, and raters who say little.
#include "catch.hpp"
#include "test_instrument.hpp"

using namespace standard_test;

namespace {

// Two items from 1 to 5; peers and staff count as others.
void build(TestInstrument& instrument, std::uint32_t na_policy = ASSAY_NA_AVAILABLE) {
  instrument.scale("five", {1, 2, 3, 4, 5}, na_policy);
  instrument.role("self").role("other").role("peer", "other").role("staff", "other");
  instrument.construct("a", "trait").item("q1", "a", "five").item("q2", "a", "five");
}

}  // namespace

TEST_CASE("standard roles: a role's score is the mean of its raters' scores") {
  TestInstrument instrument;
  build(instrument);
  // Raters' means: self 4.5; peers 2 and 4, staff 1. Others (2 + 4 + 1) / 3; all (4.5 + 2 + 4 + 1) / 4.
  const Scored s(instrument, {{"self", {4, 5}}, {"peer", {1, 3}}, {"peer", {4, 4}}, {"staff", {1, 1}}});
  CHECK(s.of("score", "a", "self") == 4.5);
  CHECK(s.of("score", "a", "other") == Approx(7.0 / 3));
  CHECK(s.of("n", "a", "other") == 3);
  CHECK(s.of("score", "a", "all") == 2.875);
  CHECK(s.of("n", "a", "all") == 4);
  CHECK(s.item("mean", "q1", "other") == 2);  // (1 + 4 + 1) / 3
  CHECK(s.item("mean", "q2", "all") == 3.25);
}

TEST_CASE("standard roles: a rater who says less counts no less") {
  TestInstrument instrument;
  build(instrument);
  // Raters' means are 5 and 2: (5 + 2) / 2, and not the mean of the items' means, (3.5 + 2) / 2.
  const Scored s(instrument, {{"peer", {5, kNa}}, {"peer", {2, 2}}});
  CHECK(s.of("score", "a", "other") == 3.5);
  CHECK(s.item("mean", "q1", "other") == 3.5);
  CHECK(s.item("mean", "q2", "other") == 2);
  CHECK(s.item("n", "q2", "other") == 1);
  CHECK(s.item("na", "q2", "other") == 1);
}

TEST_CASE("standard roles: the policy for missing answers is each rater's") {
  TestInstrument instrument;
  build(instrument, ASSAY_NA_STRICT);
  const Scored s(instrument, {{"peer", {5, kNa}}, {"peer", {2, 3}}});
  CHECK(s.of("score", "a", "other") == 2.5);
  CHECK(s.of("n", "a", "other") == 1);
  CHECK(s.of("na", "a", "other") == 1);
}

TEST_CASE("standard roles: a role without raters has no figures, one without answers has no score") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, {{"self", {kNa, kBlank}}});
  CHECK(s.of("score", "a", "self") == kEmpty);
  CHECK(s.of("n", "a", "self") == 0);
  CHECK(s.of("na", "a", "self") == 2);
  CHECK(s.of("n", "a", "all") == 0);
  CHECK(s.of("n", "a", "other") == kEmpty);
  CHECK(s.item("na", "q1", "other") == kEmpty);
  CHECK(s.item("mean", "q1", "self") == kEmpty);
}

TEST_CASE("standard roles: a single rater's answers are the scores of the role and of all") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, {{"staff", {3, 4}}});
  CHECK(s.of("score", "a", "other") == 3.5);
  CHECK(s.of("score", "a", "all") == 3.5);
}

TEST_CASE("standard roles: a sum in a role is the mean of its raters' sums") {
  TestInstrument instrument;
  build(instrument);
  instrument.method = ASSAY_METHOD_SUM;
  const Scored s(instrument, {{"peer", {1, 2}}, {"peer", {5, 5}}});
  CHECK(s.of("score", "a", "other") == 6.5);  // (3 + 10) / 2
}

TEST_CASE("standard roles: thirds that add up to a whole are that whole") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}).role("self").construct("root", "whole");
  for (const char* part : {"a", "b", "c"}) {
    instrument.construct(part, "part", "root");
    for (const char* n : {"1", "2", "3"}) instrument.item(std::string(part) + n, part, "five");
  }
  // Means 4/3, 7/3 and 10/3: 7 together, 7/3 on average, three raters alike.
  const Answers answers = {1, 1, 2, 2, 2, 3, 3, 3, 4};
  const Scored s(instrument, {{"self", answers}, {"self", answers}, {"self", answers}});
  CHECK(s.of("score", "root") == 7.0 / 3);
  CHECK(s.of("score", "a") == 4.0 / 3);
}

TEST_CASE("standard roles: nobody's case stays empty") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, {});
  CHECK(s.of("n", "a", "all") == kEmpty);
  CHECK(s.of("score", "a", "all") == kEmpty);
}
