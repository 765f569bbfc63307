// Content packs by themselves: what a reader can tell without their instrument.
#include "assay/digest.hpp"
#include "pack_fixture.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::ContentPack;
using assay::Problem;

namespace {

Problem refused(const std::string& toml) {
  const TemporaryFolder folder;
  return problem_of([&] { pack_of(folder, toml); });
}

}  // namespace

TEST_CASE("pack: head, digest and texts are read, each with its place") {
  const TemporaryFolder folder;
  const std::string toml = pack_head() + "[construct.\"u1.1\"]\ntitle = \"Zuhören\"\nlow = [\"a\", \"b\"]\n";
  const ContentPack pack = pack_of(folder, toml);
  CHECK(pack.id == "small-de");
  CHECK(pack.title == "Klein");
  CHECK(pack.instrument == "acme.small");
  CHECK(pack.instrument_version == "1.0.0");
  CHECK(pack.locale == "de");
  CHECK_FALSE(pack.complete);
  CHECK(pack.digest == assay::sha256(toml));
  REQUIRE(pack.tables.size() == 1);
  CHECK(pack.tables[0].section == "construct");
  CHECK(pack.tables[0].id == "u1.1");
  CHECK(pack.tables[0].where.line == 11);
  REQUIRE(pack.tables[0].texts.size() == 2);
  CHECK(pack.tables[0].texts[0].values == std::vector<std::string>{"Zuhören"});
  CHECK(pack.tables[0].texts[1].values == std::vector<std::string>{"a", "b"});
  CHECK(pack.tables[0].texts[1].path == "construct.\"u1.1\".low");
  CHECK(pack.tables[0].texts[1].where.line == 13);
  CHECK(pack.tables[0].texts[1].where.column == 1);
}

TEST_CASE("pack: labels go by their number, however it is written") {
  const TemporaryFolder folder;
  const ContentPack pack =
      pack_of(folder, pack_head() + "[scale.f]\nlabels = { 1 = \"a\", \"2.50\" = \"b\" }\n");
  REQUIRE(pack.tables.at(0).texts.size() == 2);
  CHECK(pack.tables[0].texts[0].key == "labels.1");
  CHECK(pack.tables[0].texts[1].key == "labels.2.5");
}

TEST_CASE("pack: a file without [pack] is refused") {
  const Problem problem = refused("[instrument]\ntitle = \"a\"\n");
  CHECK(problem.key == "pack");
  CHECK(problem.what == "a required table is missing");
}

TEST_CASE("pack: an id that is not the file's name is refused") {
  const TemporaryFolder folder;
  const auto file = folder.write("other.toml", pack_head());
  const Problem problem = problem_of([&] { assay::read_content_pack(file); });
  CHECK(problem.where.file == file.string());
  CHECK(problem.where.line == 4);
  CHECK(problem.where.column == 1);
  CHECK(problem.key == "pack.id");
  CHECK(problem.found == "\"small-de\"");
  CHECK(problem.accepted == "\"other\"");
}

TEST_CASE("pack: what the head lacks is told all at once") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] { pack_of(folder, "[pack]\nid = \"small-de\"\n"); });
  std::vector<std::string> keys;
  for (const Problem& problem : error.problems()) keys.push_back(problem.key);
  CHECK(keys ==
        std::vector<std::string>{"pack.title", "pack.instrument", "pack.instrument-version", "pack.locale"});
}

TEST_CASE("pack: a locale that is no language tag is refused") {
  const Problem problem = refused(pack_head("de_DE"));
  check_at(problem, 8, 1, "pack.locale");
  CHECK(problem.found == "\"de_DE\"");
}

TEST_CASE("pack: an unknown key of the head is refused with a suggestion") {
  const Problem problem = refused(pack_head("de", "1.0.0", "compleet = true"));
  check_at(problem, 9, 1, "pack.compleet");
  CHECK(problem.remedy == "did you mean `complete`?");
}

