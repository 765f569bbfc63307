#include "group_evidence.hpp"

#include <algorithm>

#include "assay/digest.hpp"
#include "assay/error.hpp"
#include "assay/text.hpp"
#include "numbers.hpp"

namespace assay::audit {
namespace {

// "earlier", or which of several.
std::string numbered(const char* word, std::size_t index, std::size_t count) {
  return count == 1 ? word : std::string(word) + " " + std::to_string(index + 1);
}

// Whether the one was published beside the other: then both are of one administration.
bool followed(const Publication& later, const std::string& scores) {
  const auto& previous = later.record().previous;
  return std::any_of(previous.begin(), previous.end(),
                     [&](const RecordedPrevious& one) { return one.scores == scores; });
}

}  // namespace

GroupPublications::GroupPublications(const Publication& today, const std::vector<const Publication*>& earlier,
                                     const std::vector<std::unique_ptr<Publication>>& baselines) {
  known_.layout = &today.layout();
  known_.administrations = {""};
  number(baselines);
  std::vector<const Publication*> all = {&today};
  all.insert(all.end(), earlier.begin(), earlier.end());
  for (const Baseline& one : baselines_) all.push_back(one.publication);
  check_baselines(all);
  std::vector<std::string> when = {""};
  for (std::size_t e = 0; e < earlier.size(); ++e) when.push_back(numbered("earlier", e, earlier.size()));
  for (std::size_t b = 0; b < baselines_.size(); ++b)
    when.push_back(numbered("baseline", b, baselines_.size()));
  for (std::size_t p = 0; p < all.size(); ++p) {
    const std::size_t first = 1 + earlier.size();
    const std::size_t administration = p < first ? 0 : baselines_[p - first].administration;
    reports_.push_back(read_group_reports({all[p], administration}, baseline_of(*all[p])));
  }
  for (std::size_t p = 0; p < all.size(); ++p) known_.evidence.push_back({&reports_[p], when[p]});
}

void GroupPublications::number(const std::vector<std::unique_ptr<Publication>>& baselines) {
  for (std::size_t b = 0; b < baselines.size(); ++b) {
    Baseline one{baselines[b].get(), sha256_of_file(baselines[b]->folder() / "scores.csv"), 0};
    for (const Baseline& before : baselines_) {
      const bool same =
          followed(*one.publication, before.scores) || followed(*before.publication, one.scores);
      if (same || one.scores == before.scores) one.administration = before.administration;
    }
    if (one.administration == 0) {
      one.administration = known_.administrations.size();
      known_.administrations.push_back(numbered("baseline", b, baselines.size()));
    }
    baselines_.push_back(std::move(one));
  }
}

void GroupPublications::check_baselines(const std::vector<const Publication*>& all) const {
  std::vector<Problem> problems;
  for (const Baseline& one : baselines_) {
    const auto asks = [&](const Publication* publication) {
      return publication->record().baseline == one.scores;
    };
    if (std::any_of(all.begin(), all.end(), asks)) continue;
    problems.push_back({{one.publication->folder().string(), 0, 0},
                        "--baseline",
                        "nothing that is audited was held against these results",
                        "",
                        "the folder that `baseline` in run.json names, unchanged",
                        all.front()->record().baseline.empty() ? "leave it out: the run was held against none"
                                                               : "name that folder"});
  }
  throw_if_any(std::move(problems));
}

Administered GroupPublications::baseline_of(const Publication& publication) const {
  for (const Baseline& one : baselines_) {
    if (!publication.record().baseline.empty() && one.scores == publication.record().baseline)
      return {one.publication, one.administration};
  }
  return {};
}

std::size_t GroupPublications::figures() const {
  std::size_t count = 0;
  for (const GroupReports& one : reports_) count += one.figures.size();
  return count;
}

std::vector<std::string> GroupPublications::remarks() const {
  std::size_t unclear = 0, changes = 0;
  for (const GroupReports& one : reports_) {
    unclear += one.unclear;
    changes += one.changes;
  }
  std::vector<std::string> remarks;
  const std::string those = "of the persons whom groups.csv names, and ";
  if (unclear == 1) remarks.push_back("1 figure of a group is not that " + those + "was not used");
  if (unclear > 1)
    remarks.push_back(std::to_string(unclear) + " figures of groups are not those " + those +
                      "were not used");
  if (changes > 0) {
    remarks.push_back(counted(changes, "change") + " of groups " + (changes == 1 ? "was" : "were") +
                      " not used: --baseline does not name what " + (changes == 1 ? "it was" : "they were") +
                      " held against");
  }
  return remarks;
}

}  // namespace assay::audit
