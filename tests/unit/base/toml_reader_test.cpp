// What a reader of a table says about values that are missing, wrong, or not known.
#include "samples.hpp"

#include "assay/toml.hpp"

using assay::parse_toml;
using assay::Problem;
using assay::TomlFile;
using assay::TomlReader;
using samples::check_place;

namespace {

// A file with a reader at its root.
struct Reading {
  explicit Reading(std::string_view text) : file(parse_toml(text, "t.toml")), root(file, problems) {}

  const Problem& only() const {
    REQUIRE(problems.size() == 1);
    return problems[0];
  }

  TomlFile file;
  std::vector<Problem> problems;
  TomlReader root;
};

void check_wrong_type(const Problem& problem, std::string_view found, std::string_view accepted) {
  CHECK(problem.what == "wrong type");
  CHECK(problem.found == found);
  CHECK(problem.accepted == accepted);
}

}  // namespace

TEST_CASE("toml reader: good values arrive without a complaint") {
  Reading reading(
      "text = \"x\"\nid = \"a.b\"\nnumber = 2\nfloat = 0.5\nflag = true\ntexts = [\"a\", \"b\"]\n"
      "one = \"a\"\nnumbers = [1, 2.5]\nword = \"red\"\n");
  TomlReader& root = reading.root;
  CHECK(root.text("text") == "x");
  CHECK(root.text_or("text", "y") == "x");
  CHECK(root.optional_text("text") == "x");
  CHECK(root.id("id") == "a.b");
  CHECK(root.number("number") == 2.0);
  CHECK(root.number("float") == 0.5);
  CHECK(root.optional_number("float") == 0.5);
  CHECK(root.optional_integer("number", 2, 2) == 2);
  CHECK(root.flag_or("flag", false));
  CHECK(root.texts("texts") == std::vector<std::string>{"a", "b"});
  CHECK(root.text_or_texts("texts") == std::vector<std::string>{"a", "b"});
  CHECK(root.text_or_texts("one") == std::vector<std::string>{"a"});
  CHECK(root.numbers("numbers") == std::vector<double>{1, 2.5});
  CHECK(root.choice("word", {"red", "green"}, "green") == "red");
  root.finish();
  CHECK(reading.problems.empty());
}

TEST_CASE("toml reader: what is absent and not required gives the default") {
  Reading reading("");
  TomlReader& root = reading.root;
  CHECK(root.text_or("a", "y") == "y");
  CHECK_FALSE(root.optional_text("a"));
  CHECK_FALSE(root.optional_number("a"));
  CHECK_FALSE(root.optional_integer("a"));
  CHECK(root.flag_or("a", true));
  CHECK(root.texts("a").empty());
  CHECK(root.text_or_texts("a").empty());
  CHECK(root.numbers("a").empty());
  CHECK(root.choice("a", {"red"}, "blue") == "blue");
  CHECK_FALSE(root.table("a"));
  CHECK(root.tables("a").empty());
  CHECK(root.raw("a") == nullptr);
  CHECK_FALSE(root.has("a"));
  CHECK(reading.problems.empty());
}

TEST_CASE("toml reader: a missing key is noted at its table") {
  Reading reading("x = 1\n[norm]\ny = 1\n");
  auto norm = reading.root.table("norm");
  REQUIRE(norm);
  CHECK(norm->text("title").empty());
  CHECK(norm->number("n") == 0.0);
  REQUIRE(reading.problems.size() == 2);
  check_place(reading.problems[0], "t.toml", 2, 1);
  CHECK(reading.problems[0].key == "norm.title");
  CHECK(reading.problems[0].what == "a required key is missing");
  CHECK(reading.problems[0].accepted == "a text");
  CHECK(reading.problems[0].remedy == "add norm.title = \"…\"");
  CHECK(reading.problems[1].key == "norm.n");
  CHECK(reading.problems[1].accepted == "a number");
}

TEST_CASE("toml reader: a missing id is noted once") {
  Reading reading("");
  CHECK(reading.root.id("id").empty());
  CHECK(reading.only().what == "a required key is missing");
}

TEST_CASE("toml reader: a blank text is refused") {
  Reading reading("\ntitle = \" \\t\"\n");
  CHECK(reading.root.text("title").empty());
  check_place(reading.only(), "t.toml", 2, 1);
  CHECK(reading.only().what == "the text is blank");
}

TEST_CASE("toml reader: a number in the place of a text is refused at the value") {
  Reading reading("a = 1\ntitle = 3\n");
  CHECK(reading.root.text("title").empty());
  check_place(reading.only(), "t.toml", 2, 9);
  check_wrong_type(reading.only(), "integer 3", "a text");
  CHECK(reading.only().key == "title");
  CHECK(reading.only().remedy == "put it in quotation marks");
}

