#include <cstdio>

#include "arguments.hpp"

namespace assay::cli {

int sheet_command(const Arguments& arguments) {
  const Workspace workspace = open_workspace(surroundings(arguments), arguments.client);
  PrepareRequest wanted;
  wanted.instrument = arguments.instrument;
  wanted.formats = arguments.formats;
  wanted.reports = arguments.reports;
  wanted.with_scorer = false;
  wanted.sheets = true;
  const Prepared prepared = prepare(workspace, wanted);
  for (const std::string& file : write_sheets(prepared, arguments.out)) {
    if (!arguments.quiet) std::printf("%s/%s\n", arguments.out.c_str(), file.c_str());
  }
  return 0;
}

}  // namespace assay::cli
