// Cases: raters come together, and what is wrong with a case as a whole.
#include <algorithm>
#include <bit>
#include <utility>

#include "assay/abi/scorer.h"
#include "assay/text.hpp"
#include "case_keys.hpp"
#include "chunk_parser.hpp"
#include "names.hpp"

namespace assay {
namespace {

// Why a row is left out, on one line.
std::string reason_of(const std::vector<Problem>& problems, std::size_t first) {
  std::string reason;
  for (std::size_t i = first; i < problems.size(); ++i) {
    const Problem& problem = problems[i];
    if (!reason.empty()) reason += "; ";
    if (!problem.key.empty()) reason += problem.key + ": ";
    reason += problem.what;
    if (!problem.found.empty()) reason += " (" + problem.found + ")";
  }
  // Names of columns are the file's own and may hold anything.
  std::replace_if(
      reason.begin(), reason.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return reason;
}

}  // namespace

void ChunkParser::run() {
  outcome_.problems.clear();
  outcome_.rejected.clear();
  batch_.number = chunk_.number;
  batch_.case_ids.clear();
  batch_.rater_begin.assign(1, 0);
  batch_.rater_role.clear();
  batch_.rater_ids.clear();
  const std::size_t places = layout_.long_form ? 0 : chunk_.rows.size();
  batch_.values.assign(places * items_, 0.0);
  batch_.states.assign(places * items_, ASSAY_ANSWER_BLANK);
  for (std::size_t i = 0; i + 1 < chunk_.case_begin.size(); ++i) {
    parse_case(chunk_.case_begin[i], chunk_.case_begin[i + 1]);
  }
  batch_.values.resize(batch_.rater_role.size() * items_);
  batch_.states.resize(batch_.rater_role.size() * items_);
  std::stable_sort(outcome_.problems.begin(), outcome_.problems.end(),
                   [](const Problem& a, const Problem& b) {
                     return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
                   });
  std::stable_sort(outcome_.rejected.begin(), outcome_.rejected.end(),
                   [](const RejectedRow& a, const RejectedRow& b) { return a.line < b.line; });
}

void ChunkParser::begin_case(std::size_t rows) {
  case_id_.clear();
  raters_.clear();
  answer_lines_.clear();
  lost_roles_.clear();
  slots_.assign(std::bit_ceil(rows * 2), ASSAY_NONE);
  reasons_.assign(rows, {});
  batch_raters_ = batch_.rater_role.size();
}

void ChunkParser::take_rows(std::size_t first, std::size_t last) {
  for (std::size_t row = first; row < last; ++row) {
    const std::size_t before = outcome_.problems.size();
    const std::uint32_t role = parse_row(row);
    if (outcome_.problems.size() == before) continue;
    reasons_[row - first] = reason_of(outcome_.problems, before);
    lost_roles_.push_back(role);
  }
}

void ChunkParser::parse_case(std::size_t first, std::size_t last) {
  begin_case(last - first);
  take_rows(first, last);
  std::string reason;
  if (!case_id_.empty()) {
    check_known(reason);
    check_required(reason);
    check_crowded(reason);
  }
  close_case(first, last, reason);
}

ChunkParser::Rater& ChunkParser::enter_rater(const Fields& fields, std::uint32_t role, bool& is_new) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash_of(fields.rater.text)) & mask;
  while (slots_[at] != ASSAY_NONE) {
    Rater& known = raters_[slots_[at]];
    if (known.id == fields.rater.text) {
      is_new = false;
      if (known.role == ASSAY_NONE) known.role = role;
      return known;
    }
    at = (at + 1) & mask;
  }
  slots_[at] = static_cast<std::uint32_t>(raters_.size());
  raters_.push_back({std::string(fields.rater.text), role, row_, fields.role.at, false, 0});
  if (layout_.long_form) answer_lines_.resize(raters_.size() * items_);
  is_new = true;
  return raters_.back();
}

void ChunkParser::keep(Rater& rater) {
  rater.kept = true;
  rater.place = batch_.rater_role.size();
  batch_.rater_role.push_back(rater.role);
  batch_.rater_ids.push_back(rater.id);
  if (!layout_.long_form) return;
  batch_.values.resize(batch_.rater_role.size() * items_);
  batch_.states.resize(batch_.rater_role.size() * items_);
}

