// A small job model for tests, as the contract passes it: family f1 with competencies c1 and c2, an empty
// family f2, family f3 with competency c3. Items: s1, s2, s3 (scores, 0 to 100); r1, r2, r3 rate the
// competencies and b1 a behaviour of c1 (ratings, 1 to 5). Roles: assessment, self, other, and peer within
// other.
#pragma once

#include <assay/sdk/scorer.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace caliper_test {

inline constexpr std::uint32_t kAssessment = 0, kSelf = 1, kOther = 2, kPeer = 3, kAll = ASSAY_ROLE_ALL;
inline constexpr std::uint32_t kModel = 0, kF1 = 1, kF2 = 2, kF3 = 3, kC1 = 4, kC2 = 5, kC3 = 6;
inline constexpr std::uint32_t kS1 = 0, kS2 = 1, kS3 = 2, kR1 = 3, kR2 = 4, kR3 = 5, kB1 = 6;
inline constexpr std::uint32_t kScores = 0, kRatings = 1;                           // forms
inline constexpr std::uint32_t kScoreScale = 0, kRatingScale = 1, kThirdScale = 2;  // scales

class SmallModel {
 public:
  SmallModel() {
    using assay::sdk::array;
    using assay::sdk::text;
    scales_ = {{text("score"), array(score_points_), {}, 1, 1, text("Not assessed"), 0, 0},
               {text("rating"), array(rating_points_), {}, 1, 0, text("Cannot say"), 0, 0},
               {text("third"), array(third_points_), {}, 1, 0, text("Cannot say"), 0, 0}};
    roles_ = {{text("assessment"), text("Assessment"), ASSAY_NONE, 0, 0, 0},
              {text("self"), text("Self"), ASSAY_NONE, 0, 0, 0},
              {text("other"), text("Other"), ASSAY_NONE, 0, 0, 0},
              {text("peer"), text("Peer"), kOther, 0, 0, 0}};
    levels_ = {text("model"), text("family"), text("competency")};
    forms_ = {text("scores"), text("ratings")};
    attributes_ = {{text("delivered-by"), text("assessment")},
                   {text("overview"), text("Serves customers.")},
                   {text("positions"), text("Clerk")},
                   {text("positions"), text("Agent")}};
    add("model", "The model", 0, ASSAY_NONE);
    add("f1", "First", 1, kModel);
    add("f2", "Second", 1, kModel);
    add("f3", "Third", 1, kModel);
    add("c1", "Alpha", 2, kF1);
    add("c2", "Beta", 2, kF1);
    add("c3", "Gamma", 2, kF3);
    for (const auto& [id, construct, rating] :
         {Item{"s1", kC1, false}, Item{"s2", kC2, false}, Item{"s3", kC3, false}, Item{"r1", kC1, true},
          Item{"r2", kC2, true}, Item{"r3", kC3, true}, Item{"b1", kC1, true}}) {
      items.push_back({text(id), text(id), construct, rating ? kRatingScale : kScoreScale, 0,
                       rating ? kRatings : kScores, 1});
    }
  }
  SmallModel(const SmallModel&) = delete;

  // Taken as they are at the time of setup, so that a test can spoil them first.
  std::vector<assay_construct> constructs;
  std::vector<assay_item> items;
  void set_score_points(std::vector<double> points) {
    score_points_ = std::move(points);
    scales_[kScoreScale].points = assay::sdk::array(score_points_);
  }
  void drop_last_row() { keep_all_rows_ = false; }

  assay::sdk::Model model() {
    using assay::sdk::array;
    model_.struct_size = sizeof(model_);
    model_.id = assay::sdk::text("test.small");
    model_.title = assay::sdk::text("Small");
    model_.scales = array(scales_);
    model_.roles = array(roles_);
    model_.levels = array(levels_);
    model_.forms = array(forms_);
    model_.attributes = array(attributes_);
    model_.constructs = array(constructs);
    model_.items = array(items);
    return assay::sdk::Model(model_);
  }
  assay::sdk::Options options() { return assay::sdk::Options(assay::sdk::array(options_)); }
  assay::sdk::ScorerSetup setup() {
    rows_.clear();
    for (std::uint32_t i = 0; i < items.size(); ++i) add_rows(ASSAY_SUBJECT_ITEM, i);
    // As the host lists them: from the innermost level outwards.
    for (const std::uint32_t c : {kC1, kC2, kC3, kF1, kF2, kF3, kModel}) add_rows(ASSAY_SUBJECT_CONSTRUCT, c);
    if (!keep_all_rows_) rows_.pop_back();
    return {model(), std::nullopt, assay::sdk::array(rows_), options()};
  }
  const std::vector<assay_row>& rows() const { return rows_; }

