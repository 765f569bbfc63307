#include <algorithm>
#include <tuple>

#include "assay/digest.hpp"
#include "assay/disclosure.hpp"

namespace assay {

namespace {

// Whether a comment may be shown. The item of a comment counts by the answers that were given, also where too few for
// figures are enough for comments.
bool may_be_shown(const Comment& comment, std::uint32_t role, const Disclosure& judge, const CaseDisclosure& disclosure) {
  if (judge.exempt(role)) return true;
  if (disclosure.comments_withheld[role] != ASSAY_WITHHELD_NO) return false;
  // Held against an earlier report, a comment would tell whose answer has come or changed.
  if (comment.item != ASSAY_NONE &&
      disclosure.item_withheld[disclosure.at(role, comment.item)] == ASSAY_WITHHELD_EARLIER) {
    return false;
  }
  return comment.item == ASSAY_NONE ||
         disclosure.answers[disclosure.at(role, comment.item)] >= judge.policy().minimum_comment_raters;
}

}  // namespace

ReleasedComments release_comments(const std::vector<Comment>& comments, const Disclosure& judge,
                                  const CaseDisclosure& disclosure, std::string_view case_id) {
  ReleasedComments released;
  released.left_out.assign(judge.instrument().roles.size(), 0);
  struct Keyed {
    std::string key;
    ReleasedComment comment;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(comments.size());
  for (const Comment& comment : comments) {
    const std::uint32_t role = judge.instrument().top_role(comment.role);
    if (!may_be_shown(comment, role, judge, disclosure)) {
      released.left_out[role] += disclosure.comments_withheld[role] == ASSAY_WITHHELD_NO;
      continue;
    }
    // The case is part of the key, so that two cases with the same texts do not share an order.
    keyed.push_back({sha256(std::string(case_id) + '\n' + comment.text), {comment.item, role, comment.text}});
  }
  std::sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
    return std::tie(a.comment.item, a.comment.role, a.key) < std::tie(b.comment.item, b.comment.role, b.key);
  });
  released.comments.reserve(keyed.size());
  for (Keyed& entry : keyed) released.comments.push_back(std::move(entry.comment));
  return released;
}

}  // namespace assay
