// Comments held against the ratings: a comment belongs to somebody who rated the case, in the role in which they
// did. Under another role it would be put into the wrong mouth.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "assay/responses.hpp"

namespace assay::pipeline {

// Notes each comment on a case of the batch that is not by one of its raters in that role; adds the ids of the
// batch's cases that have comments to `commented`. [any thread]
void check_comments(const CommentFile& comments, const Instrument& instrument, const CaseBatch& batch,
                    std::vector<Problem>& problems, std::vector<std::string>& commented);

// The comments of a case that passed that check.
std::vector<Comment> comments_of_raters(const std::vector<Comment>& comments, const CaseBatch& batch,
                                        std::size_t case_index);

// A problem for each case with comments that is not in the cases file, or has no responses.
std::vector<Problem> comments_without_case(const CommentFile& comments, const CaseFile& cases);
std::vector<Problem> comments_not_met(const CommentFile& comments, const std::unordered_set<std::string>& commented);

}  // namespace assay::pipeline
