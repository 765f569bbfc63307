// What the figures of groups, of one publication or several, say together of a few persons.
#pragma once

#include <vector>

#include "group_report.hpp"

namespace assay::audit {

// The figures of one publication. They may not end before the search.
struct GroupEvidence {
  const GroupReports* reports;
  std::string when;  // "", or which earlier one
};

// What is known, and by whom constructs are named.
struct GroupKnowledge {
  const Layout* layout;
  std::vector<GroupEvidence> evidence;       // the first is that of today
  std::vector<std::string> administrations;  // by number: what their scores are called; today's ""
};

struct GroupFindings {
  std::vector<Leak> leaks;
  bool complete = true;  // false: too many possibilities, not all were tried
};

// Whatever speaks for fewer than `minimum` persons and can be had by adding and subtracting figures of groups. Complete:
// where none is found there is none, by linear combinations. The first is today's; leaks that it has no part in are those
// of earlier publications, and are told as well.
GroupFindings find_by_groups(const GroupKnowledge& known, std::uint32_t minimum);

}  // namespace assay::audit
