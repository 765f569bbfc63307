// Who stands in which group of a publication, and with which scores: what groups.csv and scores.csv tell.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "publication.hpp"

namespace assay::audit {

// A person's score of a construct over all raters. The same score in two publications of one administration
// is one.
struct PersonScore {
  std::string person;
  double mean = 0;
  std::int64_t answers = -1;
  std::size_t administration = 0;  // by number; 0: today's

  friend auto operator<=>(const PersonScore&, const PersonScore&) = default;
};
using PersonScores = std::vector<PersonScore>;

// The scores of who was there both times.
struct PersonChanges {
  PersonScores now, then;
};

// A publication, and which administration its answers are of.
struct Administered {
  const Publication* publication = nullptr;  // null: none, or not known
  std::size_t administration = 0;
};

class GroupPersons {
 public:
  // `then`: what the publication's changes were held against. Throws Error when a file cannot be read.
  GroupPersons(const Administered& now, const Administered& then);

  const Layout& layout() const { return *layout_; }
  std::uint32_t groups() const { return groups_; }  // they are numbered from 1
  bool knows_then() const { return knows_then_; }
  bool tells_source() const { return tells_source_; }

  PersonScores in_group(std::uint32_t group, std::size_t subject) const;
  PersonChanges changes_in(std::uint32_t group, std::size_t subject) const;
  // Those of whom the measure "source" of the scores has this number; all where it has none.
  PersonScores from_source(std::uint32_t group, std::size_t subject, std::int64_t source) const;

 private:
  struct Cell {
    std::optional<PersonScore> now, then;
    std::optional<std::int64_t> source;
  };
  struct Person {
    std::uint32_t group;
    std::vector<Cell> cells;  // by construct
  };
  const Cell& cell(const Person& person, std::size_t subject) const {
    return person.cells[subject - layout_->items()];
  }

  const Layout* layout_;
  std::uint32_t groups_ = 0;
  bool knows_then_, tells_source_ = false;
  std::vector<Person> persons_;  // in the order of their ids
};

// The groups that make `n` persons together, when only one choice of them does; empty when none does, or
// several.
std::vector<std::uint32_t> groups_that_make(std::int64_t n, const std::vector<std::int64_t>& sizes);

}  // namespace assay::audit
