// Results that take their places all at once, or not at all.
#include "samples.hpp"

#include "assay/files.hpp"

using assay::Fault;
using assay::StagedOutput;
using samples::caught;
using Content = std::set<std::string>;

TEST_CASE("staged output: files appear at commit") {
  const samples::Folder folder;
  StagedOutput output(folder / "out");
  samples::write(output.stage("scores.csv"), "1");
  samples::write(output.stage("reports/a.html"), "2");
  CHECK_FALSE(std::filesystem::exists(folder / "out/scores.csv"));
  output.commit();
  CHECK(folder.content() == Content{"out", "out/reports", "out/reports/a.html", "out/scores.csv"});
  CHECK(samples::read(folder / "out/reports/a.html") == "2");
  CHECK(output.files() == std::vector<std::string>{"scores.csv", "reports/a.html"});
}

TEST_CASE("staged output: staged files are in a hidden folder of the target") {
  const samples::Folder folder;
  StagedOutput output(folder / "out");
  const std::string place = output.stage("a").lexically_relative(folder / "out").string();
  CHECK(place.rfind(".assay-", 0) == 0);
}

TEST_CASE("staged output: what was committed stays") {
  const samples::Folder folder;
  {
    StagedOutput output(folder / "out");
    samples::write(output.stage("a"), "1");
    output.commit();
  }
  CHECK(folder.content() == Content{"out", "out/a"});
}

TEST_CASE("staged output: without commit everything made is taken away") {
  const samples::Folder folder;
  {
    StagedOutput output(folder / "x/y/out");
    samples::write(output.stage("reports/a"), "1");
    CHECK(std::filesystem::exists(folder / "x/y/out"));
  }
  CHECK(folder.content().empty());
}

TEST_CASE("staged output: without commit a target that was there stays as it was") {
  const samples::Folder folder;
  std::filesystem::create_directory(folder / "out");
  samples::write(folder / "out/a", "old");
  {
    StagedOutput output(folder / "out");
    samples::write(output.stage("a"), "new");
  }
  CHECK(folder.content() == Content{"out", "out/a"});
  CHECK(samples::read(folder / "out/a") == "old");
}

TEST_CASE("staged output: an old file is replaced, others stay") {
  const samples::Folder folder;
  samples::write(folder / "a", "old");
  samples::write(folder / "b", "other");
  StagedOutput output(folder.path());
  samples::write(output.stage("a"), "new");
  output.commit();
  CHECK(folder.content() == Content{"a", "b"});
  CHECK(samples::read(folder / "a") == "new");
}

TEST_CASE("staged output: two at once do not meet") {
  const samples::Folder folder;
  StagedOutput first(folder.path()), second(folder.path());
  samples::write(first.stage("a"), "1");
  samples::write(second.stage("b"), "2");
  first.commit();
  second.commit();
  CHECK(folder.content() == Content{"a", "b"});
}

TEST_CASE("staged output: a target with a slash at the end is the same folder") {
  const samples::Folder folder;
  { StagedOutput output(folder.path().string() + "/x/out/"); }
  CHECK(folder.content().empty());
}

TEST_CASE("staged output: a path that climbs out is refused") {
  const samples::Folder folder;
  StagedOutput output(folder / "out");
  for (const char* path : {"../x", "/tmp/x", "a/../../x", "..", ".", "", "a/./b", "a//b", "a/"}) {
    const auto error = caught([&] { output.stage(path); });
    CHECK(error.fault() == Fault::Machine);
    CHECK(error.problems().at(0).what == "a result may not be written outside of the folder for results");
  }
  CHECK(caught([&] { output.stage(std::string("a\0b", 3)); }).problems().size() == 1);
  CHECK(output.files().empty());
}

