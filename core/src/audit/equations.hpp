// What the published figures of a case say of the withheld ones.
#pragma once

#include <vector>

#include "formulas.hpp"
#include "publication.hpp"
#include "system.hpp"

namespace assay::audit {

// Sets the equations up. Figures that follow from the shown ones alone say nothing of the withheld, and give
// none.
class EquationWriter {
 public:
  // `pool_holds_withheld`: some pooled mean of the publication cannot be made from the shown ones alone, so
  // that pooled means without a number of raters are taken to hold the withheld ones.
  EquationWriter(const Publication& publication, const Formulas& formulas, bool pool_holds_withheld);

  System write(const CaseFacts& facts) const;
  // Whether a pooled mean whose number of raters is not told holds more than what is shown.
  bool pool_holds_more(const CaseFacts& facts) const;

  // Unknowns of the withheld row, with the bounds that scale and minimum leave.
  std::size_t answers(System& system, const CaseFacts& facts, std::size_t subject, std::size_t role) const;
  std::size_t total(System& system, const CaseFacts& facts, std::size_t subject, std::size_t role) const;
  std::size_t mean(System& system, const CaseFacts& facts, std::size_t subject, std::size_t role) const;
  std::size_t count(System& system, const CaseFacts& facts, std::size_t item, std::size_t role,
                    std::size_t point) const;
  std::size_t raters(System& system, const CaseFacts& facts, std::size_t role) const;

 private:
  // The shown part of a pooled row.
  struct Remainder;
  Remainder remainder_of(const CaseFacts& facts, std::size_t subject) const;

  void write_pooled(System& system, const CaseFacts& facts, std::size_t subject) const;
  void write_answers(System& system, const CaseFacts& facts, const Remainder& rest) const;
  void write_counts(System& system, const CaseFacts& facts, const Remainder& rest) const;
  void write_missing(System& system, const CaseFacts& facts, const Remainder& rest) const;
  void write_item_mean(System& system, const CaseFacts& facts, const Remainder& rest) const;
  void write_unnumbered_mean(System& system, const CaseFacts& facts, const Remainder& rest) const;
  void write_construct_mean(System& system, const CaseFacts& facts, const Remainder& rest) const;
  void write_mean_of_roles(System& system, const CaseFacts& facts, const Remainder& rest) const;
  void write_downward(System& system, const CaseFacts& facts, std::size_t subject, std::size_t role) const;
  bool write_affine(System& system, const CaseFacts& facts, std::size_t subject, std::size_t role,
                    Downward formula) const;
  bool write_pooled_answers(System& system, const CaseFacts& facts, std::size_t subject,
                            std::size_t role) const;
  void add_candidates(System& system, const CaseFacts& facts, std::size_t subject, std::size_t role,
                      const std::vector<std::pair<std::int64_t, std::int64_t>>& fitting, LeakWay way,
                      const std::string& before) const;
  void link(System& system, const CaseFacts& facts, std::size_t subject, std::size_t role) const;
  double most_answers(const CaseFacts& facts, std::size_t role) const;
  std::pair<double, double> span_of(std::size_t subject) const;

  const Publication& publication_;
  const Layout& layout_;
  const Formulas& formulas_;
  std::vector<bool> pool_;
  bool pool_holds_withheld_;
};

}  // namespace assay::audit
