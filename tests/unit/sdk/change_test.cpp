// Reliable change by hand, and Student's t against published tables.
#include <assay/sdk/change.hpp>
#include <assay/sdk/testing/fake_case.hpp>
#include <assay/sdk/testing/fake_instrument.hpp>

#include <cmath>
#include <optional>

#include "catch.hpp"

using namespace assay::sdk;
using namespace assay::sdk::testing;

TEST_CASE("change: the index is the change over the standard error of a difference") {
  // SEM = 0.5; of a difference 0.5 * sqrt(2) = 0.70711; 1.5 / 0.70711 = 2.12132.
  const ReliableChange found = reliable_change(2.0, 3.5, 0.5);
  CHECK(*found.change == 1.5);
  CHECK(*found.index == Approx(2.12132034).epsilon(1e-8));
  CHECK(found.verdict == ChangeVerdict::Higher);
  CHECK(found.tested());
  CHECK(reliable_change(3.5, 2.0, 0.5).verdict == ChangeVerdict::Lower);
}

TEST_CASE("change: 1.96 itself is within chance") {
  const double error = 1 / std::sqrt(2.0);  // of a difference: 1
  CHECK(reliable_change(0.0, 1.95, error).verdict == ChangeVerdict::WithinChance);
  CHECK(reliable_change(0.0, 1.97, error).verdict == ChangeVerdict::Higher);
  CHECK(reliable_change(0.0, -1.95, error).verdict == ChangeVerdict::WithinChance);
  CHECK(reliable_change(0.0, -1.97, error).verdict == ChangeVerdict::Lower);
}

TEST_CASE("change: a score without any error changes reliably, however little") {
  CHECK(reliable_change(2.0, 2.01, 0.0).verdict == ChangeVerdict::Higher);
  CHECK(std::isinf(*reliable_change(2.0, 2.01, 0.0).index));
  CHECK(reliable_change(2.0, 1.99, 0.0).verdict == ChangeVerdict::Lower);
  CHECK(reliable_change(2.0, 2.0, 0.0).verdict == ChangeVerdict::WithinChance);
}

TEST_CASE("change: what cannot be told says why") {
  CHECK(reliable_change(2.0, std::nullopt, 0.5).verdict == ChangeVerdict::NoScore);
  CHECK(reliable_change(std::nullopt, 2.0, 0.5).verdict == ChangeVerdict::NoEarlierScore);
  const ReliableChange untested = reliable_change(2.0, 3.0, std::nullopt);
  CHECK(untested.verdict == ChangeVerdict::NoReliability);
  CHECK(*untested.change == 1);
  CHECK_FALSE(untested.index);
  CHECK_FALSE(untested.tested());
}

TEST_CASE("change: a withheld score of a case is told apart from one that is missing") {
  FakeInstrument survey;
  survey.scale("five", {1, 2, 3, 4, 5}).role("self").construct("one", "part").item("a", "one", "five");
  FakeCase assessed(survey);
  assessed.score("one", "self", "mean", 4).score("one", "all", "mean", 4);
  assessed.earlier("2023-05-01", "one", "self", "mean", 3).withhold("one", "self", "mean");
  const assay_case plain = assessed.abi();
  const Case seen(plain);
  CHECK(seen.has_baseline());
  CHECK(seen.baseline_date() == "2023-05-01");
  const std::size_t column = seen.column("mean");
  CHECK(reliable_change(seen, column, survey.row("one", "self"), std::nullopt).verdict == ChangeVerdict::Withheld);
  CHECK(reliable_change(seen, column, survey.row("one", "all"), std::nullopt).verdict == ChangeVerdict::NoEarlierScore);
}

TEST_CASE("change: the 95 % point of Student's t is that of the tables") {
  CHECK(student_95(1) == Approx(12.7062047).epsilon(1e-8));
  CHECK(student_95(2) == Approx(4.30265273).epsilon(1e-8));
  CHECK(student_95(3) == Approx(3.18244631).epsilon(1e-8));
  CHECK(student_95(4) == Approx(2.77644511).epsilon(1e-8));
  CHECK(student_95(10) == Approx(2.22813885).epsilon(1e-8));
  CHECK(student_95(29) == Approx(2.04522964).epsilon(1e-8));
  CHECK(student_95(120) == Approx(1.97993041).epsilon(1e-8));
  CHECK(student_95(1000) == Approx(1.96233908).epsilon(1e-8));
  // Where one way to work it out takes over from the other, nothing jumps.
  CHECK(student_95(400) - student_95(401) == Approx(1.49e-5).margin(1e-6));
}

TEST_CASE("change: the mean change of a group, by hand") {
  // Changes 1, 2, 3, 2: mean 2, squares about it 2, sd sqrt(2/3), error sqrt(2/3)/2 = 0.40825.
  PairedChange both;
  for (const double change : {1.0, 2.0, 3.0, 2.0}) both.add(5, 5 + change);
  CHECK(both.n() == 4);
  CHECK(both.mean() == Approx(2));
  CHECK(*both.standard_error() == Approx(0.40824829).epsilon(1e-8));
  CHECK(*both.margin() == Approx(0.40824829 * 3.18244631).epsilon(1e-8));
}

TEST_CASE("change: one person alone has a change and no error") {
  PairedChange both;
  both.add(2, 3);
  CHECK(both.mean() == 1);
  CHECK_FALSE(both.standard_error());
  CHECK_FALSE(both.margin());
}
