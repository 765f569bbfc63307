// The figures of one report on groups, by the kind of report.
#pragma once

#include <string>
#include <vector>

#include "group_document.hpp"
#include "group_persons.hpp"
#include "group_report.hpp"

namespace assay::audit {

// How chally.comparison tells its groups apart.
struct ComparedWords {
  std::string high, low;
};

// Adds the figures of a report like standard.group. `names`: those of its groups, in the order of their
// numbers, as far as the report has them.
void read_group_tables(const DocumentPart& document, const GroupPersons& persons, GroupReports& found,
                       std::vector<std::string>& names);

// Adds the figures of a report like chally.comparison. Which numbers its two groups have nobody tells: it is
// found by the names of the groups where they are known, else by how many persons have scores, and which.
// `minimum`: the fewest persons of a group that the host tells of.
void read_comparison(const DocumentPart& document, const GroupPersons& persons, const ComparedWords& words,
                     std::size_t minimum, const std::vector<std::string>& names, GroupReports& found);

}  // namespace assay::audit
