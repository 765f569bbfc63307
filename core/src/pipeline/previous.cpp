#include "previous.hpp"

#include <algorithm>
#include <utility>

#include "assay/digest.hpp"
#include "assay/run_file.hpp"
#include "assay/text.hpp"
#include "run_record.hpp"

namespace assay::pipeline {
namespace {

constexpr std::size_t kMostPrevious = 200;  // group_standing.hpp numbers them in a byte

// Whether the measure tells of answers themselves. Ranks, flags and the like follow from these, and may move with the
// answers of others.
bool is_of_answers(std::uint32_t statistic) {
  return statistic == ASSAY_STATISTIC_RATERS || statistic == ASSAY_STATISTIC_MEAN || statistic == ASSAY_STATISTIC_SUM ||
         statistic == ASSAY_STATISTIC_POINT_COUNT || statistic == ASSAY_STATISTIC_MISSING;
}

// What they have in common is the same in both.
bool agree(const std::vector<RecordedPart>& then, const std::vector<RecordedPart>& now) {
  return std::all_of(now.begin(), now.end(), [&](const RecordedPart& one) {
    return std::all_of(then.begin(), then.end(),
                       [&](const RecordedPart& other) { return other.id != one.id || other.what == one.what; });
  });
}

// Whether the same scores give the same reports on groups today. A plugin or a report that only one of the two has could
// have been in the other as well.
bool made_alike(const RunFile& then, const Prepared& now) {
  if (then.plugins.empty() || then.reports.empty()) return false;  // the record does not tell
  std::vector<RecordedPart> plugins, reports;
  for (const auto& plugin : now.plugins) {
    plugins.push_back({plugin->manifest().id, sha256_of_file(plugin->manifest().library)});
  }
  for (const PreparedReport& report : now.group_reports) reports.push_back({report.id, recorded_options(*report.options)});
  return then.instrument_sha256 == now.instrument_digest && then.norm_sha256 == (now.norm ? now.norm_digest : "") &&
         then.scorer == now.scorer_id && then.options == recorded_options(*now.scorer_options) &&
         agree(then.plugins, plugins) && agree(then.reports, reports);
}

// Whether two numbers differ, and by less than the minimum.
bool near(std::uint32_t before, std::uint32_t now, std::uint32_t minimum) {
  const std::uint32_t apart = before > now ? before - now : now - before;
  return apart > 0 && apart < minimum;
}

RunFile record_of(const std::filesystem::path& folder) {
  if (auto run = read_run_file(folder); run && !run->instrument.empty()) return std::move(*run);
  throw Error(Problem{{(folder / "run.json").string(), 0, 0}, {}, "this is not the record of a run", {},
                      "the run.json of an earlier `assay run`", "name the folder that was given with --out"});
}

}  // namespace

PreviousPublication::PreviousPublication(const std::filesystem::path& folder, const Prepared& prepared)
    : folder_(folder), prepared_(prepared), scores_((check_published(folder), folder / "scores.csv")),
      roles_(read_disclosure(folder / "disclosure.csv", *prepared.instrument)) {
  const Instrument& instrument = *prepared.instrument;
  if (!scores_.instrument().empty() && scores_.instrument() != instrument.id) {
    throw Error(Problem{{scores_.name(), 0, 0}, {}, "the earlier scores are of another instrument", assay::quoted(scores_.instrument()),
                        assay::quoted(instrument.id), "name the results of an earlier run with this instrument"});
  }
  const std::vector<MeasureInfo>& measures = prepared.scorer->measures();
  const std::vector<bool> of_answers = tell_of_answers(measures);
  for (std::size_t m = 0; m < measures.size(); ++m) {
    const auto before = scores_.find_measure(measures[m].id);
    if (before && of_answers[m]) measures_.emplace_back(m, *before);
  }
  if (measures_.empty()) {
    throw Error(Problem{{scores_.name(), 1, 0}, {}, "the earlier scores have no measure of this scorer",
                        enumerate(scores_.measures()), {}, "name the results of an earlier run with this scorer"});
  }
  std::size_t tops = 0;
  for (const Role& role : instrument.roles) place_.push_back(role.parent == ASSAY_NONE ? tops++ : tops);
  items_below_.resize(instrument.constructs.size());
  for (std::uint32_t item = 0; item < instrument.items.size(); ++item) {
    for (std::uint32_t up = instrument.items[item].construct; up != ASSAY_NONE; up = instrument.constructs[up].parent) {
      items_below_[up].push_back(item);
    }
  }
}

std::vector<bool> tell_of_answers(const std::vector<MeasureInfo>& measures) {
  std::vector<bool> told;
  for (const MeasureInfo& measure : measures) told.push_back(is_of_answers(measure.statistic));
  if (std::find(told.begin(), told.end(), true) == told.end()) told.assign(measures.size(), true);
  return told;
}

void PreviousPublication::check_published(const std::filesystem::path& folder) const {
  const RunFile run = record_of(folder);
  for (const char* file : {"scores.csv", "disclosure.csv", "groups.csv"}) run.check_file(folder, file);
  if (run.policy) return;
  throw Error(Problem{{(folder / "run.json").string(), 0, 0}, "disclosure", "the earlier results were not made to be shown", {},
                      "the results of `assay run`; `assay score` writes figures for those who hold the ratings",
                      "name the results that readers have, or leave --previous out"});
}

PreviousPublications open_previous(const std::vector<std::filesystem::path>& folders, const Prepared& prepared) {
  if (folders.size() > kMostPrevious) {
    throw Error(Problem{{"--previous", 0, 0}, {}, "there are too many earlier results", std::to_string(folders.size()),
                        "at most " + std::to_string(kMostPrevious), "leave out those whose readers no longer have them"});
  }
  PreviousPublications opened;
  for (const std::filesystem::path& folder : folders) {
    opened.push_back(std::make_unique<PreviousPublication>(folder, prepared));
  }
  throw_if_any(unnamed_previous(folders));
  return opened;
}

void PreviousPublication::withhold_by_numbers(const CaseBatch& batch, std::size_t case_index,
                                              CaseDisclosure& disclosure) const {
  const auto found = roles_.find(batch.case_ids[case_index]);
  if (found == roles_.end()) return;
  const Disclosure& judge = *prepared_.disclosure;
  for (std::uint32_t role = 0; role < place_.size(); ++role) {
    if (judge.exempt(role) || judge.instrument().roles[role].parent != ASSAY_NONE) continue;
    const PublishedRole& before = found->second[place_[role]];
    if (before.raters != kWithheldCount && near(before.raters, disclosure.raters[role], judge.policy().minimum_comment_raters) &&
        disclosure.comments_withheld[role] == ASSAY_WITHHELD_NO) {
      disclosure.comments_withheld[role] = ASSAY_WITHHELD_EARLIER;
    }
    if (disclosure.withheld[role] != ASSAY_WITHHELD_NO || before.withheld()) continue;
    if (near(before.raters, disclosure.raters[role], judge.policy().minimum_raters)) {
      judge.withhold(batch, case_index, role, ASSAY_NONE, ASSAY_WITHHELD_EARLIER, disclosure);
      continue;
    }
    for (std::uint32_t item = 0; item < disclosure.items; ++item) {
      const std::uint32_t answers = before.answers[item];
      if (answers == kWithheldCount || disclosure.hides(role, item)) continue;
      if (near(answers, disclosure.answers[disclosure.at(role, item)], judge.policy().minimum_raters)) {
        judge.withhold(batch, case_index, role, item, ASSAY_WITHHELD_EARLIER, disclosure);
      }
    }
  }
}

bool PreviousPublication::differs(const CaseRows& before, std::size_t row, const std::vector<assay_column>& now) const {
  const assay_row& plan = prepared_.model->rows()[row];
  const Model& model = *prepared_.model;
  const std::size_t at = before.find(model.level_of(plan), model.subject_id(plan), model.role_id(plan));
  return std::any_of(measures_.begin(), measures_.end(), [&](const auto& measure) {
    const auto [here, there] = measure;
    const std::optional<double> earlier = at == CaseRows::kNone ? std::nullopt : before.value(at, there);
    // Of a cell that has no figure in one of the two, nothing can be worked out.
    return earlier && now[here].states[row] == ASSAY_CELL_VALUE && now[here].values[row] != *earlier;
  });
}

bool PreviousPublication::withhold_by_figures(const CaseBatch& batch, std::size_t case_index, const ScoreCells& cells,
                                              std::size_t index, CaseDisclosure& disclosure) const {
  const auto found = roles_.find(batch.case_ids[case_index]);
  if (found == roles_.end()) return false;
  const std::optional<CaseRows> before = scores_.rows_of(batch.case_ids[case_index]);
  if (!before) return false;
  const Disclosure& judge = *prepared_.disclosure;
  const std::vector<assay_column> now = cells.columns_of(index);
  const std::vector<assay_row>& rows = prepared_.model->rows();
  bool any = false;
  // Rows of items come first, then constructs from the innermost out.
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::uint32_t role = rows[row].role;
    if (role == ASSAY_ROLE_ALL || judge.exempt(role) || disclosure.withheld[role] != ASSAY_WITHHELD_NO) continue;
    const PublishedRole& was = found->second[place_[role]];
    // A set of answers that has grown or shrunk by enough may give what it will.
    const auto moved = [&](std::uint32_t item) {
      return was.answers[item] != disclosure.answers[disclosure.at(role, item)] || disclosure.hides(role, item);
    };
    const std::vector<std::uint32_t> itself = {rows[row].index};
    const std::vector<std::uint32_t>& items = rows[row].subject == ASSAY_SUBJECT_ITEM ? itself : items_below_[rows[row].index];
    if (was.withheld() || std::any_of(items.begin(), items.end(), moved) || !differs(*before, row, now)) continue;
    for (const std::uint32_t item : items) judge.withhold(batch, case_index, role, item, ASSAY_WITHHELD_EARLIER, disclosure);
    any = true;
  }
  return any;
}