TEST_CASE("toml reader: an id of other characters is refused") {
  Reading reading("id = \"My Id\"\n");
  CHECK(reading.root.id("id").empty());
  check_place(reading.only(), "t.toml", 1, 1);
  CHECK(reading.only().what == "not an id");
  CHECK(reading.only().found == "\"My Id\"");
}

TEST_CASE("toml reader: a text in the place of a number is refused") {
  Reading reading("n = \"3\"\n");
  CHECK(reading.root.number("n") == 0.0);
  check_place(reading.only(), "t.toml", 1, 5);
  check_wrong_type(reading.only(), "text \"3\"", "a number");
  CHECK(reading.only().remedy == "write it without quotation marks");
}

TEST_CASE("toml reader: a number that is not finite is refused") {
  Reading reading("a = nan\nb = -inf\n");
  CHECK(reading.root.number("a") == 0.0);
  CHECK_FALSE(reading.root.optional_number("b"));
  REQUIRE(reading.problems.size() == 2);
  check_place(reading.problems[1], "t.toml", 2, 1);
  CHECK(reading.problems[1].what == "the number is not finite");
  CHECK(reading.problems[1].found == "number -inf");
}

TEST_CASE("toml reader: a float in the place of an integer is refused") {
  Reading reading("a = 3.0\n");
  CHECK_FALSE(reading.root.optional_integer("a"));
  check_wrong_type(reading.only(), "number 3", "an integer");
}

TEST_CASE("toml reader: an integer out of range is refused") {
  Reading reading("a = 0\nb = 0\nc = 9\n");
  CHECK_FALSE(reading.root.optional_integer("a", 1, 5));
  CHECK_FALSE(reading.root.optional_integer("b", 1));
  CHECK_FALSE(reading.root.optional_integer("c", std::numeric_limits<std::int64_t>::min(), 8));
  REQUIRE(reading.problems.size() == 3);
  check_place(reading.problems[0], "t.toml", 1, 1);
  CHECK(reading.problems[0].what == "the integer is out of range");
  CHECK(reading.problems[0].found == "0");
  CHECK(reading.problems[0].accepted == "1 to 5");
  CHECK(reading.problems[1].accepted == "1 or more");
  CHECK(reading.problems[2].accepted == "8 or less");
}

TEST_CASE("toml reader: a text in the place of a flag is refused") {
  Reading reading("a = \"true\"\n");
  CHECK(reading.root.flag_or("a", true));
  check_wrong_type(reading.only(), "text \"true\"", "true or false");
}

TEST_CASE("toml reader: each wrong element of an array is refused, the others arrive") {
  Reading reading("a = [\"x\", 1, \"y\",\n  true]\nb = [1, \"2\", inf]\n");
  CHECK(reading.root.texts("a") == std::vector<std::string>{"x", "y"});
  CHECK(reading.root.numbers("b") == std::vector<double>{1});
  REQUIRE(reading.problems.size() == 4);
  check_place(reading.problems[0], "t.toml", 1, 11);
  CHECK(reading.problems[0].key == "a[1]");
  check_wrong_type(reading.problems[0], "integer 1", "a text");
  check_place(reading.problems[1], "t.toml", 2, 3);
  CHECK(reading.problems[1].key == "a[3]");
  check_place(reading.problems[2], "t.toml", 3, 9);
  check_wrong_type(reading.problems[2], "text \"2\"", "a number");
  CHECK(reading.problems[3].key == "b[2]");
  CHECK(reading.problems[3].what == "the number is not finite");
}

TEST_CASE("toml reader: a lone value in the place of an array is refused") {
  Reading reading("a = \"x\"\nb = 1\nc = 2\n");
  CHECK(reading.root.texts("a").empty());
  CHECK(reading.root.numbers("b").empty());
  CHECK(reading.root.text_or_texts("c").empty());
  REQUIRE(reading.problems.size() == 3);
  check_wrong_type(reading.problems[0], "text \"x\"", "an array of texts");
  check_wrong_type(reading.problems[1], "integer 1", "an array of numbers");
  check_wrong_type(reading.problems[2], "integer 2", "a text or an array of texts");
}

TEST_CASE("toml reader: a word that is not accepted gets a suggestion") {
  Reading reading("kind = \"survay\"\n");
  CHECK(reading.root.choice("kind", {"survey", "test"}, "test") == "test");
  check_place(reading.only(), "t.toml", 1, 1);
  CHECK(reading.only().what == "not one of the accepted words");
  CHECK(reading.only().found == "\"survay\"");
  CHECK(reading.only().accepted == "survey or test");
  CHECK(reading.only().remedy == "did you mean `survey`?");
}

