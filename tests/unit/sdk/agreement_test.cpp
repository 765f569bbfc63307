#include <assay/sdk/agreement.hpp>

#include <vector>

#include "catch.hpp"

using assay::sdk::agreement;
using assay::sdk::even_scale;
using assay::sdk::Figure;
using assay::sdk::JointAgreement;
using assay::sdk::Spread;
using assay::sdk::Undefined;

namespace {

Spread spread_of(const std::vector<int>& answers) {
  Spread spread;
  for (const int answer : answers) spread.add(answer);
  return spread;
}

// The definitions, word for word, in two passes over the answers.
double variance_of(const std::vector<int>& answers) {
  double mean = 0, squares = 0;
  for (const int answer : answers) mean += answer;
  mean /= static_cast<double>(answers.size());
  for (const int answer : answers) squares += (answer - mean) * (answer - mean);
  return squares / static_cast<double>(answers.size() - 1);
}

double chance_of(int points) {
  double squares = 0;
  for (int p = 1; p <= points; ++p) squares += (p - (points + 1) / 2.0) * (p - (points + 1) / 2.0);
  return squares / points;
}

// Turns to the next answers, as an odometer does; false after the last.
bool advance(std::vector<int>& answers, int points) {
  for (int& answer : answers) {
    if (++answer <= points) return true;
    answer = 1;
  }
  return false;
}

assay_scale scale_of(const std::vector<double>& points, std::uint32_t continuous = 0) {
  assay_scale scale{};
  scale.points = assay::sdk::array(points);
  scale.continuous = continuous;
  return scale;
}

}  // namespace

TEST_CASE("agreement: of one item, worked by hand") {
  // 4, 4, 5, 5: s^2 = 1/3; five points: (25 - 1) / 12 = 2; 1 - 1/6.
  CHECK(agreement(spread_of({4, 4, 5, 5}), 5).value() == 5.0 / 6);
  // 3, 5, 6, 6 on seven points: mean 5, s^2 = (4 + 0 + 1 + 1) / 3 = 2, chance 4.
  CHECK(agreement(spread_of({3, 5, 6, 6}), 7).value() == 0.5);
  CHECK(agreement(spread_of({2, 2}), 7).value() == 1.0);
}

TEST_CASE("agreement: raters farther apart than chance have none, not less than none") {
  // 1, 7: s^2 = 18, chance 4.
  CHECK(agreement(spread_of({1, 7}), 7).value() == 0.0);
  // 1, 3 on three points: s^2 = 2, chance 2/3.
  CHECK(agreement(spread_of({1, 3}), 3).value() == 0.0);
}

TEST_CASE("agreement: takes two raters") {
  CHECK(agreement(Spread{}, 7).reason() == Undefined::FewRaters);
  CHECK_FALSE(agreement(spread_of({5}), 7).defined());
  CHECK(agreement(spread_of({5}), 7).reason() == Undefined::FewRaters);
}

TEST_CASE("agreement: takes a scale of at least two points") {
  CHECK(agreement(spread_of({1, 1}), 1).reason() == Undefined::Uneven);
}

TEST_CASE("agreement: every group of two to four raters on two to five points agrees with the definition") {
  std::size_t groups = 0;
  for (int points = 2; points <= 5; ++points) {
    for (std::size_t raters = 2; raters <= 4; ++raters) {
      std::vector<int> answers(raters, 1);
      do {
        const double expected = std::max(0.0, 1 - variance_of(answers) / chance_of(points));
        const Figure figure = agreement(spread_of(answers), points);
        REQUIRE(figure.defined());
        REQUIRE(*figure.value() == Approx(expected).margin(1e-12));
        ++groups;
      } while (advance(answers, points));
    }
  }
  CHECK(groups == 4 + 8 + 16 + 9 + 27 + 81 + 16 + 64 + 256 + 25 + 125 + 625);
}

TEST_CASE("agreement: joint, worked by hand") {
  // Three items on five points, s^2 of 1/3, 1/3 and 4/3: mean 2/3, over 2 that is 1/3.
  // 3 x 2/3 = 2; 2 / (2 + 1/3) = 6/7.
  JointAgreement joint;
  joint.add(spread_of({4, 4, 5, 5}), 5);
  joint.add(spread_of({1, 1, 2, 2}), 5);
  joint.add(spread_of({2, 2, 4, 4}), 5);
  CHECK(joint.items() == 3);
  CHECK(joint.value().value() == 6.0 / 7);
}

TEST_CASE("agreement: joint, of one item is that of the item") {
  JointAgreement joint;
  joint.add(spread_of({3, 5, 6, 6}), 7);
  CHECK(joint.value().value() == 0.5);
}

TEST_CASE("agreement: joint, over items that different numbers of raters answered") {
  // Seven points. 5, 6: s^2 = 1/2, over 4 is 1/8. 3, 5, 6, 6: 1/2. 4, 4, 7: s^2 = 3, over 4 is 3/4.
  // The mean of 1/8, 1/2 and 3/4 is 11/24; 3 x 13/24 = 39/24; 39 / (39 + 11) = 0.78.
  JointAgreement joint;
  joint.add(spread_of({5, 6}), 7);
  joint.add(spread_of({3, 5, 6, 6}), 7);
  joint.add(spread_of({4, 4, 7}), 7);
  CHECK(joint.value().value() == 0.78);
}

