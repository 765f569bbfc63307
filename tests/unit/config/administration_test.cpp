#include "assay/administration.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::Administration;
using assay::AdministrationInput;
using assay::Problem;

namespace {

const std::string kHead = "[administration]\nid = \"spring\"\ntitle = \"Spring\"\n";  // three lines
const std::string kInput =
    "[[input]]\ninstrument = \"a.view\"\nresponses = \"../data/answers.csv\"\n";  // three lines

// A folder with data/answers.csv and data/people.csv, and the administration beside it.
struct Folder : TemporaryFolder {
  Folder() {
    write("data/answers.csv", "case,rater,role\n");
    write("data/people.csv", "case,name\n");
    write("data/words.csv", "case,rater,role,item,text\n");
  }
  Administration read(const std::string& text) const {
    return assay::read_administration(write("runs/spring.toml", text));
  }
};

// The one problem of an administration.
Problem problem_with(const std::string& text) {
  const Folder folder;
  const Problem problem = problem_of([&] { folder.read(text); });
  CHECK(problem.where.file == (folder.path() / "runs/spring.toml").string());
  return problem;
}

void check_place(const Problem& problem, std::uint64_t line, std::uint64_t column, const std::string& key) {
  CHECK(problem.where.line == line);
  CHECK(problem.where.column == column);
  CHECK(problem.key == key);
}

}  // namespace

TEST_CASE("administration: every part of a full one is read, paths counted from its folder") {
  const Folder folder;
  const Administration administration =
      folder.read(kHead + "date = \"2024-02-29\"\ncases = \"../data/people.csv\"\n" + kInput +
                  "comments = \"../data/words.csv\"\n[[input]]\ninstrument = \"b.test\"\nresponses = \"" +
                  (folder.path() / "data/answers.csv").string() + "\"\ncases = \"../data/answers.csv\"\n");
  CHECK(administration.id == "spring");
  CHECK(administration.title == "Spring");
  CHECK(administration.date == "2024-02-29");
  REQUIRE(administration.inputs.size() == 2);
  const AdministrationInput& first = administration.inputs[0];
  CHECK(first.instrument == "a.view");
  CHECK(first.responses == folder.path() / "data/answers.csv");
  CHECK(first.comments == folder.path() / "data/words.csv");
  CHECK(first.cases == folder.path() / "data/people.csv");  // everybody's
  CHECK(first.where.line == 6);
  CHECK(administration.inputs[1].responses == folder.path() / "data/answers.csv");
  CHECK(administration.inputs[1].comments.empty());
  CHECK(administration.inputs[1].cases == folder.path() / "data/answers.csv");  // its own
  CHECK(administration.find_input("b.test") == &administration.inputs[1]);
  CHECK(administration.find_input("c.none") == nullptr);
}

TEST_CASE("administration: date, comments and cases may be left out") {
  const Folder folder;
  const Administration administration = folder.read(kHead + kInput);
  CHECK(administration.date.empty());
  CHECK(administration.inputs.at(0).comments.empty());
  CHECK(administration.inputs.at(0).cases.empty());
}

TEST_CASE("administration: the table [administration] is required") {
  CHECK(problem_with(kInput).key == "administration");
}

TEST_CASE("administration: id and title are required") {
  check_place(problem_with("[administration]\ntitle = \"Spring\"\n" + kInput), 1, 1, "administration.id");
  check_place(problem_with("[administration]\nid = \"spring\"\n" + kInput), 1, 1, "administration.title");
}

TEST_CASE("administration: one without an input is refused") {
  const Problem problem = problem_with(kHead);
  CHECK(problem.what == "there is no [[input]]");
  CHECK(problem.key == "input");
}

TEST_CASE("administration: an input needs instrument and responses") {
  check_place(problem_with(kHead + "[[input]]\nresponses = \"../data/answers.csv\"\n"), 4, 1,
              "input[0].instrument");
  check_place(problem_with(kHead + "[[input]]\ninstrument = \"a.view\"\n"), 4, 1, "input[0].responses");
}

