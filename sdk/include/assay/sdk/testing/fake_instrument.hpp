// assay/sdk/testing/fake_instrument.hpp: an instrument from a few lines of code, as the host would hand it over.
//
//   FakeInstrument survey;
//   survey.scale("agreement", {1, 2, 3, 4, 5}).role("self").role("peer");
//   survey.construct("clarity", "topic");
//   survey.item("q1", "clarity", "agreement").item("q2", "clarity", "agreement").reversed();
//
// What qualifies (reversed, weight, target, says, …) goes with what was made last. Once the instrument has been
// handed to somebody it is finished; adding to it then throws std::logic_error, as does an id that is unknown.
#pragma once

#include <cstdint>
#include <deque>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/model.h"
#include "assay/sdk/model.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk::testing {

class FakeInstrument {
 public:
  explicit FakeInstrument(std::string_view id = "test.instrument") {
    model_.struct_size = sizeof model_;
    model_.id = kept(id);
    model_.version = text("1.0.0");
    model_.title = text("Test instrument");
    model_.vendor = text("Example");
    model_.kind = text("survey");
    model_.locale = text("en");
  }
  FakeInstrument(const FakeInstrument&) = delete;
  FakeInstrument& operator=(const FakeInstrument&) = delete;

  FakeInstrument& titled(std::string_view title) { return set(model_.title, title); }
  FakeInstrument& described(std::string_view description) { return set(model_.description, description); }
  // ASSAY_METHOD_…, ASSAY_ROLL_UP_…. These two may change between one scorer and the next.
  FakeInstrument& scored_by(std::uint32_t method, std::uint32_t roll_up = ASSAY_ROLL_UP_MEAN_OF_MEANS) {
    model_.method = method;
    model_.roll_up = roll_up;
    return *this;
  }
  FakeInstrument& attribute(std::string_view key, std::string_view value) {
    open();
    attributes_.push_back({kept(key), kept(value)});
    return *this;
  }

  FakeInstrument& scale(std::string_view id, std::vector<double> points) {
    open();
    points_.push_back(std::move(points));
    scales_.push_back({kept(id), array(points_.back()), {}, 1, 0, text("Cannot say"), ASSAY_NA_AVAILABLE, 0});
    return *this;
  }
  FakeInstrument& labels(const std::vector<std::pair<double, std::string_view>>& words) {
    std::vector<assay_scale_label>& kept_labels = labels_.emplace_back();
    for (const auto& [value, word] : words) kept_labels.push_back({value, kept(word)});
    last(scales_).labels = array(kept_labels);
    return *this;
  }
  FakeInstrument& continuous() {
    last(scales_).continuous = 1;
    return *this;
  }
  FakeInstrument& na_policy(std::uint32_t policy) {
    last(scales_).na_policy = policy;
    return *this;
  }

  // A role with a parent is pooled into it.
  FakeInstrument& role(std::string_view id, std::string_view parent = {}) {
    open();
    const std::uint32_t into = parent.empty() ? ASSAY_NONE : index_of(roles_, parent);
    roles_.push_back({kept(id), kept(id), into, 0, 0, 0});
    return *this;
  }

  // Levels are made as they are named, the outermost first.
  FakeInstrument& construct(std::string_view id, std::string_view level, std::string_view parent = {}) {
    open();
    assay_construct made{};
    made.id = made.title = made.short_title = kept(id);
    made.level = place(levels_, level);
    made.parent = parent.empty() ? ASSAY_NONE : index_of(constructs_, parent);
    made.weight = 1;
    made.scale = ASSAY_NONE;
    made.first_text = static_cast<std::uint32_t>(texts_.size());
    constructs_.push_back(made);
    links_.emplace_back();
    item_last_ = false;
    return *this;
  }
  FakeInstrument& called(std::string_view title) {
    last(constructs_).title = last(constructs_).short_title = kept(title);
    return *this;
  }
  FakeInstrument& target(double value, std::string_view scale = {}) {
    last(constructs_).has_target = 1;
    last(constructs_).target = value;
    if (!scale.empty()) last(constructs_).scale = index_of(scales_, scale);
    return *this;
  }
  FakeInstrument& says(std::string_view kind, std::string_view words) {
    ++last(constructs_).text_count;
    texts_.push_back({kept(kind), kept(words)});
    return *this;
  }
  // The other construct may be made later.
  FakeInstrument& linked_to(std::string_view other) {
    last(links_).emplace_back(other);
    return *this;
  }

  FakeInstrument& item(std::string_view id, std::string_view construct, std::string_view scale) {
    open();
    items_.push_back({kept(id), kept("Asks " + std::string(id)), index_of(constructs_, construct),
                      index_of(scales_, scale), 0, ASSAY_NONE, 1});
    item_last_ = true;
    return *this;
  }
  FakeInstrument& asks(std::string_view words) { return set(last(items_).text, words); }
  FakeInstrument& reversed() {
    last(items_).reverse = 1;
    return *this;
  }
  FakeInstrument& form(std::string_view name) {
    last(items_).form = place(forms_, name);
    return *this;
  }
  // Of the item or the construct made last.
  FakeInstrument& weight(double weight) {
    if (item_last_) {
      last(items_).weight = weight;
    } else {
      last(constructs_).weight = weight;
      last(constructs_).has_weight = 1;
    }
    return *this;
  }

  // From here on it is finished. All of it is valid as long as this object.
  const assay_model& abi() const {
    finish();
    return model_;
  }
  Model model() const { return Model(abi()); }
  // The rows of a case's scores, in the host's order.
  const std::vector<assay_row>& rows() const {
    finish();
    return rows_;
  }

