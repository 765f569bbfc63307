// Cases that are made up: what raters might say of a person.
#pragma once

#include <string>
#include <vector>

#include "assay/abi/scorer.h"
#include "assay/instrument.hpp"
#include "random.hpp"

namespace assay::conformance {

// One person, as the raters saw them.
struct MadeCase {
  std::string name;                  // for complaints: "the case of a single rater"
  std::vector<std::uint32_t> roles;  // one a rater
  std::vector<double> values;        // raters x items
  std::vector<std::uint8_t> states;
};
using MadeCases = std::vector<MadeCase>;

// Makes up cases that the host could hand over: known points of the scales, NA only where it is an answer,
// forms whole or not at all, no more raters in a role than it may have, one in each role that must have one.
// The same seed makes up the same. The model must outlive it.
class CaseMaker {
 public:
  CaseMaker(const Model& model, std::uint64_t seed);

  // One rater in each role and a second where there may be one; every item has an answer inside of its
  // scale's ends, where the scale has one.
  MadeCase ordinary();
  // Anything: a few raters, some answers NA, some blank, some raters silent, some forms left out.
  MadeCase any();
  MadeCases any(std::size_t count);

  // Raters of ordinary() who all say the same to everything: NA (blank where it is not an answer), nothing,
  // or the lowest or the highest point. `turned`: by what speaks for the construct, so with reversed items at
  // the other end.
  MadeCase all_na();
  MadeCase all_blank();
  MadeCase all_lowest(bool turned);
  MadeCase all_highest(bool turned);
  // A single rater with answers to everything, one case for each role that may stand alone; for every role
  // when none may.
  MadeCases single_raters();
  MadeCase zero_raters() const;
  // As many raters as that, or as many as the roles let in.
  MadeCase of_raters(std::size_t count);

 private:
  bool is_in(std::uint32_t role, std::uint32_t ancestor) const;
  bool may_come(const MadeCase& made, std::uint32_t role) const;
  void add_rater(MadeCase& made, std::uint32_t role);
  MadeCase of_all_roles(std::string name);
  void answer(MadeCase& made, std::size_t rater, std::size_t item, double value);
  double inner_value(std::size_t item);
  double any_value(std::size_t item);
  void answer_all(MadeCase& made);
  void answer_some(MadeCase& made);

  const Model& model_;
  const Instrument& instrument_;
  Random random_;
  std::uint64_t seed_;
  std::size_t made_ = 0;  // by any()
};

// Cases side by side, as a scorer gets them. `items`: of the instrument.
class Batch {
 public:
  Batch(const MadeCases& cases, std::size_t items);

  // Of `count` cases from `first`, by the addresses of the whole as the host does it; by default of all.
  // Valid as long as this.
  assay_batch abi(std::size_t first, std::size_t count) const;
  assay_batch abi() const { return abi(0, size()); }
  std::size_t size() const { return names_.size(); }
  std::size_t items() const { return items_; }
  const std::string& name(std::size_t index) const { return names_[index]; }

  const std::vector<std::uint64_t>& rater_begin() const { return rater_begin_; }
  const std::vector<std::uint32_t>& rater_role() const { return rater_role_; }
  const std::vector<double>& values() const { return values_; }
  const std::vector<std::uint8_t>& states() const { return states_; }

 private:
  std::size_t items_;
  std::vector<std::string> names_;
  std::vector<std::uint64_t> rater_begin_;
  std::vector<std::uint32_t> rater_role_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
};

}  // namespace assay::conformance