TEST_CASE("toml reader: a missing table is noted when it is required") {
  Reading reading("");
  CHECK_FALSE(reading.root.table("norm", true));
  check_place(reading.only(), "t.toml", 0, 0);
  CHECK(reading.only().what == "a required table is missing");
  CHECK(reading.only().remedy == "add [norm]");
}

TEST_CASE("toml reader: single and double brackets are not the same") {
  Reading reading("[use]\n[[norm]]\n");
  CHECK(reading.root.tables("use").empty());
  CHECK_FALSE(reading.root.table("norm"));
  REQUIRE(reading.problems.size() == 2);
  check_place(reading.problems[0], "t.toml", 1, 1);
  check_wrong_type(reading.problems[0], "a table", "an array of tables");
  CHECK(reading.problems[0].remedy == "write [[use]], in double brackets");
  check_place(reading.problems[1], "t.toml", 2, 1);
  check_wrong_type(reading.problems[1], "an array of tables", "a table");
  CHECK(reading.problems[1].remedy == "write [norm] once, in single brackets");
}

TEST_CASE("toml reader: an element that is no table is refused, the others arrive") {
  Reading reading("use = [{ a = 1 }, 2]\n");
  CHECK(reading.root.tables("use").size() == 1);
  check_place(reading.only(), "t.toml", 1, 19);
  CHECK(reading.only().key == "use[1]");
  check_wrong_type(reading.only(), "integer 2", "a table");
}

TEST_CASE("toml reader: tables come in order and know their path") {
  Reading reading("[[use]]\nid = 1\n[[use]]\nid = 2\n[use.\"my plugin\"]\nx = 1\n");
  auto uses = reading.root.tables("use");
  REQUIRE(uses.size() == 2);
  CHECK(uses[0].number("id") == 1.0);
  CHECK(uses[1].number("id") == 2.0);
  CHECK(uses[1].path("id") == "use[1].id");
  CHECK(uses[1].path() == "use[1]");
  CHECK(uses[1].where("id").line == 4);
  CHECK(uses[1].where().line == 3);
  auto inner = uses[1].table("my plugin");
  REQUIRE(inner);
  CHECK(inner->path("x") == "use[1].\"my plugin\".x");
}

TEST_CASE("toml reader: an unknown key gets a suggestion") {
  Reading reading("id = 1\n  titel = \"x\"\n");
  reading.root.raw("id");
  reading.root.raw("title");
  reading.root.finish();
  check_place(reading.only(), "t.toml", 2, 3);
  CHECK(reading.only().what == "unknown key");
  CHECK(reading.only().key == "titel");
  CHECK(reading.only().remedy == "did you mean `title`?");
}

TEST_CASE("toml reader: an unknown key like no other gets the list") {
  Reading reading("[norm]\nid = 1\nzzzzz = 2\n");
  auto norm = reading.root.table("norm");
  REQUIRE(norm);
  norm->raw("id");
  norm->raw("title");
  norm->finish({"values"});
  check_place(reading.only(), "t.toml", 3, 1);
  CHECK(reading.only().key == "norm.zzzzz");
  CHECK(reading.only().accepted == "id, title and values");
  CHECK(reading.only().remedy == "take it out, or use an accepted key");
}

TEST_CASE("toml reader: suggestions come out of the further keys too") {
  Reading reading("valeus = 1\n");
  reading.root.finish({"values"});
  CHECK(reading.only().remedy == "did you mean `values`?");
}

TEST_CASE("toml reader: where no key is asked for, none is accepted") {
  Reading reading("a = 1\n");
  reading.root.finish();
  CHECK(reading.only().accepted == "no key here");
}

TEST_CASE("toml reader: keys are listed in order and stay unread") {
  Reading reading("z = 1\na = 2\n");
  CHECK(reading.root.keys() == std::vector<std::string>{"z", "a"});
  CHECK(reading.root.has("a"));
  reading.root.finish();
  CHECK(reading.problems.size() == 2);
}

TEST_CASE("toml reader: a complaint carries place and path") {
  Reading reading("\n a = 1\n");
  reading.root.complain("a", "odd", "1", "2", "add one");
  check_place(reading.only(), "t.toml", 2, 2);
  CHECK(assay::format(reading.only()) ==
        "t.toml:2:2: odd\n  key: a\n  found: 1\n  accepted: 2\n  to do: add one");
  CHECK(&reading.root.problems() == &reading.problems);
}