  std::uint32_t item_index(std::string_view id) const { return index_of(items_, id); }
  std::uint32_t construct_index(std::string_view id) const { return index_of(constructs_, id); }
  // "all" is the pseudo-role of everybody.
  std::uint32_t role_index(std::string_view id) const {
    return id == "all" ? ASSAY_ROLE_ALL : index_of(roles_, id);
  }
  std::size_t item_count() const { return items_.size(); }
  std::size_t role_count() const { return roles_.size(); }
  bool has_item(std::string_view id) const { return holds(items_, id); }

  // The row of an item or a construct in a role. An item goes before a construct of the same id.
  std::size_t row(std::string_view id, std::string_view role) const {
    finish();
    const std::uint32_t subject = has_item(id) ? ASSAY_SUBJECT_ITEM : ASSAY_SUBJECT_CONSTRUCT;
    const std::uint32_t index = has_item(id) ? item_index(id) : construct_index(id);
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      if (rows_[at].subject == subject && rows_[at].index == index && rows_[at].role == role_index(role)) return at;
    }
    throw std::logic_error("there are no rows for the role " + std::string(role) + ": it is pooled into another");
  }
  // "q1 in all", for complaints.
  std::string words_of_row(std::size_t at) const {
    const assay_row& row = rows()[at];
    const assay_text subject = row.subject == ASSAY_SUBJECT_ITEM ? items_[row.index].id : constructs_[row.index].id;
    const std::string role = row.role == ASSAY_ROLE_ALL ? "all" : std::string(view(roles_[row.role].id));
    return std::string(view(subject)) + " in " + role;
  }
  // "item", or the level of the construct; and the role's id or "all".
  std::string_view level_of_row(std::size_t at) const {
    const assay_row& row = rows()[at];
    return row.subject == ASSAY_SUBJECT_ITEM ? "item" : view(levels_[constructs_[row.index].level]);
  }
  std::string_view role_of_row(std::size_t at) const {
    const std::uint32_t role = rows()[at].role;
    return role == ASSAY_ROLE_ALL ? "all" : view(roles_[role].id);
  }

 private:
  void open() const {
    if (finished_) throw std::logic_error("the instrument was handed out already and cannot grow any more");
  }
  FakeInstrument& set(assay_text& field, std::string_view words) {
    open();
    field = kept(words);
    return *this;
  }
  template <typename List>
  typename List::value_type& last(List& list) {
    open();
    if (list.empty()) throw std::logic_error("this qualifies what was made before, and nothing was");
    return list.back();
  }
  template <typename Rows>
  static bool holds(const Rows& rows, std::string_view id) {
    for (const auto& row : rows) {
      if (view(row.id) == id) return true;
    }
    return false;
  }
  template <typename Rows>
  static std::uint32_t index_of(const Rows& rows, std::string_view id) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (view(rows[i].id) == id) return static_cast<std::uint32_t>(i);
    }
    throw std::logic_error("the instrument has nothing called " + std::string(id));
  }
  assay_text kept(std::string_view words) { return text(words_.emplace_back(words)); }
  std::uint32_t place(std::vector<assay_text>& names, std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (view(names[i]) == name) return static_cast<std::uint32_t>(i);
    }
    names.push_back(kept(name));
    return static_cast<std::uint32_t>(names.size() - 1);
  }
  void add_rows(std::uint32_t subject, std::uint32_t index) const {
    for (std::uint32_t role = 0; role < roles_.size(); ++role) {
      if (roles_[role].parent == ASSAY_NONE) rows_.push_back({subject, index, role, 0});
    }
    rows_.push_back({subject, index, ASSAY_ROLE_ALL, 0});
  }
  void finish() const {
    if (finished_) return;
    finished_ = true;
    for (std::size_t c = 0; c < constructs_.size(); ++c) {
      constructs_[c].first_link = static_cast<std::uint32_t>(linked_.size());
      constructs_[c].link_count = static_cast<std::uint32_t>(links_[c].size());
      for (const std::string& other : links_[c]) linked_.push_back(index_of(constructs_, other));
    }
    for (std::uint32_t i = 0; i < items_.size(); ++i) add_rows(ASSAY_SUBJECT_ITEM, i);
    for (std::size_t level = levels_.size(); level-- > 0;) {
      for (std::uint32_t c = 0; c < constructs_.size(); ++c) {
        if (constructs_[c].level == level) add_rows(ASSAY_SUBJECT_CONSTRUCT, c);
      }
    }
    model_.scales = array(scales_);
    model_.roles = array(roles_);
    model_.levels = array(levels_);
    model_.constructs = array(constructs_);
    model_.items = array(items_);
    model_.texts = array(texts_);
    model_.attributes = array(attributes_);
    model_.forms = array(forms_);
    model_.links = array(linked_);
  }

  std::deque<std::string> words_;
  std::deque<std::vector<double>> points_;
  std::deque<std::vector<assay_scale_label>> labels_;
  std::vector<assay_scale> scales_;
  std::vector<assay_role> roles_;
  std::vector<assay_text> levels_, forms_;
  mutable std::vector<assay_construct> constructs_;
  std::vector<assay_construct_text> texts_;
  std::vector<assay_item> items_;
  std::vector<assay_pair> attributes_;
  std::vector<std::vector<std::string>> links_;
  bool item_last_ = false;
  mutable bool finished_ = false;
  mutable std::vector<std::uint32_t> linked_;
  mutable std::vector<assay_row> rows_;
  mutable assay_model model_{};
};

}  // namespace assay::sdk::testing
