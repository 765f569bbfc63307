// Scores as text: which rows and cells there are, and how numbers and ids are written.
#include <cstdlib>
#include <cstring>
#include <random>

#include "scored.hpp"

using scored::measure;
using scored::Table;

namespace {

// The text of a number in the first cell of a table.
std::string written(double value) {
  const std::string row = Table({measure("mean")}).set(0, 0, value).rows();
  const std::string head = "jane,sound.survey,item,q1,self,";
  REQUIRE(row.substr(0, head.size()) == head);
  REQUIRE(row.back() == '\n');
  return row.substr(head.size(), row.size() - head.size() - 1);
}

bool same_bits(double a, double b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

}  // namespace

TEST_CASE("scores: the header is the fixed columns, then the measures in their order") {
  CHECK(Table({measure("n"), measure("mean"), measure("count_1")}).header() ==
        "case,instrument,level,id,role,n,mean,count_1\n");
}

TEST_CASE("scores: numbers are written short, and read back to the same bits") {
  CHECK(written(46.0 / 7.0) == "6.571428571428571");
  CHECK(written(0.1) == "0.1");
  CHECK(written(6.5) == "6.5");
  CHECK(written(1e-300) == "1e-300");
  CHECK(written(1e17) == "1e+17");
  CHECK(written(0.0) == "0");
  CHECK(written(-0.0) == "-0");
  CHECK(written(-2.5) == "-2.5");
  CHECK(written(5e-324) == "5e-324");
  CHECK(written(1.7976931348623157e308) == "1.7976931348623157e+308");
  CHECK(written(-2.2250738585072014e-308) == "-2.2250738585072014e-308");
}

TEST_CASE("scores: whole numbers have no exponent where a person would count") {
  CHECK(written(7) == "7");
  CHECK(written(999) == "999");
  CHECK(written(1000) == "1000");
  CHECK(written(100000) == "100000");
  CHECK(written(-3000000) == "-3000000");
  CHECK(written(999999999999999) == "999999999999999");
}

TEST_CASE("scores: any number reads back to the same bits, whatever was written before") {
  Table table({measure("mean")});
  std::mt19937_64 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (i % 2 == 0) value = static_cast<double>(static_cast<std::int64_t>(bits % 4000) - 2000) / 7;
    if (!std::isfinite(value)) continue;
    const std::string row = table.set(0, 0, value).rows();
    const double back = std::strtod(row.c_str() + row.rfind(',') + 1, nullptr);
    if (!same_bits(back, value)) FAIL(row);
  }
}

TEST_CASE("scores: rows with nothing to say are left out, and empty cells keep their commas") {
  Table table({measure("n"), measure("mean"), measure("note")});
  table.set(1, 2, 4.5).set(0, 8, 3).set(2, 8, 1);
  CHECK(table.rows() ==
        "jane,sound.survey,item,q1,all,,4.5,\n"
        "jane,sound.survey,unit,c,all,3,,1\n");
}

TEST_CASE("scores: a case without any score has no rows") {
  CHECK(Table({measure("mean")}).rows().empty());
}

TEST_CASE("scores: a case id that would break a row is quoted") {
  const auto row_of = [](const std::string& id) { return Table({measure("mean")}).set(0, 0, 1).rows(id); };
  const std::string rest = ",sound.survey,item,q1,self,1\n";
  CHECK(row_of("a,b") == "\"a,b\"" + rest);
  CHECK(row_of("say \"hi\"") == "\"say \"\"hi\"\"\"" + rest);
  CHECK(row_of("two\nlines") == "\"two\nlines\"" + rest);
  CHECK(row_of(" padded ") == "\" padded \"" + rest);
  CHECK(row_of("\xC3\xBC") == "\xC3\xBC" + rest);
}

TEST_CASE("scores: rows of several cases stand in the order they are asked for") {
  const scored::Declared scorer({measure("mean")});
  assay::ScoreCells cells(loading::model().rows().size(), 1);
  cells.reset(2);
  const assay_column column = cells.columns_of(0)[0];
  for (std::size_t c = 0; c < 2; ++c) {
    column.values[c * 9 + 4] = 10.0 + static_cast<double>(c);
    column.states[c * 9 + 4] = ASSAY_CELL_VALUE;
  }
  assay::ScoreFormatter formatter(loading::model(), scorer);
  std::string out;
  formatter.append("b", cells, 1, out);
  formatter.append("a", cells, 0, out);
  CHECK(out == "b,sound.survey,item,q2,other,11\na,sound.survey,item,q2,other,10\n");
}

TEST_CASE("scores: reset empties the cells of the batch before") {
  assay::ScoreCells cells(2, 1);
  cells.reset(3);
  cells.columns_of(0)[0].states[5] = ASSAY_CELL_VALUE;
  cells.reset(2);
  CHECK(cells.table().case_count == 2);
  CHECK(cells.table().row_count == 2);
  cells.reset(3);
  for (std::size_t i = 0; i < 6; ++i) CHECK(cells.columns_of(0)[0].states[i] == ASSAY_CELL_EMPTY);
}
