#include "batch_run.hpp"

#include <algorithm>
#include <system_error>
#include <thread>

#include "assay/log.hpp"
#include "assay/text.hpp"
#include "comment_check.hpp"
#include "run_record.hpp"

namespace assay::pipeline {
namespace {

// How many cases are scored at once: few enough that their cells stay in the processor's cache.
constexpr std::size_t kCasesAtOnce = 8;
// Beyond this the list of problems is cut; nobody reads on, and memory must not grow with the file.
constexpr std::size_t kMostProblems = 10000;

std::string rejected_header(const ResponseSource& source) { return "line,reason," + source.header() + "\n"; }

std::string rejected_line(const RejectedRow& row) {
  std::string reason;
  for (const char c : row.reason) reason += c == '"' ? std::string("\"\"") : std::string(1, c);
  return std::to_string(row.line) + ",\"" + reason + "\"," + row.row + "\n";
}

// Earlier results that are read must outlive the run: later ones will be held against them too.
void refuse_to_replace(const char* option, const std::filesystem::path& earlier, const std::filesystem::path& out) {
  std::error_code ignored;
  if (!std::filesystem::equivalent(earlier, out, ignored)) return;
  throw Error(Problem{{option, 0, 0}, {}, "the earlier results stand where these would be put", assay::quoted(out.string()), {},
                      "give another folder with --out"});
}

}  // namespace

BatchRun::BatchRun(const Workspace& workspace, const Prepared& prepared, const RunRequest& request, const Progress& progress)
    : workspace_(workspace), prepared_(prepared), request_(request), progress_(progress),
      cases_(request.cases.empty() ? nullptr : std::make_unique<CaseFile>(read_cases(request.cases))),
      source_(request.responses, prepared.instrument), output_(request.out) {
  if (cases_) source_.require_cases(*cases_);
  for (const std::filesystem::path& earlier : request.previous) refuse_to_replace("--previous", earlier, request.out);
  previous_ = open_previous(request.previous, prepared);
  if (!request.comments.empty()) {
    comments_ = std::make_unique<CommentFile>(read_comments(request.comments, *prepared.instrument));
  }
  if (comments_ && cases_) throw_if_any(comments_without_case(*comments_, *cases_));
  if (!request.baseline.empty()) {
    refuse_to_replace("--baseline", request.baseline, request.out);
    baseline_ = std::make_unique<Baseline>(request.baseline, prepared, request.date);
  }
  reports_ = std::make_unique<CaseReports>(prepared, cases_.get(), comments_.get(), baseline_.get(), request.date,
                                           [this](const std::string& file) { return stage(file); });
  if (!prepared.group_reports.empty()) {
    group_reports_ = std::make_unique<GroupReports>(prepared, cases_.get(), baseline_.get(), previous_,
                                                    prepared.disclosure->policy().minimum_cases);
  }
  scores_ = std::make_unique<FileWriter>(stage("scores.csv"));
  scores_->write(ScoreFormatter(*prepared.model, *prepared.scorer).header());
  if (request.publish) {
    disclosure_ = std::make_unique<FileWriter>(stage("disclosure.csv"));
    disclosure_->write(DisclosureRecord(*prepared.instrument).header());
  }
  if (request.keep_going) {
    rejected_ = std::make_unique<FileWriter>(stage("rejected.csv"));
    rejected_->write(rejected_header(source_));
  }
}

RunSummary BatchRun::execute() {
  unsigned threads = request_.threads != 0 ? request_.threads : static_cast<unsigned>(workspace_.settings.threads);
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  most_ahead_ = 4 * threads;
  std::vector<std::thread> workers;
  try {
    for (unsigned t = 1; t < threads; ++t) workers.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The machine gives no more threads: these have to do.
  }
  work();
  for (std::thread& worker : workers) worker.join();
  if (failure_) std::rethrow_exception(failure_);
  report_problems();
  warn_of_silent_cases();
  return finish();
}

std::filesystem::path BatchRun::stage(const std::string& file) {
  const std::lock_guard<std::mutex> lock(stage_mutex_);
  return output_.stage(file);
}

void BatchRun::work() {
  try {
    take_and_process();
  } catch (...) {
    fail(std::current_exception());
  }
}

void BatchRun::take_and_process() {
  Working working(prepared_, previous_);
  ResponseChunk chunk;
  while (take(chunk)) {
    ChunkResult result;
    result.scores = spare_text();
    try {
      process(chunk, working, result);
    } catch (...) {
      result.failure = std::current_exception();
    }
    hand_in(chunk.number, std::move(result));
  }
}

bool BatchRun::take(ResponseChunk& chunk) {
  {
    // Do not run far ahead of the writer: finished chunks wait in memory.
    std::unique_lock<std::mutex> lock(order_mutex_);
    room_.wait(lock, [this] { return failure_ || taken_ < next_ + most_ahead_; });
    if (failure_) return false;
    if (request_.interrupted != nullptr && *request_.interrupted) {
      failure_ = std::make_exception_ptr(Error(
          Problem{{}, {}, "interrupted; nothing was written", {}, {}, "run it again"}, Fault::Machine));
      room_.notify_all();
      return false;
    }
    ++taken_;
  }
  const std::lock_guard<std::mutex> lock(source_mutex_);
  if (at_end_) return false;
  try {
    at_end_ = !source_.next(chunk);
    return !at_end_;
  } catch (const Error& error) {
    // The rest of the file cannot be read; what stands before it is still looked at.
    at_end_ = true;
    if (error.fault() != Fault::Input) fail(std::current_exception());
    unreadable_ = error.problems();
  } catch (...) {
    at_end_ = true;
    fail(std::current_exception());
  }
  return false;
}

void BatchRun::process(const ResponseChunk& chunk, Working& working, ChunkResult& result) {
  CaseBatch& batch = working.batch;
  ParseOutcome outcome;
  source_.parse(chunk, batch, outcome);
  result.problems = std::move(outcome.problems);
  result.rejected = std::move(outcome.rejected);
  result.cases = batch.case_ids.size();
  result.left_out = chunk.case_begin.size() - 1 - batch.case_ids.size();
  if (comments_ != nullptr) {
    check_comments(*comments_, *prepared_.instrument, batch, result.problems, result.commented);
  }
  // With a bad row nothing will be written, but the rest of the file is still looked at. Chunks before the
  // first bad one are worked on to the end, so that what is told does not depend on the threads.
  if (!request_.keep_going) {
    if (!result.problems.empty()) lower_first_bad(chunk.number);
    if (chunk.number >= first_bad_) return;
  }
  for (std::size_t first = 0; first < batch.case_ids.size(); first += kCasesAtOnce) {
    const std::size_t count = std::min(kCasesAtOnce, batch.case_ids.size() - first);
    if (request_.publish) {
      publish(batch, first, count, working, result);
      continue;
    }
    score_cases(*prepared_.scorer, batch, first, count, working.cells);
    for (std::size_t c = 0; c < count; ++c) working.formatter.append(batch.case_ids[first + c], working.cells, c, result.scores);
  }
}

void BatchRun::publish(const CaseBatch& batch, std::size_t first, std::size_t count, Working& working, ChunkResult& result) {
  working.shown.score(batch, first, count, working.cells);
  for (std::size_t c = 0; c < count; ++c) {
    const std::string& id = batch.case_ids[first + c];
    const CaseDisclosure& disclosure = working.shown.disclosure(c);
    if (disclosure.any) ++result.withheld;
    working.formatter.append(id, working.cells, c, result.scores, disclosure.any);
    const ReleasedComments comments = reports_->comments_of(batch, first + c, disclosure);
    working.record.append(id, disclosure, comments.comments, result.disclosure);
    if (group_reports_) group_reports_->take(id, working.cells, c, result.group);
    if (prepared_.reports.empty()) continue;
    const AssessedCase assessed{batch, first + c, working.cells, c, disclosure, comments};
    for (WrittenFile& file : reports_->write(assessed)) result.files.push_back(std::move(file));
  }
}

void BatchRun::lower_first_bad(std::uint64_t number) {
  std::uint64_t lowest = first_bad_;
  while (number < lowest && !first_bad_.compare_exchange_weak(lowest, number)) {
  }
}

// A text that was written before, to be filled again: large ones cost more to allocate than to fill.
std::string BatchRun::spare_text() {
  const std::lock_guard<std::mutex> lock(order_mutex_);
  if (spare_.empty()) return {};
  std::string text = std::move(spare_.back());
  spare_.pop_back();
  return text;
}

void BatchRun::fail(std::exception_ptr failure) {
  const std::lock_guard<std::mutex> lock(order_mutex_);
  if (!failure_) failure_ = failure;
  room_.notify_all();
}

void BatchRun::hand_in(std::uint64_t number, ChunkResult result) {
  const std::lock_guard<std::mutex> lock(order_mutex_);
  waiting_.emplace(number, std::move(result));
  for (auto next = waiting_.find(next_); next != waiting_.end() && !failure_; next = waiting_.find(next_)) {
    try {
      write(next->second);
    } catch (...) {
      failure_ = std::current_exception();
    }
    waiting_.erase(next);
    ++next_;
  }
  room_.notify_all();
}

// [under order_mutex_]
void BatchRun::write(ChunkResult& result) {
  if (result.failure) std::rethrow_exception(result.failure);
  for (Problem& problem : result.problems) {
    ++problem_count_;
    if (problems_.size() < kMostProblems) problems_.push_back(std::move(problem));
  }
  scores_->write(result.scores);
  result.scores.clear();
  spare_.push_back(std::move(result.scores));
  if (disclosure_) disclosure_->write(result.disclosure);
  for (const RejectedRow& row : result.rejected) {
    if (rejected_) rejected_->write(rejected_line(row));
    ++summary_.rejected;
  }
  if (group_reports_) group_reports_->add(std::move(result.group));
  for (WrittenFile& file : result.files) files_.push_back(std::move(file));
  for (std::string& id : result.commented) commented_.insert(std::move(id));
  summary_.cases += result.cases;
  summary_.withheld += result.withheld;
  summary_.left_out += result.left_out;
  if (progress_) {
    const std::uint64_t total = source_.bytes_total();
    progress_(total == 0 ? 1 : static_cast<double>(source_.bytes_read()) / static_cast<double>(total), summary_.cases);
  }
}

void BatchRun::report_problems() {
  for (Problem& problem : unreadable_) problems_.push_back(std::move(problem));
  if (comments_ != nullptr && (problems_.empty() || request_.keep_going)) {
    for (Problem& problem : comments_not_met(*comments_, commented_)) problems_.push_back(std::move(problem));
  }
  if (problems_.empty()) {
    if (summary_.cases == 0) {
      throw Error(Problem{{request_.responses.string(), 0, 0}, {}, "there is no case to score", {}, {},
                          "give a file with at least one case"});
    }
    return;
  }
  if (problem_count_ > problems_.size()) {
    problems_.push_back(Problem{{request_.responses.string(), 0, 0}, {},
                                std::to_string(problem_count_ - problems_.size()) + " more problems are not listed",
                                {}, {}, "correct these first, or use --keep-going to get all of them in rejected.csv"});
  }
  if (!request_.keep_going || summary_.cases == 0 || !unreadable_.empty()) throw Error(problems_);
  for (const Problem& problem : problems_) log(LogLevel::Warning, "responses", format_line(problem));
}

void BatchRun::warn_of_silent_cases() const {
  if (cases_ == nullptr || cases_->cases.size() <= summary_.cases) return;
  log(LogLevel::Warning, "cases",
      std::to_string(cases_->cases.size() - summary_.cases) + " of the " + std::to_string(cases_->cases.size()) +
          " cases in " + cases_->source + " have no responses and are left out");
}

RunSummary BatchRun::finish() {
  if (group_reports_) {
    for (WrittenFile& file : group_reports_->write(request_.date, [this](const auto& name) { return stage(name); })) {
      files_.push_back(std::move(file));
    }
  }
  summary_.reports = files_.size();
  std::vector<WrittenFile> tables = {{"scores.csv", scores_->close()}};
  if (disclosure_) tables.push_back({"disclosure.csv", disclosure_->close()});
  if (group_reports_) {
    FileWriter groups(stage("groups.csv"));
    groups.write(group_reports_->record());
    tables.push_back({"groups.csv", groups.close()});
  }
  if (rejected_) tables.push_back({"rejected.csv", rejected_->close()});
  files_.insert(files_.begin(), tables.begin(), tables.end());
  FileWriter record(stage("run.json"));
  record.write(run_record(workspace_, prepared_, request_, baseline_.get(),
                          group_reports_ ? group_reports_->withheld() : WithheldOfGroups(), files_));
  record.close();
  // Reports of cases that are gone, or rows rejected the last time, must not stand beside this result.
  output_.replace(recorded_outputs(request_.out / "run.json"), "run.json");
  return summary_;
}

}  // namespace assay::pipeline
