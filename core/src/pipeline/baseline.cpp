#include "baseline.hpp"

#include <optional>

#include "assay/digest.hpp"
#include "assay/files.hpp"
#include "assay/log.hpp"
#include "assay/run_file.hpp"
#include "assay/score_file.hpp"
#include "assay/text.hpp"
#include "run_record.hpp"

namespace assay::pipeline {
namespace {

constexpr const char* kRunAgain = "name the folder that an earlier `assay run` of this instrument wrote";

[[noreturn]] void refuse(const std::string& file, std::string key, std::string what, std::string found,
                         std::string accepted, std::string remedy) {
  throw Error(Problem{{file, 0, 0}, std::move(key), std::move(what), std::move(found), std::move(accepted), std::move(remedy)});
}

RunFile read_record(const std::filesystem::path& folder) {
  const std::string file = (folder / "run.json").string();
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) {
    refuse("--baseline", {}, "there is no such folder", folder.string(), {}, kRunAgain);
  }
  if (!std::filesystem::is_regular_file(file, ignored)) {
    refuse(file, {}, "the record of the earlier run is missing", {}, "a folder with run.json and scores.csv", kRunAgain);
  }
  std::optional<RunFile> record = read_run_file(folder);
  if (!record || record->instrument.empty() || record->digest_of("scores.csv").empty()) {
    refuse(file, {}, "this is no record of a run with scores", {}, "a run.json that `assay run` wrote", kRunAgain);
  }
  return std::move(*record);
}

void check_record(const RunFile& record, const Prepared& prepared, const std::string& today) {
  if (record.instrument != prepared.instrument->id) {
    refuse(record.file, "instrument.id", "the earlier run is of another instrument", record.instrument,
           prepared.instrument->id, kRunAgain);
  }
  // Without rules by which something was withheld, after `assay score` or by a program that had none, what must not be
  // shown has not been taken out.
  if (!record.policy) {
    refuse(record.file, "disclosure", "the earlier scores are as scored, with what must not be shown",
           "made without rules of disclosure", "made by `assay run`, not by `assay score` or a program before 0.2", "score the earlier administration with `assay run`");
  }
  if (!is_iso_date(record.date)) {
    refuse(record.file, "date", "the record has no date that can be told", assay::quoted(record.date), "a date such as 2024-12-31",
           "run the earlier administration again, with --date");
  }
  if (record.date > today) {
    refuse(record.file, "date", "the earlier run is dated after this one", record.date, "a date up to " + today,
           "run the earlier administration again with the --date on which it was, or give this run a later --date");
  }
}

void warn(const std::string& line) { log(LogLevel::Warning, "baseline", line); }

// What was used then, as today's record would have it.
struct Used {
  std::string norm, options;
};

void warn_of_differences(const RunFile& record, const Prepared& prepared, const Used& used) {
  const Instrument& instrument = *prepared.instrument;
  const std::string then = " on " + record.date;
  if (record.instrument_version != instrument.version) {
    warn("the instrument was version " + record.instrument_version + then + " and is " + instrument.version +
         " now: what changed may be the instrument");
  } else if (record.instrument_sha256 != prepared.instrument_digest) {
    warn("the instrument " + instrument.id + " had another text" + then +
         ", with the same version: what changed may be the instrument");
  }
  if (record.norm + " " + record.norm_version != used.norm) {
    warn("another norm was used" + then + ": percentiles from then and now are not to be compared");
  }
  if (record.scorer != prepared.scorer_id) {
    warn("the scorer was " + record.scorer + then + " and is " + prepared.scorer_id + " now");
  } else if (record.options != used.options) {
    warn("the scorer had other options" + then + ": scores from then and now may be in other units");
  }
}

}  // namespace

EarlierCells::EarlierCells(std::size_t measures, std::size_t rows)
    : values_(measures * rows, 0.0), states_(measures * rows, std::uint8_t{ASSAY_CELL_EMPTY}) {
  for (std::size_t m = 0; m < measures; ++m) columns_.push_back({values_.data() + m * rows, states_.data() + m * rows});
}

struct Baseline::State {
  State(const std::filesystem::path& in, const Prepared& with, const std::string& today)
      : folder(in), prepared(with), record(read_record(in)) {
    check_record(record, with, today);
  }

