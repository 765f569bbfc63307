#include "assay/catalog.hpp"
#include "catch.hpp"

#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::Manifest;
using assay::OptionSetting;
using assay::OptionType;
using assay::OptionValue;
using assay::Problem;

namespace {

// Eight lines; what a test adds begins in line 9.
const std::string kHead =
    "manifest = 1\n[plugin]\nid = \"acme\"\nversion = \"1.2.3\"\ntitle = \"T\"\nvendor = \"V\"\nlicence = "
    "\"L\"\n"
    "abi = 1\n";

const std::string kOptions = R"(
[options.count]
type = "integer"
title = "Count"
default = 5
minimum = 1
maximum = 20
[options.share]
type = "number"
title = "Share"
default = 40
minimum = 0.5
[options.tone]
type = "text"
title = "Tone"
default = "plain"
choices = ["plain", "formal"]
[options.free]
type = "text"
title = "Free"
default = ""
[options.loud]
type = "boolean"
title = "Loud"
default = false
)";

Manifest manifest_with(const std::string& options) {
  const TemporaryFolder folder;
  return assay::read_manifest(folder.write("plugin.toml", kHead + options));
}

// `text` as the settings of a profile whose options table is called "options".
std::vector<OptionSetting> settings(const std::string& text) {
  std::vector<OptionSetting> out;
  for (const assay::TomlEntry& entry : assay::parse_toml(text, "client.toml").root) {
    out.push_back(
        {entry.key, entry.value, {"client.toml", entry.line, entry.column}, "use[0].options." + entry.key});
  }
  return out;
}

std::vector<OptionValue> resolve(const std::string& text, std::vector<Problem>& problems) {
  const std::vector<OptionSetting> layer = settings(text);
  return assay::resolve_options(manifest_with(kOptions), {&layer}, problems);
}

// The one problem of a setting.
Problem problem_of_setting(const std::string& text) {
  std::vector<Problem> problems;
  resolve(text, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.file == "client.toml");
  return problems[0];
}

Problem problem_of_schema(const std::string& lines) {
  return problem_of([&] { manifest_with("[options.x]\n" + lines); });
}

}  // namespace

TEST_CASE("options: a schema is read whole") {
  const Manifest manifest = manifest_with(kOptions);
  REQUIRE(manifest.options.size() == 5);
  CHECK(manifest.options[0].key == "count");
  CHECK(manifest.options[0].type == OptionType::Integer);
  CHECK(manifest.options[0].title == "Count");
  CHECK(manifest.options[0].minimum == 1.0);
  CHECK(manifest.options[0].maximum == 20.0);
  CHECK(manifest.options[1].type == OptionType::Number);
  CHECK(manifest.options[1].minimum == 0.5);
  CHECK_FALSE(manifest.options[1].maximum);
  CHECK(manifest.options[2].choices == std::vector<std::string>{"plain", "formal"});
  CHECK(manifest.options[4].type == OptionType::Boolean);
}

TEST_CASE("options: defaults stand in the schema's order, as text and number") {
  std::vector<Problem> problems;
  const std::vector<OptionValue> values = resolve("", problems);
  CHECK(problems.empty());
  REQUIRE(values.size() == 5);
  CHECK(values[0].key == "count");
  CHECK(values[0].text == "5");
  CHECK(values[0].number == 5);
  CHECK(values[1].text == "40");
  CHECK(values[1].type == OptionType::Number);
  CHECK(values[2].text == "plain");
  CHECK(values[2].number == 0);
  CHECK(values[3].text.empty());
  CHECK(values[4].text == "false");
  CHECK(values[4].number == 0);
}

TEST_CASE("options: settings are laid over the defaults") {
  std::vector<Problem> problems;
  const std::vector<OptionValue> values =
      resolve("loud = true\nshare = 30.25\ncount = 20\ntone = \"formal\"\nfree = \"x y\"\n", problems);
  CHECK(problems.empty());
  REQUIRE(values.size() == 5);
  CHECK(values[0].number == 20);
  CHECK(values[1].text == "30.25");
  CHECK(values[1].number == 30.25);
  CHECK(values[2].text == "formal");
  CHECK(values[3].text == "x y");
  CHECK(values[4].text == "true");
  CHECK(values[4].number == 1);
}

TEST_CASE("options: a later layer wins over an earlier one") {
  std::vector<Problem> problems;
  const std::vector<OptionSetting> first = settings("count = 2\nshare = 3\n"),
                                   second = settings("count = 4\n");
  const auto values = assay::resolve_options(manifest_with(kOptions), {&first, &second}, problems);
  CHECK(values[0].number == 4);
  CHECK(values[1].number == 3);
}

TEST_CASE("options: settings of other plugins are left alone") {
  std::vector<Problem> problems;
  CHECK(resolve("other = 3\n", problems).size() == 5);
  CHECK(problems.empty());
}

TEST_CASE("options: a value of another type is refused at its place, and the default holds") {
  for (const char* setting : {"count = \"5\"", "count = 5.0", "count = true", "count = [5]"}) {
    INFO(setting);
    const Problem problem = problem_of_setting("\n" + std::string(setting) + "\n");
    CHECK(problem.where.line == 2);
    CHECK(problem.where.column == 1);
    CHECK(problem.key == "use[0].options.count");
    CHECK(problem.accepted == "a whole number from 1 to 20");
  }
  CHECK(problem_of_setting("share = \"1\"").accepted == "a number, at least 0.5");
  CHECK(problem_of_setting("share = nan").found == "number nan");
  CHECK(problem_of_setting("loud = 1").accepted == "true or false");
  CHECK(problem_of_setting("free = 1").accepted == "a text");
  std::vector<Problem> problems;
  CHECK(resolve("count = \"6\"", problems)[0].number == 5);
}

