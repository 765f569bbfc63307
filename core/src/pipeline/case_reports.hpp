// The reports of one case: scores and comments in, files out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "assay/disclosure.hpp"
#include "assay/pipeline.hpp"
#include "assay/responses.hpp"
#include "assay/scoring.hpp"
#include "baseline.hpp"

namespace assay::pipeline {

// A file that was written, with its digest, for run.json.
struct WrittenFile {
  std::string name;
  std::string digest;
};

// A case, and what may be shown of it.
struct AssessedCase {
  const CaseBatch& batch;
  std::size_t case_index;   // in the batch
  const ScoreCells& cells;
  std::size_t index;        // in the cells
  const CaseDisclosure& disclosure;
  const ReleasedComments& comments;
};

class CaseReports {
 public:
  // `cases`, `comments` and `baseline` may be null. `stage` gives the place for a file, from any thread.
  CaseReports(const Prepared& prepared, const CaseFile* cases, const CommentFile* comments, const Baseline* baseline,
              std::string date, std::function<std::filesystem::path(const std::string&)> stage);

  // The comments of a case that may be shown. [any thread]
  ReleasedComments comments_of(const CaseBatch& batch, std::size_t case_index, const CaseDisclosure& disclosure) const;
  // Writes every report of the case in every format. [any thread]
  std::vector<WrittenFile> write(const AssessedCase& assessed) const;

  // The name of a report's file: reports/<case>.<report>.<extension>. Throws Error when no file may be called so.
  static std::string file_name(const std::string& case_id, const std::string& report, const std::string& extension);

 private:
  std::vector<std::uint32_t> rater_counts(const AssessedCase& assessed) const;

  const Prepared& prepared_;
  const CaseFile* cases_;
  const CommentFile* comments_;
  const Baseline* baseline_;
  std::string date_;
  std::function<std::filesystem::path(const std::string&)> stage_;
};

}  // namespace assay::pipeline
