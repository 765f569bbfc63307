#include <assay/sdk/model.hpp>

#include <vector>

#include "catch.hpp"

using assay::sdk::NormRow;
using assay::sdk::RankBound;

namespace {

struct Table {
  Table(std::vector<double> of, std::vector<double> at) : percentiles(std::move(of)), values(std::move(at)) {
    row.values = values.data();
  }
  RankBound bound_of(double score) const { return made().bound_of(score); }
  double rank_of(double score) const { return made().rank_of(score); }
  NormRow made() const { return NormRow(assay::sdk::array(percentiles), row); }

  std::vector<double> percentiles, values;
  assay_norm_row row{};
};

}  // namespace

TEST_CASE("norm row: a rank at or beyond an end of the table is a bound") {
  const Table table({10, 50, 90}, {2, 3, 4});
  CHECK(table.bound_of(1) == RankBound::OrBelow);
  CHECK(table.bound_of(2) == RankBound::OrBelow);
  CHECK(table.bound_of(2.1) == RankBound::None);
  CHECK(table.bound_of(3) == RankBound::None);
  CHECK(table.bound_of(3.9) == RankBound::None);
  CHECK(table.bound_of(4) == RankBound::OrAbove);
  CHECK(table.bound_of(7) == RankBound::OrAbove);
}

TEST_CASE("norm row: where percentiles share a score, it is no end as long as the table goes on") {
  const Table low({10, 25, 50}, {2, 2, 4});
  CHECK(low.rank_of(2) == 25);
  CHECK(low.bound_of(2) == RankBound::None);
  CHECK(low.bound_of(1.9) == RankBound::OrBelow);
  const Table high({10, 75, 90}, {2, 4, 4});
  CHECK(high.rank_of(4) == 90);
  CHECK(high.bound_of(4) == RankBound::OrAbove);
  CHECK(high.bound_of(3.9) == RankBound::None);
}

TEST_CASE("norm row: of a table with one percentile every rank is a bound") {
  const Table table({50}, {3});
  CHECK(table.bound_of(2.9) == RankBound::OrBelow);
  CHECK(table.bound_of(3) == RankBound::OrAbove);
}
