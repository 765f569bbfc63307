// Instruments in files of their own, beside those of plugins.
#include <sys/stat.h>

#include "assay/catalog.hpp"
#include "assay/digest.hpp"
#include "catch.hpp"
#include "plugin_folder.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

namespace fs = std::filesystem;
using assay::Catalog;
using assay::Error;
using assay::Fault;
using assay::InstrumentFile;
using assay::Location;
using assay::Problem;

namespace {

const Location kWhere{"client.toml", 12, 3};

std::string instrument(const std::string& id) {
  return "[instrument]\nid = \"" + id + "\"\nversion = \"1.0.0\"\ntitle = \"Title of " + id +
         "\"\nvendor = \"V\"\nkind = \"survey\"\nlocale = \"en\"\n"
         "[[scale]]\nid = \"five\"\npoints = [1, 2, 3, 4, 5]\n[[role]]\nid = \"self\"\ntitle = \"Self\"\n"
         "[[construct]]\nid = \"a\"\nlevel = \"trait\"\ntitle = \"A\"\n"
         "[[item]]\nid = \"q1\"\ntext = \"Q\"\nconstruct = \"a\"\nscale = \"five\"\n";
}

Catalog scan(const TemporaryFolder& folder, const std::vector<std::string>& folders = {"i"}) {
  std::vector<fs::path> paths;
  for (const std::string& name : folders) paths.push_back(folder.path() / name);
  return Catalog::scan({{folder.path() / "p", "assay.toml"}}, paths);
}

}  // namespace

TEST_CASE("instrument files: every .toml of a folder is an instrument, sorted by name") {
  const TemporaryFolder folder;
  const fs::path b = folder.write("i/b.toml", instrument("team.second"));
  folder.write("i/a.toml", instrument("first"));
  folder.write("i/readme.md", "no instrument");
  folder.write("i/.a.toml", "what an editor keeps");
  folder.write("i/deeper/c.toml", "a folder further down is not looked into");
  const Catalog catalog = scan(folder);
  REQUIRE(catalog.instrument_files().size() == 2);
  CHECK(catalog.instrument_files()[0].id == "first");
  CHECK(catalog.instrument_files()[1].id == "team.second");
  const Catalog::InstrumentAt found = catalog.instrument("team.second", {}, "");
  CHECK(found.plugin == nullptr);
  CHECK(found.provided == nullptr);
  REQUIRE(found.file != nullptr);
  CHECK(found.file->file == b);
  CHECK(found.file->instrument->title == "Title of team.second");
  CHECK(found.file->digest == assay::sha256(instrument("team.second")));
}

TEST_CASE("instrument files: a folder that is missing is passed over, one given twice is read once") {
  const TemporaryFolder folder;
  folder.write("i/a.toml", instrument("first"));
  CHECK(scan(folder, {"none"}).instrument_files().empty());
  CHECK(scan(folder, {"i", "i/../i"}).instrument_files().size() == 1);
}

TEST_CASE("instrument files: a file that is broken is refused with its place, and the others are not") {
  const TemporaryFolder folder;
  const fs::path broken = folder.write("i/a.toml", "[instrument]\nid = \"broken\"\nversion = = 1\n");
  folder.write("i/b.toml", instrument("sound"));
  const Catalog catalog = scan(folder);
  CHECK(catalog.instrument("sound", {}, "").file != nullptr);
  REQUIRE(catalog.instrument_files().size() == 2);
  const InstrumentFile& file = catalog.instrument_files()[0];
  CHECK_FALSE(file.usable());
  CHECK(file.instrument == nullptr);
  CHECK(file.id == "broken");
  REQUIRE(file.refusals.size() == 1);
  CHECK(file.refusals[0].where.file == broken.string());
  CHECK(file.refusals[0].where.line == 3);
  CHECK(file.refusals[0].where.column == 11);
}

TEST_CASE("instrument files: the reason comes with the id that is wanted") {
  const TemporaryFolder folder;
  std::string text = instrument("broken");
  text.replace(text.find("level = "), 5, "levle");
  const fs::path file = folder.write("i/a.toml", text);
  const Catalog catalog = scan(folder);
  const Error error = error_of([&] { catalog.instrument("broken", kWhere, "use[0].instrument"); });
  CHECK(error.fault() == Fault::Input);
  REQUIRE(error.problems().size() == 3);
  const Problem& first = error.problems()[0];
  CHECK(first.where.file == "client.toml");
  CHECK(first.where.line == 12);
  CHECK(first.where.column == 3);
  CHECK(first.key == "use[0].instrument");
  CHECK(first.what == "instrument \"broken\" cannot be used");
  CHECK(first.found == file.string());
  // The construct lacks its level, and has a key that is none.
  CHECK(error.problems()[1].where.file == file.string());
  CHECK(error.problems()[1].where.line == 14);
  CHECK(error.problems()[2].where.line == 16);
  CHECK(error.problems()[2].where.column == 1);
  CHECK_THAT(error.problems()[2].remedy, ContainsSubstring("level"));
}

