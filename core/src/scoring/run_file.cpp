#include "assay/run_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assay/digest.hpp"
#include "assay/error.hpp"
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
  for (const Json& report : list(root, "reports")) {
    run.reports.push_back({text(report, "id"), at(report, "options").dump(), text(report, "about")});
  }
  for (const Json& before : list(root, "previous")) {
    if (!before.is_object()) continue;
    run.previous.push_back({text(before, "folder"), text(before, "scores"), text(before, "disclosure"), std::nullopt});
    if (before.contains("groups")) run.previous.back().groups = text(before, "groups");
  }
  for (const Json& output : list(root, "outputs")) {
    if (!text(output, "file").empty()) run.outputs.push_back({text(output, "file"), text(output, "sha256")});
  }
}

// What tells results from others: the same scores may be withheld by other rules, and stand together in other groups.
struct Known {
  std::string scores, disclosure, groups;

  bool are(const RecordedPrevious& before) const {
    return before.scores == scores && before.disclosure == disclosure && before.groups.value_or(groups) == groups;
  }
};

std::string digest_of_any(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(file, ignored) ? sha256_of_file(file) : std::string();
}

Known known_from(const std::filesystem::path& folder) {
  return {sha256_of_file(folder / "scores.csv"), digest_of_any(folder / "disclosure.csv"),
          digest_of_any(folder / "groups.csv")};
}

}  // namespace

std::string RunFile::digest_of(const std::string& output) const {
  const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const auto& one) { return one.file == output; });
  return found == outputs.end() ? std::string() : found->sha256;
}

bool RunFile::has_group_reports() const {
  // Of a person whose id is "group" a report has the name of one on groups.
  const auto tells = [](const RecordedPart& report) { return !report.about.empty(); };
  if (std::any_of(reports.begin(), reports.end(), tells)) {
    return std::any_of(reports.begin(), reports.end(), [](const RecordedPart& report) { return report.about == "groups"; });
  }
  return std::any_of(outputs.begin(), outputs.end(),
                     [](const RecordedFile& one) { return one.file.starts_with("reports/group."); });
}

void RunFile::check_file(const std::filesystem::path& folder, const std::string& output) const {
  const std::string wanted = digest_of(output);
  if (wanted.empty()) return;
  const std::filesystem::path path = folder / output;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored) && sha256_of_file(path) == wanted) return;
  throw Error(Problem{{path.string(), 0, 0}, {}, "this is not the file that run.json speaks of", {}, "SHA-256 " + wanted,
                      "put the file back as the program wrote it; with another, nobody can tell what readers know"});
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

std::vector<RecordedPrevious> not_among(const std::vector<RecordedPrevious>& previous,
                                        const std::vector<std::filesystem::path>& folders) {
  if (previous.empty()) return {};
  std::vector<Known> known;
  for (const std::filesystem::path& folder : folders) known.push_back(known_from(folder));
  std::vector<RecordedPrevious> others;
  for (const RecordedPrevious& one : previous) {
    if (std::none_of(known.begin(), known.end(), [&](const Known& results) { return results.are(one); })) others.push_back(one);
  }
  return others;
}

std::vector<Problem> unnamed_previous(const std::vector<std::filesystem::path>& folders) {
  std::vector<Problem> problems;
  for (const std::filesystem::path& folder : folders) {
    const std::optional<RunFile> run = read_run_file(folder);
    if (!run) continue;
    for (const RecordedPrevious& before : not_among(run->previous, folders)) {
      problems.push_back({{run->file, 0, 0}, "previous", "these results followed others, which are not named",
                          assay::quoted(before.folder, 200), "all results that readers have",
                          "name these as well, with one more --previous"});
    }
  }
  return problems;
}

}  // namespace assay
