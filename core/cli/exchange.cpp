// Frameworks of others: `assay export` and `assay import`.
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "arguments.hpp"
#include "assay/exchange.hpp"
#include "assay/files.hpp"
#include "assay/log.hpp"

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

void refuse_existing(const Arguments& arguments) {
  if (arguments.out.empty() || arguments.force) return;
  std::error_code failure;
  if (!fs::exists(fs::symlink_status(arguments.out, failure))) return;
  throw Error(Problem{{arguments.out, 0, 0},
                      {},
                      "there is such a file already",
                      {},
                      {},
                      "name another with --out, or add --force to replace it"});
}

// To the file asked for, which is seen whole or not at all; without one to standard output.
void put(const Arguments& arguments, const std::string& text) {
  if (arguments.out.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return;
  }
  const fs::path place = arguments.out;
  if (fs::is_directory(place)) {
    throw Error(
        Problem{{arguments.out, 0, 0}, {}, "this is a folder", {}, "a file", "name the file with --out"});
  }
  StagedOutput output(place.has_parent_path() ? place.parent_path() : fs::path("."));
  FileWriter file(output.stage(place.filename().string()));
  file.write(text);
  file.close();
  refuse_existing(arguments);
  output.commit();
  if (!arguments.quiet) std::printf("%s\n", arguments.out.c_str());
}

}  // namespace

int export_command(const Arguments& arguments) {
  refuse_existing(arguments);
  const Workspace workspace = open_workspace(surroundings(arguments), {});
  PrepareRequest wanted;
  wanted.instrument = arguments.instrument;
  wanted.with_scorer = false;
  wanted.with_reports = false;
  wanted.sheets = true;
  const Prepared prepared = prepare(workspace, wanted);
  CaseExport options;
  options.date = arguments.date.empty() ? today() : arguments.date;
  if (!arguments.uri_prefix.empty()) options.uri_prefix = arguments.uri_prefix;
  put(arguments, export_case(*prepared.instrument, options));
  return 0;
}

int import_command(const Arguments& arguments) {
  refuse_existing(arguments);
  const CaseImport made = import_case(read_file(arguments.file), arguments.file, arguments.id);
  for (const Problem& warning : made.warnings) log(LogLevel::Warning, "import", format_line(warning));
  put(arguments, made.toml);
  return 0;
}

}  // namespace assay::cli
