// The sample's results, held against approved files. What a report says is approved as an outline (every text,
// table and chart of the document tree, a line each); how it looks is approved as the HTML file.
//
// When a difference is meant: look at it, then run tests/golden/approve.
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>

#include "../integration/program.hpp"

using program::fs::path;

namespace {

using Json = nlohmann::json;

const path kExpected = program::kSource / "tests/golden/expected";
const path kReceived = program::kBuild / "golden-received";

std::string number(const Json& value) { return value.is_null() ? "none" : value.dump(); }

std::string spans(const Json& node) {
  std::string text;
  for (const Json& child : node.value("children", Json::array())) {
    if (!child.contains("text")) continue;
    const std::string target = child.value("target", "");
    text += child["text"].get<std::string>() + (target.empty() ? "" : " -> " + target);
  }
  return text;
}

std::string chart_line(const Json& chart) {
  std::string line = "chart " + chart.value("chart", "?") + ": " + chart.value("description", "");
  for (const Json& series : chart.value("series", Json::array())) {
    line += " | " + series.value("label", "");
    for (const Json& value : series.value("values", Json::array())) line += " " + number(value);
  }
  return line;
}

// One line an element: kind, title and note, and its own text.
void outline(const Json& node, int depth, std::string& out) {
  if (node.contains("text")) return;
  const std::string indent(2 * depth, ' ');
  if (node.contains("chart")) {
    out += indent + chart_line(node) + "\n";
    return;
  }
  std::string line = node.value("kind", "?");
  for (const char* key : {"id", "title", "note", "role"}) {
    if (node.contains(key)) line += std::string(" ") + key + "=" + node[key].get<std::string>();
  }
  const std::string text = spans(node);
  out += indent + line + (text.empty() ? "" : ": " + text) + "\n";
  for (const Json& child : node.value("children", Json::array())) outline(child, depth + 1, out);
}

void compare(const std::string& name, const std::string& received) {
  std::filesystem::create_directories(kReceived);
  std::ofstream(kReceived / name, std::ios::binary) << received;
  REQUIRE(std::filesystem::exists(kExpected / name));
  const std::string expected = file_text(kExpected / name);
  if (received == expected) return;
  std::size_t at = 0;
  while (at < std::min(received.size(), expected.size()) && received[at] == expected[at]) ++at;
  const auto line = 1 + std::count(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  FAIL(name << " differs from line " << line << " on:\n  approved: "
            << expected.substr(at > 60 ? at - 60 : 0, 160) << "\n  received: " << received.substr(at > 60 ? at - 60 : 0, 160)
            << "\nlook at the difference of " << kExpected / name << " and " << kReceived / name
            << "; if it is meant, run tests/golden/approve");
}

const path& sample_run() {
  static const TemporaryFolder folder;
  static const path out = [] {
    const program::Words words = program::run_words(
        (program::kSamples / "responses.csv").string(),
        {"--comments", (program::kSamples / "comments.csv").string(), "--cases",
         (program::kSamples / "cases.csv").string(), "--formats", "html,json", "--out", "out"});
    const ProcessResult result = program::assay_in(folder.path(), words);
    INFO(result.err);
    REQUIRE(result.status == 0);
    return folder.path() / "out";
  }();
  return out;
}

}  // namespace

TEST_CASE("golden: the sample's scores") { compare("scores.csv", file_text(sample_run() / "scores.csv")); }

TEST_CASE("golden: what the sample's report says") {
  std::string text;
  outline(Json::parse(file_text(sample_run() / "reports/jane.bcsc.individual.json")), 0, text);
  compare("jane.bcsc.individual.outline.txt", text);
}

TEST_CASE("golden: how the sample's report looks in HTML") {
  compare("jane.bcsc.individual.html", file_text(sample_run() / "reports/jane.bcsc.individual.html"));
}
