#include "check_inputs.hpp"

#include <algorithm>
#include <optional>

#include "assay/responses.hpp"

namespace assay::cli {
namespace {

std::shared_ptr<const Instrument> instrument_of(const Workspace& workspace, const std::string& id) {
  PrepareRequest wanted;
  wanted.instrument = id;
  wanted.with_scorer = false;
  wanted.with_reports = false;
  wanted.sheets = true;
  return prepare(workspace, wanted).instrument;
}

void append(const std::vector<Problem>& more, std::vector<Problem>& problems) {
  problems.insert(problems.end(), more.begin(), more.end());
}

void check_answers(const AdministrationInput& input, const std::shared_ptr<const Instrument>& instrument,
                   std::vector<Problem>& problems) {
  std::optional<CaseFile> cases;
  ResponseSource source(input.responses, instrument);
  if (!input.cases.empty()) {
    cases = read_cases(input.cases);
    source.require_cases(*cases);
  }
  ResponseChunk chunk;
  CaseBatch batch;
  while (source.next(chunk)) {
    ParseOutcome outcome;
    source.parse(chunk, batch, outcome);
    append(outcome.problems, problems);
  }
  if (!input.comments.empty()) read_comments(input.comments, *instrument);
}

}  // namespace

void check_crosswalk(const Workspace& workspace, const std::filesystem::path& path, std::vector<Problem>& problems,
                     std::vector<std::string>& warnings) {
  const Crosswalk crosswalk = read_crosswalk(path);
  const std::vector<std::string> absent = check_instruments(crosswalk, workspace.catalog, problems);
  for (const std::string& id : crosswalk.instruments()) {
    if (std::find(absent.begin(), absent.end(), id) != absent.end()) {
      warnings.push_back(path.string() + ": " + id + " is not installed here; its constructs are not checked");
      continue;
    }
    try {
      workspace.catalog.instrument(id, {}, {});
    } catch (const Error&) {
      continue;  // told already
    }
    check_constructs(crosswalk, *instrument_of(workspace, id), problems);
  }
}

void check_administration(const Arguments& arguments, const std::filesystem::path& path,
                          std::vector<Problem>& problems) {
  const Administration administration = read_administration(path);
  const Workspace workspace = open_workspace(surroundings(arguments), {});
  for (const AdministrationInput& input : administration.inputs) {
    try {
      workspace.catalog.instrument(input.instrument, input.where, "input.instrument");
      check_answers(input, instrument_of(workspace, input.instrument), problems);
    } catch (const Error& error) {
      append(error.problems(), problems);
    }
  }
}

}  // namespace assay::cli