TEST_CASE("agreement: joint, over groups too large for a common denominator and small ones") {
  // Twenty raters, half of them 3 and half 5: s^2 = 20/19, over 4 is 5/19. Two raters, 5 and 6: 1/8.
  // And seventeen alike: 0. T = 5/19 + 1/8 = 59/152; (3 - T) / (3 - T + T/3) = 1191 / (1191 + 59).
  Spread many;
  many.add(3, 10);
  many.add(5, 10);
  Spread alike;
  alike.add(6, 17);
  JointAgreement joint;
  joint.add(many, 7);
  joint.add(spread_of({5, 6}), 7);
  joint.add(alike, 7);
  CHECK(*joint.value().value() == Approx(1191.0 / 1250).epsilon(1e-15));
}

TEST_CASE("agreement: joint, over items on different scales") {
  // Five points, s^2 = 1/3 over 2; seven points, s^2 = 2 over 4: q = (1/6 + 1/2) / 2 = 1/3; (4/3) / (4/3 + 1/3).
  JointAgreement joint;
  joint.add(spread_of({4, 4, 5, 5}), 5);
  joint.add(spread_of({3, 5, 6, 6}), 7);
  CHECK(joint.value().value() == 0.8);
}

TEST_CASE("agreement: to four decimals, a half goes up") {
  CHECK(assay::sdk::to_four_decimals(5.0 / 6) == 0.8333);
  CHECK(assay::sdk::to_four_decimals(25.0 / 32) == 0.7813);
  CHECK(assay::sdk::to_four_decimals(0.00015) == 0.0002);
  CHECK(assay::sdk::to_four_decimals(0) == 0);
  CHECK(assay::sdk::to_four_decimals(1) == 1);
}

TEST_CASE("agreement: joint, passes over items with one answer") {
  JointAgreement joint;
  joint.add(spread_of({7}), 7);
  joint.add(spread_of({3, 5, 6, 6}), 7);
  joint.add(Spread{}, 7);
  CHECK(joint.items() == 1);
  CHECK(joint.value().value() == 0.5);
}

TEST_CASE("agreement: joint, says why there is none") {
  JointAgreement nothing;
  CHECK(nothing.value().reason() == Undefined::NoItems);
  JointAgreement lone;
  lone.add(spread_of({7}), 7);
  CHECK(lone.value().reason() == Undefined::FewRaters);
  JointAgreement uneven;
  uneven.add_uneven();
  CHECK(uneven.value().reason() == Undefined::Uneven);
}

TEST_CASE("agreement: joint, is 0 where the items are spread more than chance") {
  JointAgreement joint;
  joint.add(spread_of({1, 7}), 7);
  joint.add(spread_of({7, 1}), 7);
  CHECK(joint.value().value() == 0.0);
  joint.add(spread_of({1, 7, 7}), 7);
  CHECK(joint.value().value() == 0.0);
}

TEST_CASE("agreement: joint, every pair of items of two and three raters agrees with the definition") {
  std::vector<int> first(2, 1);
  do {
    std::vector<int> second(3, 1);
    do {
      const double mean = (variance_of(first) + variance_of(second)) / 2 / chance_of(4);
      const double expected = mean >= 1 ? 0 : 2 * (1 - mean) / (2 * (1 - mean) + mean);
      JointAgreement joint;
      joint.add(spread_of(first), 4);
      joint.add(spread_of(second), 4);
      REQUIRE(*joint.value().value() == Approx(expected).margin(1e-12));
    } while (advance(second, 4));
  } while (advance(first, 4));
}

TEST_CASE("agreement: a scale has places where its points are equally far apart") {
  const std::vector<double> tenths = {0.1, 0.2, 0.3, 0.4}, uneven = {1, 2, 4}, ends = {0, 100};
  const auto even = even_scale(scale_of(tenths));
  REQUIRE(even);
  CHECK(even->points == 4);
  CHECK(even->place(0.1) == 0);
  CHECK(even->place(0.3) == 2);
  CHECK_FALSE(even_scale(scale_of(uneven)));
  CHECK(even_scale(scale_of(ends)));
  CHECK_FALSE(even_scale(scale_of(ends, 1)));
}

TEST_CASE("agreement: in words, by the two decimals that are read") {
  using assay::sdk::agreement_word;
  CHECK(agreement_word(0) == "none");
  CHECK(agreement_word(0.3049) == "none");
  CHECK(agreement_word(0.305) == "weak");
  CHECK(agreement_word(0.5) == "weak");
  CHECK(agreement_word(0.51) == "moderate");
  CHECK(agreement_word(0.7) == "moderate");
  CHECK(agreement_word(0.71) == "strong");
  CHECK(agreement_word(0.9) == "strong");
  CHECK(agreement_word(0.91) == "very-strong");
  CHECK(agreement_word(1) == "very-strong");
}

TEST_CASE("agreement: a word takes two items with three raters each") {
  const auto bears = [](std::initializer_list<std::optional<double>> raters) {
    assay::sdk::AgreementBasis basis;
    for (const auto& one : raters) basis.add(one);
    return basis.bears_word();
  };
  CHECK_FALSE(bears({}));
  CHECK_FALSE(bears({40}));
  CHECK_FALSE(bears({3, 2}));
  CHECK_FALSE(bears({2, 2, 2, 2}));
  CHECK_FALSE(bears({3, std::nullopt}));
  CHECK(bears({3, 3}));
  CHECK(bears({2, 3, std::nullopt, 5}));
}

TEST_CASE("figure: a reason has a word of its own") {
  CHECK(word_of(Undefined::FewRaters) == "few-raters");
  CHECK(word_of(Undefined::Uneven) == "uneven");
  CHECK(word_of(Undefined::NoItems) == "no-items");
  CHECK(word_of(Undefined::Unknown) == "unknown");
  CHECK(word_of(Undefined::NoSelf) == "no-self");
  CHECK(word_of(Undefined::NoOthers) == "no-others");
}
