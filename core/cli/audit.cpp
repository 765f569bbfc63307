#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "assay/audit.hpp"

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kToldOfAKind = 5;  // leaks of one case, role and way that are told; the rest is counted

// The instrument by its id, as this installation has it; it must be the one that the files were made with.
Prepared load_instrument(const Arguments& arguments, const PublishedInstrument& wanted) {
  const Workspace workspace = open_workspace(surroundings(arguments), "");
  PrepareRequest request;
  request.instrument = wanted.id;
  request.with_scorer = false;
  request.with_reports = false;
  request.sheets = true;
  Prepared prepared = prepare(workspace, request);
  if (wanted.sha256.empty() || wanted.sha256 == prepared.instrument_digest) return prepared;
  throw Error(
      Problem{{(std::filesystem::path(arguments.audit_folder) / "run.json").string(), 0, 0},
              "instrument.sha256",
              "the files were made with another text of the instrument " + wanted.id + " than is here",
              wanted.sha256,
              prepared.instrument_digest,
              "name the configuration and plugins of that run with --config and --plugins"});
}

void print_json(const AuditResult& result) {
  Json leaks = Json::array();
  for (const Leak& leak : result.leaks) {
    leaks.push_back({{"case", leak.case_id},
                     {"level", leak.level},
                     {"id", leak.id},
                     {"role", leak.role},
                     {"way", way_name(leak.way)},
                     {"exact", leak.exact},
                     {"found", leak.found},
                     {"equation", leak.equation}});
  }
  const Json root = {{"format", 1},
                     {"minimum_raters", result.minimum_raters},
                     {"minimum_comment_raters", result.minimum_comment_raters},
                     {"exempt", result.exempt},
                     {"cases", result.cases},
                     {"reports", result.reports},
                     {"minimum_cases", result.minimum_cases},
                     {"group_figures", result.group_figures},
                     {"withheld_roles", result.withheld_roles},
                     {"withheld_items", result.withheld_items},
                     {"leaks", leaks},
                     {"remarks", result.remarks}};
  std::printf("%s\n", root.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out.empty() ? "none" : out;
}

void print_leaks(const std::vector<Leak>& leaks) {
  std::map<std::tuple<std::string, std::string, LeakWay>, std::size_t> told;
  for (const Leak& leak : leaks) {
    if (++told[{leak.case_id, leak.role, leak.way}] <= kToldOfAKind)
      std::printf("%s\n", describe(leak).c_str());
  }
  for (const auto& [kind, number] : told) {
    if (number <= kToldOfAKind) continue;
    std::printf("case %s, role %s: %zu more by the same way (%s); --json has them all\n",
                std::get<0>(kind).c_str(), std::get<1>(kind).c_str(), number - kToldOfAKind,
                std::string(way_name(std::get<2>(kind))).c_str());
  }
}

void print_text(const AuditResult& result, bool quiet) {
  print_leaks(result.leaks);
  if (quiet) return;
  for (const std::string& remark : result.remarks) std::printf("note: %s\n", remark.c_str());
  std::printf("policy: at least %u raters a role, %u for comments; exempt: %s\n", result.minimum_raters,
              result.minimum_comment_raters, listed(result.exempt).c_str());
  std::printf("%llu cases, %llu reports; withheld: %llu roles, and %llu items in roles that are shown\n",
              static_cast<unsigned long long>(result.cases), static_cast<unsigned long long>(result.reports),
              static_cast<unsigned long long>(result.withheld_roles),
              static_cast<unsigned long long>(result.withheld_items));
  if (result.group_figures > 0) {
    std::printf("%llu figures of groups, of at least %u persons\n", static_cast<unsigned long long>(result.group_figures),
                result.minimum_cases);
  }
  if (result.leaks.empty()) {
    std::printf("nothing that is withheld can be worked out from these files\n");
  } else {
    std::printf("%zu figures can be worked out though they are withheld\n", result.leaks.size());
  }
}

}  // namespace

int audit_command(const Arguments& arguments) {
  const PublishedInstrument instrument = published_instrument(arguments.audit_folder);
  const Prepared prepared = load_instrument(arguments, instrument);
  const AuditResult result = run_audit(
      {arguments.audit_folder, {arguments.audit_previous.begin(), arguments.audit_previous.end()}}, *prepared.instrument);
  if (arguments.json) {
    print_json(result);
  } else {
    print_text(result, arguments.quiet);
  }
  return result.leaks.empty() ? 0 : 1;
}

}  // namespace assay::cli
