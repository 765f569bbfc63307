// Input with a mistake in it: a message with its place and a remedy, exit 1, and nothing written.
#include "program.hpp"

using namespace program;

namespace {

struct Refusal {
  std::string place;   // after the file's name: ":line:column", ":line" or nothing
  std::string what;    // what follows it
  std::string remedy;  // in the line "to do"
};

// Runs with these responses, into a folder that is not there and into one that has a file in it.
void check_refused(const std::string& responses, const Refusal& wanted, const Words& more = {},
                   const std::string& blamed = "r.csv") {
  const TemporaryFolder folder;
  folder.write("r.csv", responses);
  folder.write("kept/note.txt", "mine");
  for (const auto& [name, content] : std::map<std::string, std::string>{
           {"comments.csv", "case,rater,role,item,text\nghost,r1,other,q1,boo\n"},
           {"cases.csv", "case,name\nsomebody,Some Body\n"},
           {"twice.csv", "case,name\njane,Jane\njane,Jane\n"}}) {
    folder.write(name, content);
  }
  for (const std::string out : {"out", "kept"}) {
    Words words = run_words("r.csv", {"--formats", "json", "--out", out});
    words.insert(words.end(), more.begin(), more.end());
    const ProcessResult result = assay_in(folder.path(), words);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, ContainsSubstring("error: " + blamed + wanted.place + ": " + wanted.what));
    CHECK_THAT(result.err, ContainsSubstring("to do: " + wanted.remedy));
  }
  CHECK_FALSE(fs::exists(folder / "out"));
  CHECK(files_under(folder / "kept") == std::map<std::string, std::string>{{"note.txt", "mine"}});
  CHECK(std::distance(fs::directory_iterator(folder / "kept"), fs::directory_iterator()) == 1);
}

// The column, counted in characters from 1, at which a cell of a row begins.
std::string column_of(const Ratings& ratings, std::size_t row, const std::string& name) {
  std::size_t column = 1;
  for (std::size_t c = 0; c < ratings.column(name); ++c) column += ratings.rows[row][c].size() + 1;
  return std::to_string(column);
}

// How many characters a row has.
std::size_t length_of(const Ratings& ratings, std::size_t row) {
  std::size_t length = ratings.rows[row].size() - 1;
  for (const std::string& cell : ratings.rows[row]) length += cell.size();
  return length;
}

// The sample with one cell changed; the row is also the line less one.
void check_cell(std::size_t row, const std::string& name, const std::string& value, const std::string& what,
                const std::string& remedy) {
  Ratings ratings;
  const std::string place = ":" + std::to_string(row + 1) + ":" + column_of(ratings, row, name);
  ratings.at(row, name) = value;
  check_refused(ratings.text(), {place, what, remedy});
}

}  // namespace

TEST_CASE("input: an unknown role is refused with a suggestion") {
  check_cell(3, "role", "manger", "the role is not known", "write \"manager\"");
}

TEST_CASE("input: a value off the scale is refused") {
  check_cell(2, "q10", "9", "the answer is not on the scale",
             "correct it, or leave the cell empty when there is no answer");
}

TEST_CASE("input: a fraction between two points is refused") {
  check_cell(2, "q55", "3.5", "the answer is not on the scale",
             "correct it, or leave the cell empty when there is no answer");
}

TEST_CASE("input: a text where a number belongs is refused") {
  check_cell(5, "q3", "often", "the answer is not a number",
             "correct it, or leave the cell empty when there is no answer");
}

TEST_CASE("input: an unknown item column is refused at its place in the header") {
  Ratings ratings;
  const std::string place = ":1:" + column_of(ratings, 0, "q7");
  ratings.at(0, "q7") = "q7x";
  check_refused(ratings.text(), {place, "the column is not known", "write \"q7\""});
}

TEST_CASE("input: a missing column is refused with its name") {
  Ratings ratings;
  for (Words& row : ratings.rows) row.pop_back();
  check_refused(ratings.text(), {":1:1", "a column is missing: q55", "add what is missing to the header"});
}

TEST_CASE("input: a rater twice is refused at the second row") {
  Ratings ratings;
  ratings.at(7, "rater") = ratings.at(6, "rater");
  check_refused(ratings.text(), {":8:6", "rater \"o3\" answers for case \"jane\" twice",
                                 "take one of the rows out, or give the rater another id"});
}

