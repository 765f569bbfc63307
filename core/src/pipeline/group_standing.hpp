// Who stands in which group with which figures, in today's report and in the earlier ones that readers have: the table
// that the questions of group_history.hpp are put to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "group_history.hpp"

namespace assay::pipeline {

// A person's figure in a cell, by where it was first seen: equal figures in several reports are one. Those that are
// today's are kToday; others have the number of the first report with them, counted from 1.
constexpr std::uint8_t kToday = 0, kNoFigure = 0xFF;

class Standing {
 public:
  // Persons of today come first, as they stand in `today`; then those whom earlier reports alone have. A column is a
  // cell of a case, or, behind these, the change of a cell where `today` has earlier scores. Reads every earlier figure
  // once; `today` may change afterwards.
  Standing(const std::vector<KnownGroups>& known, const TodaysBaseline& baseline, std::size_t rows,
           const std::vector<bool>& of_answers, const GroupCells& today);

  // As if today had no earlier scores. Then `columns` are those of cells alone.
  void leave_changes_out() { kinds_ = 1; }

  std::size_t reports() const { return groups_.size(); }
  std::size_t columns() const { return cells_ * kinds_; }
  std::size_t persons() const { return persons_.size(); }
  std::size_t today() const { return today_; }  // how many of them

  // The group's number in that report, from 1; 0 for who is not in it.
  std::uint32_t group_then(std::size_t report, std::size_t person) const { return groups_[report][person]; }
  std::uint8_t figure_then(std::size_t report, std::size_t column, std::size_t person) const {
    return figures_[report][column * persons_.size() + person];
  }
  bool has_today(std::size_t column, std::size_t person) const { return has_[column * persons_.size() + person] != 0; }
  // Whether a person of today has just the figures of that report, in every cell.
  bool all_as_then(std::size_t report, std::size_t person) const { return as_then_[report][person] != 0; }

  // A text that is equal for columns in which every person has the same figures, in the sense of this class.
  std::string pattern(std::size_t column) const;

 private:
  void read(std::size_t person, const std::vector<KnownGroups>& known, const TodaysBaseline& baseline,
            const std::vector<bool>& of_answers, const GroupCells& today);

  std::size_t rows_, cells_, kinds_, today_;
  std::vector<std::string> persons_;
  std::vector<std::vector<std::uint32_t>> groups_;                  // by report, person by person
  std::vector<std::vector<std::uint8_t>> figures_;                  // by report: column by column, then by person
  std::vector<std::uint8_t> has_;                                   // column by column, then by person
  std::vector<std::vector<std::uint8_t>> as_then_;                  // by report, person by person
};

}  // namespace assay::pipeline
