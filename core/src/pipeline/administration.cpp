#include "assay/pipeline.hpp"
#include "assay/run_file.hpp"
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

void hold_against(const std::vector<std::filesystem::path>& previous, std::vector<RunPart>& parts) {
  std::vector<Problem> problems;
  for (const std::filesystem::path& folder : previous) {
    const bool of_one = std::filesystem::exists(folder / "run.json");
    const auto run = of_one ? read_run_file(folder) : std::nullopt;
    bool used = false;
    std::vector<std::string> ids;
    for (RunPart& part : parts) {
      const std::string& id = part.prepared.instrument->id;
      ids.push_back(id);
      const bool here = run && run->instrument == id;
      if (!here && !std::filesystem::exists(folder / id / "run.json")) continue;
      part.request.previous.push_back(here ? folder : folder / id);
      used = true;
    }
    if (used) continue;
    problems.push_back({{"--previous", 0, 0}, {}, "the folder has no earlier results of these instruments", assay::quoted(folder.string()),
                        "the --out of an earlier `assay run`, of an administration or of one of " + enumerate(ids, "or"),
                        "check the path"});
  }
  throw_if_any(std::move(problems));
}

}  // namespace assay
