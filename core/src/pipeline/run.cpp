#include <memory>

#include "assay/pipeline.hpp"
#include "batch_run.hpp"
#include "word_warnings.hpp"

namespace assay {
namespace {

// Ends the last one first: it may have made its folder inside that of the first.
class Batches {
 public:
  Batches() = default;
  ~Batches() {
    while (!list.empty()) list.pop_back();
  }
  Batches(const Batches&) = delete;
  Batches& operator=(const Batches&) = delete;

  std::vector<std::unique_ptr<pipeline::BatchRun>> list;
};

}  // namespace

RunSummary run(const Workspace& workspace, const Prepared& prepared, const RunRequest& request,
               const Progress& progress) {
  pipeline::log_word_warnings(prepared);
  pipeline::BatchRun batch(workspace, prepared, request, progress);
  const RunSummary summary = batch.execute();
  batch.commit();
  return summary;
}

std::vector<RunSummary> run_all(const Workspace& workspace, const std::vector<RunPart>& parts,
                                const Progress& progress) {
  Batches batches;
  std::vector<RunSummary> summaries;
  std::vector<Problem> problems;
  std::uint64_t cases = 0;
  std::size_t done = 0;
  const Progress of_all = [&](double share, std::uint64_t of_part) {
    if (progress)
      progress((static_cast<double>(done) + share) / static_cast<double>(parts.size()), cases + of_part);
  };
  for (const RunPart& part : parts) {
    pipeline::log_word_warnings(part.prepared);
    try {
      batches.list.push_back(
          std::make_unique<pipeline::BatchRun>(workspace, part.prepared, part.request, of_all));
      summaries.push_back(batches.list.back()->execute());
      cases += summaries.back().cases;
    } catch (const Error& error) {
      // What is wrong with the input of one instrument is told together with that of the others.
      if (error.fault() != Fault::Input) throw;
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
    ++done;
  }
  throw_if_any(std::move(problems));
  for (const auto& batch : batches.list) batch->check();
  for (const auto& batch : batches.list) batch->commit();
  return summaries;
}

}  // namespace assay
