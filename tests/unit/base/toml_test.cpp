// TOML files become trees with the place of everything; broken ones become complaints.
#include "assay/toml.hpp"

#include "samples.hpp"

using assay::parse_toml;
using assay::Problem;
using assay::TomlArray;
using assay::TomlDate;
using assay::TomlFile;
using assay::TomlTable;
using assay::TomlValue;
using samples::caught;
using samples::check_place;

namespace {

Problem only_problem(std::string_view text) {
  const auto error = caught([&] { parse_toml(text, "t.toml"); });
  CHECK(error.fault() == assay::Fault::Input);
  REQUIRE(error.problems().size() == 1);
  return error.problems()[0];
}

const TomlTable& table(const TomlValue& value) {
  return std::get<TomlTable>(value.value);
}
const TomlArray& array(const TomlValue& value) {
  return std::get<TomlArray>(value.value);
}

void check_at(std::uint64_t line, std::uint64_t column, std::uint64_t expected_line,
              std::uint64_t expected_column) {
  CHECK(line == expected_line);
  CHECK(column == expected_column);
}

}  // namespace

TEST_CASE("toml: every type of value arrives") {
  const TomlFile file = parse_toml(
      "text = \"é\"\ninteger = -3\nnumber = 2.5\nflag = true\ndate = 1979-05-27\n"
      "time = 07:32:00\nmoment = 1979-05-27T07:32:00Z\narray = [1, \"x\"]\ntable = { a = 1 }\n",
      "t.toml");
  CHECK(file.name == "t.toml");
  REQUIRE(file.root.size() == 9);
  CHECK(std::get<std::string>(file.root[0].value.value) == "é");
  CHECK(std::get<std::int64_t>(file.root[1].value.value) == -3);
  CHECK(std::get<double>(file.root[2].value.value) == 2.5);
  CHECK(std::get<bool>(file.root[3].value.value));
  CHECK(std::get<TomlDate>(file.root[4].value.value).text == "1979-05-27");
  CHECK(std::get<TomlDate>(file.root[5].value.value).text == "07:32:00");
  CHECK(std::get<TomlDate>(file.root[6].value.value).text == "1979-05-27T07:32:00Z");
  REQUIRE(array(file.root[7].value).size() == 2);
  CHECK(std::get<std::string>(array(file.root[7].value)[1].value) == "x");
  CHECK(table(file.root[8].value).at(0).key == "a");
}

TEST_CASE("toml: keys keep the order of the file") {
  const TomlFile file = parse_toml("zebra = 1\napple = 2\n[m]\nb = 1\na = 2\n[c]\n[m.x]\n", "t");
  REQUIRE(file.root.size() == 4);
  CHECK(file.root[0].key == "zebra");
  CHECK(file.root[1].key == "apple");
  CHECK(file.root[2].key == "m");
  CHECK(file.root[3].key == "c");
  REQUIRE(table(file.root[2].value).size() == 3);
  CHECK(table(file.root[2].value)[0].key == "b");
  CHECK(table(file.root[2].value)[1].key == "a");
  CHECK(table(file.root[2].value)[2].key == "x");
}

TEST_CASE("toml: keys and values know line and column, in characters") {
  const TomlFile file = parse_toml("a = 1\n  b =  'é'\n[[use]]\nx = [\n  7,\n]\n\"é\" = { q = 2 }\n", "t");
  REQUIRE(file.root.size() == 3);
  check_at(file.root[0].line, file.root[0].column, 1, 1);
  check_at(file.root[0].value.line, file.root[0].value.column, 1, 5);
  check_at(file.root[1].line, file.root[1].column, 2, 3);
  check_at(file.root[1].value.line, file.root[1].value.column, 2, 8);
  check_at(file.root[2].line, file.root[2].column, 3, 3);
  const TomlValue& use = array(file.root[2].value).at(0);
  check_at(use.line, use.column, 3, 1);
  const TomlValue& seven = array(table(use)[0].value).at(0);
  check_at(seven.line, seven.column, 5, 3);
  const auto& inner = table(table(use)[1].value).at(0);
  check_at(inner.line, inner.column, 7, 9);
  check_at(inner.value.line, inner.value.column, 7, 13);
}

