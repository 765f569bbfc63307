#include "run_record.hpp"

#include "record_parts.hpp"

#include "assay/digest.hpp"
#include "assay/run_file.hpp"

namespace assay::pipeline {

Json plugins_record(const Prepared& prepared) {
  Json list = Json::array();
  for (const auto& plugin : prepared.plugins) {
    const Manifest& manifest = plugin->manifest();
    list.push_back({{"id", manifest.id},
                    {"version", manifest.version},
                    {"vendor", manifest.vendor},
                    {"sha256", sha256_of_file(manifest.library)}});
  }
  return list;
}

Json input_record(const std::filesystem::path& path) {
  if (path.empty()) return nullptr;
  return {{"file", path.string()}, {"sha256", sha256_of_file(path)}};
}

namespace {

Json options(const OptionTable& table) {
  Json object = Json::object();
  const assay_array array = table.abi();
  for (std::uint64_t i = 0; i < array.count; ++i) {
    const assay_option& option = *ASSAY_AT(assay_option, array, i);
    const std::string key(option.key.data, option.key.size);
    const std::string text(option.text.data == nullptr ? "" : option.text.data, option.text.size);
    if (option.type == ASSAY_OPTION_BOOLEAN) {
      object[key] = option.number != 0;
    } else if (option.type == ASSAY_OPTION_INTEGER) {
      object[key] = static_cast<std::int64_t>(option.number);
    } else if (option.type == ASSAY_OPTION_NUMBER) {
      object[key] = option.number;
    } else {
      object[key] = text;
    }
  }
  return object;
}

const char* statistic_word(std::uint32_t statistic) {
  switch (statistic) {
    case ASSAY_STATISTIC_RATERS: return "raters";
    case ASSAY_STATISTIC_MEAN: return "mean";
    case ASSAY_STATISTIC_SUM: return "sum";
    case ASSAY_STATISTIC_POINT_COUNT: return "point-count";
    case ASSAY_STATISTIC_MISSING: return "missing";
    case ASSAY_STATISTIC_RANK_HIGHEST: return "rank-highest";
    case ASSAY_STATISTIC_RANK_LOWEST: return "rank-lowest";
    case ASSAY_STATISTIC_AGREEMENT: return "agreement";
    case ASSAY_STATISTIC_STANDARD_ERROR: return "standard-error";
    default: return "none";
  }
}

const char* type_word(std::uint32_t type) {
  return type == ASSAY_MEASURE_FLAG ? "flag" : type == ASSAY_MEASURE_INTEGER ? "integer" : "number";
}

Json measures_record(const std::vector<MeasureInfo>& measures) {
  Json list = Json::array();
  for (const MeasureInfo& measure : measures) {
    Json entry = {{"id", measure.id}, {"type", type_word(measure.type)}, {"statistic", statistic_word(measure.statistic)}};
    if (measure.statistic == ASSAY_STATISTIC_POINT_COUNT) entry["point"] = measure.point;
    entry["levels"] = measure.levels;
    entry["roles"] = measure.roles;
    list.push_back(std::move(entry));
  }
  return list;
}

Json disclosure_record(const Disclosure& disclosure) {
  const DisclosurePolicy& policy = disclosure.policy();
  Json exempt = Json::array();
  for (std::uint32_t role = 0; role < policy.exempt.size(); ++role) {
    if (disclosure.exempt(role)) exempt.push_back(disclosure.instrument().roles[role].id);
  }
  return {{"minimum_raters", policy.minimum_raters},
          {"minimum_comment_raters", policy.minimum_comment_raters},
          {"minimum_cases", policy.minimum_cases},
          {"exempt", exempt}};
}

Json baseline_record(const std::filesystem::path& folder, const Baseline& baseline) {
  return {{"folder", folder.string()},
          {"date", baseline.date()},
          {"record", input_record(folder / "run.json")},
          {"scores", input_record(folder / "scores.csv")}};
}

}  // namespace

std::string recorded_options(const OptionTable& table) { return nlohmann::json(options(table)).dump(); }

std::string run_record(const Workspace& workspace, const Prepared& prepared, const RunRequest& request,
                       const Baseline* baseline, const WithheldOfGroups& withheld, const std::vector<WrittenFile>& files) {
  Json record;
  record["format"] = 1;
  record["assay"] = ASSAY_VERSION;
  record["arguments"] = request.arguments;
  record["date"] = request.date;
  record["profile"] = input_record(workspace.client ? std::filesystem::path(workspace.client->source) : std::filesystem::path());
  record["plugins"] = plugins_record(prepared);
  record["instrument"] = {{"id", prepared.instrument->id},
                          {"version", prepared.instrument->version},
                          {"sha256", prepared.instrument_digest}};
  if (!prepared.instrument_file.empty()) record["instrument"]["file"] = prepared.instrument_file.string();
  record["norm"] = nullptr;
  if (prepared.norm) {
    const Norm& norm = prepared.norm->norm();
    record["norm"] = {{"id", norm.id}, {"version", norm.version}, {"illustrative", norm.illustrative},
                      {"sha256", prepared.norm_digest}};
  }
  record["content"] = nullptr;
  if (prepared.pack) {
    const ContentPack& pack = prepared.pack->pack();
    record["content"] = {{"id", pack.id}, {"file", pack.file.string()}, {"locale", pack.locale}, {"sha256", pack.digest}};
  }
  record["scorer"] = {{"id", prepared.scorer_id}, {"options", options(*prepared.scorer_options)}};
  record["measures"] = measures_record(prepared.scorer->measures());
  record["disclosure"] = nullptr;
  if (request.publish) record["disclosure"] = disclosure_record(*prepared.disclosure);
  record["reports"] = Json::array();
  for (const auto* reports : {&prepared.reports, &prepared.group_reports}) {
    const char* about = reports == &prepared.reports ? "person" : "groups";
    for (const PreparedReport& report : *reports) {
      record["reports"].push_back(
          {{"id", report.id}, {"about", about}, {"locale", report.locale}, {"options", options(*report.options)}});
    }
  }
  if (!prepared.group_by.empty()) record["group_by"] = prepared.group_by;
  for (const WithheldGroup& group : withheld.groups) {
    record["withheld_groups"].push_back({{"group", group.name}, {"reason", group.reason}, {"together", group.together}});
  }
  for (const WithheldChange& change : withheld.changes) {
    record["withheld_changes"].push_back({{"group", change.group}, {"reason", change.reason}});
  }
  if (withheld.spread) record["withheld_spread"] = true;
  record["formats"] = Json::array();
  for (const PreparedFormat& format : prepared.formats) {
    record["formats"].push_back({{"id", format.id}, {"options", options(*format.options)}});
  }
  record["inputs"] = {{"responses", input_record(request.responses)},
                      {"comments", input_record(request.comments)},
                      {"cases", input_record(request.cases)}};
  record["previous"] = Json::array();
  for (const std::filesystem::path& folder : request.previous) {
    record["previous"].push_back({{"folder", folder.string()},
                                  {"scores", sha256_of_file(folder / "scores.csv")},
                                  {"disclosure", sha256_of_file(folder / "disclosure.csv")},
                                  {"groups", nullptr}});
    const std::filesystem::path groups = folder / "groups.csv";
    std::error_code ignored;
    if (std::filesystem::is_regular_file(groups, ignored)) record["previous"].back()["groups"] = sha256_of_file(groups);
  }
  if (baseline != nullptr) record["baseline"] = baseline_record(request.baseline, *baseline);
  record["outputs"] = Json::array();
  for (const WrittenFile& file : files) record["outputs"].push_back({{"file", file.name}, {"sha256", file.digest}});
  return record.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> recorded_outputs(const std::filesystem::path& record) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(record, ignored)) return {};
  std::vector<std::string> files;
  if (const auto earlier = read_run_record(record)) {
    for (const RecordedFile& output : earlier->outputs) files.push_back(output.file);
  }
  return files;
}

}  // namespace assay::pipeline
