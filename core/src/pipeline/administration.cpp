#include "assay/pipeline.hpp"
#include "assay/text.hpp"

namespace assay {
namespace {

std::vector<std::string> used_by(const ClientProfile& client) {
  std::vector<std::string> ids;
  for (const Use& use : client.uses) ids.push_back(use.instrument);
  return ids;
}

}  // namespace

std::vector<RunPart> prepare_administration(const Workspace& workspace, const Administration& administration,
                                            const PrepareRequest& wanted, const std::filesystem::path& out,
                                            const std::string& date) {
  std::vector<RunPart> parts;
  std::vector<Problem> problems;
  for (const AdministrationInput& input : administration.inputs) {
    if (workspace.client->find_use(input.instrument) == nullptr) {
      const std::vector<std::string> ids = used_by(*workspace.client);
      const auto near = closest(input.instrument, ids);
      problems.push_back({input.where, "input.instrument",
                          "the client " + workspace.client->id + " does not use this instrument",
                          assay::quoted(input.instrument), enumerate(ids, "or"),
                          near ? "did you mean " + *near + "?"
                               : "add a [[use]] with it to the profile, or take this [[input]] out"});
      continue;
    }
    try {
      PrepareRequest request = wanted;
      request.instrument = input.instrument;
      RunPart part{prepare(workspace, request), {}};
      part.request.responses = input.responses;
      part.request.comments = input.comments;
      part.request.cases = input.cases;
      part.request.out = out / input.instrument;
      part.request.date = date;
      parts.push_back(std::move(part));
    } catch (const Error& error) {
      if (error.fault() != Fault::Input) throw;
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  throw_if_any(std::move(problems));
  return parts;
}

}  // namespace assay
