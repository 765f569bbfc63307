// Reports on groups as they were published: what stands in their JSON, and whose scores are behind it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "group_persons.hpp"

namespace assay::audit {

// So many persons have a score below an edge between two parts of the scale.
struct Below {
  double edge;
  std::int64_t persons;
};

// "5 persons have a mean of 4.00", of a construct.
struct GroupFigure {
  enum class Kind {
    Mean,
    Change,     // of each person's score, since an earlier administration
    Difference  // of the mean of one group less that of another
  };

  std::size_t subject = 0;  // of the layout
  Kind kind = Kind::Mean;
  std::string name;    // of the group, as the report has it
  bool whole = false;  // all persons
  std::int64_t n = 0;
  double mean = 0, slack = 0;  // what rounding may have taken or added
  PersonScores scores;         // who is behind it
  PersonScores
      less;  // whose scores are taken from these: Change: the earlier ones; Difference: of the others
  std::vector<Below> below;         // by edge, without the ends of the scale; empty where no parts are shown
  std::optional<double> deviation;  // rounded as the mean is
};

struct GroupReports {
  std::vector<GroupFigure> figures;
  std::size_t files = 0;    // that were read
  std::size_t unclear = 0;  // figures that are not those of as many persons as groups.csv and scores.csv tell
  std::size_t changes = 0;  // changes that were not read, since nobody named what they were held against
};

// The reports on groups in a folder.
//
// Of standard.group: tables "name, persons, mean, difference, deviation, persons by part of the scale" in
// sections named after a construct, with a second one "name, persons, change"; charts of all persons by part;
// and the tables of all persons by construct. Of chally.comparison: the tables of means, and their chart.
//
// `then`: the results that the changes were held against, if these are known. Nothing without groups.csv.
// Throws Error when a file cannot be read.
GroupReports read_group_reports(const Administered& now, const Administered& then);

}  // namespace assay::audit
