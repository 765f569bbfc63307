#include "layout.hpp"

#include "assay/sdk/error.hpp"
#include "catch.hpp"
#include "text.hpp"

using namespace assay;
using namespace assay::xlsx;

TEST_CASE("xlsx names: what Excel does not take in a name is left out") {
  SheetNames names;
  CHECK(names.take("a:b\\c/d?e*f[g]h", "x") == "a b c d e f g h");
  CHECK(names.take("'quoted'", "x") == "’quoted’");
  CHECK(names.take("History", "Table") == "Table");
  CHECK(names.take("  \n ", "Sheet") == "Sheet");
  CHECK(names.take("???", "") == "Sheet (2)");
  CHECK(names.take("_x0041_b", "x") == "x0041_b");
}

TEST_CASE("xlsx names: none is longer than 31 units, none is twice there whatever its capitals") {
  SheetNames names;
  const std::string first = names.take("Mean and percentile of each unit of work", "x");
  CHECK(first == "Mean and percentile of each un…");
  CHECK(units(first) == 31);
  const std::string second = names.take("MEAN AND PERCENTILE OF EACH UNIT OF WORK", "x");
  CHECK(second == "MEAN AND PERCENTILE OF EAC… (2)");
  CHECK(units(second) == 31);
  CHECK(names.take("Ärger", "x") == "Ärger");
  CHECK(names.take("ärger", "x") == "ärger (2)");
  std::string faces;
  for (int i = 0; i < 20; ++i) faces += "\xF0\x9F\x98\x80";
  CHECK(units(names.take(faces, "x")) <= 31);
}

namespace {

Book book_of(std::size_t rows, std::size_t columns = 2, const std::string& text = "x") {
  Book book;
  Table table{"T", "about", std::vector<std::string>(columns, "c"), {}, 1};
  for (std::size_t i = 0; i < rows; ++i) table.rows.emplace_back(columns, Cell::of_text(text));
  book.tables.push_back(table);
  return book;
}

}  // namespace

TEST_CASE("xlsx layout: a table with more rows than a sheet goes on on the next") {
  const Layout layout = lay_out(book_of(5), {3, 10, 100}, "O", "C");
  REQUIRE(layout.sheets.size() == 3);
  CHECK(layout.sheets[1].name == "T (2)");
  CHECK(layout.sheets[1].first_row == 2);
  CHECK(layout.sheets[2].row_count == 1);
  CHECK(layout.places[0][3].sheet == 1);
  CHECK(layout.places[0][3].row == 2);
  std::size_t sheet = 0, first = 0, last = 0;
  CHECK(layout.find({0, 0, 1, 0, 0, false}, sheet, first, last));
  CHECK((sheet == 0 && first == 1 && last == 2));
  // Over two sheets there is no range.
  CHECK_FALSE(layout.find({0, 1, 2, 0, 0, false}, sheet, first, last));
}

TEST_CASE("xlsx layout: a text too long for a cell takes more rows, and no range goes over them") {
  const Layout layout = lay_out(book_of(2, 2, "12345678"), {100, 10, 3}, "O", "C");
  CHECK(layout.sheets[0].lines == 6);
  CHECK(layout.places[0][1].row == 4);
  std::size_t sheet = 0, first = 0, last = 0;
  CHECK_FALSE(layout.find({0, 0, 1, 0, 0, false}, sheet, first, last));
}

TEST_CASE("xlsx layout: a table with more columns than a sheet is refused by its name") {
  try {
    lay_out(book_of(1, 11), {100, 10, 3}, "O", "C");
    FAIL("it was laid out");
  } catch (const sdk::Failure& failure) {
    CHECK(failure.status() == ASSAY_E_UNSUPPORTED);
    CHECK(std::string(failure.what()) ==
          "the sheet `T` would have 11 columns, and Excel has 10; leave the format out for this report");
  }
}
