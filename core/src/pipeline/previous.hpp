// An earlier publication of the same ratings: what its readers know, and what they must not find out by holding the
// new one against it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "assay/disclosure.hpp"
#include "assay/disclosure_file.hpp"
#include "assay/pipeline.hpp"
#include "assay/score_file.hpp"
#include "group_history.hpp"

namespace assay::pipeline {

class PreviousPublication {
 public:
  // `folder`: the results of an earlier `run`. Throws Error: results that were not published, of another instrument, or
  // without a measure in common.
  PreviousPublication(const std::filesystem::path& folder, const Prepared& prepared);

  // Withholds the answers of a role, to an item or at all, whose number has moved by fewer than the minimum: the
  // difference of the two publications would show them. Comments likewise. [any thread]
  void withhold_by_numbers(const CaseBatch& batch, std::size_t case_index, CaseDisclosure& disclosure) const;
  // Withholds what has the same number of answers and other figures, since somebody's answers have changed. True when
  // something was. [any thread]
  bool withhold_by_figures(const CaseBatch& batch, std::size_t case_index, const ScoreCells& cells, std::size_t index,
                           CaseDisclosure& disclosure) const;

  // Its reports on groups; nothing when it has none. Valid as long as this. Throws Error when it has some and does not
  // tell who stands in them.
  std::optional<KnownGroups> groups() const;

 private:
  KnownCells cells_of(const std::string& case_id) const;
  void check_published(const std::filesystem::path& folder) const;
  bool differs(const CaseRows& before, std::size_t row, const std::vector<assay_column>& now) const;

  std::filesystem::path folder_;
  const Prepared& prepared_;
  ScoreFile scores_;
  std::unordered_map<std::string, PublishedRoles> roles_;
  std::vector<std::pair<std::size_t, std::size_t>> measures_;  // that are compared: here, and in the earlier file
  std::vector<std::size_t> place_;                             // one a role: its place among those without a parent
  std::vector<std::vector<std::uint32_t>> items_below_;        // one a construct
};

using PreviousPublications = std::vector<std::unique_ptr<PreviousPublication>>;
inline const PreviousPublications kNoPrevious;

// Whether each measure tells of answers themselves; all of them do where none is known to.
std::vector<bool> tell_of_answers(const std::vector<MeasureInfo>& measures);

// All of them. Throws Error, also when one was made with an eye on another that is not among them: what was withheld
// then for the sake of that one could be worked out from it now.
PreviousPublications open_previous(const std::vector<std::filesystem::path>& folders, const Prepared& prepared);

}  // namespace assay::pipeline