TEST_CASE("toml: a byte order mark and CRLF are accepted") {
  const TomlFile file = parse_toml(
      "\xEF\xBB\xBF"
      "a = 1\r\nb = 2\r\n",
      "t");
  REQUIRE(file.root.size() == 2);
  check_at(file.root[0].line, file.root[0].column, 1, 1);
  check_at(file.root[1].line, file.root[1].column, 2, 1);
}

TEST_CASE("toml: an empty file is an empty table") {
  CHECK(parse_toml("", "t").root.empty());
}

TEST_CASE("toml: a syntax error tells file, line and column") {
  const Problem problem = only_problem("a = 1\nb c = 2\n");
  check_place(problem, "t.toml", 2, 3);
  CHECK_THAT(problem.what, ContainsSubstring("not valid TOML"));
  CHECK_THAT(problem.what, ContainsSubstring("expected '='"));
  CHECK(problem.remedy == "mend this line: key = value, one a line, texts in quotation marks");
}

TEST_CASE("toml: a text without its end is refused") {
  const Problem problem = only_problem("a = 1\nb = \"x\n");
  CHECK(problem.where.line == 2);
  CHECK_THAT(problem.what, ContainsSubstring("not valid TOML"));
}

TEST_CASE("toml: a value without quotation marks is refused") {
  check_place(only_problem("title = Feedback\n"), "t.toml", 1, 9);
}

TEST_CASE("toml: an integer that is too large is refused") {
  CHECK_THAT(only_problem("a = 99999999999999999999\n").what, ContainsSubstring("64 bits"));
}

TEST_CASE("toml: a key given twice is refused at the second") {
  const Problem problem = only_problem("title = 1\nx = 2\n  title = \"again\"\n");
  check_place(problem, "t.toml", 3, 3);
  CHECK(problem.what == "a key is given twice");
  CHECK(problem.found == "\"title\"");
  CHECK(problem.accepted == "each key once in its table");
  CHECK(problem.remedy == "keep one of the two; a list of tables is written [[name]]");
}

TEST_CASE("toml: a table given twice is refused") {
  const Problem problem = only_problem("[use]\na = 1\n[use]\na = 2\n");
  check_place(problem, "t.toml", 3, 2);
  CHECK(problem.what == "a key is given twice");
}

TEST_CASE("toml: a key given twice in an inline table is refused") {
  check_place(only_problem("b = { x = 1, x = 2 }\n"), "t.toml", 1, 14);
}

TEST_CASE("toml: a closed table that is added to is refused") {
  const Problem problem = only_problem("b = { x = 1 }\nb.z = 2\n");
  check_place(problem, "t.toml", 2, 1);
  CHECK(problem.what == "a key is given twice");
  CHECK(problem.found.empty());
}

TEST_CASE("toml: invalid UTF-8 is refused with line and column") {
  const Problem problem = only_problem("a = 1\nb = \"é\xFF\"\n");
  check_place(problem, "t.toml", 2, 7);
  CHECK(problem.what == "the file is not UTF-8");
  CHECK(problem.found == "byte \"\\xFF\"");
  CHECK(problem.remedy == "save the file as UTF-8");
}

TEST_CASE("toml: invalid UTF-8 in a comment is refused too") {
  check_place(only_problem("# \xC0\xAF\n"), "t.toml", 1, 3);
}

TEST_CASE("toml: every text with a NUL is listed") {
  const auto error =
      caught([] { parse_toml("a = \"x\\u0000\"\nb = 1\n\"k\\u0000\" = [\"\\u0000\"]\n", "t.toml"); });
  REQUIRE(error.problems().size() == 3);
  check_place(error.problems()[0], "t.toml", 1, 5);
  CHECK(error.problems()[0].what == "a text holds the character NUL");
  CHECK(error.problems()[0].found == "\"x\\x00\"");
  check_place(error.problems()[1], "t.toml", 3, 1);
  check_place(error.problems()[2], "t.toml", 3, 14);
}