TEST_CASE("instrument files: a file cut short anywhere stops nothing else") {
  const TemporaryFolder folder;
  folder.write("i/z.toml", instrument("sound"));
  const std::string whole = instrument("cut");
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    folder.write("i/a.toml", whole.substr(0, size));
    const Catalog catalog = scan(folder);
    INFO(size);
    CHECK(catalog.instrument("sound", {}, "").file != nullptr);
    REQUIRE(catalog.instrument_files().size() == 2);
    CHECK((catalog.instrument_files()[0].usable() ||
           catalog.instrument_files()[0].refusals[0].where.file == (folder.path() / "i/a.toml").string()));
  }
}

TEST_CASE("instrument files: where an id is not found, what cannot be read is told as well") {
  const TemporaryFolder folder;
  const fs::path nameless = folder.write("i/a.toml", "[instru");
  folder.write("i/b.toml", instrument("team.pulse"));
  const Catalog catalog = scan(folder);
  CHECK(catalog.instrument_files()[0].id.empty());
  const Error error = error_of([&] { catalog.instrument("team.plus", kWhere, "use[0].instrument"); });
  REQUIRE(error.problems().size() == 2);
  CHECK(error.problems()[0].what == "no plugin provides instrument \"team.plus\", and no file holds it");
  CHECK(error.problems()[0].accepted == "team.pulse");
  CHECK(error.problems()[1].where.file == nameless.string());
  CHECK(error.problems()[1].where.line == 1);
}

TEST_CASE("instrument files: a near id is suggested, also a file's") {
  const TemporaryFolder folder;
  folder.write("i/b.toml", instrument("team.pulse"));
  const Catalog catalog = scan(folder);
  const Problem problem = problem_of([&] { catalog.instrument("team.pusle", kWhere, "k"); });
  CHECK(problem.remedy == "did you mean `team.pulse`?");
}

TEST_CASE("instrument files: an id that a plugin has is refused to the file, with both places") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", "[[instrument]]\nid = \"acme.i\"\ntitle = \"I\"\n");
  const fs::path file = folder.write("i/a.toml", instrument("acme.i"));
  folder.write("i/b.toml", instrument("acme.other"));
  const Catalog catalog = scan(folder);
  CHECK(catalog.instrument("acme.i", {}, "").plugin->id == "acme");
  CHECK(catalog.instrument("acme.other", {}, "").file != nullptr);
  const InstrumentFile& refused = catalog.instrument_files()[0];
  REQUIRE(refused.refusals.size() == 1);
  CHECK(refused.refusals[0].where.file == file.string());
  CHECK_THAT(refused.refusals[0].found, ContainsSubstring(file.string()));
  CHECK_THAT(refused.refusals[0].found, ContainsSubstring((folder.path() / "p/acme").string()));
  CHECK_FALSE(refused.refusals[0].remedy.empty());
}

TEST_CASE("instrument files: a plugin that is refused keeps its ids") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", "[[instrument]]\nid = \"acme.i\"\ntitle = \"I\"\n", "abi = 99");
  folder.write("i/a.toml", instrument("acme.i"));
  const Catalog catalog = scan(folder);
  const Error error = error_of([&] { catalog.instrument("acme.i", kWhere, "k"); });
  CHECK(error.fault() == Fault::Plugin);
  CHECK_THAT(error.problems()[0].what, ContainsSubstring("plugin \"acme\" cannot be used"));
}

TEST_CASE("instrument files: of two files with one id the first is the one") {
  const TemporaryFolder folder;
  const fs::path first = folder.write("i/a.toml", instrument("same"));
  const fs::path second = folder.write("j/a.toml", instrument("same"));
  const Catalog catalog = scan(folder, {"i", "j"});
  CHECK(catalog.instrument("same", {}, "").file->file == first);
  const InstrumentFile& refused = catalog.instrument_files()[1];
  CHECK(refused.file == second);
  REQUIRE(refused.refusals.size() == 1);
  CHECK_THAT(refused.refusals[0].found,
             ContainsSubstring(first.string()) && ContainsSubstring(second.string()));
}

TEST_CASE("instrument files: what is no regular file is refused and named") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "i/a.toml");
  REQUIRE(::mkfifo((folder.path() / "i/b.toml").c_str(), 0600) == 0);
  fs::create_symlink(folder.path() / "gone", folder.path() / "i/c.toml");
  const Catalog catalog = scan(folder);
  REQUIRE(catalog.instrument_files().size() == 3);
  for (const InstrumentFile& file : catalog.instrument_files()) {
    REQUIRE(file.refusals.size() == 1);
    CHECK(file.refusals[0].where.file == file.file.string());
  }
}

TEST_CASE("instrument files: a file too large for an instrument is not read") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("i/a.toml", "");
  fs::resize_file(file, 17 * 1024 * 1024);
  const InstrumentFile found = scan(folder).instrument_files().at(0);
  REQUIRE(found.refusals.size() == 1);
  CHECK_THAT(found.refusals[0].what, ContainsSubstring("too large"));
  CHECK(found.refusals[0].found == "17825792 bytes");
}

TEST_CASE("instrument files: a file in place of the folder is told") {
  const TemporaryFolder folder;
  folder.write("i", "no folder");
  const Catalog catalog = scan(folder);
  REQUIRE(catalog.instrument_files().size() == 1);
  const Problem& problem = catalog.instrument_files()[0].refusals.at(0);
  CHECK(problem.where.file == (folder.path() / "i").string());
  CHECK(problem.key == "instrument-path");
  CHECK_FALSE(problem.remedy.empty());
}
