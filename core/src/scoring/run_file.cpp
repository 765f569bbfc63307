#include "assay/run_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "assay/digest.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"

namespace assay {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMostMinimum = 1000000;

const Json& at(const Json& node, const char* key) {
  static const Json kNone;
  const auto found = node.is_object() ? node.find(key) : node.end();
  return node.is_object() && found != node.end() ? *found : kNone;
}
std::string text(const Json& node, const char* key) {
  const Json& found = at(node, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}
const Json& list(const Json& node, const char* key) {
  static const Json kNone = Json::array();
  const Json& found = at(node, key);
  return found.is_array() ? found : kNone;
}
std::optional<std::uint32_t> number(const Json& node, const char* key) {
  const Json& found = at(node, key);
  if (!found.is_number_unsigned() || found.get<std::uint64_t>() > kMostMinimum) return std::nullopt;
  return found.get<std::uint32_t>();
}

RecordedPolicy policy_of(const Json& rules) {
  RecordedPolicy policy{number(rules, "minimum_raters"), number(rules, "minimum_comment_raters"),
                        number(rules, "minimum_cases"), std::nullopt};
  if (!at(rules, "exempt").is_array()) return policy;
  policy.exempt.emplace();
  for (const Json& role : at(rules, "exempt")) {
    if (role.is_string()) policy.exempt->push_back(role.get<std::string>());
  }
  return policy;
}

void take_lists(const Json& root, RunFile& run) {
  for (const Json& measure : list(root, "measures")) {
    if (!measure.is_object()) continue;
    const Json& point = at(measure, "point");
    run.measures.push_back(
        {text(measure, "id"), text(measure, "statistic"), point.is_number() ? point.get<double>() : 0});
  }
  for (const Json& plugin : list(root, "plugins")) run.plugins.push_back({text(plugin, "id"), text(plugin, "sha256")});
  for (const Json& report : list(root, "reports")) run.reports.push_back({text(report, "id"), at(report, "options").dump()});
  for (const Json& before : list(root, "previous")) {
    if (before.is_object()) run.previous.push_back({text(before, "folder"), text(before, "scores")});
  }
  for (const Json& output : list(root, "outputs")) {
    if (!text(output, "file").empty()) run.outputs.push_back({text(output, "file"), text(output, "sha256")});
  }
}

}  // namespace

std::string RunFile::digest_of(const std::string& output) const {
  const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const auto& one) { return one.file == output; });
  return found == outputs.end() ? std::string() : found->sha256;
}

bool RunFile::has_group_reports() const {
  return std::any_of(outputs.begin(), outputs.end(),
                     [](const RecordedFile& one) { return one.file.starts_with("reports/group."); });
}

std::optional<RunFile> read_run_file(const std::filesystem::path& folder) {
  return read_run_record(folder / "run.json");
}

std::optional<RunFile> read_run_record(const std::filesystem::path& path) {
  const Json root = Json::parse(read_file(path), nullptr, false);
  if (!root.is_object()) return std::nullopt;
  RunFile run;
  run.file = path.string();
  run.date = text(root, "date");
  const Json& instrument = at(root, "instrument");
  run.instrument = text(instrument, "id");
  run.instrument_version = text(instrument, "version");
  run.instrument_sha256 = text(instrument, "sha256");
  run.norm = text(at(root, "norm"), "id");
  run.norm_version = text(at(root, "norm"), "version");
  run.norm_sha256 = text(at(root, "norm"), "sha256");
  run.scorer = text(at(root, "scorer"), "id");
  const Json& options = at(at(root, "scorer"), "options");
  if (!options.is_null()) run.options = options.dump();
  if (at(root, "disclosure").is_object()) run.policy = policy_of(at(root, "disclosure"));
  run.baseline_scores = text(at(at(root, "baseline"), "scores"), "sha256");
  take_lists(root, run);
  return run;
}

std::vector<Problem> unnamed_previous(const std::vector<std::filesystem::path>& folders) {
  std::set<std::string> known;
  for (const std::filesystem::path& folder : folders) known.insert(sha256_of_file(folder / "scores.csv"));
  std::vector<Problem> problems;
  for (const std::filesystem::path& folder : folders) {
    const std::optional<RunFile> run = read_run_file(folder);
    if (!run) continue;
    for (const RecordedPrevious& before : run->previous) {
      if (known.count(before.scores) != 0) continue;
      problems.push_back({{run->file, 0, 0}, "previous", "these results followed others, which are not named",
                          assay::quoted(before.folder, 200), "all results that readers have",
                          "name these as well, with one more --previous"});
    }
  }
  return problems;
}

}  // namespace assay
