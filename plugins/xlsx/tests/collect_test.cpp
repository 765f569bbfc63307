#include <charconv>
#include <iterator>

#include "catch.hpp"
#include "rendered.hpp"

using namespace xlsx_test;
using xlsx::Book;
using xlsx::CellKind;

namespace {

const xlsx::Table& sheet(const Book& book, const std::string& name) {
  for (const xlsx::Table& table : book.tables) {
    if (table.name == name) return table;
  }
  throw std::runtime_error("no sheet " + name);
}

std::string shortest(double value) {
  char buffer[40];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

// A cell as a word: "" for empty, "#" before a number.
std::string word(const xlsx::Cell& cell) {
  switch (cell.kind) {
    case CellKind::kText:
      return cell.text;
    case CellKind::kNumber:
      return "#" + shortest(cell.value);
    case CellKind::kDay:
      return std::to_string(cell.day.year) + "/" + std::to_string(cell.day.month) + "/" +
             std::to_string(cell.day.day);
    default:
      return "";
  }
}

std::vector<std::string> row(const xlsx::Table& table, std::size_t number) {
  std::vector<std::string> words;
  for (const xlsx::Cell& cell : table.rows.at(number)) words.push_back(word(cell));
  return words;
}

using Words = std::vector<std::string>;

void two_rows(sdk::DocumentBuilder& d, std::string_view caption) {
  d.table(caption, {{"Name"}, {"Value", 1, ASSAY_ALIGN_END}}, [&] {
    for (const char* value : {"1.50", "n/a"}) {
      d.row([&] {
        d.text_cell("x");
        d.text_cell(value);
      });
    }
  });
}

}  // namespace

TEST_CASE("xlsx collect: tables with the same columns are one sheet, and say where each row is from") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.section({"", "One"}, [&] { two_rows(d, "First"); });
    d.section({"", "Two"}, [&] { two_rows(d, "Second"); });
  });
  const xlsx::Table& table = sheet(book, "Table");
  CHECK(table.columns == Words{"Section", "Source", "Name", "Value"});
  REQUIRE(table.rows.size() == 4);
  CHECK(row(table, 0) == Words{"One", "First", "x", "#1.5"});
  CHECK(row(table, 3) == Words{"Two", "Second", "x", "n/a"});
  CHECK(row(sheet(book, "Scores"), 0) == Words{"One", "First", "", "x", "Value", "#1.5", "1.50", ""});
  CHECK(row(sheet(book, "Scores"), 1) == Words{"One", "First", "", "x", "Value", "", "n/a", ""});
}

TEST_CASE("xlsx collect: a column is read with the mark that fits it, else with the language's") {
  const auto value = [](const char* language, const char* one, const char* two) {
    const Book book = collected({"T", language}, [&](sdk::DocumentBuilder& d) {
      d.table("C", {{"Name"}, {"Value", 1, ASSAY_ALIGN_END}}, [&] {
        for (const char* words : {one, two}) {
          d.row([&] {
            d.text_cell("x");
            d.text_cell(words);
          });
        }
      });
    });
    return row(sheet(book, "C"), 0).at(2) + " " + row(sheet(book, "C"), 1).at(2);
  };
  CHECK(value("de", "6,13", "1.234") == "#6.13 #1234");
  CHECK(value("en", "6.13", "1,234") == "#6.13 #1234");
  CHECK(value("de", "6.13", "1.234") == "#6.13 #1.234");
}

TEST_CASE("xlsx collect: titles over each other are one head, and columns without a title get a number") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.table("C", {{"Top"}, {""}, {""}}, [&] {
      d.row(
          [&] {
            d.text_cell("left");
            d.text_cell("wide", 0, 2);
          },
          ASSAY_FLAG_HEADER);
      d.row([&] { d.text_cell("x"); });
    });
    d.table("D", {{""}}, [&] { d.row([&] { d.text_cell("y"); }); });
  });
  CHECK(sheet(book, "C").columns == Words{"Section", "Top / left", "wide", "wide"});
  CHECK(sheet(book, "D").columns == Words{"Section", "Column 1"});
  CHECK(row(sheet(book, "C"), 0) == Words{"", "x", "", ""});
}

