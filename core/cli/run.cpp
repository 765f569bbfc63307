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

int run_command(const Arguments& arguments, bool with_reports) {
  const Workspace workspace = open_workspace(surroundings(arguments), arguments.client);
  PrepareRequest wanted;
  wanted.instrument = arguments.instrument;
  wanted.formats = arguments.formats;
  wanted.reports = arguments.reports;
  wanted.with_reports = with_reports;
  const Prepared prepared = prepare(workspace, wanted);

  RunRequest request;
  request.responses = arguments.responses;
  request.comments = arguments.comments;
  request.cases = arguments.cases;
  request.out = arguments.out;
  request.date = arguments.date.empty() ? today() : arguments.date;
  request.threads = arguments.threads;
  request.keep_going = arguments.keep_going;
  request.arguments = arguments.command_line;
  request.interrupted = &interrupted();
  catch_interrupts();

  ProgressBar bar(arguments.quiet);
  const RunSummary summary =
      run(workspace, prepared, request, [&](double share, std::uint64_t cases) { bar.update(share, cases); });
  bar.clear();
  if (arguments.quiet) return 0;
  std::printf("%llu case%s scored: %s/scores.csv\n", static_cast<unsigned long long>(summary.cases),
              summary.cases == 1 ? "" : "s", arguments.out.c_str());
  if (summary.left_out > 0) {
    std::printf("%llu case%s left out; %s/rejected.csv says why\n", static_cast<unsigned long long>(summary.left_out),
                summary.left_out == 1 ? "" : "s", arguments.out.c_str());
  }
  if (summary.reports > 0) {
    std::printf("%llu report%s written: %s/reports/\n", static_cast<unsigned long long>(summary.reports),
                summary.reports == 1 ? "" : "s", arguments.out.c_str());
  }
  if (summary.rejected > 0) {
    std::printf("%llu row%s left out: %s/rejected.csv\n", static_cast<unsigned long long>(summary.rejected),
                summary.rejected == 1 ? "" : "s", arguments.out.c_str());
  }
  return 0;
}

}  // namespace assay::cli
