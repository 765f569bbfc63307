#include <assay/sdk/standard_error.hpp>

#include "catch.hpp"

using assay::sdk::band;
using assay::sdk::standard_error;
using assay::sdk::Undefined;

TEST_CASE("standard error: worked by hand") {
  // 0.8 x sqrt(1 - 0.75) = 0.4.
  CHECK(*standard_error(0.8, 0.75).value() == Approx(0.4).epsilon(1e-15));
  // 15 x sqrt(1 - 0.91) = 4.5: the usual figures of an IQ.
  CHECK(*standard_error(15, 0.91).value() == Approx(4.5).epsilon(1e-15));
  CHECK(standard_error(0.8, 1).value() == 0.0);
}

TEST_CASE("standard error: without a spread or a reliability it is not known") {
  for (const auto& figure : {standard_error(0, 0.8), standard_error(1, 0), standard_error(0, 0),
                             standard_error(-1, 0.8), standard_error(1, 1.5)}) {
    CHECK_FALSE(figure.defined());
    CHECK(figure.reason() == Undefined::Unknown);
  }
}

TEST_CASE("standard error: is read from a row of a norm") {
  const double percentiles[] = {50}, values[] = {4};
  assay_norm_row row{};
  row.values = values;
  row.sd = 0.5;
  row.reliability = 0.84;
  const assay_array table = {percentiles, 1, sizeof(double)}, rows = {&row, 1, sizeof row};
  // 0.5 x sqrt(0.16) = 0.2.
  CHECK(*standard_error(assay::sdk::NormRow(table, rows, 0)).value() == Approx(0.2).epsilon(1e-15));
}

TEST_CASE("standard error: a band reaches one error to either side, or 1.96, within the ends of the scale") {
  const auto narrow = band(5, 0.4, assay::sdk::kBand68, 1, 7);
  CHECK(narrow.low == Approx(4.6));
  CHECK(narrow.high == Approx(5.4));
  const auto wide = band(5, 0.5, assay::sdk::kBand95, 1, 7);
  CHECK(wide.low == Approx(4.02).epsilon(1e-4));
  CHECK(wide.high == Approx(5.98).epsilon(1e-4));
  CHECK(band(6.8, 0.4, assay::sdk::kBand68, 1, 7).high == 7);
  CHECK(band(1.1, 0.4, assay::sdk::kBand68, 1, 7).low == 1);
}
