#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "assay/conformance/check.hpp"
#include "catch.hpp"
#include "child.hpp"
#include "selection.hpp"
#include "tour.hpp"
#include "transcript.hpp"

namespace cf = assay::conformance;
namespace fs = std::filesystem;

namespace {

cf::Subject subject_of(const fs::path& folder) {
  cf::Subject subject;
  REQUIRE_FALSE(cf::read_subject(folder, {}, subject).has_value());
  return subject;
}

// One line a step: the stage as a digit, the step, and the first line of its result.
std::vector<std::string> steps_of(const cf::Subject& subject) {
  const cf::ChildEnd end = cf::run_in_child(
      [&] {
        cf::Watch watch;
        cf::Tour tour(subject, watch);
        std::string lines;
        for (const cf::Stage stage : cf::kStages) {
          for (const cf::Step& step : tour.take_all(stage)) {
            lines += step.name + ": " + step.result.substr(0, step.result.find('\n')) + "\n";
          }
        }
        return lines;
      },
      std::chrono::seconds(60));
  REQUIRE(end.how == cf::ChildEnd::How::Answered);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < end.answer.size();) {
    const std::size_t to = end.answer.find('\n', at);
    lines.push_back(end.answer.substr(at, to - at));
    at = to + 1;
  }
  return lines;
}

bool has_line(const std::vector<std::string>& lines, const std::string& begin, const std::string& end) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.rfind(begin, 0) == 0 && line.find(end) != std::string::npos;
  });
}

// Everything that the manifest promises was made and did its work at least once.
void check_tour(const cf::Subject& subject) {
  CAPTURE(subject.manifest.id);
  const std::vector<std::string> lines = steps_of(subject);
  CAPTURE(lines);
  for (const auto& scorer : subject.manifest.scorers) {
    CHECK(has_line(lines, "put to work scorer " + scorer.id + " on ", ": status 0"));
  }
  for (const auto& report : subject.manifest.reports) {
    CHECK(has_line(lines, "put to work report " + report.id, ": open DOCUMENT "));
  }
  for (const auto& renderer : subject.manifest.renderers) {
    CHECK(has_line(lines, "put to work renderer " + renderer.id, ": status 0"));
  }
  CHECK(lines.front().rfind("load the library", 0) == 0);
  CHECK(lines.back().rfind("close", 0) == 0);
}

}  // namespace

TEST_CASE("tour: all that a sound plugin offers is made and put to work") {
  check_tour(subject_of(fs::path(FIXTURES) / "none"));
}

TEST_CASE("tour: all that the shipped plugins offer is made and put to work") {
  std::size_t plugins = 0;
  for (const auto& entry : fs::directory_iterator(PLUGINS)) {
    if (!fs::exists(entry.path() / "plugin.toml")) continue;
    ++plugins;
    check_tour(subject_of(entry.path()));
  }
  CHECK(plugins > 0);
}

TEST_CASE("tour: a library that cannot be opened is told, and nothing follows") {
  const std::vector<std::string> lines = steps_of(subject_of(fs::path(FIXTURES) / "opens"));
  REQUIRE(lines.size() == 2);
  CHECK_THAT(lines[1], Catch::StartsWith("open: failed: open failed: status 3"));
}

TEST_CASE("transcript: where two part is told with the line and not with what is before") {
  CHECK(cf::parting("a\nb\n", "alone", "a\nb\n", "here").empty());
  CHECK(cf::parting("a\nbc\nd\n", "alone", "a\nbx\nd\n", "here") == "\"bc\" alone, \"bx\" here");
  CHECK(cf::parting("a\n", "alone", "a\nb\n", "here") == "nothing alone, \"b\" here");
  CHECK(cf::parting("", "alone", "a\n", "here") == "nothing alone, \"a\" here");
}