TEST_CASE("pack: an unknown table is refused with a suggestion") {
  const Problem problem = refused(pack_head() + "[items.q1]\ntext = \"a\"\n");
  check_at(problem, 11, 2, "items");
  CHECK(problem.remedy == "did you mean `item`?");
}

TEST_CASE("pack: a table in double brackets is refused") {
  const Problem problem = refused(pack_head() + "[[item]]\nid = \"q1\"\ntext = \"a\"\n");
  CHECK(problem.key == "item");
  CHECK(problem.found == "an array of tables");
  CHECK(problem.where.line == 11);
}

TEST_CASE("pack: an id with dots that lacks its quotation marks is refused with the right way") {
  const Problem problem = refused(pack_head() + "[construct.u1.1]\ntitle = \"a\"\n");
  CHECK(problem.where.line == 11);
  CHECK(problem.key == "construct.u1.1");
  CHECK(problem.remedy == "an id with dots stands in quotation marks: [construct.\"u1.1\"]");
}

TEST_CASE("pack: a plugin's key with dots that lacks its quotation marks is refused") {
  const Problem problem = refused(pack_head() + "[text.acme]\ncover.title = \"a\"\n");
  CHECK(problem.where.line == 12);
  CHECK(problem.key == "text.acme.cover");
  CHECK(problem.remedy == "a key with dots stands in quotation marks: \"cover.…\" = \"…\"");
}

TEST_CASE("pack: a text where a table belongs is refused") {
  const Problem problem = refused(pack_head() + "[item]\nq1 = \"a\"\n");
  check_at(problem, 12, 1, "item.q1");
  CHECK(problem.accepted == "a table");
}

TEST_CASE("pack: what is no text is refused at its place, also in a list") {
  const Problem number = refused(pack_head() + "[item.q1]\ntext = 3\n");
  check_at(number, 12, 8, "item.q1.text");
  CHECK(number.found == "integer 3");
  CHECK(number.accepted == "a text or an array of texts");
  const Problem element = refused(pack_head() + "[construct.u1]\nlow = [\"a\", 3]\n");
  check_at(element, 12, 13, "construct.u1.low[1]");
  CHECK(element.accepted == "a text");
}

TEST_CASE("pack: a list for a plugin's text is refused") {
  const Problem problem = refused(pack_head() + "[text.acme]\na = [\"b\"]\n");
  check_at(problem, 12, 5, "text.acme.a");
  CHECK(problem.accepted == "a text");
}

TEST_CASE("pack: a blank text is refused at its place") {
  check_at(refused(pack_head() + "[role.self]\ntitle = \" \"\n"), 12, 9, "role.self.title");
  check_at(refused(pack_head() + "[construct.u1]\nlow = [\"a\", \"\"]\n"), 12, 13, "construct.u1.low[1]");
}

TEST_CASE("pack: labels that are no table, have no number, or come twice are refused") {
  check_at(refused(pack_head() + "[scale.f]\nlabels = \"a\"\n"), 12, 1, "scale.f.labels");
  const Problem word = refused(pack_head() + "[scale.f]\nlabels = { one = \"a\" }\n");
  check_at(word, 12, 12, "scale.f.labels.one");
  CHECK(word.what == "a label belongs to no number");
  const Problem twice = refused(pack_head() + "[scale.f]\nlabels = { 1 = \"a\", \"1.0\" = \"b\" }\n");
  check_at(twice, 12, 21, "scale.f.labels.\"1.0\"");
  CHECK(twice.what == "a point has two labels");
}

TEST_CASE("pack: every mistake of a file is told at once") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] {
    pack_of(folder,
            pack_head() + "[item.q1]\ntext = 3\n[role.self]\ntitle = \"\"\n[itme.q2]\ntext = \"a\"\n");
  });
  CHECK(error.problems().size() == 3);
  CHECK(error.fault() == assay::Fault::Input);
}
