#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <tuple>

#include "assay/error.hpp"
#include "assay/run_file.hpp"
#include "assay/text.hpp"
#include "publication.hpp"

namespace assay::audit {
namespace {

// The words of run.json, by the number of the contract.
constexpr std::array<std::string_view, 10> kStatistics = {
    "none",    "raters",       "mean",        "sum",       "point-count",
    "missing", "rank-highest", "rank-lowest", "agreement", "standard-error"};

// What a measure is most likely made of when nobody tells: whoever reads the scores can guess that by its
// name, and a wrong guess does no harm, for a formula that does not hold is not used.
std::pair<std::uint32_t, double> guessed(const std::string& id) {
  static const std::map<std::string, std::uint32_t> kKnown = {
      {"n", ASSAY_STATISTIC_RATERS},
      {"raters", ASSAY_STATISTIC_RATERS},
      {"mean", ASSAY_STATISTIC_MEAN},
      {"score", ASSAY_STATISTIC_MEAN},
      {"sum", ASSAY_STATISTIC_SUM},
      {"na", ASSAY_STATISTIC_MISSING},
      {"missing", ASSAY_STATISTIC_MISSING},
      {"rank_strength", ASSAY_STATISTIC_RANK_HIGHEST},
      {"rank_highest", ASSAY_STATISTIC_RANK_HIGHEST},
      {"rank_opportunity", ASSAY_STATISTIC_RANK_LOWEST},
      {"rank_lowest", ASSAY_STATISTIC_RANK_LOWEST}};
  if (const auto known = kKnown.find(id); known != kKnown.end()) return {known->second, 0};
  if (id.starts_with("count_")) {
    double point = 0;
    const char* const end = id.data() + id.size();
    const auto [stop, fault] = std::from_chars(id.data() + 6, end, point);
    if (fault == std::errc() && stop == end) return {ASSAY_STATISTIC_POINT_COUNT, point};
  }
  return {ASSAY_STATISTIC_NONE, 0};
}

class RecordReader {
 public:
  explicit RecordReader(const RunFile& run) : run_(run) {}

  Record read() {
    record_.instrument = {run_.instrument, run_.instrument_sha256};
    if (run_.instrument.empty()) {
      complain("instrument", "the record names no instrument", "a table with `id` and `sha256`",
               "name the folder of a run");
    }
    read_policy();
    read_measures();
    for (const RecordedFile& output : run_.outputs) record_.outputs.push_back(output.file);
    record_.reports = run_.reports;
    record_.previous = run_.previous;
    record_.baseline = run_.baseline_scores;
    throw_if_any(std::move(problems_));
    return std::move(record_);
  }

 private:
  void complain(std::string key, std::string what, std::string accepted, std::string remedy) {
    problems_.push_back(
        {{run_.file, 0, 0}, std::move(key), std::move(what), "", std::move(accepted), std::move(remedy)});
  }

  std::uint32_t minimum(const std::optional<std::uint32_t>& number, const char* key) {
    if (number) return *number;
    complain(std::string("disclosure.") + key, "there is no whole number", "0 to 1000000",
             "give the file as the program wrote it");
    return 0;
  }

  void read_policy() {
    if (!run_.policy) {
      complain("disclosure", "the record tells of no disclosure control", "what `assay run` publishes",
               "run again with a program that has it; scores of `assay score` are not meant to be published");
      return;
    }
    record_.minimum_raters = minimum(run_.policy->minimum_raters, "minimum_raters");
    record_.minimum_comment_raters = minimum(run_.policy->minimum_comment_raters, "minimum_comment_raters");
    record_.minimum_cases = run_.policy->minimum_cases.value_or(0);
    if (!run_.policy->exempt) {
      complain("disclosure.exempt", "there is no list of roles", "", "give the file as the program wrote it");
      return;
    }
    record_.exempt = *run_.policy->exempt;
  }

  void read_measures() {
    if (run_.measures.empty()) {
      complain("measures", "the record does not tell what the measures are",
               "a list of measures with `id` and `statistic`", "run again with a program that writes it");
      return;
    }
    for (const RecordedMeasure& measure : run_.measures) {
      const auto at = std::find(kStatistics.begin(), kStatistics.end(), measure.statistic);
      if (at == kStatistics.end()) {
        complain("measures." + measure.id + ".statistic",
                 "this statistic is not known: " + assay::quoted(measure.statistic),
                 "none, raters, mean, sum, point-count, missing, rank-highest, rank-lowest, agreement or "
                 "standard-error",
                 "audit with the version of the program that wrote the record");
        continue;
      }
      Measure& told = record_.measures.emplace_back();
      told = {measure.id, static_cast<std::uint32_t>(at - kStatistics.begin()), measure.point};
      if (told.statistic == ASSAY_STATISTIC_NONE) std::tie(told.statistic, told.point) = guessed(told.id);
    }
  }

  const RunFile& run_;
  Record record_;
  std::vector<Problem> problems_;
};

// The folder of an administration has a run in each of its folders, and none itself.
void refuse_administration(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (std::filesystem::exists(folder / "run.json", ignored)) return;
  std::vector<std::string> runs;
  for (std::filesystem::directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
    if (std::filesystem::exists(entry->path() / "run.json", ignored)) runs.push_back(entry->path().string());
  }
  if (runs.empty()) return;
  std::sort(runs.begin(), runs.end());
  throw Error(Problem{{folder.string(), 0, 0}, {}, "these are the results of several runs", enumerate(runs), "the results of one run",
                      "audit each of them by itself"});
}

}  // namespace

Record read_record(const std::filesystem::path& folder) {
  refuse_administration(folder);
  const std::optional<RunFile> run = read_run_file(folder);
  if (!run) {
    throw Error(Problem{{(folder / "run.json").string(), 0, 0},
                        "",
                        "this is not a run record: no JSON object",
                        "",
                        "",
                        "name the folder of a run"});
  }
  return RecordReader(*run).read();
}

}  // namespace assay::audit