TEST_CASE("input: a ragged row is refused, short or long") {
  Ratings shorter;
  shorter.rows[4].pop_back();
  check_refused(shorter.text(),
                {":5:" + std::to_string(length_of(shorter, 4) + 1), "the row has too few cells",
                 "leave a cell empty where there is no answer, and keep its comma"});
  Ratings longer;
  longer.rows[4].emplace_back("7");
  check_refused(longer.text(), {":5:" + std::to_string(length_of(longer, 4)), "the row has too many cells",
                                "put a cell with a comma in it in quotation marks"});
}

TEST_CASE("input: bytes that are not UTF-8 are refused at the byte") {
  Ratings ratings;
  ratings.at(6, "rater") = "o\xFC";
  check_refused(ratings.text(), {":7:7", "the text is not UTF-8", "save the file as CSV in UTF-8"});
}

TEST_CASE("input: an empty file is refused") {
  check_refused("", {"", "the file is empty", "the first line is a header"});
}

TEST_CASE("input: a header without rows is refused") {
  Ratings ratings;
  ratings.rows.resize(1);
  check_refused(ratings.text(), {":1", "there is a header and no row", "add a row for each rater"});
}

TEST_CASE("input: a missing file is refused") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), run_words("gone.csv", {"--formats", "json", "--out", "out"}));
  CHECK(result.status == 1);
  CHECK(result.err == "error: gone.csv: the file does not exist\n  to do: check the path\n");
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("input: a case without its self is refused") {
  Ratings ratings;
  ratings.rows.erase(ratings.rows.begin() + 1);
  check_refused(ratings.text(), {":2:1", "case \"jane\" has no rater in the role \"self\"",
                                 "add the row, or take the case out"});
}

TEST_CASE("input: two raters as self are refused") {
  Ratings ratings;
  ratings.at(3, "role") = "self";
  check_refused(ratings.text(),
                {":4:9", "case \"jane\" has too many raters in the role \"self\"", "correct the roles"});
}

TEST_CASE("input: a rater without a case is refused") {
  Ratings ratings;
  ratings.at(4, "case") = "";
  check_refused(ratings.text(), {":5:1", "the row has no case", "write which case was rated"});
}

TEST_CASE("input: raters of a case that the cases file lacks are refused") {
  check_refused(
      Ratings().text(),
      {":2:1", "there are raters for a case that is not in the cases file", "add the case to that file"},
      {"--cases", "cases.csv"});
}

TEST_CASE("input: a comment on a case that the cases file lacks is refused") {
  check_refused(Ratings().text(),
                {":2:1", "a comment on a case that is not in the cases file", "add the case"},
                {"--comments", "comments.csv", "--cases", sample("cases.csv")}, "comments.csv");
}

TEST_CASE("input: a case twice in the cases file is refused") {
  check_refused(Ratings().text(), {":3:1", "case \"jane\" is there twice", "take one of the rows out"},
                {"--cases", "twice.csv"}, "twice.csv");
}

TEST_CASE("input: a line of ten megabytes is refused") {
  Ratings ratings;
  ratings.at(5, "rater") = std::string(10 << 20, 'x');
  check_refused(ratings.text(), {":6:1", "the line is too long", "check that this is the right file"});
}

TEST_CASE("input: a quotation mark that is never closed is refused where it stands") {
  Ratings ratings;
  ratings.at(3, "rater") = "\"m2";
  check_refused(ratings.text(),
                {":4:6", "a quotation mark is opened and not closed", "close it at the end of the cell"});
}

TEST_CASE("input: a NUL byte is refused") {
  Ratings ratings;
  ratings.at(3, "rater") = std::string("m\0", 2);
  check_refused(ratings.text(), {":4:7", "there is a NUL byte", "save it as CSV in UTF-8"});
}

TEST_CASE("input: every mistake is listed at once, in the order of lines, with their number") {
  Ratings ratings;
  ratings.at(7, "q2") = "0";
  ratings.at(2, "q9") = "x";
  ratings.at(4, "role") = "boss";
  const TemporaryFolder folder;
  folder.write("r.csv", ratings.text());
  const ProcessResult result =
      assay_in(folder.path(), run_words("r.csv", {"--formats", "json", "--out", "out"}));
  CHECK(result.status == 1);
  const auto first = result.err.find("r.csv:3:"), second = result.err.find("r.csv:5:"),
             third = result.err.find("r.csv:8:");
  REQUIRE(third != std::string::npos);
  CHECK(first < second);
  CHECK(second < third);
  CHECK_THAT(result.err, ContainsSubstring("\n3 problems\n"));
}
