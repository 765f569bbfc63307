// Builds an instrument as the contract passes it, piece by piece, and scores one case of it.
#pragma once

#include <assay/sdk/report_writer.hpp>
#include <assay/sdk/scorer.hpp>

#include <deque>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "scorer.hpp"

namespace standard_test {

using assay::sdk::array;
using assay::sdk::text;

struct ItemFacts {
  bool reverse = false;
  double weight = 1;
  std::string form = {};
};

class TestInstrument {
 public:
  TestInstrument() = default;
  TestInstrument(const TestInstrument&) = delete;

  std::uint32_t method = ASSAY_METHOD_MEAN, roll_up = ASSAY_ROLL_UP_MEAN_OF_MEANS;
  std::map<std::string, std::string> options = {
      {"method", "instrument"}, {"roll_up", "instrument"}, {"na_policy", "instrument"}};
  bool show_items = true;

  TestInstrument& scale(const std::string& id, std::vector<double> points,
                        std::uint32_t na_policy = ASSAY_NA_AVAILABLE, bool continuous = false) {
    points_.push_back(std::move(points));
    scales_.push_back(
        {kept(id), array(points_.back()), {}, 1, continuous ? 1u : 0u, text("Cannot say"), na_policy, 0});
    return *this;
  }
  // Words for points of the scale made last.
  TestInstrument& labels(std::vector<std::pair<double, std::string>> words) {
    std::vector<assay_scale_label>& kept_labels = labels_.emplace_back();
    for (auto& [value, word] : words) kept_labels.push_back({value, kept(word)});
    scales_.back().labels = array(kept_labels);
    return *this;
  }
  TestInstrument& role(const std::string& id, const std::string& parent = {}) {
    roles_.push_back({kept(id), kept(id), parent.empty() ? ASSAY_NONE : index_of(roles_, parent), 0, 0, 0});
    return *this;
  }
  TestInstrument& construct(const std::string& id, const std::string& level, const std::string& parent = {},
                            double weight = 1) {
    assay_construct made{};
    made.id = made.title = made.short_title = kept(id);
    made.level = level_of(level);
    made.parent = parent.empty() ? ASSAY_NONE : index_of(constructs_, parent);
    made.has_weight = weight == 1 ? 0 : 1;
    made.weight = weight;
    made.scale = ASSAY_NONE;
    made.first_text = static_cast<std::uint32_t>(texts_.size());
    constructs_.push_back(made);
    return *this;
  }
  // Of the construct made last.
  TestInstrument& target(double value, const std::string& scale = {}) {
    constructs_.back().has_target = 1;
    constructs_.back().target = value;
    if (!scale.empty()) constructs_.back().scale = index_of(scales_, scale);
    return *this;
  }
  TestInstrument& says(const std::string& kind, const std::string& words) {
    texts_.push_back({kept(kind), kept(words)});
    ++constructs_.back().text_count;
    return *this;
  }
  TestInstrument& item(const std::string& id, const std::string& construct, const std::string& scale,
                       const ItemFacts& facts = {}) {
    items_.push_back({kept(id), kept("Asks " + id), index_of(constructs_, construct),
                      index_of(scales_, scale), facts.reverse ? 1u : 0u, form_of(facts.form), facts.weight});
    return *this;
  }
  // `values`: one a percentile, of a construct in a role, "all" for the pooled.
  TestInstrument& norm(const std::string& construct, const std::string& role, std::vector<double> values) {
    norm_values_.push_back(std::move(values));
    norm_rows_.push_back({ASSAY_SUBJECT_CONSTRUCT, index_of(constructs_, construct), role_index(role), 0, 0,
                          norm_values_.back().data()});
    return *this;
  }
  std::vector<double> percentiles = {25, 50, 75};