TEST_CASE("options: a value out of range is refused") {
  for (const char* setting : {"count = 0", "count = 21"}) {
    INFO(setting);
    CHECK_THAT(problem_of_setting(setting).what, ContainsSubstring("not within"));
  }
  CHECK(problem_of_setting("share = 0.4999").found == "number 0.4999");
}

TEST_CASE("options: a text that is no choice is refused with a suggestion") {
  const Problem problem = problem_of_setting("tone = \"fornal\"");
  CHECK(problem.accepted == "\"plain\" or \"formal\"");
  CHECK_THAT(problem.remedy, ContainsSubstring("`formal`"));
}

TEST_CASE("options: an integer that a double cannot hold is refused") {
  std::vector<Problem> problems;
  const Manifest manifest = manifest_with("[options.x]\ntype = \"integer\"\ntitle = \"X\"\ndefault = 0\n");
  const auto most = settings("x = 9007199254740992");
  CHECK(assay::resolve_options(manifest, {&most}, problems)[0].text == "9007199254740992");
  CHECK(problems.empty());
  const auto more = settings("x = 9007199254740993");
  assay::resolve_options(manifest, {&more}, problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].accepted, ContainsSubstring("9007199254740992"));
}

TEST_CASE("options: a setting that no plugin knows is refused with a suggestion") {
  const Manifest first = manifest_with(kOptions);
  Manifest second = manifest_with("[options.depth]\ntype = \"integer\"\ntitle = \"D\"\ndefault = 1\n");
  second.id = "other";
  std::vector<Problem> problems;
  assay::check_options(settings("count = 3\ndepht = 2\ndepth = 4\n"), {&first, &second}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.line == 2);
  CHECK(problems[0].where.column == 1);
  CHECK(problems[0].key == "use[0].options.depht");
  CHECK(problems[0].what == "not an option of acme or other");
  CHECK(problems[0].accepted == "count, share, tone, free, loud or depth");
  CHECK_THAT(problems[0].remedy, ContainsSubstring("`depth`"));
}

TEST_CASE("options: a setting for a plugin without options is refused") {
  const Manifest plain = manifest_with("");
  std::vector<Problem> problems;
  assay::check_options(settings("count = 3\n"), {&plain}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].accepted == "no option at all");
  CHECK(problems[0].remedy == "take it out");
}

TEST_CASE("options: a schema without type, title or default is refused") {
  CHECK(problem_of_schema("title = \"X\"\ndefault = \"\"\n").key == "options.x.type");
  CHECK(problem_of_schema("type = \"text\"\ndefault = \"\"\n").key == "options.x.title");
  const Problem problem = problem_of_schema("type = \"integer\"\ntitle = \"X\"\n");
  CHECK(problem.key == "options.x.default");
  CHECK(problem.where.line == 9);
}

TEST_CASE("options: an unknown type is refused with a suggestion") {
  const Problem problem = problem_of_schema("type = \"intger\"\ntitle = \"X\"\ndefault = 1\n");
  CHECK(problem.where.line == 10);
  CHECK(problem.where.column == 1);
  CHECK_THAT(problem.remedy, ContainsSubstring("`integer`"));
}

TEST_CASE("options: a default of another type or out of range is refused") {
  const std::string integer = "type = \"integer\"\ntitle = \"X\"\n";
  const Problem type = problem_of_schema(integer + "default = \"1\"\n");
  CHECK(type.key == "options.x.default");
  CHECK(type.where.line == 12);
  CHECK(problem_of_schema(integer + "default = 0\nminimum = 1\n").key == "options.x.default");
  CHECK(problem_of_schema(integer + "default = 9\nmaximum = 8\n").key == "options.x.default");
  const Problem choice =
      problem_of_schema("type = \"text\"\ntitle = \"X\"\ndefault = \"c\"\nchoices = [\"a\", \"b\"]\n");
  CHECK(choice.key == "options.x.default");
  CHECK(choice.accepted == "\"a\" or \"b\"");
}

TEST_CASE("options: limits that contradict each other or the type are refused") {
  const Problem crossed =
      problem_of_schema("type = \"number\"\ntitle = \"X\"\ndefault = 1\nminimum = 3\nmaximum = 2\n");
  CHECK(crossed.key == "options.x.maximum");
  CHECK(crossed.where.line == 14);
  CHECK(crossed.found == "2");
  CHECK(problem_of_schema("type = \"text\"\ntitle = \"X\"\ndefault = \"\"\nminimum = 3\n").key ==
        "options.x.minimum");
  CHECK(problem_of_schema("type = \"boolean\"\ntitle = \"X\"\ndefault = true\nmaximum = 3\n").key ==
        "options.x.maximum");
  CHECK(problem_of_schema("type = \"integer\"\ntitle = \"X\"\ndefault = 1\nchoices = [\"1\"]\n").key ==
        "options.x.choices");
  CHECK(problem_of_schema("type = \"text\"\ntitle = \"X\"\ndefault = \"\"\nchoices = []\n").what ==
        "no choice is named");
}

TEST_CASE("options: a key that is no id, or not a table, is refused") {
  CHECK(problem_of([] {
          manifest_with("[options.\"A b\"]\ntype = \"boolean\"\ntitle = \"X\"\ndefault = true\n");
        }).what == "not the key of an option");
  CHECK(problem_of([] { manifest_with("[options]\nx = 3\n"); }).key == "options.x");
}

TEST_CASE("options: an unknown key of a schema is refused") {
  const Problem problem = problem_of_schema("type = \"boolean\"\ntitle = \"X\"\ndefault = true\nmin = 1\n");
  CHECK(problem.key == "options.x.min");
  CHECK(problem.where.line == 13);
}
