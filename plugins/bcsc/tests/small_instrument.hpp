// A small instrument for tests, as the contract passes it: unit u1 with elements e1 (q1, q2) and e2 (q3),
// unit u2 with element e3 (q4); roles self, manager, other, and peer within other; a scale of 1 to 7.
#pragma once

#include <assay/sdk/scorer.hpp>

#include <array>
#include <deque>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bcsc_test {

inline constexpr std::uint32_t kUnit = 0, kElement = 1;
inline constexpr std::uint32_t kSelf = 0, kManager = 1, kOther = 2, kPeer = 3;

class SmallInstrument {
 public:
  explicit SmallInstrument(std::vector<double> points = {1, 2, 3, 4, 5, 6, 7}) : points_(std::move(points)) {
    using assay::sdk::array;
    using assay::sdk::text;
    scales_ = {{text("frequency"), array(points_), {}, 1, 0, text("NA"), 0, 0}};
    roles_ = {{text("self"), text("Self"), ASSAY_NONE, 1, 1, 0},
              {text("manager"), text("Manager"), ASSAY_NONE, 0, 0, 0},
              {text("other"), text("Other"), ASSAY_NONE, 0, 0, 0},
              {text("peer"), text("Peer"), kOther, 0, 0, 0}};
    levels_ = {text("unit"), text("element")};
    add("u1", kUnit, ASSAY_NONE);
    add("e1", kElement, 0);
    add("e2", kElement, 0);
    add("u2", kUnit, ASSAY_NONE);
    add("e3", kElement, 3);
    items_ = {item("q1", 1), item("q2", 1), item("q3", 2), item("q4", 4)};
    model_.struct_size = sizeof(model_);
    model_.id = text("test.small");
    model_.scales = array(scales_);
    model_.roles = array(roles_);
    model_.levels = array(levels_);
    model_.constructs = array(constructs_);
    model_.items = array(items_);
    // Rows as the host lists them: items, elements, units; self, manager, other, all.
    for (std::uint32_t i = 0; i < items_.size(); ++i) add_rows(ASSAY_SUBJECT_ITEM, i);
    for (const std::uint32_t c : {1u, 2u, 4u, 0u, 3u}) add_rows(ASSAY_SUBJECT_CONSTRUCT, c);
  }
  SmallInstrument(const SmallInstrument&) = delete;

  // Reference values at the percentiles 10, 40 and 90.
  void add_norm(std::uint32_t construct, std::uint32_t role, std::array<double, 3> values, double sd = 0,
                double reliability = 0, double n = 0) {
    norm_values_.push_back(values);
    norm_rows_.push_back(
        {ASSAY_SUBJECT_CONSTRUCT, construct, role, 0, n, norm_values_.back().data(), sd, reliability});
  }

  assay::sdk::ScorerSetup setup() {
    norm_.struct_size = sizeof(norm_);
    norm_.id = assay::sdk::text("test.norm");
    norm_.title = assay::sdk::text("Test group");
    norm_.percentiles = assay::sdk::array(percentiles_);
    norm_.rows = assay::sdk::array(norm_rows_);
    return {assay::sdk::Model(model_),
            norm_rows_.empty() ? std::nullopt : std::optional<assay::sdk::Norm>(assay::sdk::Norm(norm_)),
            assay::sdk::array(rows_), assay::sdk::Options(assay::sdk::array(options_))};
  }