TEST_CASE("xlsx collect: headings of groups become columns, and what else they say is kept as text") {
  const Book book = collected({"T"}, item_table);
  const xlsx::Table& items = sheet(book, "Items");
  CHECK(items.columns == Words{"Section", "Group 1", "Group 2", "Role", "Mean", "Rating"});
  REQUIRE(items.rows.size() == 4);
  CHECK(row(items, 2) == Words{"", "1.1 Element", "Q2 second", "Self", "#4.25", "#4.25"});
  CHECK(row(sheet(book, "Text"), 0) == Words{"", "heading", "1.1 Element Self 4.00", ""});
}

TEST_CASE("xlsx collect: without roles the last heading before a row is the innermost") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.table("C", {{"A"}, {"B", 1, ASSAY_ALIGN_END}}, [&] {
      const auto head = [&](const char* words) {
        d.row([&] { d.text_cell(words, ASSAY_FLAG_HEADER, 2); }, ASSAY_FLAG_GROUP_HEAD);
      };
      const auto plain = [&](const char* words) {
        d.row([&] {
          d.text_cell(words);
          d.text_cell("1");
        });
      };
      head("outer 1");
      head("inner 1");
      plain("a");
      head("inner 2");
      plain("b");
      head("outer 2");
      head("inner 3");
      plain("c");
      // A heading with figures is a row as well.
      d.row(
          [&] {
            d.text_cell("inner 4", ASSAY_FLAG_HEADER);
            d.text_cell("9");
          },
          ASSAY_FLAG_GROUP_HEAD);
    });
  });
  const xlsx::Table& table = sheet(book, "C");
  CHECK(row(table, 0) == Words{"", "outer 1", "inner 1", "a", "#1"});
  CHECK(row(table, 1) == Words{"", "outer 1", "inner 2", "b", "#1"});
  CHECK(row(table, 2) == Words{"", "outer 2", "inner 3", "c", "#1"});
  CHECK(row(table, 3) == Words{"", "outer 2", "inner 4", "inner 4", "#9"});
}

TEST_CASE("xlsx collect: distributions have counts for each answer, and no total where one is missing") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    sdk::Chart some = counts({1, 2, 3}, {1, 0, 1});
    some.title = "Alone";
    d.chart(some);
  });
  const xlsx::Table& table = sheet(book, "Distributions");
  CHECK(table.columns == Words{"Section", "Source", "Item", "Row", "Label", "1", "2", "NA", "Total"});
  CHECK(row(table, 0) == Words{"", "Alone", "", "all", "all", "#1", "", "#3", ""});
  REQUIRE(book.charts.size() == 1);
  CHECK(book.charts[0].kind == xlsx::BookChartKind::kColumn);
}

TEST_CASE("xlsx collect: distributions with other answers have a sheet of their own") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.chart(counts({1, 2, 3}, {1, 1, 1}));
    sdk::Chart other = counts({1, 2, 3}, {1, 1, 1});
    other.categories[2] = {sdk::text("3"), sdk::text("3")};
    d.chart(other);
  });
  std::size_t sheets = 0;
  for (const xlsx::Table& table : book.tables) sheets += table.name == "Distributions";
  CHECK(sheets == 2);
}

TEST_CASE("xlsx collect: cells with bars and words have a column for each") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.table("C", {{"A"}, {"Place"}}, [&] {
      d.row([&] {
        d.text_cell("x");
        d.cell([&] {
          d.chart(bar(2));
          d.chart(bar(3.5));
          d.text("2 to 3.5");
        });
      });
      d.row([&] {
        d.text_cell("y");
        d.cell([&] { d.chart(bar(0, false)); });
      });
    });
  });
  const xlsx::Table& table = sheet(book, "C");
  CHECK(table.columns == Words{"Section", "A", "Place", "Place: figure 1", "Place: figure 2"});
  CHECK(row(table, 0) == Words{"", "x", "2 to 3.5", "#2", "#3.5"});
  CHECK(row(table, 1) == Words{"", "y", "", "", ""});
}

