#include "scorer.hpp"

#include "catch.hpp"
#include "small_instrument.hpp"

using namespace bcsc_test;

namespace {

constexpr std::uint32_t kU1 = 0, kE1 = 1, kE2 = 2, kU2 = 3, kE3 = 4;
constexpr std::uint32_t kAll = ASSAY_ROLE_ALL;
constexpr double kEmpty = Scored::kEmpty;

// The case that the tests below work out by hand:
//            q1  q2     q3  q4
//   self      4   7     NA   6
//   manager   6  blank   5   7
//   manager   7   5      6  NA
//   other     5   4      4   6
//   peer      6  NA      7   7   (a part of other)
const std::vector<Rater> kRaters = {{kSelf, {4, 7, kNa, 6}},
                                    {kManager, {6, kBlank, 5, 7}},
                                    {kManager, {7, 5, 6, kNa}},
                                    {kOther, {5, 4, 4, 6}},
                                    {kPeer, {6, kNa, 7, 7}}};

}  // namespace

TEST_CASE("bcsc scorer: a question's mean leaves NA and blank out and counts them") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.item("mean", 0, kSelf) == 4);
  CHECK(s.item("mean", 0, kManager) == 6.5);
  CHECK(s.item("n", 1, kManager) == 1);
  CHECK(s.item("na", 1, kManager) == 1);
  CHECK(s.item("mean", 1, kManager) == 5);
  CHECK(s.item("mean", 2, kSelf) == kEmpty);
  CHECK(s.item("n", 2, kSelf) == 0);
  CHECK(s.item("na", 2, kSelf) == 1);
  CHECK(s.item("count_6", 0, kManager) == 1);
  CHECK(s.item("count_7", 0, kManager) == 1);
  CHECK(s.item("count_5", 0, kManager) == 0);
}

TEST_CASE("bcsc scorer: a sub-role is pooled into its parent") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.item("n", 0, kOther) == 2);
  CHECK(s.item("mean", 0, kOther) == 5.5);
  CHECK(s.item("mean", 2, kOther) == 5.5);
}

TEST_CASE("bcsc scorer: all pools raters, not roles") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.item("mean", 0, kAll) == 28.0 / 5);  // the mean of the role means would be 5.33
  CHECK(s.item("n", 0, kAll) == 5);
  CHECK(s.item("mean", 1, kAll) == 16.0 / 3);
  CHECK(s.item("na", 1, kAll) == 2);
  CHECK(s.item("count_6", 0, kAll) == 2);
}

TEST_CASE("bcsc scorer: the sample report's pooled mean is 46/7") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  // 7.00 self, 6.50 of two managers, 6.50 of four others.
  std::vector<Rater> raters = {{kSelf, {7, 7, 7, 7}}};
  for (const double answer : {6.0, 7.0}) raters.push_back({kManager, {answer, answer, answer, answer}});
  for (const double answer : {6.0, 6.0, 7.0, 7.0}) raters.push_back({kOther, {answer, answer, answer, answer}});
  const Scored s(instrument, scorer, raters);
  CHECK(s.item("mean", 0, kManager) == 6.5);
  CHECK(s.item("mean", 0, kOther) == 6.5);
  CHECK(s.item("mean", 0, kAll) == 46.0 / 7);
}

TEST_CASE("bcsc scorer: an element is the mean of its questions' means, a unit of its elements'") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.construct("mean", kE1, kSelf) == 5.5);
  CHECK(s.construct("mean", kE2, kSelf) == kEmpty);
  CHECK(s.construct("mean", kU1, kSelf) == 5.5);  // of the one element that has a mean
  CHECK(s.construct("mean", kE1, kManager) == 5.75);
  CHECK(s.construct("mean", kE2, kManager) == 5.5);
  CHECK(s.construct("mean", kU1, kManager) == 5.625);
  CHECK(s.construct("mean", kE1, kOther) == 4.75);
  CHECK(s.construct("mean", kU1, kOther) == 5.125);
  CHECK(s.construct("mean", kE1, kAll) == 82.0 / 15);   // (28/5 + 16/3) / 2
  CHECK(s.construct("mean", kU1, kAll) == 329.0 / 60);  // (82/15 + 11/2) / 2
  CHECK(s.construct("mean", kE3, kAll) == 6.5);
  CHECK(s.construct("mean", kU2, kAll) == 6.5);
}

