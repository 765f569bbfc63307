#include <sys/stat.h>

#include <cstdlib>
#include <optional>

#include "assay/catalog.hpp"
#include "catch.hpp"
#include "plugin_folder.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

namespace fs = std::filesystem;
using assay::Candidate;
using assay::Catalog;
using assay::Problem;

namespace {

// Sets a variable of the environment until the end of the test.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    if (value == nullptr)
      ::unsetenv(name);
    else
      ::setenv(name, value, 1);
  }
  ~Variable() {
    if (before_)
      ::setenv(name_, before_->c_str(), 1);
    else
      ::unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("catalog: places are searched in the order of the page") {
  const Variable path("ASSAY_PLUGIN_PATH", "/env/one::/env/two/");
  const Variable home("HOME", "/home/jane");
  assay::ClientProfile profile;
  profile.plugin_path = {"/profile"};
  assay::Settings settings;
  settings.plugin_path = {"/settings"};
  const assay::Installation installation{"/x/bin/assay", "/x/plugins", "/x/configs"};
  std::vector<std::string> places;
  for (const assay::Place& place : assay::plugin_places({"/cli/"}, &profile, settings, installation)) {
    places.push_back(place.named_by + " " + place.folder.string());
  }
  CHECK(places == std::vector<std::string>{"--plugins /cli", "client profile /profile",
                                           "ASSAY_PLUGIN_PATH /env/one", "ASSAY_PLUGIN_PATH /env/two",
                                           "assay.toml /settings",
                                           "user's folder /home/jane/.local/share/assay/plugins",
                                           "program's own folder /x/plugins"});
}

TEST_CASE("catalog: what is not set names no place") {
  const Variable path("ASSAY_PLUGIN_PATH", nullptr);
  const Variable home("HOME", nullptr);
  const auto places = assay::plugin_places({}, nullptr, {}, {"/x/bin/assay", "/x/plugins", "/x/configs"});
  REQUIRE(places.size() == 1);
  CHECK(places[0].folder == "/x/plugins");
}

TEST_CASE("catalog: a relative folder of the command line counts from the working folder") {
  const auto places = assay::plugin_places({"here/"}, nullptr, {}, {});
  CHECK(places.at(0).folder == fs::current_path() / "here");
}

TEST_CASE("catalog: plugins of a place are found, sorted by folder") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/zeta", "zeta", "");
  write_plugin(folder, "p/acme", "acme", scorer("acme.s"));
  folder.write("p/CMakeFiles/progress.txt", "not a plugin");
  folder.write("p/readme.txt", "not a folder");
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "client profile"}});
  REQUIRE(catalog.candidates().size() == 2);
  const Candidate& acme = catalog.candidates()[0];
  CHECK(acme.id == "acme");
  CHECK(acme.folder == folder.path() / "p/acme");
  CHECK(acme.place.named_by == "client profile");
  CHECK(acme.usable());
  REQUIRE(acme.manifest);
  CHECK(acme.manifest->scorers.size() == 1);
  CHECK(catalog.candidates()[1].id == "zeta");
}

TEST_CASE("catalog: a place with a manifest is one plugin") {
  const TemporaryFolder folder;
  write_plugin(folder, "p", "acme", "");
  write_plugin(folder, "p/inner", "inner", "");
  const Catalog catalog = Catalog::scan({{folder.path() / "p/", "--plugins"}});
  REQUIRE(catalog.candidates().size() == 1);
  CHECK(catalog.candidates()[0].id == "acme");
}

TEST_CASE("catalog: a missing place is passed over") {
  const TemporaryFolder folder;
  CHECK(Catalog::scan({{folder.path() / "none", "ASSAY_PLUGIN_PATH"}}).candidates().empty());
}

TEST_CASE("catalog: a missing place of the command line is refused") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] { Catalog::scan({{folder.path() / "none", "--plugins"}}); });
  CHECK(error.fault() == assay::Fault::Input);
  REQUIRE(error.problems().size() == 1);
  CHECK(error.problems()[0].where.file == (folder.path() / "none").string());
  CHECK(error.problems()[0].key == "--plugins");
  CHECK(error.problems()[0].found == "No such file or directory");
}

TEST_CASE("catalog: an empty name of a place on the command line is refused") {
  CHECK(problem_of([&] { Catalog::scan(assay::plugin_places({""}, nullptr, {}, {})); }).key == "--plugins");
}

TEST_CASE("catalog: a file as a place of the command line is refused") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("file", "x");
  const Problem problem = problem_of([&] { Catalog::scan({{file, "--plugins"}}); });
  CHECK(problem.found == "Not a directory");
}