TEST_CASE("staged output: the same file twice is refused") {
  const samples::Folder folder;
  StagedOutput output(folder / "out");
  output.stage("a");
  const auto error = caught([&] { output.stage("a"); });
  samples::check_place(error.problems().at(0), (folder / "out/a").string(), 0, 0);
  CHECK(error.problems()[0].what == "two results would be the same file");
}

TEST_CASE("staged output: a target that is a file is refused") {
  const samples::Folder folder;
  samples::write(folder / "out", "");
  const auto error = caught([&] { StagedOutput output(folder / "out"); });
  CHECK(error.fault() == Fault::Machine);
  CHECK(error.problems().at(0).what == "cannot make the folder: Not a directory");
  CHECK(caught([&] { StagedOutput output(folder / "out/deeper"); }).fault() == Fault::Machine);
  CHECK(folder.content() == Content{"out"});
}

TEST_CASE("staged output: an empty target is refused") {
  CHECK(caught([] { StagedOutput output(""); }).problems().at(0).what ==
        "the name of the folder for results is empty");
}

TEST_CASE("staged output: a folder that is too long takes back those made above it") {
  const samples::Folder folder;
  const auto error = caught([&] { StagedOutput output(folder / ("x/" + std::string(300, 'n'))); });
  CHECK(error.problems().at(0).what == "cannot make the folder: File name too long");
  CHECK(error.problems()[0].remedy == "use shorter names");
  CHECK(folder.content().empty());
}

TEST_CASE("staged output: a file that was not written puts none in place") {
  const samples::Folder folder;
  {
    StagedOutput output(folder / "out");
    samples::write(output.stage("r/a"), "1");
    output.stage("r/b");
    const auto error = caught([&] { output.commit(); });
    CHECK(error.fault() == Fault::Machine);
    samples::check_place(error.problems().at(0), (folder / "out/r/b").string(), 0, 0);
    CHECK(error.problems()[0].what == "was not written: No such file or directory");
    CHECK_FALSE(std::filesystem::exists(folder / "out/r"));
  }
  CHECK(folder.content().empty());
}

TEST_CASE("staged output: a folder in the place of a file puts none in place") {
  const samples::Folder folder;
  std::filesystem::create_directory(folder / "b");
  {
    StagedOutput output(folder.path());
    samples::write(output.stage("a"), "1");
    samples::write(output.stage("b"), "2");
    const auto error = caught([&] { output.commit(); });
    CHECK(error.problems().at(0).what == "cannot be written: Is a directory");
  }
  CHECK(folder.content() == Content{"b"});
}

TEST_CASE("staged output: what a killed process left behind is taken away, what is in use is not") {
  const samples::Folder folder;
  std::filesystem::create_directories(folder / "out/.assay-99999999-1/reports");
  samples::write(folder / "out/.assay-99999999-1/reports/a.html", "half");
  assay::StagedOutput first(folder / "out");
  samples::write(first.stage("a"), "a");
  assay::StagedOutput second(folder / "out");
  CHECK_FALSE(std::filesystem::exists(folder / "out/.assay-99999999-1"));
  first.commit();
  CHECK(assay::read_file(folder / "out/a") == "a");
}

TEST_CASE("staged output: files of an earlier result go when they are not made again") {
  const samples::Folder folder;
  std::filesystem::create_directories(folder / "out");
  samples::write(folder / "out/old", "old");
  samples::write(folder / "out/same", "old");
  samples::write(folder / "out/record", "old");
  samples::write(folder / "other", "mine");
  assay::StagedOutput output(folder / "out");
  samples::write(output.stage("same"), "new");
  output.replace({"old", "same", "../other"}, "record");
  CHECK(std::filesystem::exists(folder / "out/old"));
  output.commit();
  CHECK_FALSE(std::filesystem::exists(folder / "out/old"));
  CHECK_FALSE(std::filesystem::exists(folder / "out/record"));
  CHECK(assay::read_file(folder / "out/same") == "new");
  CHECK(assay::read_file(folder / "other") == "mine");
}