TEST_CASE("bcsc scorer: n of an element counts raters with a number in it, na its open answers") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.construct("n", kE1, kAll) == 5);
  CHECK(s.construct("na", kE1, kAll) == 2);
  CHECK(s.construct("n", kE2, kSelf) == 0);
  CHECK(s.construct("na", kE2, kSelf) == 1);
  CHECK(s.construct("n", kE2, kAll) == 4);
  CHECK(s.construct("n", kU1, kSelf) == 1);
  CHECK(s.construct("na", kU1, kAll) == 3);
}

TEST_CASE("bcsc scorer: strengths are the highest pooled means, opportunities the lowest") {
  SmallInstrument instrument;  // two of each
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  // Pooled: q1 5.6, q2 5.33, q3 5.5, q4 6.5.
  CHECK(s.item("rank_strength", 3, kAll) == 1);
  CHECK(s.item("rank_strength", 0, kAll) == 2);
  CHECK(s.item("rank_strength", 1, kAll) == kEmpty);
  CHECK(s.item("rank_strength", 2, kAll) == kEmpty);
  CHECK(s.item("rank_opportunity", 1, kAll) == 1);
  CHECK(s.item("rank_opportunity", 2, kAll) == 2);
  CHECK(s.item("rank_opportunity", 0, kAll) == kEmpty);
  CHECK(s.item("rank_strength", 3, kSelf) == kEmpty);
}

TEST_CASE("bcsc scorer: a role identifies a highlight when it lies beyond the pooled mean, not on it") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.item("identified", 3, kSelf) == kEmpty);   // 6 against 6.5
  CHECK(s.item("identified", 3, kManager) == 1);     // 7
  CHECK(s.item("identified", 3, kOther) == kEmpty);  // 6.5: on it
  CHECK(s.item("identified", 1, kSelf) == kEmpty);   // an opportunity: 7 against 5.33
  CHECK(s.item("identified", 1, kManager) == 1);     // 5
  CHECK(s.item("identified", 1, kOther) == 1);       // 4
  CHECK(s.item("identified", 2, kSelf) == kEmpty);   // no number
  CHECK(s.item("identified", 2, kManager) == kEmpty);
}

TEST_CASE("bcsc scorer: equal means go by the order of the questions") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, {{kSelf, {5, 5, 5, 5}}, {kManager, {3, 3, 3, 3}}});
  CHECK(s.item("rank_strength", 0, kAll) == 1);
  CHECK(s.item("rank_strength", 1, kAll) == 2);
  CHECK(s.item("rank_strength", 2, kAll) == kEmpty);
  CHECK(s.item("rank_opportunity", 0, kAll) == 1);
  CHECK(s.item("rank_opportunity", 1, kAll) == 2);
}

TEST_CASE("bcsc scorer: percentiles come from the norm of the role, linear between its points") {
  SmallInstrument instrument;
  instrument.add_norm(kE1, kSelf, {3, 5.6, 7});
  instrument.add_norm(kE1, kManager, {3, 5.75, 7});
  instrument.add_norm(kE1, kOther, {5, 6, 7});
  instrument.add_norm(kE3, kManager, {1, 2, 3});
  instrument.add_norm(kU1, kSelf, {5, 6, 7});
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.construct("percentile", kE1, kSelf) == Approx(10 + 30 * 2.5 / 2.6));
  CHECK(s.construct("percentile", kE1, kManager) == 40);  // on the point
  CHECK(s.construct("percentile", kE1, kOther) == 10);    // below the table
  CHECK(s.construct("percentile", kE3, kManager) == 90);  // above it
  CHECK(s.construct("percentile", kU1, kSelf) == 25);
  CHECK(s.construct("percentile", kE1, kAll) == kEmpty);
  CHECK(s.construct("percentile", kE2, kManager) == kEmpty);  // not in the norm
}

TEST_CASE("bcsc scorer: a development note is due below the 40th percentile, for elements alone") {
  SmallInstrument instrument;
  instrument.add_norm(kE1, kSelf, {3, 5.6, 7});
  instrument.add_norm(kE1, kManager, {3, 5.75, 7});
  instrument.add_norm(kE1, kOther, {5, 6, 7});
  instrument.add_norm(kU1, kSelf, {5, 6, 7});
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.construct("note", kE1, kSelf) == 1);
  CHECK(s.construct("note", kE1, kManager) == kEmpty);  // at the 40th percentile, not below
  CHECK(s.construct("note", kE1, kOther) == 1);
  CHECK(s.construct("note", kU1, kSelf) == kEmpty);
}

