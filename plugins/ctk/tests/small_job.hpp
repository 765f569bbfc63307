// A small job for tests, as the contract passes it: task groups a (importance 100) and b (20); competencies
// c1 (target 5, linked to a and b), c2 (target 3, b) and c3 (target 4, a); characteristic j1 (target 2). No
// weight is given, so they are derived: 120, 20 and 100 of 240, that is 1/2, 1/12 and 5/12. Items: levels l1,
// l2, l3; behaviours c1.1, c1.2, c1.3, c2.1, c3.1, c3.2; preference p1. Roles: self, manager, other, and peer
// within other. Answers run from 1 to 5.
#pragma once

#include <assay/sdk/report_writer.hpp>
#include <assay/sdk/scorer.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ctk_test {

inline constexpr std::uint32_t kSelf = 0, kManager = 1, kOther = 2, kPeer = 3, kAll = ASSAY_ROLE_ALL;
inline constexpr std::uint32_t kJob = 0, kA = 1, kB = 2, kC1 = 3, kC2 = 4, kC3 = 5, kJ1 = 6;
enum Item : std::uint32_t { kL1, kL2, kL3, kC1B1, kC1B2, kC1B3, kC2B1, kC3B1, kC3B2, kP1 };
inline constexpr std::uint32_t kRating = 0, kWide = 1, kMeasured = 2;  // scales

class SmallJob {
 public:
  SmallJob() {
    using assay::sdk::array;
    using assay::sdk::text;
    labels = {{1, text("Beginner")}, {4, text("Skilled")}, {5, text("Expert")}};
    scales = {{text("rating"), array(points), array(labels), 1, 0, text("Cannot say"), 0, 0},
              {text("wide"), array(wide_points), {}, 1, 0, text("NA"), 0, 0},
              {text("measured"), array(ends), {}, 0, 1, {}, 0, 0}};
    roles = {{text("self"), text("Self"), ASSAY_NONE, 0, 0, 0},
             {text("manager"), text("Manager"), ASSAY_NONE, 0, 0, 0},
             {text("other"), text("Other"), ASSAY_NONE, 0, 0, 0},
             {text("peer"), text("Peer"), kOther, 0, 0, 0}};
    levels = {text("job"), text("task-group"), text("competency"), text("characteristic")};
    forms = {text("levels"), text("behaviours"), text("characteristics")};
    attributes = {{text("summary"), text("Serves customers.")},
                  {text("code"), text("SJ-7")},
                  {text("date-created"), text("2003-09-23")}};
    texts = {{text("task"), text("Answers the telephone")}, {text("definition"), text("What c1 means.")}};
    links = {kA, kB, kB, kA};
    constructs = {construct("job", 0, 0),
                  construct("Group A", 1, 0),
                  construct("Group B", 1, 0),
                  construct("Competency 1", 2, 5),
                  construct("Competency 2", 2, 3),
                  construct("Competency 3", 2, 4),
                  construct("Characteristic 1", 3, 2)};
    const char* ids[] = {"job", "a", "b", "c1", "c2", "c3", "j1"};
    for (std::size_t c = 0; c < constructs.size(); ++c) {
      constructs[c].id = text(ids[c]);
      constructs[c].parent = c == kJob ? ASSAY_NONE : kJob;
    }
    set_weight(kA, 100);
    set_weight(kB, 20);
    constructs[kA].text_count = 1;
    constructs[kC1].first_text = 1;
    constructs[kC1].text_count = 1;
    constructs[kC1].link_count = 2;
    constructs[kC2].first_link = 2;
    constructs[kC3].first_link = 3;
    constructs[kC2].link_count = constructs[kC3].link_count = 1;
    items = {item("l1", kC1, 0),   item("l2", kC2, 0),   item("l3", kC3, 0),   item("c1.1", kC1, 1),
             item("c1.2", kC1, 1), item("c1.3", kC1, 1), item("c2.1", kC2, 1), item("c3.1", kC3, 1),
             item("c3.2", kC3, 1), item("p1", kJ1, 2)};
  }
  SmallJob(const SmallJob&) = delete;

  // A test changes these before setup().
  std::vector<double> points = {1, 2, 3, 4, 5}, wide_points = {0, 5, 10}, ends = {1, 5};
  std::vector<assay_scale_label> labels;
  std::vector<assay_scale> scales;
  std::vector<assay_role> roles;
  std::vector<assay_construct_text> texts;
  std::vector<assay_pair> attributes;
  std::vector<assay_text> levels;
  std::vector<assay_text> forms;
  std::vector<std::uint32_t> links;
  std::vector<assay_construct> constructs;
  std::vector<assay_item> items;
  double develop_competencies = 5, develop_behaviours = 3;
  assay::sdk::Host host;

  void set_weight(std::uint32_t index, double weight) {
    constructs[index].weight = weight;
    constructs[index].has_weight = 1;
  }
  void set_weights(double c1, double c2, double c3) {
    set_weight(kC1, c1);
    set_weight(kC2, c2);
    set_weight(kC3, c3);
  }

  assay::sdk::Model model() {
    using assay::sdk::array;
    using assay::sdk::text;
    model_.struct_size = sizeof(model_);
    model_.id = text("test.small");
    model_.title = text("Small Job");
    model_.scales = array(scales);
    model_.roles = array(roles);
    model_.levels = array(levels);
    model_.forms = array(forms);
    model_.constructs = array(constructs);
    model_.items = array(items);
    model_.texts = array(texts);
    model_.attributes = array(attributes);
    model_.links = array(links);
    return assay::sdk::Model(model_);
  }