  std::filesystem::path folder;
  const Prepared& prepared;
  RunFile record;
  std::unique_ptr<ScoreFile> scores;
  std::vector<std::optional<std::size_t>> columns;  // in the file, one a measure of today
};

Baseline::Baseline(const std::filesystem::path& folder, const Prepared& prepared, const std::string& today)
    : state_(std::make_unique<State>(folder, prepared, today)) {
  State& state = *state_;
  const std::filesystem::path file = folder / "scores.csv";
  state.scores = std::make_unique<ScoreFile>(file);
  if (sha256_of_file(file) != state.record.digest_of("scores.csv")) {
    refuse(file.string(), {}, "these are not the scores that run.json speaks of", {}, {},
           "run the earlier administration again: nobody can tell what was changed");
  }
  bool any = false, any_basis = false;
  std::vector<std::string> missing;
  for (const MeasureInfo& measure : prepared.scorer->measures()) {
    const auto column = state.scores->find_measure(measure.id);
    state.columns.push_back(column);
    any = any || column.has_value();
    any_basis = any_basis || measure.basis != ASSAY_BASIS_NONE;
    if (!column && measure.basis != ASSAY_BASIS_NONE) missing.push_back(measure.id);
  }
  if (!missing.empty() || !any) {
    refuse(file.string(), any_basis ? enumerate(missing) : std::string(),
           any ? "the earlier scores lack what is to be compared" : "the earlier scores have no measure in common with this run",
           enumerate(state.scores->measures()), {},
           "score the earlier administration again, with the scorer " + prepared.scorer_id);
  }
  const std::string norm = prepared.norm ? prepared.norm->norm().id + " " + prepared.norm->norm().version : " ";
  warn_of_differences(state.record, prepared, {norm, recorded_options(*prepared.scorer_options)});
}

Baseline::~Baseline() = default;

const std::string& Baseline::date() const { return state_->record.date; }
const std::filesystem::path& Baseline::folder() const { return state_->folder; }

std::optional<BaselineGroups> Baseline::groups() const {
  const RunFile& record = state_->record;
  if (!record.has_group_reports()) return std::nullopt;
  const std::string digest = record.digest_of("groups.csv");
  if (digest.empty()) {
    refuse(record.file, "outputs", "the earlier run has a report on groups, and nothing tells who stood in which group",
           "no groups.csv", "a run that has one",
           "make it again from the same files with this version of the program; the reports stay the same");
  }
  const std::filesystem::path file = state_->folder / "groups.csv";
  if (sha256_of_file(file) != digest) {
    refuse(file.string(), {}, "these are not the groups that run.json speaks of", {}, {},
           "run the earlier administration again: nobody can tell what was changed");
  }
  return BaselineGroups{record.policy->minimum_cases.value_or(0), read_groups(file)};
}

EarlierCells Baseline::cells_of(std::string_view case_id) const {
  const Model& model = *state_->prepared.model;
  const std::vector<MeasureInfo>& measures = state_->prepared.scorer->measures();
  const std::vector<assay_row>& rows = model.rows();
  EarlierCells cells(measures.size(), rows.size());
  const std::optional<CaseRows> found = state_->scores->rows_of(case_id);
  if (!found) return cells;
  cells.any_ = true;
  std::vector<Problem> problems;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::size_t row = found->find(model.level_of(rows[r]), model.subject_id(rows[r]), model.role_id(rows[r]));
    if (row == CaseRows::kNone) continue;
    for (std::size_t m = 0; m < measures.size(); ++m) {
      const auto value = state_->columns[m] ? found->value(row, *state_->columns[m]) : std::nullopt;
      if (!value) continue;
      if (*value < measures[m].minimum || *value > measures[m].maximum) {
        // Of a count or a rank, another option is enough for that; it is nothing to compare by.
        if (measures[m].basis == ASSAY_BASIS_NONE) continue;
        problems.push_back(Problem{{state_->scores->name(), found->row(row).line, 0}, measures[m].id,
                                   "a score of the earlier run is none that this measure can have today",
                                   std::string(found->text(row, *state_->columns[m])), {},
                                   "score the earlier administration again, with the instrument and the options of today"});
        continue;
      }
      cells.values_[m * rows.size() + r] = *value;
      cells.states_[m * rows.size() + r] = ASSAY_CELL_VALUE;
    }
  }
  throw_if_any(std::move(problems));
  return cells;
}

}  // namespace assay::pipeline