TEST_CASE("bcsc scorer: without a norm there are no percentiles and no notes") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.construct("percentile", kE1, kSelf) == kEmpty);
  CHECK(s.construct("note", kE1, kSelf) == kEmpty);
}

TEST_CASE("bcsc scorer: a case in which nobody gave a number has counts and no means") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, {{kSelf, {kNa, kNa, kBlank, kNa}}});
  CHECK(s.item("n", 0, kAll) == 0);
  CHECK(s.item("na", 0, kAll) == 1);
  CHECK(s.item("mean", 0, kAll) == kEmpty);
  CHECK(s.construct("mean", kU1, kAll) == kEmpty);
  CHECK(s.item("rank_strength", 0, kAll) == kEmpty);
  CHECK(s.item("rank_opportunity", 0, kAll) == kEmpty);
}

TEST_CASE("bcsc scorer: a scale that is not 1, 2, 3 and so on is refused") {
  SmallInstrument instrument({0, 1, 2});
  CHECK_THROWS_WITH(bcsc::Scorer(instrument.setup()), ContainsSubstring("points of the scale must be 1, 2, 3"));
}

TEST_CASE("bcsc scorer: a question outside the elements is refused") {
  SmallInstrument instrument;
  instrument.move_item(3, kU2);
  CHECK_THROWS_WITH(bcsc::Scorer(instrument.setup()), ContainsSubstring("e3 has no questions"));
}

TEST_CASE("bcsc scorer: a norm that does not span the note percentile is refused") {
  SmallInstrument instrument;  // percentiles 10, 40 and 90
  instrument.add_norm(kE1, kSelf, {3, 5, 7});
  instrument.set_note_percentile(5);
  CHECK_THROWS_WITH(bcsc::Scorer(instrument.setup()),
                    ContainsSubstring("the norm test.norm has percentiles from 10 to 90, and the option "
                                      "note_percentile is 5"));
  instrument.set_note_percentile(90.5);
  CHECK_THROWS_WITH(bcsc::Scorer(instrument.setup()), ContainsSubstring("note_percentile is 90.50"));
}

TEST_CASE("bcsc scorer: a norm with a value off the scale is refused, by construct, value and ends") {
  SmallInstrument instrument;
  SECTION("above it") {
    instrument.add_norm(kE1, kManager, {3, 5, 60.3});
    CHECK_THROWS_WITH(bcsc::Scorer(instrument.setup()),
                      ContainsSubstring("the norm test.norm has the value 60.3 for element e1, whose score "
                                        "runs from 1 to 7"));
  }
  SECTION("below it") {
    instrument.add_norm(kU1, kSelf, {0.75, 5, 6});
    CHECK_THROWS_WITH(bcsc::Scorer(instrument.setup()),
                      ContainsSubstring("the value 0.75 for unit u1, whose score runs from 1 to 7"));
  }
  SECTION("its ends are on it") {
    instrument.add_norm(kE1, kSelf, {1, 5, 7});
    CHECK_NOTHROW(bcsc::Scorer(instrument.setup()));
  }
}

TEST_CASE("bcsc scorer: the ends of the norm are limits of notes as well") {
  SmallInstrument instrument;
  instrument.add_norm(kE1, kSelf, {5.5, 6, 7});
  instrument.add_norm(kE1, kManager, {5.8, 6, 7});
  instrument.set_note_percentile(10);
  const bcsc::Scorer lowest(instrument.setup());
  const Scored low(instrument, lowest, kRaters);
  CHECK(low.construct("note", kE1, kSelf) == kEmpty);  // 5.5, on it
  CHECK(low.construct("note", kE1, kManager) == 1);    // 5.75 below 5.8; its rank is the table's lowest, 10
  instrument.set_note_percentile(90);
  const bcsc::Scorer highest(instrument.setup());
  const Scored high(instrument, highest, kRaters);
  CHECK(high.construct("note", kE1, kSelf) == 1);
}

TEST_CASE("bcsc scorer: without a norm any note percentile will do") {
  SmallInstrument instrument;
  instrument.set_note_percentile(5);
  CHECK_NOTHROW(bcsc::Scorer(instrument.setup()));
}
