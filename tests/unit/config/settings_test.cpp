#include "assay/config.hpp"
#include "catch.hpp"
#include "scratch_folder.hpp"

using assay::Problem;
using assay::Settings;

TEST_CASE("settings: folders and threads are read") {
  const ScratchFolder folder;
  const auto file =
      folder.write("configs/assay.toml", "plugin-path = [\"../more\", \"/srv/p\"]\nthreads = 3\n");
  const Settings settings = assay::read_settings(file);
  CHECK(settings.source == file.string());
  REQUIRE(settings.plugin_path.size() == 2);
  CHECK(settings.plugin_path[0] == folder.path() / "more");
  CHECK(settings.plugin_path[1] == "/srv/p");
  CHECK(settings.threads == 3);
}

TEST_CASE("settings: a missing file gives the defaults") {
  const ScratchFolder folder;
  const Settings settings = assay::read_settings(folder.path() / "assay.toml");
  CHECK(settings.source.empty());
  CHECK(settings.plugin_path.empty());
  CHECK(settings.content_path == std::vector<std::filesystem::path>{folder.path() / "content"});
  CHECK(settings.threads == 0);
}

TEST_CASE("settings: folders of content packs count from the file, and are content when nothing is said") {
  const ScratchFolder folder;
  const auto silent = folder.write("configs/assay.toml", "threads = 1\n");
  CHECK(assay::read_settings(silent).content_path ==
        std::vector<std::filesystem::path>{folder.path() / "configs/content"});
  const auto named = folder.write("configs/assay.toml", "content-path = [\"../packs\", \"/srv/packs\"]\n");
  CHECK(assay::read_settings(named).content_path ==
        std::vector<std::filesystem::path>{folder.path() / "packs", "/srv/packs"});
  const auto none = folder.write("configs/assay.toml", "content-path = []\n");
  CHECK(assay::read_settings(none).content_path.empty());
}

TEST_CASE("settings: a folder of content packs that is blank is refused at its place") {
  const ScratchFolder folder;
  const auto file = folder.write("assay.toml", "\ncontent-path = [\"a\", \" \"]\n");
  const Problem problem = problem_of([&] { assay::read_settings(file); });
  CHECK(problem.where.line == 2);
  CHECK(problem.where.column == 22);
  CHECK(problem.key == "content-path[1]");
  CHECK(problem.what == "not the name of a folder");
}

TEST_CASE("settings: a number of threads out of range is refused") {
  const ScratchFolder folder;
  for (const char* threads : {"-1", "1025"}) {
    const auto file = folder.write("assay.toml", "\nthreads = " + std::string(threads) + "\n");
    const Problem problem = problem_of([&] { assay::read_settings(file); });
    CHECK(problem.where.file == file.string());
    CHECK(problem.where.line == 2);
    CHECK(problem.where.column == 1);
    CHECK(problem.key == "threads");
    CHECK_THAT(problem.found, ContainsSubstring(threads));
  }
}

TEST_CASE("settings: an unknown key is refused with a suggestion") {
  const ScratchFolder folder;
  const auto file = folder.write("assay.toml", "thread = 2\n");
  const Problem problem = problem_of([&] { assay::read_settings(file); });
  CHECK(problem.where.line == 1);
  CHECK(problem.key == "thread");
  CHECK_THAT(problem.remedy, ContainsSubstring("threads"));
}

TEST_CASE("settings: a folder that is no text is refused at its place") {
  const ScratchFolder folder;
  const auto file = folder.write("assay.toml", "plugin-path = [\"a\", 3]\n");
  const Problem problem = problem_of([&] { assay::read_settings(file); });
  CHECK(problem.where.line == 1);
  CHECK(problem.where.column == 21);
  CHECK(problem.key == "plugin-path[1]");
}

TEST_CASE("settings: a folder in place of the file is refused") {
  const ScratchFolder folder;
  const Problem problem = problem_of([&] { assay::read_settings(folder.path()); });
  CHECK(problem.where.file == folder.path().string());
}
