// `assay plugin new`: what it makes, and what it refuses. That the projects build is seen by tests/kit.
#include <algorithm>

#include "program.hpp"

namespace fs = std::filesystem;
using program::assay_in;
using program::Words;

namespace {

ProcessResult make_new(const TemporaryFolder& folder, const Words& more) {
  Words words = {"plugin", "new"};
  words.insert(words.end(), more.begin(), more.end());
  return assay_in(folder.path(), words);
}

bool is_empty(const TemporaryFolder& folder) {
  return fs::directory_iterator(folder.path()) == fs::directory_iterator();
}

}  // namespace

TEST_CASE("plugin new: the project of each kind has at most ten files, and its name wherever it belongs") {
  const std::string kind = GENERATE("instrument", "scorer", "report-writer", "renderer");
  const TemporaryFolder folder;
  const ProcessResult result = make_new(folder, {kind, "acme-one", "--vendor", "Acme & Söhne"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  const auto files = program::files_under(folder / "acme-one");
  CHECK(files.size() <= 10);
  for (const char* name : {"CMakeLists.txt", "plugin.toml", "README.md", "src/plugin.cpp", "tests/plugin_test.cpp",
                           ".github/workflows/check.yml"}) {
    CHECK(files.count(name) == 1);
    CHECK_THAT(result.out, Catch::Contains(std::string("acme-one/") + name + "\n"));
  }
  const std::string& manifest = files.at("plugin.toml");
  CHECK_THAT(manifest, Catch::Contains("id = \"acme-one\"\n"));
  CHECK_THAT(manifest, Catch::Contains("vendor = \"Acme & Söhne\"\n"));
  for (const auto& [name, text] : files) {
    INFO(name);
    CHECK(text.find("@id@") == std::string::npos);
    CHECK(text.find("@vendor@") == std::string::npos);
  }
  // Nothing but the folder, and that with the rights of any other.
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  CHECK((fs::status(folder / "acme-one").permissions() & fs::perms::owner_all) == fs::perms::owner_all);
}

TEST_CASE("plugin new: --out names the folder, and --quiet says nothing") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "work");
  const ProcessResult result = make_new(folder, {"renderer", "plain", "--out", "work", "--quiet"});
  CHECK(result.status == 0);
  CHECK(result.out.empty());
  CHECK(fs::exists(folder / "work/plain/plugin.toml"));
}

TEST_CASE("plugin new: a name that is no id is refused, with one that would be") {
  const TemporaryFolder folder;
  ProcessResult result = make_new(folder, {"scorer", "Acme_Scores"});
  CHECK(result.status == 2);
  CHECK_THAT(result.err, Catch::Contains("not an id for a plugin") && Catch::Contains("\"Acme_Scores\"") &&
                             Catch::Contains("call it acme-scores"));
  for (const char* name : {"9lives", "-x", "a.b", "../up", "a/b", "", "über"}) {
    INFO(name);
    result = make_new(folder, {"scorer", "--", name});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, Catch::Contains("lower case letters, digits and '-'"));
  }
  CHECK(make_new(folder, {"scorer", std::string(65, 'a')}).status == 2);
  CHECK(is_empty(folder));
}

TEST_CASE("plugin new: a vendor that cannot stand in a manifest is refused") {
  const TemporaryFolder folder;
  for (const std::string& vendor : {std::string("a \"b\""), std::string("back\\slash"), std::string("two\nlines"),
                                    std::string("  "), std::string("\xFF"), std::string(101, 'v')}) {
    INFO(vendor);
    const ProcessResult result = make_new(folder, {"scorer", "acme", "--vendor", vendor});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, Catch::Contains("not a name that can stand in the manifest"));
  }
  CHECK(is_empty(folder));
}

TEST_CASE("plugin new: what is there already is left alone") {
  const TemporaryFolder folder;
  folder.write("acme/precious.txt", "mine");
  folder.write("file", "mine");
  fs::create_symlink("nowhere", folder / "dangling");
  for (const char* name : {"acme", "file", "dangling"}) {
    INFO(name);
    const ProcessResult result = make_new(folder, {"scorer", name});
    CHECK(result.status == 1);
    CHECK_THAT(result.err, Catch::Contains("there is something of this name already"));
  }
  CHECK(program::files_under(folder / "acme").size() == 1);
  CHECK(file_text(folder / "file") == "mine");
}

TEST_CASE("plugin new: a folder that is missing, or may not be written to, is refused in words") {
  const TemporaryFolder folder;
  ProcessResult result = make_new(folder, {"scorer", "acme", "--out", "nowhere"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, Catch::Contains("there is no such folder") && Catch::Contains("\"nowhere\""));
  result = make_new(folder, {"scorer", "acme", "--out", "/proc"});
  CHECK(result.status == 4);
  CHECK_THAT(result.err, Catch::Contains("the folder cannot be made") && Catch::Contains("--out"));
}

TEST_CASE("plugin new: a disk that fills up leaves nothing half-written") {
  const TemporaryFolder folder;
  ProcessOptions options;
  options.largest_file = 600;  // some files fit, others do not
  const ProcessResult result = assay_in(folder.path(), {"plugin", "new", "renderer", "acme"}, options);
  CHECK(result.status == 4);
  CHECK_THAT(result.err, Catch::Contains("cannot be written") || Catch::Contains("File too large"));
  CHECK(is_empty(folder));
}

TEST_CASE("plugin new: an unknown kind is refused with those that there are") {
  const TemporaryFolder folder;
  const ProcessResult result = make_new(folder, {"report", "acme"});
  CHECK(result.status == 2);
  CHECK_THAT(result.err, Catch::Contains("report-writer"));
  CHECK(is_empty(folder));
}

TEST_CASE("plugin new: the id of a plugin that comes with the program is warned of") {
  const TemporaryFolder folder;
  const ProcessResult result = make_new(folder, {"renderer", "html"});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, Catch::Contains("a plugin html comes with this program"));
  CHECK(make_new(folder, {"renderer", "acme"}).err.empty());
}
