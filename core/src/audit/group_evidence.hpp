// All that is known of groups: the reports of a publication, of earlier ones, and of earlier administrations.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "group_search.hpp"

namespace assay::audit {

class GroupPublications {
 public:
  // Reads the reports on groups of all. Throws Error for a file that cannot be read, and for a baseline that
  // none of the others was held against. What is named must outlive this.
  GroupPublications(const Publication& today, const std::vector<const Publication*>& earlier,
                    const std::vector<std::unique_ptr<Publication>>& baselines);
  GroupPublications(const GroupPublications&) = delete;
  GroupPublications& operator=(const GroupPublications&) = delete;

  const GroupKnowledge& knowledge() const { return known_; }
  std::size_t figures() const;
  std::size_t files_of_today() const { return reports_.front().files; }
  // What was not read, one line each.
  std::vector<std::string> remarks() const;

 private:
  struct Baseline {
    const Publication* publication;
    std::string scores;  // their digest
    std::size_t administration;
  };
  void number(const std::vector<std::unique_ptr<Publication>>& baselines);
  void check_baselines(const std::vector<const Publication*>& all) const;
  Administered baseline_of(const Publication& publication) const;

  std::vector<Baseline> baselines_;
  std::vector<GroupReports> reports_;
  GroupKnowledge known_;
};

}  // namespace assay::audit
