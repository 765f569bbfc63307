#include <cstdio>
#include <ctime>

#include "arguments.hpp"
#include "progress_bar.hpp"

namespace assay::cli {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

Surroundings surroundings(const Arguments& arguments) {
  Surroundings result;
  result.configs = arguments.config;
  for (const std::string& folder : arguments.plugins) result.plugin_path.emplace_back(folder);
  return result;
}

namespace {

std::string date_of(const Arguments& arguments, const std::string& otherwise) {
  if (!arguments.date.empty()) return arguments.date;
  return otherwise.empty() ? today() : otherwise;
}

void add_common(const Arguments& arguments, bool publish, RunRequest& request) {
  request.publish = publish;
  request.threads = arguments.threads;
  request.keep_going = arguments.keep_going;
  request.arguments = arguments.command_line;
  request.interrupted = &interrupted();
}

const char* plural(std::uint64_t count) { return count == 1 ? "" : "s"; }

void tell(const RunSummary& summary, const std::string& out) {
  const auto line = [&](std::uint64_t count, const char* what, const std::string& done) {
    if (count > 0) std::printf("%llu %s%s %s\n", static_cast<unsigned long long>(count), what, plural(count), done.c_str());
  };
  line(summary.cases, "case", "scored: " + out + "/scores.csv");
  line(summary.withheld, "case", "with withheld figures: " + out + "/disclosure.csv says which");
  line(summary.left_out, "case", "left out; " + out + "/rejected.csv says why");
  line(summary.reports, "report", "written: " + out + "/reports/");
  line(summary.rejected, "row", "left out: " + out + "/rejected.csv");
}

int run_one(const Arguments& arguments, const Workspace& workspace, PrepareRequest wanted) {
  wanted.instrument = arguments.instrument;
  const Prepared prepared = prepare(workspace, wanted);
  RunRequest request;
  request.responses = arguments.responses;
  request.comments = arguments.comments;
  request.cases = arguments.cases;
  request.baseline = arguments.baseline;
  request.out = arguments.out;
  request.previous.assign(arguments.previous.begin(), arguments.previous.end());
  request.date = date_of(arguments, {});
  add_common(arguments, wanted.with_reports, request);
  catch_interrupts();
  ProgressBar bar(arguments.quiet);
  const RunSummary summary =
      run(workspace, prepared, request, [&](double share, std::uint64_t cases) { bar.update(share, cases); });
  bar.clear();
  if (!arguments.quiet) tell(summary, arguments.out);
  return 0;
}

int run_several(const Arguments& arguments, const Workspace& workspace, const PrepareRequest& wanted) {
  const Administration administration = read_administration(arguments.administration);
  std::vector<RunPart> parts = prepare_administration(workspace, administration, wanted, arguments.out,
                                                      date_of(arguments, administration.date));
  for (RunPart& part : parts) add_common(arguments, wanted.with_reports, part.request);
  hold_against({arguments.previous.begin(), arguments.previous.end()}, parts);
  catch_interrupts();
  ProgressBar bar(arguments.quiet);
  const std::vector<RunSummary> summaries =
      run_all(workspace, parts, [&](double share, std::uint64_t cases) { bar.update(share, cases); });
  bar.clear();
  if (arguments.quiet) return 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::printf("%s\n", parts[i].prepared.instrument->id.c_str());
    tell(summaries[i], parts[i].request.out.string());
  }
  return 0;
}

}  // namespace

int run_command(const Arguments& arguments, bool with_reports) {
  const Workspace workspace = open_workspace(surroundings(arguments), arguments.client);
  PrepareRequest wanted;
  wanted.formats = arguments.formats;
  wanted.reports = arguments.reports;
  wanted.with_reports = with_reports;
  return arguments.administration.empty() ? run_one(arguments, workspace, wanted)
                                          : run_several(arguments, workspace, wanted);
}

}  // namespace assay::cli
