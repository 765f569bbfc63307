// A small instrument for tests, as the contract passes it: a profile over the competencies k1 (percentile p1,
// behaviours k1.low1, reverse-keyed, k1.high1 and k1.high2) and k2 (p2, k2.low1, reverse-keyed, k2.high1);
// roles assessment, self, other, and peer within other; percentiles 0 to 99, ratings 1 to 5.
#pragma once

#include <assay/sdk/report_writer.hpp>
#include <assay/sdk/scorer.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chally_test {

inline constexpr std::uint32_t kAssessment = 0, kSelf = 1, kOther = 2, kPeer = 3, kAll = ASSAY_ROLE_ALL;
inline constexpr std::uint32_t kProfile = 0, kK1 = 1, kK2 = 2;
enum Item : std::uint32_t { kP1, kP2, kK1Low1, kK1High1, kK1High2, kK2Low1, kK2High1 };

class SmallInstrument {
 public:
  SmallInstrument() {
    using assay::sdk::array;
    using assay::sdk::text;
    scales = {{text("percentile"), array(percentile_points), {}, 1, 1, text("Not assessed"), 0, 0},
              {text("agreement"), array(rating_points), {}, 1, 0, text("Cannot say"), 0, 0}};
    roles = {{text("assessment"), text("Assessment"), ASSAY_NONE, 0, 0, 0},
             {text("self"), text("Self"), ASSAY_NONE, 0, 0, 0},
             {text("other"), text("Other"), ASSAY_NONE, 0, 0, 0},
             {text("peer"), text("Peer"), kOther, 0, 0, 0}};
    texts = {{text("definition"), text("What k1 means.")},
             {text("may-indicate"), text("A liking for quiet")}};
    levels = {text("profile"), text("competency")};
    forms = {text("percentiles"), text("behaviours")};
    constructs = {construct("profile", 0, ASSAY_NONE), construct("k1", 1, kProfile),
                  construct("k2", 1, kProfile)};
    constructs[kK1].text_count = 2;
    items = {item("p1", kK1, 0, 0, 0),       item("p2", kK2, 0, 0, 0),       item("k1.low1", kK1, 1, 1, 1),
             item("k1.high1", kK1, 1, 0, 1), item("k1.high2", kK1, 1, 0, 1), item("k2.low1", kK2, 1, 1, 1),
             item("k2.high1", kK2, 1, 0, 1)};
  }
  SmallInstrument(const SmallInstrument&) = delete;

  // What is wrong with an instrument is set up in these before setup().
  std::vector<double> percentile_points = {0, 99};
  std::vector<double> rating_points = {1, 2, 3, 4, 5};
  std::vector<assay_scale> scales;
  std::vector<assay_role> roles;
  std::vector<assay_construct_text> texts;
  std::vector<assay_text> levels;
  std::vector<assay_text> forms;
  std::vector<assay_construct> constructs;
  std::vector<assay_item> items;
  double low_below = 35, high_from = 65;

  assay::sdk::ScorerSetup setup() {
    using assay::sdk::array;
    using assay::sdk::text;
    // Rows as the host lists them: items, competencies, the profile; the roles without a parent, then all.
    rows.clear();
    for (std::uint32_t i = 0; i < items.size(); ++i) add_rows(ASSAY_SUBJECT_ITEM, i);
    for (std::uint32_t c = 1; c < constructs.size(); ++c) add_rows(ASSAY_SUBJECT_CONSTRUCT, c);
    add_rows(ASSAY_SUBJECT_CONSTRUCT, 0);
    options_ = {{text("low_below"), ASSAY_OPTION_INTEGER, 0, {}, low_below},
                {text("high_from"), ASSAY_OPTION_INTEGER, 0, {}, high_from}};
    model_.struct_size = sizeof(model_);
    model_.id = text("test.small");
    model_.scales = array(scales);
    model_.roles = array(roles);
    model_.levels = array(levels);
    model_.forms = array(forms);
    model_.constructs = array(constructs);
    model_.items = array(items);
    model_.texts = array(texts);
    return {assay::sdk::Model(model_), std::nullopt, array(rows), assay::sdk::Options(array(options_))};
  }

