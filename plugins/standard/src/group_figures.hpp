// The figures of a report on groups. Everything here speaks for at least as many persons as the host allows, and what
// is shown of the groups leaves nothing to be worked out of one that is not: the whole is made of what the groups show.
#pragma once

#include <assay/sdk/change.hpp>
#include <assay/sdk/report_writer.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "group_bands.hpp"

namespace standard {

// From so many persons on a spread is shown: with fewer, one who knows their own score comes near the others'.
inline constexpr std::size_t kSpreadFrom = 5;

// The scores of some persons. `mean` and `deviation` are there where they may be shown.
struct Summary {
  std::size_t n = 0;
  std::optional<double> mean;
  std::optional<double> deviation;  // divided by n - 1
};

// The persons who have both their own score and one of others.
struct SelfOthers {
  std::size_t n = 0;
  std::optional<double> self, others;  // means
};

// How many raters gave a number in a role, as far as the scorer tells.
struct RaterCount {
  std::uint32_t role;  // index into the model's roles
  double raters;
};

class GroupFigures {
 public:
  // A group, or the whole: the index of one, or kWhole.
  static constexpr std::size_t kWhole = static_cast<std::size_t>(-1);

  GroupFigures(const assay::sdk::Model& model, const assay::sdk::GroupSet& set);

  // Whether the scorer has a figure that speaks for constructs, and anybody has one.
  bool any() const { return column_.has_value(); }
  // The measure that the report goes by; only to be asked when there is any.
  assay_measure measure() const { return set_.measure(*column_); }
  // Whether its figures for different constructs are in one unit, so that they can be ranked and banded.
  bool common_unit() const;
  // Where bands begin and end: the points of the scale, or fifths of the range. Empty without a common unit.
  const Edges& edges() const { return edges_; }

  // The fewest persons that a figure speaks for.
  std::size_t minimum() const { return minimum_; }
  // Names of the groups, sorted; "" comes last: those of small groups, and those of none.
  const std::vector<std::string>& groups() const { return groups_; }
  std::size_t persons(std::size_t group) const;
  // Constructs with a figure at the outermost level that has any, and at the next one; the latter may be empty.
  const std::vector<std::uint32_t>& top() const { return top_; }
  const std::vector<std::uint32_t>& below() const { return below_; }
  // The role that stands for others' view does not exist when nobody answers as "self".
  bool has_self() const { return self_.has_value(); }

  // All raters of a person pooled. Without a deviation where the spread is withheld, as below.
  Summary summary(std::uint32_t construct, std::size_t group) const;
  SelfOthers self_others(std::uint32_t construct) const;
  // Bands for the groups, or without any that are safe for each group, for the whole alone.
  struct Distribution {
    Edges edges;  // empty: not to be shown
    bool by_group = false;
  };
  Distribution distribution(std::uint32_t construct) const;
  std::vector<std::size_t> counts(std::uint32_t construct, std::size_t group, const Edges& edges) const;

  // Whether nothing but numbers of persons and means may be shown, since readers have an earlier report on some of them.
  bool spread_withheld() const { return set_.spread_withheld(); }

  bool has_change() const { return set_.has_baseline(); }
  // Of those who were there both times. `n` is 0 where there are too few; without a margin where the spread of a group
  // must not be shown.
  struct Change {
    std::size_t n = 0;
    double mean = 0;
    std::optional<double> margin;  // of the 95 % interval, to either side
  };
  Change change(std::uint32_t construct, std::size_t group) const;
  // Groups with scores that have no part in the change, also not in that of the whole.
  std::vector<std::size_t> without_change(std::uint32_t construct) const;

  std::vector<RaterCount> raters() const;

 private:
  std::optional<std::size_t> row(std::uint32_t construct, std::uint32_t role) const;
  std::optional<double> score(std::size_t person, std::uint32_t construct, std::uint32_t role) const;
  std::optional<double> others(std::size_t person, std::uint32_t construct) const;
  const std::vector<std::size_t>& members(std::size_t group) const { return group == kWhole ? everybody_ : members_[group]; }
  // Those of a group that may be shown; of the whole, those that its groups show.
  std::vector<double> values(std::uint32_t construct, std::size_t group) const;
  std::size_t with_score(std::uint32_t construct, std::size_t group) const;
  // Whether too few persons of a group lack a figure that the construct above has: with that, theirs could be worked out.
  bool too_few_lack(std::uint32_t construct, std::size_t group) const;
  std::vector<std::size_t> there_both_times(std::uint32_t construct, std::size_t group) const;
  assay::sdk::PairedChange paired(std::uint32_t construct, std::size_t group) const;
  void add_pairs(std::uint32_t construct, std::size_t group, assay::sdk::PairedChange& both) const;
  void find_groups();
  void find_column();
  void find_constructs();
  void find_edges();
  void find_spreads();

  // Whether spreads of groups may be shown: with one withheld, the whole's would give it away.
  struct Spreads {
    bool of_scores, of_changes;
  };

  assay::sdk::Model model_;
  assay::sdk::GroupSet set_;
  std::size_t minimum_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> rows_;  // by construct and role
  std::optional<std::size_t> column_, raters_column_;
  std::optional<std::uint32_t> self_;
  std::vector<std::string> groups_;
  std::vector<std::vector<std::size_t>> members_;  // persons of each group
  std::vector<std::size_t> everybody_;
  std::vector<std::uint32_t> top_, below_;
  Edges edges_;
  std::vector<Spreads> spreads_;  // by construct
};

}  // namespace standard
