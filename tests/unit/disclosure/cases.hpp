// A small instrument, and cases written as they are answered.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "assay/disclosure.hpp"

namespace disclosure_cases {

// Roles self (0), manager (1), other (2), peer (3, pooled into other), lead (4, room for one), client (5). Constructs u
// (above c with q1 and q2, and d with q3), 0, 1 and 2, and t without an item, 3.
inline std::shared_ptr<const assay::Instrument> instrument() {
  static const auto kInstrument = std::make_shared<const assay::Instrument>(assay::parse_instrument(R"([instrument]
id = "t.small"
version = "1"
title = "Small"
vendor = "T"
kind = "survey"
locale = "en"
[[scale]]
id = "s"
points = [1, 2, 3, 4, 5]
[[role]]
id = "self"
title = "Self"
[[role]]
id = "manager"
title = "Manager"
[[role]]
id = "other"
title = "Other"
[[role]]
id = "peer"
title = "Peer"
parent = "other"
[[role]]
id = "lead"
title = "Lead"
max = 1
[[role]]
id = "client"
title = "Client"
[[construct]]
id = "u"
level = "unit"
title = "U"
[[construct]]
id = "c"
level = "element"
title = "C"
parent = "u"
[[construct]]
id = "d"
level = "element"
title = "D"
parent = "u"
[[construct]]
id = "t"
level = "task"
title = "T"
[[item]]
id = "q1"
text = "One"
construct = "c"
scale = "s"
[[item]]
id = "q2"
text = "Two"
construct = "c"
scale = "s"
[[item]]
id = "q3"
text = "Three"
construct = "d"
scale = "s"
)",
                                                                                                          "small.toml"));
  return kInstrument;
}

constexpr std::uint32_t kSelf = 0, kManager = 1, kOther = 2, kPeer = 3, kLead = 4, kClient = 5;

// A rater's answers: a digit, 'n' for NA, '-' for blank.
struct Rater {
  std::uint32_t role;
  std::string answers;
};

// One case a list of raters, with the ids "a", "b", ….
inline assay::CaseBatch batch(const std::vector<std::vector<Rater>>& cases) {
  assay::CaseBatch made;
  made.rater_begin.push_back(0);
  for (std::size_t c = 0; c < cases.size(); ++c) {
    made.case_ids.emplace_back(1, static_cast<char>('a' + c));
    for (const Rater& rater : cases[c]) {
      made.rater_role.push_back(rater.role);
      for (const char answer : rater.answers) {
        const bool number = answer >= '0' && answer <= '9';
        made.values.push_back(number ? answer - '0' : 0);
        made.states.push_back(static_cast<std::uint8_t>(number          ? ASSAY_ANSWER_VALUE
                                                        : answer == 'n' ? ASSAY_ANSWER_NA
                                                                        : ASSAY_ANSWER_BLANK));
      }
    }
    made.rater_begin.push_back(made.rater_role.size());
  }
  return made;
}

// The answers of a batch, written as for batch(), rater by rater.
inline std::vector<std::string> answers(const assay::CaseBatch& of, std::size_t items) {
  std::vector<std::string> all;
  for (std::size_t r = 0; r < of.rater_role.size(); ++r) {
    std::string& one = all.emplace_back();
    for (std::size_t i = r * items; i < (r + 1) * items; ++i) {
      one += of.states[i] == ASSAY_ANSWER_VALUE ? static_cast<char>('0' + static_cast<int>(of.values[i]))
             : of.states[i] == ASSAY_ANSWER_NA  ? 'n'
                                                : '-';
    }
  }
  return all;
}

inline assay::Disclosure usual() {
  return assay::Disclosure(instrument(), {3, 3, 3, assay::DisclosurePolicy::usual_exemptions(*instrument())});
}

}  // namespace disclosure_cases