TEST_CASE("administration: an instrument that is there twice is refused with the line of the first") {
  const Problem problem = problem_with(kHead + kInput + kInput);
  check_place(problem, 8, 1, "input[1].instrument");
  CHECK(problem.what == "the instrument is there twice, first in line 4");
}

TEST_CASE("administration: a file that is missing is refused, whichever it is") {
  const Problem responses =
      problem_with(kHead + "[[input]]\ninstrument = \"a.view\"\nresponses = \"gone.csv\"\n");
  check_place(responses, 6, 1, "input[0].responses");
  CHECK(responses.what == "the file is missing");
  CHECK_THAT(responses.found, ContainsSubstring("runs/gone.csv"));
  check_place(problem_with(kHead + kInput + "comments = \"gone.csv\"\n"), 7, 1, "input[0].comments");
  check_place(problem_with(kHead + kInput + "cases = \"gone.csv\"\n"), 7, 1, "input[0].cases");
  check_place(problem_with(kHead + "cases = \"gone.csv\"\n" + kInput), 4, 1, "administration.cases");
}

TEST_CASE("administration: a folder is no file of answers") {
  const Problem problem =
      problem_with(kHead + "[[input]]\ninstrument = \"a.view\"\nresponses = \"../data\"\n");
  check_place(problem, 6, 1, "input[0].responses");
  CHECK(problem.what == "not a regular file");
}

TEST_CASE("administration: a date that is none is refused") {
  const Problem problem = problem_with(kHead + "date = \"2023-02-29\"\n" + kInput);
  check_place(problem, 4, 1, "administration.date");
  CHECK(problem.found == "\"2023-02-29\"");
}

TEST_CASE("administration: an unknown key is refused with a suggestion") {
  const Problem problem = problem_with(kHead + kInput + "comment = \"../data/words.csv\"\n");
  check_place(problem, 7, 1, "input[0].comment");
  CHECK_THAT(problem.remedy, ContainsSubstring("`comments`"));
  check_place(problem_with(kHead + "titel = \"x\"\n" + kInput), 4, 1, "administration.titel");
  check_place(problem_with("inputs = 1\n" + kHead + kInput), 1, 1, "inputs");
}

TEST_CASE("administration: all problems of a file come in one go") {
  const Folder folder;
  const assay::Error error = error_of([&] {
    folder.read(
        "[administration]\nid = \"spring\"\ntitle = \"Spring\"\ndate = \"soon\"\n[[input]]\ninstrument = "
        "\"a.view\"\nresponses = \"gone.csv\"\ncases = \"none.csv\"\n");
  });
  std::vector<std::string> keys;
  for (const Problem& problem : error.problems()) keys.push_back(problem.key);
  CHECK(keys == std::vector<std::string>{"administration.date", "input[0].responses", "input[0].cases"});
}

TEST_CASE("administration: a missing one, and one that is no TOML, are refused") {
  const Folder folder;
  CHECK(problem_of([&] { assay::read_administration(folder.path() / "none.toml"); }).what ==
        "there is no such file");
  const Problem problem = problem_with("[administration\n");
  CHECK(problem.where.line == 1);
}

TEST_CASE("administration: a date is a day of the calendar as YYYY-MM-DD and nothing else") {
  for (const char* good : {"2024-02-29", "1999-12-31", "2024-01-01"}) {
    INFO(good);
    CHECK(assay::is_iso_date(good));
  }
  for (const char* bad : {"", "2024", "2024-2-29", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10",
                          "2024-01-00", "24-01-01", "2024/01/01", "2024-01-01T00:00", " 2024-1-01",
                          "2024-+1-01", "2024-01-1x", "-024-01-01"}) {
    INFO(bad);
    CHECK_FALSE(assay::is_iso_date(bad));
  }
}