TEST_CASE("catalog: a place that is named twice is searched once") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", "");
  fs::create_directory_symlink(folder.path() / "p", folder.path() / "link");
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"},
                                         {folder.path() / "link", "client profile"},
                                         {folder.path() / "p/acme", "assay.toml"}});
  REQUIRE(catalog.candidates().size() == 1);
  CHECK(catalog.candidates()[0].usable());
  CHECK(catalog.places().size() == 2);
}

TEST_CASE("catalog: a bad manifest makes a refused candidate with its problems") {
  const TemporaryFolder folder;
  folder.write("p/acme/plugin.toml", "manifest = 1\nsurprise = 2\n");
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"}});
  REQUIRE(catalog.candidates().size() == 1);
  const Candidate& candidate = catalog.candidates()[0];
  CHECK(candidate.id == "acme");
  CHECK_FALSE(candidate.manifest);
  CHECK_FALSE(candidate.usable());
  REQUIRE(candidate.refusals.size() == 2);
  CHECK(candidate.refusals[0].key == "plugin");
  CHECK(candidate.refusals[1].key == "surprise");
  CHECK(candidate.refusals[1].where.line == 2);
}

TEST_CASE("catalog: a manifest that is a pipe is refused, and not waited for") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "p/acme");
  REQUIRE(::mkfifo((folder.path() / "p/acme/plugin.toml").c_str(), 0600) == 0);
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"}});
  REQUIRE(catalog.candidates().size() == 1);
  CHECK(catalog.candidates()[0].refusals.size() == 1);
}

TEST_CASE("catalog: a manifest that is a link to nothing is refused") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "p/acme");
  fs::create_symlink("none.toml", folder.path() / "p/acme/plugin.toml");
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"}});
  REQUIRE(catalog.candidates().size() == 1);
  CHECK_FALSE(catalog.candidates()[0].refusals.empty());
}

TEST_CASE("catalog: a plugin for another ABI is refused, and still known") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/folder", "acme", "", "abi = 4711");
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"}});
  REQUIRE(catalog.candidates().size() == 1);
  const Candidate& candidate = catalog.candidates()[0];
  CHECK(candidate.id == "acme");
  REQUIRE(candidate.manifest);
  REQUIRE(candidate.refusals.size() == 1);
  CHECK(candidate.refusals[0].found == "4711");
  CHECK(candidate.refusals[0].where.line == 8);
}

TEST_CASE("catalog: a plugin whose library is missing or damaged is refused") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/one", "one", "");
  fs::remove(folder.path() / "p/one/one.so");
  write_plugin(folder, "p/two", "two", "");
  fs::resize_file(folder.path() / "p/two/two.so", 1000);
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"}});
  REQUIRE(catalog.candidates().size() == 2);
  REQUIRE(catalog.candidates()[0].refusals.size() == 1);
  CHECK(catalog.candidates()[0].refusals[0].where.file == (folder.path() / "p/one/one.so").string());
  REQUIRE(catalog.candidates()[1].refusals.size() == 1);
  CHECK_THAT(catalog.candidates()[1].refusals[0].what, ContainsSubstring("cut short"));
}

TEST_CASE("catalog: the first plugin of an id is the one meant, also when it is refused") {
  const TemporaryFolder folder;
  write_plugin(folder, "first/acme", "acme", scorer("acme.s"));
  fs::remove(folder.path() / "first/acme/acme.so");
  write_plugin(folder, "second/acme", "acme", scorer("acme.s"));
  const Catalog catalog =
      Catalog::scan({{folder.path() / "first", "--plugins"}, {folder.path() / "second", "assay.toml"}});
  REQUIRE(catalog.candidates().size() == 2);
  CHECK_FALSE(catalog.candidates()[0].refusals.empty());
  CHECK(catalog.candidates()[1].refusals.empty());
  CHECK(catalog.candidates()[1].shadowed_by == (folder.path() / "first/acme").string());
  CHECK_FALSE(catalog.candidates()[1].usable());
}

TEST_CASE("catalog: two plugins of one format are not both taken") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/a", "a", renderer("html"));
  write_plugin(folder, "p/b", "b", renderer("html"));
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"}});
  REQUIRE(catalog.candidates().size() == 2);
  CHECK(catalog.candidates()[0].usable());
  REQUIRE(catalog.candidates()[1].refusals.size() == 1);
  const Problem& problem = catalog.candidates()[1].refusals[0];
  CHECK_THAT(problem.what, ContainsSubstring("renderer \"html\""));
  CHECK_THAT(problem.found, ContainsSubstring((folder.path() / "p/a").string()));
  CHECK_THAT(problem.found, ContainsSubstring((folder.path() / "p/b").string()));
}
