#include "assay/config.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::Problem;
using assay::Settings;

TEST_CASE("settings: folders and threads are read") {
  const TemporaryFolder folder;
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
  const TemporaryFolder folder;
  const Settings settings = assay::read_settings(folder.path() / "assay.toml");
  CHECK(settings.source.empty());
  CHECK(settings.plugin_path.empty());
  CHECK(settings.content_path == std::vector<std::filesystem::path>{folder.path() / "content"});
  CHECK(settings.threads == 0);
}

TEST_CASE("settings: folders of content packs count from the file, and are content when nothing is said") {
  const TemporaryFolder folder;
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
  const TemporaryFolder folder;
  const auto file = folder.write("assay.toml", "\ncontent-path = [\"a\", \" \"]\n");
  const Problem problem = problem_of([&] { assay::read_settings(file); });
  CHECK(problem.where.line == 2);
  CHECK(problem.where.column == 22);
  CHECK(problem.key == "content-path[1]");
  CHECK(problem.what == "not the name of a folder");
}

TEST_CASE("settings: a number of threads out of range is refused") {
  const TemporaryFolder folder;
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
  const TemporaryFolder folder;
  const auto file = folder.write("assay.toml", "thread = 2\n");
  const Problem problem = problem_of([&] { assay::read_settings(file); });
  CHECK(problem.where.line == 1);
  CHECK(problem.key == "thread");
  CHECK_THAT(problem.remedy, ContainsSubstring("threads"));
}

TEST_CASE("settings: a folder that is no text is refused at its place") {
  const TemporaryFolder folder;
  const auto file = folder.write("assay.toml", "plugin-path = [\"a\", 3]\n");
  const Problem problem = problem_of([&] { assay::read_settings(file); });
  CHECK(problem.where.line == 1);
  CHECK(problem.where.column == 21);
  CHECK(problem.key == "plugin-path[1]");
}

TEST_CASE("settings: instruments are in `instruments` beside the file, which need not be there") {
  const TemporaryFolder folder;
  const auto file = folder.write("configs/assay.toml", "threads = 1\n");
  const std::vector<std::filesystem::path> beside = {folder.path() / "configs/instruments"};
  CHECK(assay::read_settings(file).instrument_path == beside);
  CHECK(assay::read_settings(folder.path() / "configs/none.toml").instrument_path == beside);
}

TEST_CASE("settings: folders of instruments count from the file") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "shared");
  std::filesystem::create_directories(folder.path() / "configs/own");
  const auto file = folder.write("configs/assay.toml", "instrument-path = [\"own\", \"../shared\"]\n");
  const Settings settings = assay::read_settings(file);
  CHECK(settings.instrument_path ==
        std::vector<std::filesystem::path>{folder.path() / "configs/own", folder.path() / "shared"});
  CHECK(assay::read_settings(folder.write("configs/assay.toml", "instrument-path = []\n")).instrument_path.empty());
}

TEST_CASE("settings: a folder of instruments that is named and missing is refused at its place") {
  const TemporaryFolder folder;
  folder.write("file", "no folder");
  std::filesystem::create_directories(folder.path() / "here");
  const auto file =
      folder.write("assay.toml", "threads = 1\ninstrument-path = [\"here\", \"gone\", \"file\"]\n");
  const assay::Error error = error_of([&] { assay::read_settings(file); });
  REQUIRE(error.problems().size() == 2);
  const Problem& gone = error.problems()[0];
  CHECK(gone.where.file == file.string());
  CHECK(gone.where.line == 2);
  CHECK(gone.where.column == 28);
  CHECK(gone.key == "instrument-path[1]");
  CHECK(gone.what == "the folder is missing");
  CHECK_THAT(gone.remedy, ContainsSubstring((folder.path() / "gone").string()));
  CHECK(error.problems()[1].what == "this is no folder");
  CHECK(error.problems()[1].where.column == 36);
}

TEST_CASE("settings: a folder of instruments without a name, or that is no text, is refused once") {
  const TemporaryFolder folder;
  for (const char* folders : {"[\"\"]", "[3]", "[\" \"]"}) {
    const auto file = folder.write("assay.toml", "instrument-path = " + std::string(folders) + "\n");
    const Problem problem = problem_of([&] { assay::read_settings(file); });
    CHECK(problem.where.line == 1);
    CHECK(problem.key == "instrument-path[0]");
  }
}

TEST_CASE("settings: a folder in place of the file is refused") {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { assay::read_settings(folder.path()); });
  CHECK(problem.where.file == folder.path().string());
}