std::optional<KnownGroups> PreviousPublication::groups() const {
  const RunFile run = record_of(folder_);
  if (!run.has_group_reports()) return std::nullopt;
  if (run.digest_of("groups.csv").empty()) {
    throw Error(Problem{{(folder_ / "run.json").string(), 0, 0}, "outputs",
                        "the earlier results have a report on groups, and nothing tells who stood in which group",
                        "no groups.csv", "results that have one",
                        "make them again from the same files with this version of the program; the reports stay the same"});
  }
  KnownGroups known;
  known.minimum = run.policy->minimum_cases.value_or(0);
  known.groups = read_groups(folder_ / "groups.csv");
  known.cells = [this](const std::string& case_id) { return cells_of(case_id); };
  known.baseline = run.baseline_scores;
  known.made_alike = made_alike(run, prepared_);
  return known;
}

KnownCells PreviousPublication::cells_of(const std::string& case_id) const {
  const Model& model = *prepared_.model;
  const std::vector<MeasureInfo>& measures = prepared_.scorer->measures();
  const std::vector<assay_row>& rows = model.rows();
  KnownCells cells{std::vector<double>(measures.size() * rows.size(), 0.0),
                   std::vector<std::uint8_t>(measures.size() * rows.size(), std::uint8_t{ASSAY_CELL_EMPTY})};
  const std::optional<CaseRows> found = scores_.rows_of(case_id);
  std::vector<std::optional<std::size_t>> columns;
  for (const MeasureInfo& measure : measures) columns.push_back(scores_.find_measure(measure.id));
  for (std::size_t m = 0; m < measures.size(); ++m) {
    const auto from = cells.states.begin() + static_cast<std::ptrdiff_t>(m * rows.size());
    if (!columns[m]) std::fill_n(from, rows.size(), kNotMeasured);
  }
  std::size_t next = 0;  // the file has the rows of the model in its order, without those that are empty
  for (std::size_t r = 0; found && r < rows.size(); ++r) {
    const std::string_view level = model.level_of(rows[r]), id = model.subject_id(rows[r]), role = model.role_id(rows[r]);
    const auto is_next = [&](const CaseRows::Row& one) { return one.id == id && one.role == role && one.level == level; };
    const std::size_t row = next < found->size() && is_next(found->row(next)) ? next : found->find(level, id, role);
    if (row == CaseRows::kNone) continue;
    next = row + 1;
    for (std::size_t m = 0; m < measures.size(); ++m) {
      const auto value = columns[m] ? found->value(row, *columns[m]) : std::nullopt;
      if (!value) continue;
      cells.values[m * rows.size() + r] = *value;
      cells.states[m * rows.size() + r] = ASSAY_CELL_VALUE;
    }
  }
  return cells;
}

}  // namespace assay::pipeline
