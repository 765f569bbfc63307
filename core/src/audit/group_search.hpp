// What the figures of groups, of one publication or several, say together of a few persons.
#pragma once

#include <vector>

#include "group_report.hpp"

namespace assay::audit {

// The figures of one publication. Neither may end before the search.
struct GroupEvidence {
  const Publication* publication;
  const GroupReports* reports;
  std::string when;  // "", or which earlier one
};

struct GroupFindings {
  std::vector<Leak> leaks;
  bool complete = true;  // false: too many possibilities, not all were tried
};

// Whatever speaks for fewer than `minimum` persons and can be had by adding and subtracting figures of groups. Complete:
// where none is found there is none, by linear combinations. The first is today's; leaks that it has no part in are those
// of earlier publications, and are told as well.
GroupFindings find_by_groups(const std::vector<GroupEvidence>& evidence, std::uint32_t minimum);

}  // namespace assay::audit