TEST_CASE("toml: brackets nested too deeply are refused") {
  const std::string deep = "a = " + std::string(65, '[') + std::string(65, ']') + "\n";
  const Problem problem = only_problem(deep);
  check_place(problem, "t.toml", 1, 69);
  CHECK(problem.what == "nested too deeply");
  CHECK_NOTHROW(parse_toml("a = " + std::string(64, '[') + std::string(64, ']') + "\n", "t"));
  CHECK(only_problem("a = " + std::string(2'000'000, '[')).what == "nested too deeply");
}

TEST_CASE("toml: a key of too many parts is refused") {
  std::string dotted = "a";
  for (int i = 0; i < 32; ++i) dotted += ".a";
  CHECK_NOTHROW(parse_toml(dotted + " = 1\n", "t"));
  const Problem problem = only_problem("x = 1\n[" + dotted + ".a]\n");
  check_place(problem, "t.toml", 2, 67);  // the 33rd dot
  CHECK(problem.what == "nested too deeply");
}

TEST_CASE("toml: brackets and dots in texts and comments do not nest") {
  const std::string many = std::string(100, '[') + std::string(100, '.');
  const std::string text = "a = \"\\\"" + many + "\"\nb = '" + many + "'\nc = \"\"\"\n\"" + many +
                           "\n\"\"\"\nd = '''\n'" + many + "\n'''\n# " + many + "\n";
  CHECK(parse_toml(text, "t").root.size() == 4);
}

TEST_CASE("toml: a file of more than 16 MiB is refused") {
  const Problem problem = only_problem(std::string((16 << 20) + 1, ' '));
  check_place(problem, "t.toml", 0, 0);
  CHECK(problem.what == "the file is too large");
  CHECK(problem.found == "16777217 bytes");
  CHECK(problem.accepted == "up to 16777216 bytes");
}

TEST_CASE("toml: a file is read under its path") {
  const samples::Folder folder;
  samples::write(folder / "a.toml", "x = 1\ny = \n");
  const auto error = caught([&] { assay::read_toml((folder / "a.toml").string()); });
  CHECK(error.problems().at(0).where.file == (folder / "a.toml").string());
  CHECK(error.problems()[0].where.line == 2);
  samples::write(folder / "b.toml", "x = 1\n");
  CHECK(assay::read_toml((folder / "b.toml").string()).root.at(0).key == "x");
}

TEST_CASE("toml: a missing file is an error of the input") {
  const samples::Folder folder;
  const auto error = caught([&] { assay::read_toml((folder / "none.toml").string()); });
  CHECK(error.fault() == assay::Fault::Input);
  CHECK(error.problems().at(0).what == "there is no such file");
}

TEST_CASE("toml: a file too large is refused before it is read") {
  const samples::Folder folder;
  samples::write(folder / "a.toml", "");
  std::filesystem::resize_file(folder / "a.toml", std::uintmax_t{1} << 40);  // sparse
  const auto error = caught([&] { assay::read_toml((folder / "a.toml").string()); });
  CHECK(error.problems().at(0).what == "the file is too large");
}

TEST_CASE("toml: values describe themselves") {
  const TomlFile file =
      parse_toml("a = \"x\"\nb = 3\nc = 0.1\nd = false\ne = 2024-02-29\nf = [1]\ng = []\n[h]\n[[i]]\n", "t");
  const char* expected[] = {"text \"x\"", "integer 3",       "number 0.1",
                            "false",      "date 2024-02-29", "an array",
                            "an array",   "a table",         "an array of tables"};
  REQUIRE(file.root.size() == 9);
  for (std::size_t i = 0; i < 9; ++i) CHECK(file.root[i].value.described() == expected[i]);
  CHECK(file.root[1].value.number() == 3.0);
  CHECK(file.root[2].value.number() == 0.1);
}
