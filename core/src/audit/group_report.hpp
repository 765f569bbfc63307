// Reports on groups as they were published: what stands in their JSON, and whose scores are behind it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "publication.hpp"

namespace assay::audit {

// So many persons have a score below an edge between two parts of the scale.
struct Below {
  double edge;
  std::int64_t persons;
};

// "5 persons have a mean of 4.00", of a construct.
struct GroupFigure {
  std::size_t subject = 0;  // of the layout
  std::string name;         // of the group, as the report has it
  bool whole = false;       // all persons
  std::int64_t n = 0;
  double mean = 0, slack = 0;         // what rounding may have taken or added
  std::vector<std::string> persons;   // who is behind it
  std::vector<Below> below;           // by edge, without the ends of the scale; empty where no parts are shown
  std::optional<double> deviation;    // rounded as the mean is
};

struct GroupReports {
  std::vector<GroupFigure> figures;
  std::size_t files = 0;    // that were read
  std::size_t unclear = 0;  // figures that are not those of as many persons as groups.csv and scores.csv tell
};

// The reports on groups in a folder: tables "name, persons, mean, difference, deviation, persons by part of the scale" in
// sections named after a construct, and charts of all persons by part. Nothing without groups.csv. Throws Error when it cannot be read.
GroupReports read_group_reports(const Publication& publication);

}  // namespace assay::audit
