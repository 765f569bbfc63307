#include <cstdio>

#include "arguments.hpp"

namespace assay::cli {

int compare_command(const Arguments& arguments) {
  const Workspace workspace = open_workspace(surroundings(arguments), arguments.client);
  const std::string& crosswalk =
      arguments.crosswalk.empty() ? workspace.client->crosswalk : arguments.crosswalk;
  if (crosswalk.empty()) {
    throw Error(Problem{{workspace.client->source, 0, 0},
                        "comparison.crosswalk",
                        "no crosswalk is named",
                        {},
                        {},
                        "name one with --crosswalk, or in [comparison] of the profile"});
  }
  CompareRequest request;
  request.administration = read_administration(arguments.administration);
  request.crosswalk = read_crosswalk(find_crosswalk(workspace.configs, crosswalk));
  request.case_id = arguments.case_id;
  request.out = arguments.out;
  request.date = !arguments.date.empty()                ? arguments.date
                 : !request.administration.date.empty() ? request.administration.date
                                                        : today();
  request.reports = arguments.reports;
  request.formats = arguments.formats;
  request.arguments = arguments.command_line;
  for (const std::string& file : compare(workspace, request)) {
    if (!arguments.quiet) std::printf("%s/%s\n", arguments.out.c_str(), file.c_str());
  }
  return 0;
}

}  // namespace assay::cli
