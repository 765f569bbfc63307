// What a run published, as the audit works with it: the policy, who is withheld, and the figures of each
// case.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/abi/assay.h"
#include "assay/audit.hpp"
#include "assay/disclosure_file.hpp"
#include "assay/instrument.hpp"
#include "assay/run_file.hpp"
#include "assay/score_file.hpp"

namespace assay::audit {

// A measure, as run.json tells of it.
struct Measure {
  std::string id;
  std::uint32_t statistic = ASSAY_STATISTIC_NONE;
  double point = 0;
};

// run.json, as far as the audit needs it.
struct Record {
  PublishedInstrument instrument;
  std::uint32_t minimum_raters = 0, minimum_comment_raters = 0, minimum_cases = 0;
  std::vector<std::string> exempt;
  std::vector<Measure> measures;
  std::vector<std::string> outputs;   // files beside it
  std::vector<RecordedPart> reports;
  std::vector<RecordedPrevious> previous;  // what it was held against
  std::string baseline;  // digest of the scores that its changes were held against; empty: none
};
// Reads `folder`/run.json. Throws Error with every problem.
Record read_record(const std::filesystem::path& folder);

// The rows and columns of an instrument's scores.
struct Layout {
  explicit Layout(const Instrument& instrument);

  std::size_t items() const { return instrument->items.size(); }
  std::size_t subjects() const { return items() + instrument->constructs.size(); }
  std::size_t all() const { return roles.size(); }  // the column of the pooled figures
  bool is_item(std::size_t subject) const { return subject < items(); }
  const std::string& id(std::size_t subject) const;
  const std::string& level(std::size_t subject) const;
  const Scale& scale(std::size_t item) const { return instrument->scales[instrument->items[item].scale]; }
  // "item q7", "unit u1".
  std::string name(std::size_t subject) const { return level(subject) + " " + id(subject); }
  // The id of a top role, or "all".
  const std::string& role_id(std::size_t role) const;

  const Instrument* instrument;
  std::vector<std::uint32_t> roles;                   // those without a parent
  std::vector<std::vector<std::size_t>> items_below;  // by construct: subjects
  std::vector<std::vector<std::size_t>> parts;        // by construct: own items and constructs one step below
};

// The figures of one row.
struct Facts {
  bool present = false;  // whether any measure has a value
  std::optional<std::int64_t> n, missing;
  std::optional<double> mean, sum;
  std::vector<std::int64_t> counts;  // by point of the item's scale; empty when not told
  std::optional<std::int64_t> rank_highest, rank_lowest;

  // The sum of answers to an item, of the mean and n or of the counts.
  std::optional<std::int64_t> total() const;
};

// The figures of a case: subjects x (top roles and `all`).
struct CaseFacts {
  const Facts& at(std::size_t subject, std::size_t role) const { return cells[subject * columns + role]; }
  Facts& at(std::size_t subject, std::size_t role) { return cells[subject * columns + role]; }
  bool withheld(std::size_t subject, std::size_t role) const { return hidden[subject * columns + role] != 0; }

  std::string id;
  std::size_t columns = 0;
  std::vector<Facts> cells;
  std::vector<std::uint8_t> hidden;  // subjects x columns
  PublishedRoles disclosure;
};

class Publication {
 public:
  // Throws Error when one of the files is missing or does not fit the instrument.
  Publication(const std::filesystem::path& folder, const Instrument& instrument);

  const Record& record() const { return record_; }
  const Layout& layout() const { return layout_; }
  const ScoreFile& scores() const { return scores_; }
  const std::filesystem::path& folder() const { return folder_; }
  bool exempt(std::size_t role) const { return exempt_[role]; }
  // Whether the answers of a scale's point p count as lowest + highest - p in means of this item.
  bool reversed(std::size_t item) const { return layout_.instrument->items[item].reverse; }
  std::vector<std::string> case_ids() const;
  // Nothing when the publication has no such case.
  std::optional<CaseFacts> facts_of(const std::string& case_id) const;

 private:
  void fill(const CaseRows& rows, CaseFacts& facts) const;
  void complete_items(CaseFacts& facts) const;

  std::filesystem::path folder_;
  Record record_;
  Layout layout_;
  ScoreFile scores_;
  std::vector<std::size_t> columns_;  // of the score file, by measure of the record
  std::unordered_map<std::string, PublishedRoles> disclosure_;
  std::vector<bool> exempt_;
};

}  // namespace assay::audit