  assay::sdk::ScorerSetup setup() {
    rows_.clear();
    for (std::uint32_t i = 0; i < items_.size(); ++i) add_rows(ASSAY_SUBJECT_ITEM, i);
    for (std::uint32_t c = 0; c < constructs_.size(); ++c) add_rows(ASSAY_SUBJECT_CONSTRUCT, c);
    abi_options_.clear();
    for (const auto& [key, value] : options) {
      abi_options_.push_back({text(key), ASSAY_OPTION_TEXT, 0, text(value), 0});
    }
    abi_options_.push_back({text("show_items"), ASSAY_OPTION_BOOLEAN, 0, {}, show_items ? 1.0 : 0.0});
    fill_model();
    norm_.struct_size = sizeof norm_;
    norm_.title = text("Sample group");
    norm_.percentiles = array(percentiles);
    norm_.rows = array(norm_rows_);
    return {assay::sdk::Model(model_), norm(), array(rows_), assay::sdk::Options(array(abi_options_))};
  }
  std::optional<assay::sdk::Norm> norm() const {
    return norm_rows_.empty() ? std::nullopt : std::optional<assay::sdk::Norm>(assay::sdk::Norm(norm_));
  }

  std::size_t row(std::uint32_t subject, const std::string& id, const std::string& role) const {
    const std::uint32_t index =
        subject == ASSAY_SUBJECT_ITEM ? index_of(items_, id) : index_of(constructs_, id);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (rows_[r].subject == subject && rows_[r].index == index && rows_[r].role == role_index(role))
        return r;
    }
    throw std::logic_error("no row for " + id);
  }
  const std::vector<assay_row>& rows() const { return rows_; }
  std::uint32_t role_index(const std::string& id) const {
    return id == "all" ? ASSAY_ROLE_ALL : index_of(roles_, id);
  }
  std::uint32_t item_index(const std::string& id) const { return index_of(items_, id); }
  std::size_t role_count() const { return roles_.size(); }

 private:
  template <typename Rows>
  static std::uint32_t index_of(const Rows& rows, const std::string& id) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (assay::sdk::view(rows[i].id) == id) return static_cast<std::uint32_t>(i);
    }
    throw std::logic_error("nothing is called " + id);
  }
  assay_text kept(const std::string& words) { return text(words_.emplace_back(words)); }
  std::uint32_t level_of(const std::string& level) { return place(levels_, level); }
  std::uint32_t form_of(const std::string& form) { return form.empty() ? ASSAY_NONE : place(forms_, form); }
  std::uint32_t place(std::vector<assay_text>& names, const std::string& name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (assay::sdk::view(names[i]) == name) return static_cast<std::uint32_t>(i);
    }
    names.push_back(kept(name));
    return static_cast<std::uint32_t>(names.size() - 1);
  }
  void add_rows(std::uint32_t subject, std::uint32_t index) {
    for (std::uint32_t role = 0; role < roles_.size(); ++role) {
      if (roles_[role].parent == ASSAY_NONE) rows_.push_back({subject, index, role, 0});
    }
    rows_.push_back({subject, index, ASSAY_ROLE_ALL, 0});
  }
  void fill_model() {
    model_.struct_size = sizeof model_;
    model_.id = text("test.instrument");
    model_.title = text("Test instrument");
    model_.version = text("1.0.0");
    model_.vendor = text("Example");
    model_.description = text("What it is for.");
    model_.scales = array(scales_);
    model_.roles = array(roles_);
    model_.levels = array(levels_);
    model_.constructs = array(constructs_);
    model_.items = array(items_);
    model_.texts = array(texts_);
    model_.forms = array(forms_);
    model_.method = method;
    model_.roll_up = roll_up;
  }

  std::deque<std::string> words_;
  std::deque<std::vector<double>> points_, norm_values_;
  std::deque<std::vector<assay_scale_label>> labels_;
  std::vector<assay_scale> scales_;
  std::vector<assay_role> roles_;
  std::vector<assay_text> levels_, forms_;
  std::vector<assay_construct> constructs_;
  std::vector<assay_construct_text> texts_;
  std::vector<assay_item> items_;
  std::vector<assay_norm_row> norm_rows_;
  std::vector<assay_row> rows_;
  std::vector<assay_option> abi_options_;
  assay_model model_{};
  assay_norm norm_{};
};

