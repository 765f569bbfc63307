#include "assay/crosswalk.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::Crosswalk;
using assay::Problem;

namespace {

const std::string kHead = "[crosswalk]\nid = \"two\"\ntitle = \"Two views\"\n";  // three lines
const std::string kTheme = "[[theme]]\nid = \"calm\"\ntitle = \"Calm\"\n";       // three lines
// Four lines.
const std::string kMember =
    "[[theme.member]]\ninstrument = \"a.view\"\nconstruct = \"c1\"\nmatch = \"close\"\n";

Crosswalk read(const TemporaryFolder& folder, const std::string& text) {
  return assay::read_crosswalk(folder.write("crosswalks/two.toml", text));
}

// The one problem of a crosswalk.
Problem problem_with(const std::string& text) {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { read(folder, text); });
  CHECK(problem.where.file == (folder.path() / "crosswalks/two.toml").string());
  return problem;
}

void check_place(const Problem& problem, std::uint64_t line, std::uint64_t column, const std::string& key) {
  CHECK(problem.where.line == line);
  CHECK(problem.where.column == column);
  CHECK(problem.key == key);
}

}  // namespace

TEST_CASE("crosswalk: every part of a full one is read") {
  const TemporaryFolder folder;
  const Crosswalk crosswalk = read(folder, R"([crosswalk]
id = "two"
title = "Two views"
locale = "en-GB"

[[theme]]
id = "calm"
title = "Calm"
note = "Staying calm."

[[theme.member]]
instrument = "b.test"
construct = "k1"
match = "exact"

[[theme.member]]
instrument = "a.view"
construct = "c1.2"
match = "close"

[[theme]]
id = "tidy"
title = "Tidiness"

[[theme.member]]
instrument = "b.test"
construct = "k1"
match = "broad"
)");
  CHECK(crosswalk.id == "two");
  CHECK(crosswalk.title == "Two views");
  CHECK(crosswalk.locale == "en-GB");
  REQUIRE(crosswalk.themes.size() == 2);
  CHECK(crosswalk.themes[0].note == "Staying calm.");
  REQUIRE(crosswalk.themes[0].members.size() == 2);
  const assay::CrosswalkMember& member = crosswalk.themes[0].members[1];
  CHECK(member.instrument == "a.view");
  CHECK(member.construct == "c1.2");
  CHECK(member.match == ASSAY_MATCH_CLOSE);
  CHECK(member.where.line == 16);
  CHECK(member.path == "theme[0].member[1]");
  CHECK(crosswalk.themes[0].members[0].match == ASSAY_MATCH_EXACT);
  CHECK(crosswalk.themes[1].id == "tidy");
  CHECK(crosswalk.themes[1].note.empty());
  CHECK(crosswalk.themes[1].members[0].match == ASSAY_MATCH_BROAD);
  CHECK(crosswalk.instruments() == std::vector<std::string>{"b.test", "a.view"});
}

TEST_CASE("crosswalk: the locale is en where none is given") {
  const TemporaryFolder folder;
  CHECK(read(folder, kHead + kTheme + kMember).locale == "en");
}

TEST_CASE("crosswalk: the table [crosswalk] is required") {
  const Problem problem = problem_with(kTheme + kMember);
  CHECK(problem.key == "crosswalk");
}

TEST_CASE("crosswalk: an id that is not the name of the file is refused with both ways out") {
  const Problem problem =
      problem_with("[crosswalk]\nid = \"tow\"\ntitle = \"Two views\"\n" + kTheme + kMember);
  check_place(problem, 2, 1, "crosswalk.id");
  CHECK(problem.found == "\"tow\"");
  CHECK(problem.accepted == "\"two\"");
  CHECK(problem.remedy == "rename the file to tow.toml, or change the id");
}

TEST_CASE("crosswalk: a locale that is no language tag is refused") {
  const Problem problem = problem_with(kHead + "locale = \"English, please\"\n" + kTheme + kMember);
  check_place(problem, 4, 1, "crosswalk.locale");
}

TEST_CASE("crosswalk: one without a theme is refused") {
  const Problem problem = problem_with(kHead);
  CHECK(problem.what == "there is no [[theme]]");
  CHECK(problem.key == "theme");
}

TEST_CASE("crosswalk: a theme without members is refused at its line") {
  const Problem problem = problem_with(kHead + kTheme);
  check_place(problem, 4, 1, "theme[0].member");
  CHECK(problem.what == "the theme has no member");
}

TEST_CASE("crosswalk: a theme that is there twice is refused at the second") {
  const Problem problem = problem_with(kHead + kTheme + kMember + kTheme + kMember);
  check_place(problem, 12, 1, "theme[1].id");
  CHECK(problem.found == "\"calm\"");
}

TEST_CASE("crosswalk: a construct that is in a theme twice is refused at the second") {
  const Problem problem = problem_with(kHead + kTheme + kMember + kMember);
  check_place(problem, 13, 1, "theme[0].member[1].construct");
  CHECK(problem.found == "\"c1\"");
  CHECK(problem.remedy == "take one of them out");
}