bool ChunkParser::in_role(std::uint32_t role, std::uint32_t ancestor) const {
  while (role != ASSAY_NONE && role != ancestor) role = instrument_.roles[role].parent;
  return role == ancestor;
}

void ChunkParser::check_known(std::string& reason) {
  if (layout_.cases == nullptr || layout_.cases->by_id.count(case_id_) != 0) return;
  reason = "case " + assay::quoted(case_id_) + " is not in the cases file";
  std::vector<std::string> known;
  for (std::size_t i = 0; i < std::min<std::size_t>(layout_.cases->cases.size(), 1000); ++i) {
    known.push_back(layout_.cases->cases[i].id);
  }
  const auto near = closest_id(case_id_, known);
  look_at(first_row_);
  complain(case_at_, "case", "there are raters for a case that is not in the cases file",
           assay::quoted(case_id_), "a case of " + layout_.cases->source,
           near ? "did you mean " + *near + "? Else add the case to that file, or take its rows out"
                : "add the case to that file, or take its rows out");
}

void ChunkParser::check_required(std::string& reason) {
  for (std::uint32_t role = 0; role < role_ids_.size(); ++role) {
    if (!instrument_.roles[role].required) continue;
    const auto answers = [&](const Rater& rater) { return rater.kept && in_role(rater.role, role); };
    if (std::any_of(raters_.begin(), raters_.end(), answers)) continue;
    const std::string what =
        "case " + assay::quoted(case_id_) + " has no rater in the role " + assay::quoted(role_ids_[role]);
    if (reason.empty()) reason = what;
    // One who may stand on a row with a problem of its own is not missing: that problem says enough.
    const auto may_be = [&](std::uint32_t lost) { return lost == ASSAY_NONE || in_role(lost, role); };
    if (std::any_of(lost_roles_.begin(), lost_roles_.end(), may_be)) continue;
    look_at(first_row_);
    complain(case_at_, "role", what, "the case begins on line " + std::to_string(line_),
             "at least one rater in the role " + assay::quoted(role_ids_[role]),
             "add the row, or take the case out");
  }
}

void ChunkParser::check_crowded(std::string& reason) {
  for (std::uint32_t role = 0; role < role_ids_.size(); ++role) {
    const std::uint32_t most = instrument_.roles[role].max_raters;
    if (most == 0 || raters_.size() <= most) continue;
    std::uint32_t count = 0;
    const Rater* surplus = nullptr;
    for (const Rater& rater : raters_) {
      if (in_role(rater.role, role) && ++count == most + 1) surplus = &rater;
    }
    if (surplus == nullptr) continue;
    const std::string what = "case " + assay::quoted(case_id_) + " has too many raters in the role " +
                             assay::quoted(role_ids_[role]);
    if (reason.empty()) reason = what;
    look_at(surplus->row);
    complain(surplus->role_at, "role", what, std::to_string(count), "at most " + std::to_string(most),
             "correct the roles, or take rows out");
  }
}

void ChunkParser::close_case(std::size_t first, std::size_t last, const std::string& reason) {
  for (std::size_t row = first; row < last; ++row) {
    std::string& own = reasons_[row - first];
    if (own.empty() && reason.empty()) continue;
    look_at(row);
    outcome_.rejected.push_back({line_, std::string(text_), own.empty() ? reason : std::move(own)});
  }
  const std::size_t raters = batch_.rater_role.size();
  if (reason.empty() && raters > batch_raters_) {
    batch_.case_ids.push_back(case_id_);
    batch_.rater_begin.push_back(raters);
    return;
  }
  std::fill_n(batch_.values.begin() + static_cast<std::ptrdiff_t>(batch_raters_ * items_),
              (raters - batch_raters_) * items_, 0.0);
  std::fill_n(batch_.states.begin() + static_cast<std::ptrdiff_t>(batch_raters_ * items_),
              (raters - batch_raters_) * items_, std::uint8_t{ASSAY_ANSWER_BLANK});
  batch_.rater_role.resize(batch_raters_);
  batch_.rater_ids.resize(batch_raters_);
}

void ChunkParser::complain(std::size_t at, std::string key, std::string what, std::string found,
                           std::string accepted, std::string remedy) {
  outcome_.problems.push_back({csv::locate(file_, line_, text_, at), std::move(key), std::move(what),
                               std::move(found), std::move(accepted), std::move(remedy)});
}

}  // namespace assay