// One rater's answers, in the order of the items: a number, kNa or kBlank.
inline constexpr double kNa = -1000, kBlank = -2000;
struct Rater {
  std::string role;
  std::vector<double> answers;
};

// Scores one case and gives its cells by measure, id and role. `instrument` must outlive it.
class Scored {
 public:
  Scored(TestInstrument& instrument, const std::vector<Rater>& raters)
      : instrument_(instrument), scorer_(instrument.setup()) {
    std::vector<std::uint32_t> roles;
    std::vector<double> values;
    std::vector<std::uint8_t> states;
    for (const Rater& rater : raters) {
      roles.push_back(instrument.role_index(rater.role));
      for (const double answer : rater.answers) {
        const bool none = answer == kNa || answer == kBlank;
        values.push_back(none ? 0 : answer);
        states.push_back(answer == kNa ? ASSAY_ANSWER_NA : none ? ASSAY_ANSWER_BLANK : ASSAY_ANSWER_VALUE);
      }
    }
    const std::vector<std::uint64_t> begin = {0, raters.size()};
    const assay_batch batch{sizeof(assay_batch), 1, begin.data(), roles.data(), values.data(), states.data()};
    const assay::sdk::ArrayView<assay_measure> measures(scorer_.measures());
    const std::size_t rows = instrument.rows().size();
    values_.assign(measures.size() * rows, 0);
    states_.assign(measures.size() * rows, ASSAY_CELL_EMPTY);
    for (std::size_t m = 0; m < measures.size(); ++m) {
      columns_.push_back({&values_[m * rows], &states_[m * rows]});
      index_[std::string(assay::sdk::view(measures[m].id))] = m;
    }
    const assay_score_table table{sizeof(assay_score_table), 1, static_cast<std::uint32_t>(rows),
                                  0, {columns_.data(), columns_.size(), sizeof(assay_column)}};
    scorer_.score(batch, table);
    counts_.resize(instrument.role_count());
    for (const std::uint32_t role : roles) ++counts_[role];
  }

  static constexpr double kEmpty = -12345;
  double item(const std::string& measure, const std::string& id, const std::string& role = "all") const {
    return at(measure, instrument_.row(ASSAY_SUBJECT_ITEM, id, role));
  }
  double of(const std::string& measure, const std::string& construct, const std::string& role = "all") const {
    return at(measure, instrument_.row(ASSAY_SUBJECT_CONSTRUCT, construct, role));
  }
  const assay_measure& measure(const std::string& id) const {
    return assay::sdk::ArrayView<assay_measure>(scorer_.measures())[index_.at(id)];
  }
  // Whether each value lies in the range that its measure declares.
  bool in_range() const {
    const std::size_t rows = instrument_.rows().size();
    const assay::sdk::ArrayView<assay_measure> measures(scorer_.measures());
    for (std::size_t cell = 0; cell < values_.size(); ++cell) {
      const assay_measure& declared = measures[cell / rows];
      if (states_[cell] != ASSAY_CELL_VALUE) continue;
      if (values_[cell] < declared.minimum || values_[cell] > declared.maximum) return false;
    }
    return true;
  }
  // The case as a report writer is handed it. Valid as long as this object.
  assay_case as_case(const std::vector<assay_comment>& comments) const {
    assay_case made{};
    made.struct_size = sizeof made;
    made.id = text("ana");
    made.name = text("Ana");
    made.rater_counts = array(counts_);
    made.rows = array(instrument_.rows());
    made.measures = scorer_.measures();
    made.columns = {columns_.data(), columns_.size(), sizeof(assay_column)};
    made.comments = array(comments);
    return made;
  }

 private:
  double at(const std::string& measure, std::size_t row) const {
    const std::size_t cell = index_.at(measure) * instrument_.rows().size() + row;
    return states_[cell] == ASSAY_CELL_VALUE ? values_[cell] : kEmpty;
  }

  const TestInstrument& instrument_;
  standard::Scorer scorer_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_column> columns_;
  std::vector<std::uint32_t> counts_;
  std::map<std::string, std::size_t> index_;
};

inline constexpr double kEmpty = Scored::kEmpty;

}  // namespace standard_test
