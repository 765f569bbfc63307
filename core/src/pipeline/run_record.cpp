#include "run_record.hpp"

#include "record_parts.hpp"

#include "assay/digest.hpp"
#include "assay/files.hpp"

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

Json baseline_record(const std::filesystem::path& folder, const Baseline& baseline) {
  return {{"folder", folder.string()},
          {"date", baseline.date()},
          {"record", input_record(folder / "run.json")},
          {"scores", input_record(folder / "scores.csv")}};
}

}  // namespace

std::string recorded_options(const OptionTable& table) { return nlohmann::json(options(table)).dump(); }

std::string run_record(const Workspace& workspace, const Prepared& prepared, const RunRequest& request,
                       const Baseline* baseline, const std::vector<WrittenFile>& files) {
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
  record["reports"] = Json::array();
  for (const auto* reports : {&prepared.reports, &prepared.group_reports}) {
    for (const PreparedReport& report : *reports) {
      record["reports"].push_back({{"id", report.id}, {"locale", report.locale}, {"options", options(*report.options)}});
    }
  }
  if (!prepared.group_by.empty()) record["group_by"] = prepared.group_by;
  record["formats"] = Json::array();
  for (const PreparedFormat& format : prepared.formats) {
    record["formats"].push_back({{"id", format.id}, {"options", options(*format.options)}});
  }
  record["inputs"] = {{"responses", input_record(request.responses)},
                      {"comments", input_record(request.comments)},
                      {"cases", input_record(request.cases)}};
  if (baseline != nullptr) record["baseline"] = baseline_record(request.baseline, *baseline);
  record["outputs"] = Json::array();
  for (const WrittenFile& file : files) record["outputs"].push_back({{"file", file.name}, {"sha256", file.digest}});
  return record.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> recorded_outputs(const std::filesystem::path& record) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(record, ignored)) return {};
  const Json earlier = Json::parse(read_file(record), nullptr, false);
  if (!earlier.is_object() || !earlier.contains("outputs") || !earlier["outputs"].is_array()) return {};
  std::vector<std::string> files;
  for (const Json& output : earlier["outputs"]) {
    if (output.is_object() && output.contains("file") && output["file"].is_string()) {
      files.push_back(output["file"].get<std::string>());
    }
  }
  return files;
}

}  // namespace assay::pipeline
