#include "comment_check.hpp"

#include <algorithm>

#include "assay/text.hpp"

namespace assay::pipeline {
namespace {

// The index of a rater of the case in the batch, or one past the case's last.
std::size_t find_rater(const CaseBatch& batch, std::size_t case_index, const std::string& id) {
  const auto begin = batch.rater_ids.begin() + static_cast<std::ptrdiff_t>(batch.rater_begin[case_index]);
  const auto end = batch.rater_ids.begin() + static_cast<std::ptrdiff_t>(batch.rater_begin[case_index + 1]);
  return static_cast<std::size_t>(std::find(begin, end, id) - batch.rater_ids.begin());
}

std::vector<std::string> raters_of(const CaseBatch& batch, std::size_t case_index) {
  return {batch.rater_ids.begin() + static_cast<std::ptrdiff_t>(batch.rater_begin[case_index]),
          batch.rater_ids.begin() + static_cast<std::ptrdiff_t>(batch.rater_begin[case_index + 1])};
}

// A problem for each case with comments for which `wrong` holds, at its first comment, by line.
template <typename Wrong>
std::vector<Problem> wrong_cases(const CommentFile& comments, const std::string& what, const std::string& accepted,
                                 const std::string& remedy, Wrong wrong) {
  std::vector<Problem> problems;
  for (const auto& [id, list] : comments.by_case) {
    if (!wrong(id)) continue;
    problems.push_back(
        Problem{{comments.source, list.front().line, 1}, "case", what, assay::quoted(id), accepted, remedy});
  }
  std::sort(problems.begin(), problems.end(),
            [](const Problem& a, const Problem& b) { return a.where.line < b.where.line; });
  return problems;
}

}  // namespace

void check_comments(const CommentFile& comments, const Instrument& instrument, const CaseBatch& batch,
                    std::vector<Problem>& problems, std::vector<std::string>& commented) {
  for (std::size_t c = 0; c < batch.case_ids.size(); ++c) {
    const auto found = comments.by_case.find(batch.case_ids[c]);
    if (found == comments.by_case.end()) continue;
    commented.push_back(batch.case_ids[c]);
    for (const Comment& comment : found->second) {
      const std::size_t rater = find_rater(batch, c, comment.rater);
      if (rater == batch.rater_begin[c + 1]) {
        problems.push_back(Problem{{comments.source, comment.line, 0}, "rater",
                                   "a comment by somebody who did not rate case " + assay::quoted(batch.case_ids[c]),
                                   assay::quoted(comment.rater), enumerate(raters_of(batch, c), "or"),
                                   "correct the rater, or take the comment out"});
      } else if (batch.rater_role[rater] != comment.role) {
        problems.push_back(Problem{{comments.source, comment.line, 0}, "role",
                                   "a comment in another role than the rater's answers",
                                   assay::quoted(instrument.roles[comment.role].id),
                                   assay::quoted(instrument.roles[batch.rater_role[rater]].id),
                                   "correct the role, here or in the responses"});
      }
    }
  }
}

std::vector<Comment> comments_of_raters(const std::vector<Comment>& comments, const CaseBatch& batch,
                                        std::size_t case_index) {
  std::vector<Comment> kept;
  for (const Comment& comment : comments) {
    const std::size_t rater = find_rater(batch, case_index, comment.rater);
    if (rater == batch.rater_begin[case_index + 1] || batch.rater_role[rater] != comment.role) continue;
    kept.push_back(comment);
  }
  return kept;
}

std::vector<Problem> comments_without_case(const CommentFile& comments, const CaseFile& cases) {
  return wrong_cases(comments, "a comment on a case that is not in the cases file " + cases.source,
                     "a case of that file", "add the case to the cases file, or take the comment out",
                     [&](const std::string& id) { return cases.by_id.count(id) == 0; });
}

std::vector<Problem> comments_not_met(const CommentFile& comments, const std::unordered_set<std::string>& commented) {
  return wrong_cases(comments, "a comment on a case that has no responses", {},
                     "correct the case, or take the comment out",
                     [&](const std::string& id) { return commented.count(id) == 0; });
}

}  // namespace assay::pipeline
