// assay/audit.hpp: what could be worked out from the files that a run published, though it was withheld.
//
// The audit has neither the ratings nor any trust in the program that wrote the files. It reads what a
// recipient can read, sets up what that says of the withheld answers, and solves. How: docs/user/audit.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assay/instrument.hpp"

namespace assay {

// The way by which a leak was found. Their names for output: way_name.
enum class LeakWay {
  Shown,         // a withheld row has figures, or a shown one rests on too few answers
  Threshold,     // an item with fewer answers than the minimum in a role that is shown
  Raters,        // how many raters or answers were withheld
  PooledMean,    // the pooled figure minus the shown ones
  Distribution,  // counts of points
  Fraction,      // an exact mean of a small denominator
  Levels,        // from one level of the instrument to another
  Ranks,         // the order of means
  Earlier,       // against an earlier publication
  Comments,      // comments of a role that has too few
  Report,        // a figure in a report
  Groups         // from the figures of groups of persons
};
std::string_view way_name(LeakWay way);

struct Leak {
  std::string case_id;
  std::string level, id;  // "item" and its id, or a construct's; empty for the role as a whole
  std::string role;
  LeakWay way = LeakWay::Shown;
  bool exact = true;     // false: only narrowed down
  std::string found;     // what was worked out: "a sum of 6 over 1 answer", "5 to 6"
  std::string equation;  // how, in plain words with the numbers
};
// `case E1, item q7, role peer: …`, on one line.
std::string describe(const Leak& leak);

struct AuditRequest {
  std::filesystem::path folder;                 // what a run published
  std::vector<std::filesystem::path> previous;  // earlier publications of the same administration
  std::vector<std::filesystem::path> baselines = {};  // results of earlier administrations that changes were held against
};

struct PublishedInstrument {
  std::string id, sha256;
};

struct AuditResult {
  std::uint32_t minimum_raters = 0, minimum_comment_raters = 0;
  std::vector<std::string> exempt;
  std::uint64_t cases = 0, reports = 0;
  std::uint64_t withheld_roles = 0;  // over all cases
  std::uint32_t minimum_cases = 0;
  std::uint64_t group_reports = 0;   // of this publication, those that were read
  std::uint64_t group_figures = 0;   // of the reports on groups, earlier ones too
  std::uint64_t withheld_items = 0;  // items withheld alone, in a role that is shown
  std::vector<Leak> leaks;           // in the order of cases
  std::vector<std::string> remarks;  // what the audit could not make out, one line each
};

// The instrument of a publication, from its run.json. Throws Error when the folder holds none, or one without
// a policy of disclosure.
PublishedInstrument published_instrument(const std::filesystem::path& folder);

// Reads everything that was published and solves for what was withheld. Throws Error with every problem of a
// file that cannot be used. `instrument` is the one that run.json names.
AuditResult run_audit(const AuditRequest& request, const Instrument& instrument);

}  // namespace assay