 private:
  struct Item {
    std::string_view id;
    std::uint32_t construct;
    bool rating;
  };
  void add(std::string_view id, std::string_view title, std::uint32_t level, std::uint32_t parent) {
    assay_construct construct{};
    construct.id = assay::sdk::text(id);
    construct.title = construct.short_title = assay::sdk::text(title);
    construct.level = level;
    construct.parent = parent;
    construct.weight = 1;
    construct.scale = ASSAY_NONE;
    constructs.push_back(construct);
  }
  void add_rows(std::uint32_t subject, std::uint32_t index) {
    for (const std::uint32_t role : {kAssessment, kSelf, kOther, kAll})
      rows_.push_back({subject, index, role, 0});
  }

  std::vector<double> score_points_ = {0, 100}, rating_points_ = {1, 2, 3, 4, 5}, third_points_ = {1, 2, 3};
  std::vector<assay_scale> scales_;
  std::vector<assay_role> roles_;
  std::vector<assay_text> levels_, forms_;
  std::vector<assay_pair> attributes_;
  std::vector<assay_row> rows_;
  std::vector<assay_option> options_ = {
      {assay::sdk::text("highlights"), ASSAY_OPTION_INTEGER, 0, assay::sdk::text("2"), 2}};
  assay_model model_{};
  bool keep_all_rows_ = true;
};

// One rater's answers to s1, s2, s3, r1, r2, r3, b1: a number, kNa or kBlank.
inline constexpr double kNa = -1, kBlank = -2;
struct Rater {
  std::uint32_t role;
  std::vector<double> answers;
};

// Scores one case and keeps its cells.
class Scored {
 public:
  Scored(SmallModel& model, const assay::sdk::Scorer& scorer, const std::vector<Rater>& raters)
      : model_(model) {
    std::vector<std::uint32_t> roles;
    std::vector<double> values;
    std::vector<std::uint8_t> states;
    for (const Rater& rater : raters) {
      roles.push_back(rater.role);
      ++rater_counts_[rater.role == kPeer ? kOther : rater.role];
      for (const double answer : rater.answers) {
        values.push_back(answer < 0 ? 0 : answer);
        states.push_back(answer == kNa      ? ASSAY_ANSWER_NA
                         : answer == kBlank ? ASSAY_ANSWER_BLANK
                                            : ASSAY_ANSWER_VALUE);
      }
    }
    const std::vector<std::uint64_t> begin = {0, raters.size()};
    const assay_batch batch{sizeof(assay_batch), 1, begin.data(), roles.data(), values.data(), states.data()};
    measures_ = scorer.measures();
    const assay::sdk::ArrayView<assay_measure> measures(measures_);
    const std::size_t rows = model.rows().size();
    values_.assign(measures.size() * rows, 0);
    states_.assign(measures.size() * rows, ASSAY_CELL_EMPTY);
    for (std::size_t m = 0; m < measures.size(); ++m) {
      columns_.push_back({&values_[m * rows], &states_[m * rows]});
      index_[std::string(assay::sdk::view(measures[m].id))] = m;
    }
    const assay_score_table table{sizeof(assay_score_table), 1, static_cast<std::uint32_t>(rows),
                                  0, {columns_.data(), columns_.size(), sizeof(assay_column)}};
    scorer.score(batch, table);
  }
  Scored(const Scored&) = delete;

  static constexpr double kEmpty = -99;
  double item(const std::string& measure, std::uint32_t index, std::uint32_t role) const {
    return at(measure, ASSAY_SUBJECT_ITEM, index, role);
  }
  double construct(const std::string& measure, std::uint32_t index, std::uint32_t role) const {
    return at(measure, ASSAY_SUBJECT_CONSTRUCT, index, role);
  }
  // Takes a cell away, as the host does with what must not be shown.
  void suppress(const std::string& measure, std::uint32_t subject, std::uint32_t index, std::uint32_t role) {
    states_[cell(measure, subject, index, role)] = ASSAY_CELL_EMPTY;
  }

  assay_array measures() const { return measures_; }
  const std::vector<assay_column>& columns() const { return columns_; }
  const std::vector<std::uint32_t>& rater_counts() const { return rater_counts_; }

 private:
  std::size_t cell(const std::string& measure, std::uint32_t subject, std::uint32_t index,
                   std::uint32_t role) const {
    std::size_t row = 0;
    const auto& rows = model_.rows();
    while (rows[row].subject != subject || rows[row].index != index || rows[row].role != role) ++row;
    return index_.at(measure) * rows.size() + row;
  }
  double at(const std::string& measure, std::uint32_t subject, std::uint32_t index,
            std::uint32_t role) const {
    const std::size_t found = cell(measure, subject, index, role);
    return states_[found] == ASSAY_CELL_VALUE ? values_[found] : kEmpty;
  }

  SmallModel& model_;
  assay_array measures_{};
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_column> columns_;
  std::vector<std::uint32_t> rater_counts_ = {0, 0, 0, 0};
  std::map<std::string, std::size_t> index_;
};

}  // namespace caliper_test