  std::size_t row(std::uint32_t subject, std::uint32_t index, std::uint32_t role) const {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].subject == subject && rows[r].index == index && rows[r].role == role) return r;
    }
    return rows.size();
  }

  static assay_construct construct(std::string_view id, std::uint32_t level, std::uint32_t parent) {
    assay_construct made{};
    made.id = made.title = made.short_title = assay::sdk::text(id);
    made.level = level;
    made.parent = parent;
    made.weight = 1;
    return made;
  }
  static assay_item item(std::string_view id, std::uint32_t owner, std::uint32_t scale, std::uint32_t reverse,
                         std::uint32_t form) {
    return {assay::sdk::text(id), assay::sdk::text(id), owner, scale, reverse, form, 1};
  }

  std::vector<assay_row> rows;

 private:
  void add_rows(std::uint32_t subject, std::uint32_t index) {
    for (const std::uint32_t role : {kAssessment, kSelf, kOther, kAll})
      rows.push_back({subject, index, role, 0});
  }

  std::vector<assay_option> options_;
  assay_model model_{};
};

// One rater's answers, in the order of the items: a number, kNa or kBlank.
inline constexpr double kNa = -1, kBlank = -2;
struct Rater {
  std::uint32_t role;
  std::vector<double> answers;
};
inline Rater percentiles(std::uint32_t role, double p1, double p2) {
  return {role, {p1, p2, kBlank, kBlank, kBlank, kBlank, kBlank}};
}
// low1, high1 and high2 of k1; low1 and high1 of k2.
inline Rater ratings(std::uint32_t role, const std::vector<double>& answers) {
  Rater rater{role, {kBlank, kBlank}};
  rater.answers.insert(rater.answers.end(), answers.begin(), answers.end());
  return rater;
}

// Scores one case and gives its cells by measure and row.
class Scored {
 public:
  Scored(const SmallInstrument& instrument, const assay::sdk::Scorer& scorer,
         const std::vector<Rater>& raters)
      : instrument_(instrument) {
    std::vector<std::uint32_t> roles;
    std::vector<double> values;
    std::vector<std::uint8_t> states;
    for (const Rater& rater : raters) {
      roles.push_back(rater.role);
      for (const double answer : rater.answers) {
        values.push_back(answer < 0 ? 0 : answer);
        states.push_back(answer == kNa      ? ASSAY_ANSWER_NA
                         : answer == kBlank ? ASSAY_ANSWER_BLANK
                                            : ASSAY_ANSWER_VALUE);
      }
    }
    const std::vector<std::uint64_t> begin = {0, raters.size()};
    const assay_batch batch{sizeof(assay_batch), 1, begin.data(), roles.data(), values.data(), states.data()};
    const assay::sdk::ArrayView<assay_measure> measures(scorer.measures());
    const std::size_t rows = instrument.rows.size();
    values_.assign(measures.size() * rows, 0);
    states_.assign(measures.size() * rows, ASSAY_CELL_EMPTY);
    std::vector<assay_column> columns;
    for (std::size_t m = 0; m < measures.size(); ++m) {
      columns.push_back({&values_[m * rows], &states_[m * rows]});
      index_[std::string(assay::sdk::view(measures[m].id))] = m;
    }
    const assay_score_table table{sizeof(assay_score_table), 1, static_cast<std::uint32_t>(rows),
                                  0, {columns.data(), columns.size(), sizeof(assay_column)}};
    scorer.score(batch, table);
  }

  static constexpr double kEmpty = -99;
  double item(const std::string& measure, std::uint32_t index, std::uint32_t role) const {
    return at(measure, instrument_.row(ASSAY_SUBJECT_ITEM, index, role));
  }
  double construct(const std::string& measure, std::uint32_t index, std::uint32_t role) const {
    return at(measure, instrument_.row(ASSAY_SUBJECT_CONSTRUCT, index, role));
  }
  // The case as a report writer is handed it. `measures` is that of the scorer. Valid as long as this object.
  assay_case as_case(const assay_array& measures, const std::vector<std::uint32_t>& rater_counts) {
    columns_.clear();
    for (std::size_t m = 0; m < measures.count; ++m) {
      columns_.push_back({&values_[m * instrument_.rows.size()], &states_[m * instrument_.rows.size()]});
    }
    assay_case made{};
    made.struct_size = sizeof(made);
    made.id = made.name = assay::sdk::text("ana");
    made.rater_counts = assay::sdk::array(rater_counts);
    made.rows = assay::sdk::array(instrument_.rows);
    made.measures = measures;
    made.columns = {columns_.data(), columns_.size(), sizeof(assay_column)};
    return made;
  }
  bool nothing_at_all() const {
    for (const std::uint8_t state : states_) {
      if (state != ASSAY_CELL_EMPTY) return false;
    }
    return true;
  }

 private:
  double at(const std::string& measure, std::size_t row) const {
    const std::size_t cell = index_.at(measure) * instrument_.rows.size() + row;
    return states_[cell] == ASSAY_CELL_VALUE ? values_[cell] : kEmpty;
  }

  const SmallInstrument& instrument_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_column> columns_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace chally_test
