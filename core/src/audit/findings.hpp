// The ways to find a leak that need no system of equations, and the words for those that do.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "equations.hpp"
#include "publication.hpp"
#include "solve.hpp"

namespace assay::audit {

// Withheld rows with figures, shown rows with too few answers behind them, comments that may not be there.
std::vector<Leak> find_shown(const Publication& publication, const CaseFacts& facts);

// Places among all items that contradict the shown pooled means, so that withheld answers are in them.
std::vector<Leak> find_by_ranks(const Publication& publication, const Formulas& formulas,
                                const CaseFacts& facts);

// What two publications of a case tell together.
std::vector<Leak> find_by_earlier(const Publication& publication, const Formulas& formulas,
                                  const CaseFacts& now, const CaseFacts& earlier);

// Solutions in words: at most one a withheld row, the one that says most.
std::vector<Leak> tell(const Publication& publication, const CaseFacts& facts, const System& system,
                       const std::vector<Solution>& solutions);

// The reports of a folder, by case. A report is the JSON of its document.
class ReportFolder {
 public:
  ReportFolder(const std::filesystem::path& folder, const std::vector<std::string>& case_ids);

  // Throws Error for a report that is no JSON.
  std::vector<Leak> find(const Publication& publication, const CaseFacts& facts) const;
  std::size_t count() const { return count_; }
  std::size_t unassigned() const { return unassigned_; }  // JSON reports on no case: on groups

 private:
  std::unordered_map<std::string, std::vector<std::filesystem::path>> by_case_;
  std::size_t count_ = 0, unassigned_ = 0;
};

}  // namespace assay::audit