TEST_CASE("xlsx collect: comments have the heading and the role that they stand under") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.section({"", "Comments"}, [&] {
      d.quotation("first");
      d.heading("Q1");
      d.paragraph("Manager", 0, "comment-role");
      d.quotation("second");
      d.heading("Q2");
      d.quotation("third");
    });
    d.quotation("last");
  });
  const xlsx::Table& table = sheet(book, "Comments");
  CHECK(row(table, 0) == Words{"Comments", "", "", "first", ""});
  CHECK(row(table, 1) == Words{"Comments", "Q1", "Manager", "second", ""});
  CHECK(row(table, 2) == Words{"Comments", "Q2", "", "third", ""});
  CHECK(row(table, 3)[3] == "last");
}

TEST_CASE("xlsx collect: boxes, grids, blanks and kinds that are not known lose nothing") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.callout("Box", "its note", "", [&] { d.paragraph("in the box"); });
    d.grid("",
           [&] { d.grid_cell("Cell", "of the grid", [&] { d.list(false, [&] { d.list_item("item"); }); }); });
    assay_element strange = d.element(4711);
    strange.title = sdk::text("Strange");
    d.block(strange, [&] { d.text("loose words"); });
    const std::vector<assay_text> choices = {sdk::text("yes"), sdk::text("no")};
    assay_element blank = d.element(ASSAY_BLANK);
    blank.blank = ASSAY_BLANK_CHOICE;
    blank.title = sdk::text("Tick");
    blank.choices = sdk::array(choices);
    d.block(blank, [] {});
    d.block(d.element(ASSAY_PARAGRAPH), [&] {
      d.text("see ");
      d.text("there", 0, "https://a.org/");
    });
  });
  const xlsx::Table& table = sheet(book, "Text");
  const Words want[] = {{"Box", "box", "Box", ""},
                        {"Box", "note", "its note", ""},
                        {"Box", "paragraph", "in the box", ""},
                        {"Cell", "part", "Cell", ""},
                        {"Cell", "note", "of the grid", ""},
                        {"Cell", "list item", "item", ""},
                        {"Strange", "part", "Strange", ""},
                        {"Strange", "paragraph", "loose words", ""},
                        {"", "paragraph", "see there", "https://a.org/"}};
  REQUIRE(table.rows.size() == std::size(want));
  for (std::size_t i = 0; i < std::size(want); ++i) CHECK(row(table, i) == want[i]);
  CHECK(row(sheet(book, "Form"), 0) == Words{"", "Tick", "choice", "yes\nno", "", ""});
}

TEST_CASE("xlsx collect: more cells than columns are kept as text") {
  const Book book = collected({"T"}, [](sdk::DocumentBuilder& d) {
    d.table("C", {{"A"}}, [&] {
      d.row([&] {
        d.text_cell("1");
        d.text_cell("beyond");
      });
    });
  });
  CHECK(row(sheet(book, "C"), 0) == Words{"", "1"});
  CHECK(row(sheet(book, "Text"), 0)[2] == "beyond");
}

TEST_CASE("xlsx collect: the contents lead to a section's figures before its text") {
  const Book book = collected({"T"}, whole);
  REQUIRE(book.contents.size() == 1);
  REQUIRE(book.contents[0].spot);
  CHECK(book.tables[book.contents[0].spot->table].name == "Scores");
  CHECK(book.contents[0].spot->row == 0);
}

TEST_CASE("xlsx collect: a wording without a key is refused by the key's name") {
  const sdk::testing::FakeWording bare{{"about.charts", "x"}};
  CHECK_THROWS_WITH(xlsx::check_look({0, "", "", xlsx::Paper::kA4, sdk::Wording(bare.abi())}),
                    ContainsSubstring("about.comments"));
}
