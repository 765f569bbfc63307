#include <algorithm>
#include <tuple>

#include "assay/digest.hpp"
#include "assay/disclosure.hpp"

namespace assay {

std::vector<ReleasedComment> release_comments(const std::vector<Comment>& comments, const Instrument& instrument,
                                              std::string_view case_id) {
  struct Keyed {
    std::string key;
    ReleasedComment comment;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(comments.size());
  for (const Comment& comment : comments) {
    // The case is part of the key, so that two cases with the same texts do not share an order.
    keyed.push_back({sha256(std::string(case_id) + '\n' + comment.text),
                     {comment.item, instrument.top_role(comment.role), comment.text}});
  }
  std::sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) {
    return std::tie(a.comment.item, a.comment.role, a.key) < std::tie(b.comment.item, b.comment.role, b.key);
  });
  std::vector<ReleasedComment> released;
  released.reserve(keyed.size());
  for (Keyed& entry : keyed) released.push_back(std::move(entry.comment));
  return released;
}

}  // namespace assay
