// Reports on groups as they were published: what stands in their JSON, and whose scores are behind it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "publication.hpp"

namespace assay::audit {

// "5 persons have a mean of 4.00", of a construct.
struct GroupFigure {
  std::size_t subject = 0;  // of the layout
  std::string name;         // of the group, as the report has it
  std::int64_t n = 0;
  double mean = 0, slack = 0;         // what rounding may have taken or added
  std::vector<std::string> persons;   // who is behind it
};

struct GroupReports {
  std::vector<GroupFigure> figures;
  std::size_t files = 0;    // that were read
  std::size_t unclear = 0;  // figures that are not those of as many persons as groups.csv and scores.csv tell
};

// The reports on groups in a folder: tables "name, persons, mean" in sections named after a construct. Nothing without
// groups.csv. Throws Error when it cannot be read.
GroupReports read_group_reports(const Publication& publication);

}  // namespace assay::audit
