// What changed since an earlier run, in the report on the 360-degree survey, with a norm of the test's own.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;
using nlohmann::json;

namespace {

// With a reliability of 0.5 the standard error of a difference is the standard deviation itself.
constexpr const char* kNorm = R"([norm]
id = "test-norm"
version = "1.0.0"
title = "Test norm"
instrument = "bcsc.csc-360"
illustrative = true
source = "Made up."
percentiles = [40, 60]
rows = [
  { construct = "u1", role = "self", values = [4, 5], sd = 1.5, reliability = 0.5 },
  { construct = "u1", role = "manager", values = [4, 5], sd = 1.6, reliability = 0.5 },
  { construct = "u2", role = "self", values = [4, 5] },
]
)";

void rows_below(const json& node, std::vector<Words>& rows) {
  if (node.value("kind", "") == "row") {
    rows.emplace_back();
    for (const json& cell : node["children"]) {
      const json texts = cell.value("children", json::array());
      rows.back().push_back(texts.empty() ? "" : texts[0].value("text", ""));
    }
  }
  for (const json& child : node.value("children", json::array())) rows_below(child, rows);
}

// The rows of the section on change; none without it.
std::vector<Words> changes(const json& node) {
  std::vector<Words> rows;
  if (node.value("kind", "") == "section" && node.value("id", "") == "change") {
    rows_below(node, rows);
    return rows;
  }
  for (const json& child : node.value("children", json::array())) {
    rows = changes(child);
    if (!rows.empty()) return rows;
  }
  return rows;
}

// The sample's raters, each with the same answer throughout.
std::string ratings(const std::string& answer) {
  Ratings table;
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    for (std::size_t c = 3; c < table.rows[r].size(); ++c) table.rows[r][c] = answer;
  }
  return table.text();
}

}  // namespace

TEST_CASE("bcsc change: then and now, better and worse, by unit, element and role") {
  const TemporaryFolder folder;
  folder.write("configs/norm.toml", kNorm);
  folder.write("configs/clients/demo.toml",
               "[client]\nid = \"demo\"\nname = \"Sample Inc\"\n\n[[use]]\ninstrument = \"bcsc.csc-360\"\nscorer = "
               "\"bcsc.scorer\"\nreports = [\"bcsc.individual\"]\nformats = [\"json\"]\nnorm-file = \"../norm.toml\"\n"
               "options = { note_percentile = 40 }\n");
  folder.write("low.csv", ratings("2"));
  folder.write("high.csv", ratings("5"));
  const Words config = {"--config", (folder / "configs").string(), "--quiet", "--out"};
  const auto run = [&](const std::string& responses, const std::string& date, const std::string& out, const Words& more) {
    Words words = run_words(responses, config);
    words.insert(words.end(), {out, "--date", date});
    words.insert(words.end(), more.begin(), more.end());
    const ProcessResult result = assay_in(folder.path(), words);
    INFO(result.err);
    REQUIRE(result.status == 0);
    const json whole = json::parse(file_text(folder / (out + "/reports/jane.bcsc.individual.json")));
    return changes(whole.contains("document") ? whole["document"] : whole);
  };
  CHECK(run("low.csv", "2005-01-18", "low", {}).empty());
  // 3 / 1.5 = 2 is beyond 1.96; 3 / 1.6 = 1.875 is not.
  const auto up = run("high.csv", "2006-01-18", "high", {"--baseline", "low"});
  CHECK(up.at(0) == Words{"Self", "2.00", "5.00", "+3.00", "Better, by more than chance"});
  CHECK(up.at(1) == Words{"Manager", "2.00", "5.00", "+3.00", "Within chance"});
  CHECK(up.at(2) == Words{"Other", "2.00", "5.00", "+3.00", "Not testable: reliability not known"});
  const auto down = run("low.csv", "2007-01-18", "down", {"--baseline", "high"});
  CHECK(down.at(0) == Words{"Self", "5.00", "2.00", "−3.00", "Worse, by more than chance"});
  CHECK(down.at(1).back() == "Within chance");
}
