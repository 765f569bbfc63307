// One run: responses in, scores and reports staged, then put in place.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "assay/files.hpp"
#include "assay/pipeline.hpp"
#include "assay/responses.hpp"
#include "assay/scoring.hpp"
#include "baseline.hpp"
#include "case_reports.hpp"
#include "group_reports.hpp"
#include "shown_scores.hpp"

namespace assay::pipeline {

// What one chunk comes to.
struct ChunkResult {
  std::string scores;
  std::string disclosure;  // rows of disclosure.csv
  GroupCells group;
  std::vector<WrittenFile> files;
  std::vector<Problem> problems;
  std::vector<RejectedRow> rejected;
  std::vector<std::string> commented;  // cases with comments
  std::uint64_t cases = 0, left_out = 0, withheld = 0;
  std::exception_ptr failure;
};

// What a thread works with, kept from chunk to chunk.
struct Working {
  Working(const Prepared& prepared, const PreviousPublications& previous)
      : cells(prepared.model->rows().size(), prepared.scorer->measures().size()),
        formatter(*prepared.model, *prepared.scorer),
        shown(prepared, previous),
        record(*prepared.instrument) {}

  CaseBatch batch;
  ScoreCells cells;
  ScoreFormatter formatter;
  ShownScores shown;
  DisclosureRecord record;
};

// Several workers take chunks in turn; whoever finishes the chunk that is next in order writes it, and the
// ones that wait behind it. So the order of the output is that of the input.
class BatchRun {
 public:
  // What is passed in must outlive the run.
  BatchRun(const Workspace& workspace, const Prepared& prepared, const RunRequest& request, const Progress& progress);

  // Stages every file. Nothing is in its place before commit().
  RunSummary execute();
  // Throws Error when a file could not be put in its place.
  void check() { output_.check(); }
  void commit() { output_.commit(); }

 private:
  std::filesystem::path stage(const std::string& file);
  void work();
  void take_and_process();
  bool take(ResponseChunk& chunk);
  void process(const ResponseChunk& chunk, Working& working, ChunkResult& result);
  // Cases first to first + count - 1 of the batch, as they may be shown.
  void publish(const CaseBatch& batch, std::size_t first, std::size_t count, Working& working, ChunkResult& result);
  void lower_first_bad(std::uint64_t number);
  std::string spare_text();
  void fail(std::exception_ptr failure);
  void hand_in(std::uint64_t number, ChunkResult result);
  void write(ChunkResult& result);
  void report_problems();
  void warn_of_silent_cases() const;
  RunSummary finish();

  const Workspace& workspace_;
  const Prepared& prepared_;
  const RunRequest& request_;
  const Progress& progress_;
  std::unique_ptr<CaseFile> cases_;  // null: none given
  ResponseSource source_;
  StagedOutput output_;
  PreviousPublications previous_;
  std::unique_ptr<CommentFile> comments_;
  std::unique_ptr<Baseline> baseline_;  // null: none given
  std::unique_ptr<CaseReports> reports_;
  std::unique_ptr<GroupReports> group_reports_;  // null: none wanted
  std::unique_ptr<FileWriter> scores_;
  std::unique_ptr<FileWriter> disclosure_;  // null where nothing is published
  std::unique_ptr<FileWriter> rejected_;  // null: without --keep-going

  std::mutex stage_mutex_;
  std::mutex source_mutex_;
  bool at_end_ = false;              // under source_mutex_
  std::vector<Problem> unreadable_;  // under source_mutex_
  std::atomic<std::uint64_t> first_bad_{std::numeric_limits<std::uint64_t>::max()};  // number of a chunk

  // Under order_mutex_:
  std::mutex order_mutex_;
  std::condition_variable room_;
  std::map<std::uint64_t, ChunkResult> waiting_;
  std::uint64_t next_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t most_ahead_ = 1;
  std::exception_ptr failure_;
  std::vector<std::string> spare_;
  std::unordered_set<std::string> commented_;
  std::vector<Problem> problems_;
  std::uint64_t problem_count_ = 0;
  std::vector<WrittenFile> files_;
  RunSummary summary_;
};

}  // namespace assay::pipeline
