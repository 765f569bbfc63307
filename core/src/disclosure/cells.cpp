#include <algorithm>
#include <string>

#include "assay/disclosure.hpp"
#include "assay/error.hpp"

namespace assay {
namespace {

bool declared_for(const std::vector<std::string>& words, std::string_view word) {
  return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

WithheldCells::WithheldCells(const Model& model, const std::vector<MeasureInfo>& measures)
    : model_(model), measures_(measures) {
  const Instrument& instrument = model.instrument();
  items_below_.resize(instrument.constructs.size());
  for (std::uint32_t item = 0; item < instrument.items.size(); ++item) {
    for (std::uint32_t above = instrument.items[item].construct; above != ASSAY_NONE;
         above = instrument.constructs[above].parent) {
      items_below_[above].push_back(item);
    }
    every_item_.push_back(item);
  }
  for (const MeasureInfo& measure : measures) {
    std::vector<std::uint8_t>& rows = declared_.emplace_back();
    for (const assay_row& row : model.rows()) {
      rows.push_back(declared_for(measure.levels, model.level_of(row)) && declared_for(measure.roles, model.role_id(row)));
    }
  }
}

void WithheldCells::mark(const CaseDisclosure& disclosure, ScoreCells& cells, std::size_t index) const {
  const std::vector<assay_column> columns = cells.columns_of(index);
  const std::size_t rows = cells.row_count();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (std::find(columns[c].states, columns[c].states + rows, ASSAY_CELL_WITHHELD) == columns[c].states + rows) continue;
    throw Error(Problem{{}, "measure " + measures_[c].id, "the scorer marked a cell as withheld, which is the host's to do",
                        {}, {}, "tell the vendor of the scorer; no scores were written"},
                Fault::Plugin);
  }
  if (!disclosure.any) return;
  for (std::size_t row = 0; row < rows; ++row) mark_row(disclosure, row, columns);
}

void WithheldCells::mark_row(const CaseDisclosure& disclosure, std::size_t row,
                             const std::vector<assay_column>& columns) const {
  const assay_row& plan = model_.rows()[row];
  const bool pooled = plan.role == ASSAY_ROLE_ALL, item = plan.subject == ASSAY_SUBJECT_ITEM;
  const std::vector<std::uint32_t> itself = {plan.index};
  // A construct with no item of its own, such as a task group, is scored by way of others: of any answers.
  const std::vector<std::uint32_t>& below = item ? itself : items_below_[plan.index];
  const std::vector<std::uint32_t>& items = below.empty() ? every_item_ : below;
  const std::uint32_t first = pooled ? 0 : plan.role;
  const std::uint32_t last = pooled ? static_cast<std::uint32_t>(disclosure.withheld.size()) : plan.role + 1;
  bool whole = false, part = false;  // whole: nothing of the row may be shown; part: answers of some of its items are gone
  bool blanked = false;              // answers that were given stand as blank, of raters who are still there
  bool left = false;                 // answers to some of its items are shown
  for (std::uint32_t role = first; role < last; ++role) {
    const bool role_hidden = disclosure.withheld[role] != ASSAY_WITHHELD_NO;
    if (role_hidden && !pooled) whole = true;
    for (const std::uint32_t i : items) {
      if (!disclosure.hides(role, i)) {
        left = left || disclosure.answers[disclosure.at(role, i)] > 0;
        continue;
      }
      part = true;
      blanked = blanked || !role_hidden;
      if (item && !pooled) whole = true;
    }
    part = part || role_hidden;
  }
  if (!whole && !part) return;
  // Of nothing but withheld answers a count would say 0, which is not so.
  whole = whole || !left;
  // A row that says something of its subject has its empty cells for other reasons: no rank, nothing to flag.
  bool speaks = false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    speaks = speaks || (measures_[c].basis != ASSAY_BASIS_NONE && columns[c].states[row] == ASSAY_CELL_VALUE);
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (declared_[c][row] == 0) continue;
    std::uint8_t& state = columns[c].states[row];
    // Answers that were taken out would be counted as missing, which they are not.
    const bool wrong = blanked && measures_[c].statistic == ASSAY_STATISTIC_MISSING;
    if (whole || wrong || (state == ASSAY_CELL_EMPTY && !speaks)) state = ASSAY_CELL_WITHHELD;
  }
}

}  // namespace assay
