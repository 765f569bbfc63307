// assay/disclosure.hpp: what of a case may be shown to a report writer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/responses.hpp"

namespace assay {

// A comment without its writer.
struct ReleasedComment {
  std::uint32_t item = ASSAY_NONE;
  std::uint32_t role = 0;  // without a parent
  std::string text;
};

// The comments of a case by item, then role, each role's in an order that follows from the texts alone:
// neither the order of the file nor that of the raters can be read from it. A sub-role is not told: its
// comments stand under the role that it is pooled into.
std::vector<ReleasedComment> release_comments(const std::vector<Comment>& comments, const Instrument& instrument,
                                              std::string_view case_id);

}  // namespace assay
