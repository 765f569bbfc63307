#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "assay/error.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"
#include "publication.hpp"

namespace assay::audit {
namespace {

using Json = nlohmann::json;

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
  RecordReader(const std::filesystem::path& file, const Json& root) : file_(file.string()), root_(root) {}

  Record read() {
    read_instrument();
    read_policy();
    read_measures();
    if (const auto outputs = root_.find("outputs"); outputs != root_.end() && outputs->is_array()) {
      for (const Json& output : *outputs) {
        const auto name = output.is_object() ? output.find("file") : output.end();
        if (output.is_object() && name != output.end() && name->is_string()) record_.outputs.push_back(*name);
      }
    }
    throw_if_any(std::move(problems_));
    return std::move(record_);
  }

 private:
  void complain(std::string key, std::string what, std::string accepted, std::string remedy) {
    problems_.push_back(
        {{file_, 0, 0}, std::move(key), std::move(what), "", std::move(accepted), std::move(remedy)});
  }

  const Json* object(const char* key) {
    const auto at = root_.find(key);
    return at != root_.end() && at->is_object() ? &*at : nullptr;
  }

  std::string text(const Json& from, const char* key) const {
    const auto at = from.find(key);
    return at != from.end() && at->is_string() ? at->get<std::string>() : std::string();
  }

  void read_instrument() {
    const Json* instrument = object("instrument");
    if (instrument != nullptr) record_.instrument = {text(*instrument, "id"), text(*instrument, "sha256")};
    if (record_.instrument.id.empty()) {
      complain("instrument", "the record names no instrument", "a table with `id` and `sha256`",
               "name the folder of a run");
    }
  }

  std::uint32_t minimum(const Json& policy, const char* key) {
    const auto at = policy.find(key);
    if (at != policy.end() && at->is_number_unsigned() && at->get<std::uint64_t>() <= 1000000) {
      return at->get<std::uint32_t>();
    }
    complain(std::string("disclosure.") + key, "there is no whole number", "0 to 1000000",
             "give the file as the program wrote it");
    return 0;
  }

  void read_policy() {
    const Json* policy = object("disclosure");
    if (policy == nullptr) {
      complain("disclosure", "the record tells of no disclosure control", "what `assay run` publishes",
               "run again with a program that has it; scores of `assay score` are not meant to be published");
      return;
    }
    record_.minimum_raters = minimum(*policy, "minimum_raters");
    record_.minimum_comment_raters = minimum(*policy, "minimum_comment_raters");
    const auto exempt = policy->find("exempt");
    if (exempt == policy->end() || !exempt->is_array()) {
      complain("disclosure.exempt", "there is no list of roles", "", "give the file as the program wrote it");
      return;
    }
    for (const Json& role : *exempt) {
      if (role.is_string()) record_.exempt.push_back(role.get<std::string>());
    }
  }

  void read_measures() {
    const auto measures = root_.find("measures");
    if (measures == root_.end() || !measures->is_array() || measures->empty()) {
      complain("measures", "the record does not tell what the measures are",
               "a list of measures with `id` and `statistic`", "run again with a program that writes it");
      return;
    }
    for (const Json& measure : *measures) {
      if (!measure.is_object()) continue;
      const std::string word = text(measure, "statistic");
      const auto at = std::find(kStatistics.begin(), kStatistics.end(), word);
      if (at == kStatistics.end()) {
        complain("measures." + text(measure, "id") + ".statistic",
                 "this statistic is not known: " + assay::quoted(word),
                 "none, raters, mean, sum, point-count, missing, rank-highest, rank-lowest, agreement or "
                 "standard-error",
                 "audit with the version of the program that wrote the record");
        continue;
      }
      const auto point = measure.find("point");
      Measure& told = record_.measures.emplace_back();
      told = {text(measure, "id"), static_cast<std::uint32_t>(at - kStatistics.begin()),
              point != measure.end() && point->is_number() ? point->get<double>() : 0};
      if (told.statistic == ASSAY_STATISTIC_NONE) std::tie(told.statistic, told.point) = guessed(told.id);
    }
  }

  std::string file_;
  const Json& root_;
  Record record_;
  std::vector<Problem> problems_;
};

}  // namespace

Record read_record(const std::filesystem::path& file) {
  const std::string bytes = read_file(file);
  const Json root = Json::parse(bytes, nullptr, false);
  if (!root.is_object()) {
    throw Error(Problem{{file.string(), 0, 0},
                        "",
                        "this is not a run record: no JSON object",
                        "",
                        "",
                        "name the folder of a run"});
  }
  return RecordReader(file, root).read();
}

}  // namespace assay::audit