  const std::vector<assay_row>& rows() const { return rows_; }
  std::size_t row(std::uint32_t subject, std::uint32_t index, std::uint32_t role) const {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (rows_[r].subject == subject && rows_[r].index == index && rows_[r].role == role) return r;
    }
    return rows_.size();
  }
  void move_item(std::uint32_t index, std::uint32_t construct) { items_[index].construct = construct; }
  void reverse_item(std::uint32_t index) { items_[index].reverse = 1; }
  void weigh_item(std::uint32_t index, double weight) { items_[index].weight = weight; }
  void weigh_construct(std::uint32_t index) { constructs_[index].has_weight = 1; }
  void label_point(double point, const char* words) {
    labels_.push_back({point, assay::sdk::text(words)});
    scales_[0].labels = assay::sdk::array(labels_);
  }
  void make_continuous() { scales_[0].continuous = 1; }
  void set_note_percentile(double percentile) { options_[1].number = percentile; }
  void set_blind_spot_gap(double points) { options_[2].number = points; }

 private:
  void add(std::string_view id, std::uint32_t level, std::uint32_t parent) {
    assay_construct construct{};
    construct.id = construct.title = construct.short_title = assay::sdk::text(id);
    construct.level = level;
    construct.parent = parent;
    construct.weight = 1;
    constructs_.push_back(construct);
  }
  static assay_item item(std::string_view id, std::uint32_t construct) {
    return {assay::sdk::text(id), assay::sdk::text(id), construct, 0, 0, ASSAY_NONE, 1};
  }
  void add_rows(std::uint32_t subject, std::uint32_t index) {
    for (const std::uint32_t role : {kSelf, kManager, kOther, ASSAY_ROLE_ALL}) {
      rows_.push_back({subject, index, role, 0});
    }
  }

  std::vector<double> points_;
  std::vector<assay_scale> scales_;
  std::vector<assay_scale_label> labels_;
  std::vector<assay_role> roles_;
  std::vector<assay_text> levels_;
  std::vector<assay_construct> constructs_;
  std::vector<assay_item> items_;
  std::vector<assay_row> rows_;
  std::vector<double> percentiles_ = {10, 40, 90};
  std::deque<std::array<double, 3>> norm_values_;
  std::vector<assay_norm_row> norm_rows_;
  std::vector<assay_option> options_ = {
      {assay::sdk::text("highlights"), ASSAY_OPTION_INTEGER, 0, assay::sdk::text("2"), 2},
      {assay::sdk::text("note_percentile"), ASSAY_OPTION_NUMBER, 0, assay::sdk::text("40"), 40},
      {assay::sdk::text("blind_spot_gap"), ASSAY_OPTION_NUMBER, 0, assay::sdk::text("1"), 1}};
  assay_model model_{};
  assay_norm norm_{};
};

// One rater's answers: a number, kNa or kBlank.
inline constexpr double kNa = -1, kBlank = -2;
struct Rater {
  std::uint32_t role;
  std::vector<double> answers;
};

// Scores one case and gives its cells by measure and row.
class Scored {
 public:
  Scored(SmallInstrument& instrument, const assay::sdk::Scorer& scorer, const std::vector<Rater>& raters)
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
    const std::size_t rows = instrument.rows().size();
    values_.assign(measures.size() * rows, 0);
    states_.assign(measures.size() * rows, 0);
    for (std::size_t m = 0; m < measures.size(); ++m) {
      columns_.push_back({&values_[m * rows], &states_[m * rows]});
      index_[std::string(assay::sdk::view(measures[m].id))] = m;
    }
    const assay_score_table table{sizeof(assay_score_table), 1, static_cast<std::uint32_t>(rows),
                                  0, {columns_.data(), columns_.size(), sizeof(assay_column)}};
    scorer.score(batch, table);
  }

  // The measures and their cells, as a report gets them. Valid as long as the scorer and this.
  const std::vector<assay_column>& columns() const { return columns_; }

  // Every cell of a role, as the host hands over what must not be shown; or one.
  void withhold(std::uint32_t role) {
    for (std::size_t row = 0; row < instrument_.rows().size(); ++row) {
      if (instrument_.rows()[row].role == role) withhold_row(row);
    }
  }
  void withhold_row(std::size_t row) {
    for (std::size_t cell = row; cell < states_.size(); cell += instrument_.rows().size()) {
      values_[cell] = 0;
      states_[cell] = ASSAY_CELL_WITHHELD;
    }
  }

  static constexpr double kEmpty = -99;
  double item(const std::string& measure, std::uint32_t index, std::uint32_t role) const {
    return at(measure, instrument_.row(ASSAY_SUBJECT_ITEM, index, role));
  }
  double construct(const std::string& measure, std::uint32_t index, std::uint32_t role) const {
    return at(measure, instrument_.row(ASSAY_SUBJECT_CONSTRUCT, index, role));
  }

 private:
  double at(const std::string& measure, std::size_t row) const {
    const std::size_t cell = index_.at(measure) * instrument_.rows().size() + row;
    return states_[cell] == ASSAY_CELL_VALUE ? values_[cell] : kEmpty;
  }

  SmallInstrument& instrument_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_column> columns_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace bcsc_test