TEST_CASE("crosswalk: a construct may stand in two themes, and constructs of one id in two instruments") {
  const TemporaryFolder folder;
  const std::string other = "[[theme]]\nid = \"tidy\"\ntitle = \"Tidiness\"\n";
  const std::string same_id =
      "[[theme.member]]\ninstrument = \"b.test\"\nconstruct = \"c1\"\nmatch = \"close\"\n";
  CHECK_NOTHROW(read(folder, kHead + kTheme + kMember + same_id + other + kMember));
}

TEST_CASE("crosswalk: a match that is none is refused with a suggestion") {
  const Problem problem = problem_with(
      kHead + kTheme + "[[theme.member]]\ninstrument = \"a.view\"\nconstruct = \"c1\"\nmatch = \"clsoe\"\n");
  check_place(problem, 10, 1, "theme[0].member[0].match");
  CHECK(problem.accepted == "exact, close or broad");
  CHECK_THAT(problem.remedy, ContainsSubstring("`close`"));
}

TEST_CASE("crosswalk: a member without a match is refused, none is guessed") {
  const Problem problem =
      problem_with(kHead + kTheme + "[[theme.member]]\ninstrument = \"a.view\"\nconstruct = \"c1\"\n");
  check_place(problem, 7, 1, "theme[0].member[0].match");
  CHECK(problem.what == "a required key is missing");
  CHECK(problem.accepted == "exact, close or broad");
}

TEST_CASE("crosswalk: a member without instrument or construct is refused") {
  const std::string match = "match = \"close\"\n";
  check_place(problem_with(kHead + kTheme + "[[theme.member]]\nconstruct = \"c1\"\n" + match), 7, 1,
              "theme[0].member[0].instrument");
  check_place(problem_with(kHead + kTheme + "[[theme.member]]\ninstrument = \"a.view\"\n" + match), 7, 1,
              "theme[0].member[0].construct");
}

TEST_CASE("crosswalk: an unknown key is refused with a suggestion, wherever it stands") {
  const Problem head = problem_with(kHead + "local = \"en\"\n" + kTheme + kMember);
  check_place(head, 4, 1, "crosswalk.local");
  CHECK_THAT(head.remedy, ContainsSubstring("`locale`"));
  check_place(problem_with(kHead + kTheme + "nota = \"x\"\n" + kMember), 7, 1, "theme[0].nota");
  check_place(problem_with(kHead + kTheme + kMember + "weight = 2\n"), 11, 1, "theme[0].member[0].weight");
  check_place(problem_with("themes = 3\n" + kHead + kTheme + kMember), 1, 1, "themes");
}

TEST_CASE("crosswalk: all problems of a file come in one go") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] {
    read(folder,
         "[crosswalk]\nid = \"tow\"\ntitle = \"\"\n" + kTheme + "[[theme.member]]\nmatch = \"near\"\n");
  });
  std::vector<std::string> keys;
  for (const Problem& problem : error.problems()) keys.push_back(problem.key);
  CHECK(keys == std::vector<std::string>{"crosswalk.id", "crosswalk.title", "theme[0].member[0].instrument",
                                         "theme[0].member[0].construct", "theme[0].member[0].match"});
}

TEST_CASE("crosswalk: one cut short is refused at the line where it ends") {
  const std::string whole = kHead + kTheme + kMember;
  const Problem problem = problem_with(whole.substr(0, whole.find("\"c1\"") + 2));
  CHECK(problem.where.line == 9);
  CHECK_THAT(problem.what, ContainsSubstring("not valid TOML"));
}

TEST_CASE("crosswalk: one is found by its id in the configuration, and by its path anywhere") {
  const TemporaryFolder folder;
  const auto file = folder.write("crosswalks/two.toml", kHead + kTheme + kMember);
  CHECK(assay::find_crosswalk(folder.path(), "two") == file);
  CHECK(assay::find_crosswalk(folder.path(), "./mine/two.toml") == "./mine/two.toml");
  CHECK(assay::find_crosswalk(folder.path(), "two.toml") == "two.toml");
}

TEST_CASE("crosswalk: an unknown one is refused with those there are and a suggestion") {
  const TemporaryFolder folder;
  folder.write("crosswalks/two.toml", "");
  folder.write("crosswalks/other.toml", "");
  folder.write("crosswalks/notes.txt", "");
  const Problem problem = problem_of([&] { assay::find_crosswalk(folder.path(), "tow"); });
  CHECK(problem.where.file == (folder.path() / "crosswalks").string());
  CHECK(problem.accepted == "other or two");
  CHECK(problem.remedy == "did you mean `two`?");
}

TEST_CASE("crosswalk: where there is none at all it is said") {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { assay::find_crosswalk(folder.path(), "two"); });
  CHECK_THAT(problem.accepted, ContainsSubstring("there is no crosswalk in this folder"));
}

TEST_CASE("crosswalk: an id is never taken for a path") {
  const TemporaryFolder folder;
  folder.write("two.toml", kHead);
  const Problem problem = problem_of([&] { assay::find_crosswalk(folder.path(), ".."); });
  CHECK(problem.found.empty());
  CHECK_THAT(problem.what, ContainsSubstring("there is no crosswalk \"..\""));
}
