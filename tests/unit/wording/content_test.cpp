// Content files, and which of them a locale gets.
#include "assay/wording.hpp"

#include <stdexcept>

#include "catch.hpp"
#include "temporary_folder.hpp"

namespace {

const std::string kHead = "[content]\nfor = \"acme\"\nlocale = \"en\"\n\n";

std::vector<assay::Problem> problems_of(const std::string& toml) {
  const TemporaryFolder folder;
  const auto path = folder.write("en.toml", toml);
  try {
    assay::read_content(path, "acme", "en");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Input);
    for (const assay::Problem& problem : error.problems()) CHECK(problem.where.file == path.string());
    return error.problems();
  }
  FAIL("no Error was thrown");
  throw std::logic_error("not reached");
}

assay::Problem problem_of(const std::string& toml) {
  const auto problems = problems_of(toml);
  REQUIRE(problems.size() == 1);
  return problems.front();
}

// A plugin with a content file for each locale; its one text is the locale.
class Speaker {
 public:
  explicit Speaker(const std::vector<std::string>& locales) {
    manifest_.id = "acme";
    for (const std::string& locale : locales) {
      manifest_.contents.push_back(
          {locale, folder_.write(locale + ".toml", "[content]\nfor = \"acme\"\nlocale = \"" + locale +
                                                       "\"\n[text]\nspeaks = \"" + locale + "\"\n")});
    }
  }
  std::string chosen_for(const std::string& locale) const {
    std::string chosen;
    const assay::TextPairs pairs = assay::wording_of(manifest_, locale, &chosen);
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].second == chosen);
    return chosen;
  }

 private:
  TemporaryFolder folder_;
  assay::Manifest manifest_;
};

}  // namespace

TEST_CASE("content: texts come by key, in the order of the file") {
  const TemporaryFolder folder;
  const auto path =
      folder.write("en.toml", kHead + "[text]\n\"cover.title\" = \"Report\"\nnote = \"a {name}\"\n");
  const assay::TextPairs pairs = assay::read_content(path, "acme", "en");
  CHECK(pairs == assay::TextPairs{{"cover.title", "Report"}, {"note", "a {name}"}});
}

TEST_CASE("content: a file that is missing is refused") {
  try {
    assay::read_content("/nonexistent/en.toml", "acme", "en");
    FAIL("no Error was thrown");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Input);
    CHECK(error.problems().at(0).where.file == "/nonexistent/en.toml");
    CHECK(error.problems().at(0).what == "there is no such file");
  }
}

TEST_CASE("content: a file for another plugin is refused") {
  const assay::Problem problem =
      problem_of("[content]\nfor = \"other\"\nlocale = \"en\"\n[text]\na = \"b\"\n");
  CHECK(problem.what == "the content is for something else");
  CHECK(problem.key == "content.for");
  CHECK(problem.where.line == 2);
  CHECK(problem.found == "other");
  CHECK(problem.accepted == "acme");
  CHECK(problem.remedy == "name the right file in plugin.toml, or correct `for`");
}

TEST_CASE("content: a file of another locale is refused") {
  const assay::Problem problem =
      problem_of("[content]\nfor = \"acme\"\nlocale = \"de\"\n[text]\na = \"b\"\n");
  CHECK(problem.what == "the content is of another locale than plugin.toml says");
  CHECK(problem.key == "content.locale");
  CHECK(problem.where.line == 3);
  CHECK(problem.found == "de");
  CHECK(problem.accepted == "en");
  CHECK(problem.remedy == "make both the same");
}

TEST_CASE("content: a text that is no text is refused at its place") {
  const assay::Problem problem = problem_of(kHead + "[text]\ngood = \"yes\"\nbad = 7\n");
  CHECK(problem.key == "text.bad");
  CHECK(problem.where.line == 7);
  CHECK(problem.where.column > 0);
  CHECK_FALSE(problem.what.empty());
}

TEST_CASE("content: missing tables are both told") {
  const auto problems = problems_of("# nothing\n");
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].key == "content");
  CHECK(problems[1].key == "text");
}

TEST_CASE("content: an unknown table is refused with a suggestion") {
  const assay::Problem problem = problem_of(kHead + "[text]\na = \"b\"\n[texts]\nc = \"d\"\n");
  CHECK(problem.key == "texts");
  CHECK(problem.where.line == 7);
  CHECK_THAT(problem.remedy, ContainsSubstring("text"));
}

TEST_CASE("content: an unknown key of the head is refused") {
  CHECK(problem_of("[content]\nfor = \"acme\"\nlocale = \"en\"\nversion = 2\n[text]\na = \"b\"\n").key ==
        "content.version");
}

TEST_CASE("content: what is no TOML is refused with line and column") {
  const assay::Problem problem = problem_of("[content\n");
  CHECK(problem.where.line == 1);
  CHECK(problem.where.column > 0);
}

TEST_CASE("wording: the locale itself, else its language, else the first") {
  const Speaker speaker({"fr", "en", "en-GB"});
  CHECK(speaker.chosen_for("en-GB") == "en-GB");
  CHECK(speaker.chosen_for("en") == "en");
  CHECK(speaker.chosen_for("en-US") == "en");
  CHECK(speaker.chosen_for("de") == "fr");
}

TEST_CASE("wording: a plugin without content has none") {
  assay::Manifest manifest;
  manifest.id = "acme";
  CHECK(assay::wording_of(manifest, "en").empty());
}