  assay::sdk::ScorerSetup setup() {
    using assay::sdk::array;
    using assay::sdk::text;
    // Rows as the host lists them: items, constructs from the innermost; the roles without a parent, then
    // all.
    rows.clear();
    for (std::uint32_t i = 0; i < items.size(); ++i) add_rows(ASSAY_SUBJECT_ITEM, i);
    for (std::uint32_t c = 1; c < constructs.size(); ++c) add_rows(ASSAY_SUBJECT_CONSTRUCT, c);
    add_rows(ASSAY_SUBJECT_CONSTRUCT, kJob);
    options_ = {{text("develop_competencies"), ASSAY_OPTION_INTEGER, 0, {}, develop_competencies},
                {text("develop_behaviours"), ASSAY_OPTION_INTEGER, 0, {}, develop_behaviours}};
    return {model(), std::nullopt, array(rows), assay::sdk::Options(array(options_)), host};
  }

  std::size_t row(std::uint32_t subject, std::uint32_t index, std::uint32_t role) const {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].subject == subject && rows[r].index == index && rows[r].role == role) return r;
    }
    return rows.size();
  }

  // A construct without parent and texts; `target` 0 for none.
  static assay_construct construct(std::string_view title, std::uint32_t level, double target) {
    assay_construct made{};
    made.id = made.title = made.short_title = assay::sdk::text(title);
    made.level = level;
    made.weight = 1;
    made.target = target;
    made.has_target = target > 0 ? 1 : 0;
    made.scale = target > 0 ? kRating : ASSAY_NONE;
    return made;
  }
  static assay_item item(std::string_view id, std::uint32_t owner, std::uint32_t form) {
    return {assay::sdk::text(id), assay::sdk::text(id), owner, kRating, 0, form, 1};
  }

  std::vector<assay_row> rows;

 private:
  void add_rows(std::uint32_t subject, std::uint32_t index) {
    for (const std::uint32_t role : {kSelf, kManager, kOther, kAll})
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
inline Rater levels(std::uint32_t role, double l1, double l2, double l3) {
  return {role, {l1, l2, l3, kBlank, kBlank, kBlank, kBlank, kBlank, kBlank, kBlank}};
}
// Three behaviours of c1, one of c2, two of c3.
inline Rater behaviours(std::uint32_t role, const std::vector<double>& answers) {
  Rater rater{role, {kBlank, kBlank, kBlank}};
  rater.answers.insert(rater.answers.end(), answers.begin(), answers.end());
  rater.answers.push_back(kBlank);
  return rater;
}
inline Rater prefers(Rater rater, double p1) {
  rater.answers[kP1] = p1;
  return rater;
}

// Scores one case and gives its cells by measure and row.
class Scored {
 public:
  Scored(const SmallJob& job, const assay::sdk::Scorer& scorer, const std::vector<Rater>& raters)
      : job_(job) {
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
    const std::size_t rows = job.rows.size();
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
    return at(measure, job_.row(ASSAY_SUBJECT_ITEM, index, role));
  }
  double construct(const std::string& measure, std::uint32_t index, std::uint32_t role) const {
    return at(measure, job_.row(ASSAY_SUBJECT_CONSTRUCT, index, role));
  }
  // True when no cell of the role has anything.
  bool nothing_for(std::uint32_t role) const {
    for (std::size_t cell = 0; cell < states_.size(); ++cell) {
      if (job_.rows[cell % job_.rows.size()].role == role && states_[cell] != ASSAY_CELL_EMPTY) return false;
    }
    return true;
  }
  // The case as a report writer is handed it. `measures` is that of the scorer. Valid as long as this object.
  assay_case as_case(const assay_array& measures, const std::vector<std::uint32_t>& rater_counts) const {
    assay_case made{};
    made.struct_size = sizeof(made);
    made.id = made.name = assay::sdk::text("ana");
    made.rater_counts = assay::sdk::array(rater_counts);
    made.rows = assay::sdk::array(job_.rows);
    made.measures = measures;
    made.columns = {columns_.data(), columns_.size(), sizeof(assay_column)};
    return made;
  }

 private:
  double at(const std::string& measure, std::size_t row) const {
    const std::size_t cell = index_.at(measure) * job_.rows.size() + row;
    return states_[cell] == ASSAY_CELL_VALUE ? values_[cell] : kEmpty;
  }

  const SmallJob& job_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_column> columns_;
  std::map<std::string, std::size_t> index_;
};

// The case that tests work out by hand. The peer is the only one in other.
//            c1: .1    .2     .3     c2: .1   c3: .1    .2
//   self          4     5      3         4        2     NA
//   manager       3     3     NA         2       NA     NA
//   peer          2     4   blank        3        4      2
// Levels of c1, c2, c3: self 4, 4, 2; manager 3, 2, none; other 3, 3, 3. All: c1 has the means 3, 4 and 3, so
// 10/3; c2 3; c3 has 3 and 2, so 5/2.
inline std::vector<Rater> ratings() {
  return {behaviours(kSelf, {4, 5, 3, 4, 2, kNa}), behaviours(kManager, {3, 3, kNa, 2, kNa, kNa}),
          behaviours(kPeer, {2, 4, kBlank, 3, 4, 2})};
}

}  // namespace ctk_test
