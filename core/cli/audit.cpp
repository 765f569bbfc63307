#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "assay/audit.hpp"
#include "profile_lines.hpp"

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

std::string counted(std::uint64_t number, const char* one, const char* several) {
  return std::to_string(number) + " " + (number == 1 ? one : several);
}

// Files of reports in other forms than JSON are not looked into.
bool without_report(const AuditResult& result) {
  return result.reports == 0 && result.group_reports == 0;
}

void print_verdict(const AuditResult& result) {
  if (!result.leaks.empty()) {
    std::printf("%s can be worked out though %s withheld\n",
                counted(result.leaks.size(), "figure", "figures").c_str(),
                result.leaks.size() == 1 ? "it is" : "they are");
  } else {
    std::printf("nothing that is withheld can be worked out from %s\n",
                without_report(result) ? "scores.csv and disclosure.csv" : "these files");
  }
}

void print_what_was_not_read() {
  std::printf("no report was audited: only scores.csv was read, and disclosure.csv, "
              "which tells how many comments are shown\n"
              "reports must be written as json too to be audited: run with json among the --formats\n");
}

void print_figures(const AuditResult& result) {
  for (const std::string& remark : result.remarks) std::printf("note: %s\n", remark.c_str());
  std::printf("policy: at least %u raters a role, %u for comments; exempt: %s\n", result.minimum_raters,
              result.minimum_comment_raters, listed(result.exempt).c_str());
  std::printf("%s, %s; withheld: %s, and %s in roles that are shown\n",
              counted(result.cases, "case", "cases").c_str(), counted(result.reports, "report", "reports").c_str(),
              counted(result.withheld_roles, "role", "roles").c_str(),
              counted(result.withheld_items, "item", "items").c_str());
  if (result.group_figures > 0) {
    std::printf("%s, of at least %s\n",
                counted(result.group_figures, "figure of a group", "figures of groups").c_str(),
                counted(result.minimum_cases, "person", "persons").c_str());
  }
}

// Silence would be taken for a proof: that no report was read is said with --quiet as well.
void print_text(const AuditResult& result, bool quiet) {
  print_leaks(result.leaks);
  if (!quiet) {
    print_figures(result);
    print_verdict(result);
  }
  if (without_report(result)) print_what_was_not_read();
}

}  // namespace

int audit_command(const Arguments& arguments) {
  const PublishedInstrument instrument = published_instrument(arguments.audit_folder);
  const Prepared prepared = load_instrument(arguments, instrument);
  AuditRequest request{arguments.audit_folder, {arguments.audit_previous.begin(), arguments.audit_previous.end()}};
  request.baselines.assign(arguments.audit_baselines.begin(), arguments.audit_baselines.end());
  const AuditResult result = run_audit(request, *prepared.instrument);
  if (arguments.json) {
    print_json(result);
  } else {
    print_text(result, arguments.quiet);
  }
  return result.leaks.empty() ? 0 : 1;
}

}  // namespace assay::cli
