// The scores of two groups of persons: who counts in which, and the figures of each by competency.
#pragma once

#include <assay/sdk/report_writer.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "effect_size.hpp"
#include "profile.hpp"

namespace chally {

// The options: which value of the group column means which group, and how many scores a group must have
// before its figures are shown.
class GroupChoice {
 public:
  // Refuses an empty word, and one word for both groups.
  explicit GroupChoice(const assay::sdk::Options& options);

  const std::string& high() const { return high_; }
  const std::string& low() const { return low_; }
  std::size_t minimum() const { return minimum_; }

 private:
  std::string high_;
  std::string low_;
  std::size_t minimum_;
};

// From so many persons on it is shown how scores are spread: of three, one who knows their own score could work out the
// others', and of all persons but those of a group, these are the three or four who are left.
inline constexpr std::size_t kSpreadFrom = 5;

// Why a group has nobody in the set.
enum class Absence : std::uint8_t {
  None,   // it has somebody, or nobody has its word
  Few,    // the host keeps it to itself: it is too small
  Untold  // nobody has its word, or the host keeps it to itself because of an earlier report; which, is not known here
};

// Of a group, by the word that stands for it and how many have it.
Absence absence(const assay::sdk::GroupSet& set, std::string_view word, std::size_t persons);

// The scores that a group has from one source, and what the other source makes of them.
struct GroupSample : Sample {
  std::size_t others = 0;  // persons of the group who have their score from the other source
  // Another report may give one mean over both sources. Beside it, this mean would tell of fewer than the minimum.
  bool tells_of_few = false;
  Absence absence = Absence::None;
};

struct TwoSamples {
  GroupSample high;
  GroupSample low;
  // Some group of the set has scores, and fewer than kSpreadFrom, or so few from one source: that of these could be
  // worked out from how others' are spread.
  bool spread_of_few = false;
};

// What persons with scores from one source come to. Scores from percentiles and from ratings are different
// things and never meet in a mean.
struct SourceFigures {
  std::vector<TwoSamples> competencies;  // in the order of the profile
  TwoSamples index;
  std::size_t incomplete = 0;  // persons whose index rests on fewer than all competencies

  bool empty() const;
  // The fewest scores that any group has for anything it has a score in; 0 without any.
  std::size_t smallest() const;
};

// Who is in the set.
struct GroupCounts {
  std::size_t high = 0;  // persons of the group
  std::size_t low = 0;
  std::size_t unscored = 0;  // of these two, persons without any score
  std::size_t other = 0;     // persons of another group
  std::size_t none = 0;      // persons of no group
};

// A word of the group column that is neither group's, and how many persons have it.
struct OtherWord {
  std::string word;
  std::size_t persons;
};

// What must not be shown beside an earlier report on some of the same persons: how scores are spread; and where these
// come from both sources, also the means, for the host guards those over all persons of a group alone.
struct Limits {
  bool spread = true;
  bool means = true;
  std::size_t minimum = 0;  // the fewest persons that a figure speaks for: the client's number, or the host's if greater

  bool few(std::size_t persons) const { return persons > 0 && persons < minimum; }
};

class GroupScores {
 public:
  GroupScores(const assay::sdk::Model& model, const Profile& profile, const GroupChoice& choice,
              const assay::sdk::GroupSet& set);

  const GroupCounts& counts() const { return counts_; }
  // In the order of the alphabet.
  const std::vector<OtherWord>& others() const { return others_; }
  const SourceFigures& from_percentiles() const { return percentiles_; }
  const SourceFigures& from_behaviours() const { return behaviours_; }
  const Limits& limits() const { return limits_; }

 private:
  GroupCounts counts_;
  std::vector<OtherWord> others_;
  SourceFigures percentiles_;
  SourceFigures behaviours_;
  Limits limits_;
};

}  // namespace chally
