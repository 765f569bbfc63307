// assay/disclosure.hpp: what of a case may be shown.
//
// What must not be shown is taken out before a case is scored for others to read, and not after: answers of a
// role with too few raters go into no figure, so neither a pooled mean nor a rank, a count or a score one level up
// has anything from which they could be worked out. See docs/user/disclosure.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/responses.hpp"
#include "assay/scoring.hpp"

namespace assay {

// From how many on something is shown, for one instrument.
struct DisclosurePolicy {
  std::uint32_t minimum_raters = 3;          // in a role, for its figures
  std::uint32_t minimum_comment_raters = 3;  // in a role, for its comments
  std::uint32_t minimum_cases = 3;           // in a group of persons
  std::vector<std::uint8_t> exempt;          // one a role: 1 where it is shown whatever its number

  // The policy without exemptions by name: `self`, `manager` and each role that has room for one rater, of whom
  // everybody knows who answered.
  static std::vector<std::uint8_t> usual_exemptions(const Instrument& instrument);
};

// What may be shown of one case, and why the rest may not.
struct CaseDisclosure {
  std::vector<std::uint32_t> raters;             // one a role without a parent: those with a number
  std::vector<std::uint32_t> withheld;           // one a role: ASSAY_WITHHELD_…
  std::vector<std::uint32_t> comments_withheld;  // one a role: ASSAY_WITHHELD_…
  std::vector<std::uint32_t> answers;            // role by role, an item each: the numbers that were given
  std::vector<std::uint32_t> item_withheld;      // role by role, an item each: ASSAY_WITHHELD_…
  std::size_t items = 0;
  bool any = false;  // some answers are withheld

  std::size_t at(std::uint32_t role, std::size_t item) const { return role * items + item; }
  // Whether the answers of the role to the item are withheld, by themselves or with the whole role.
  bool hides(std::uint32_t role, std::size_t item) const {
    return withheld[role] != ASSAY_WITHHELD_NO || item_withheld[at(role, item)] != ASSAY_WITHHELD_NO;
  }
};

// Judges cases by a policy. Constant once made. [any thread]
class Disclosure {
 public:
  Disclosure(std::shared_ptr<const Instrument> instrument, DisclosurePolicy policy);

  const DisclosurePolicy& policy() const { return policy_; }
  const Instrument& instrument() const { return *instrument_; }
  bool exempt(std::uint32_t role) const { return policy_.exempt[role] != 0; }

  CaseDisclosure judge(const CaseBatch& batch, std::size_t case_index) const;
  // Withholds more, for reasons that lie outside of the case: items of a role, or with `item` == ASSAY_NONE the whole
  // role. What then rests on too few is withheld as well.
  void withhold(const CaseBatch& batch, std::size_t case_index, std::uint32_t role, std::uint32_t item,
                std::uint32_t reason, CaseDisclosure& disclosure) const;
  // Appends the case to `to`, without what is withheld: raters of a withheld role are gone, withheld answers blank.
  void append_shown(const CaseBatch& batch, std::size_t case_index, const CaseDisclosure& disclosure, CaseBatch& to) const;

 private:
  void settle(const CaseBatch& batch, std::size_t case_index, CaseDisclosure& disclosure) const;

  std::shared_ptr<const Instrument> instrument_;
  DisclosurePolicy policy_;
  std::vector<std::uint32_t> top_role_;  // one a role
};

// Marks in the scores of a case what is withheld, so that a reader can tell it from what was never there.
class WithheldCells {
 public:
  // What is passed in must outlive this.
  WithheldCells(const Model& model, const std::vector<MeasureInfo>& measures);

  // Sets the state of cells of the case at `index` of the cells to ASSAY_CELL_WITHHELD. Throws Error (Plugin) when the
  // scorer has done so itself. [any thread]
  void mark(const CaseDisclosure& disclosure, ScoreCells& cells, std::size_t index) const;

 private:
  struct RowPlan;
  void mark_row(const CaseDisclosure& disclosure, std::size_t row, const std::vector<assay_column>& columns) const;

  const Model& model_;
  const std::vector<MeasureInfo>& measures_;
  std::vector<std::vector<std::uint32_t>> items_below_;  // one a construct
  std::vector<std::uint32_t> every_item_;
  std::vector<std::vector<std::uint8_t>> declared_;      // measure by measure, a row each: 1 where it is declared
};

// A comment without its writer.
struct ReleasedComment {
  std::uint32_t item = ASSAY_NONE;
  std::uint32_t role = 0;  // without a parent
  std::string text;
};

struct ReleasedComments {
  std::vector<ReleasedComment> comments;
  // By role: comments that are left out because of their item. Not those of a role without comments.
  std::vector<std::uint32_t> left_out;
};

// The comments of a case that may be shown, by item, then role, each role's in an order that follows from the texts
// alone: neither the order of the file nor that of the raters can be read from it. A sub-role is not told: its
// comments stand under the role that it is pooled into. A comment on an item needs as many raters with an answer to
// the item as the policy asks of a role.
ReleasedComments release_comments(const std::vector<Comment>& comments, const Disclosure& judge,
                                  const CaseDisclosure& disclosure, std::string_view case_id);

// disclosure.csv: how many raters and answers stand behind what is shown of each case and role, and what is withheld.
// One object a thread.
class DisclosureRecord {
 public:
  explicit DisclosureRecord(const Instrument& instrument) : instrument_(instrument) {}

  // With a line end.
  std::string header() const;
  // Appends a row for each role without a parent. `comments`: those that were released.
  void append(std::string_view case_id, const CaseDisclosure& disclosure, const std::vector<ReleasedComment>& comments,
              std::string& out) const;

 private:
  const Instrument& instrument_;
};

// A reason as disclosure.csv has it: "few", "earlier", or nothing.
std::string_view reason_word(std::uint32_t reason);

}  // namespace assay
