// assay/sdk/model.hpp: the instrument, the norm and the options that a plugin is set up with.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/model.h"
#include "assay/sdk/error.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// An instrument. A view: cheap to copy, valid as long as the object that was set up with it.
class Model {
 public:
  explicit Model(const assay_model& model) : model_(&model) {}

  std::string_view id() const { return view(model_->id); }
  std::string_view title() const { return view(model_->title); }
  std::string_view version() const { return view(model_->version); }
  std::string_view vendor() const { return view(model_->vendor); }
  std::string_view description() const { return view(model_->description); }
  ArrayView<assay_scale> scales() const { return model_->scales; }
  ArrayView<assay_role> roles() const { return model_->roles; }
  ArrayView<assay_text> levels() const { return model_->levels; }
  ArrayView<assay_construct> constructs() const { return model_->constructs; }
  ArrayView<assay_item> items() const { return model_->items; }
  ArrayView<assay_text> forms() const { return model_->forms; }
  // How the instrument wants to be scored: ASSAY_METHOD_…, ASSAY_ROLL_UP_….
  std::uint32_t method() const { return ASSAY_HAS(assay_model, model_, method) ? model_->method : 0u; }
  std::uint32_t roll_up() const { return ASSAY_HAS(assay_model, model_, roll_up) ? model_->roll_up : 0u; }
  // What missing answers on a scale do to a score: ASSAY_NA_…
  std::uint32_t na_policy(std::uint32_t scale) const { return scales()[scale].na_policy; }

  // The values of an attribute, in order; the first of them, or an empty text.
  std::vector<std::string_view> attributes(std::string_view key) const {
    std::vector<std::string_view> found;
    for (const assay_pair& pair : ArrayView<assay_pair>(model_->attributes)) {
      if (view(pair.key) == key) found.push_back(view(pair.value));
    }
    return found;
  }
  std::string_view attribute(std::string_view key) const {
    const auto found = attributes(key);
    return found.empty() ? std::string_view() : found.front();
  }

  // The form of an item, or an empty text when it belongs to every form.
  std::string_view form_of(const assay_item& item) const {
    return item.form < forms().size() ? view(forms()[item.form]) : std::string_view();
  }

  // Indices of the constructs that a construct is linked to, in order.
  std::vector<std::uint32_t> links_of(const assay_construct& construct) const {
    const ArrayView<std::uint32_t> all(model_->links);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < construct.link_count; ++i) found.push_back(all[construct.first_link + i]);
    return found;
  }

  // The word for a value of a scale, or an empty text. `scale` may be ASSAY_NONE.
  std::string_view label(std::uint32_t scale, double value) const {
    if (scale >= scales().size()) return {};
    for (const assay_scale_label& label : ArrayView<assay_scale_label>(scales()[scale].labels)) {
      if (label.value == value) return view(label.text);
    }
    return {};
  }

  std::string_view level_of(const assay_construct& construct) const {
    return view(levels()[construct.level]);
  }

  // Indices of the constructs of a level, in order; of the children of a construct; of its items.
  std::vector<std::uint32_t> constructs_of(std::string_view level) const {
    return constructs_where([&](const assay_construct& c) { return level_of(c) == level; });
  }
  std::vector<std::uint32_t> children_of(std::uint32_t parent) const {
    return constructs_where([&](const assay_construct& c) { return c.parent == parent; });
  }
  std::vector<std::uint32_t> items_of(std::uint32_t construct) const {
    std::vector<std::uint32_t> found;
    std::uint32_t index = 0;
    for (const assay_item& item : items()) {
      if (item.construct == construct) found.push_back(index);
      ++index;
    }
    return found;
  }

  // Indices of the roles without a parent, in order.
  std::vector<std::uint32_t> top_roles() const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t r = 0; r < roles().size(); ++r) {
      if (roles()[r].parent == ASSAY_NONE) found.push_back(r);
    }
    return found;
  }
  // The outermost ancestor of a role.
  std::uint32_t top_role(std::uint32_t role) const {
    while (roles()[role].parent != ASSAY_NONE) role = roles()[role].parent;
    return role;
  }

  // The texts of a construct of one kind, in order; the first of them, or an empty text.
  std::vector<std::string_view> texts(const assay_construct& construct, std::string_view kind) const {
    std::vector<std::string_view> found;
    const ArrayView<assay_construct_text> all(model_->texts);
    for (std::uint32_t i = 0; i < construct.text_count; ++i) {
      const assay_construct_text& entry = all[construct.first_text + i];
      if (view(entry.kind) == kind) found.push_back(view(entry.text));
    }
    return found;
  }
  std::string_view text(const assay_construct& construct, std::string_view kind) const {
    const auto found = texts(construct, kind);
    return found.empty() ? std::string_view() : found.front();
  }

 private:
  template <typename Condition>
  std::vector<std::uint32_t> constructs_where(Condition condition) const {
    std::vector<std::uint32_t> found;
    std::uint32_t index = 0;
    for (const assay_construct& construct : constructs()) {
      if (condition(construct)) found.push_back(index);
      ++index;
    }
    return found;
  }

  const assay_model* model_;
};

// What a percentile rank at an end of a norm's table is: a bound, for how far beyond a score lies, the table
// does not say.
enum class RankBound { None, OrBelow, OrAbove };

// The reference distribution of one subject in one role.
class NormRow {
 public:
  NormRow(ArrayView<double> percentiles, const assay_norm_row& row) : percentiles_(percentiles), row_(&row) {}
  // Element `index` of a norm's rows.
  NormRow(ArrayView<double> percentiles, const assay_array& rows, std::size_t index)
      : percentiles_(percentiles), row_(&ArrayView<assay_norm_row>(rows)[index]) {
    const auto known = element_of<assay_norm_row>(rows, index);
    sd_ = known.sd;
    reliability_ = known.reliability;
  }

  // The percentile rank of a score, 0 < rank < 100: linear between the points of the table; the exact
  // percentile at a point (the highest one, where several percentiles have the same value); outside the
  // table the first or last percentile.
  double rank_of(double score) const {
    const std::size_t last = percentiles_.size() - 1;
    if (score >= row_->values[last]) return percentiles_[last];
    if (score < row_->values[0]) return percentiles_[0];
    std::size_t below = 0;
    while (row_->values[below + 1] <= score) ++below;
    const double low = row_->values[below], high = row_->values[below + 1];
    if (score == low) return percentiles_[below];
    const double share = (score - low) / (high - low);
    return percentiles_[below] + share * (percentiles_[below + 1] - percentiles_[below]);
  }

  // Whether the rank of a score is only a bound: at or beyond the first or last point of the table. A report
  // then says "90 or above" instead of 90.
  RankBound bound_of(double score) const {
    if (score >= highest()) return RankBound::OrAbove;
    return rank_of(score) <= percentiles_[0] ? RankBound::OrBelow : RankBound::None;
  }

  // The score at a percentile, within the table.
  double score_at(double percentile) const {
    const std::size_t last = percentiles_.size() - 1;
    if (percentile <= percentiles_[0]) return row_->values[0];
    if (percentile >= percentiles_[last]) return row_->values[last];
    std::size_t below = 0;
    while (percentiles_[below + 1] <= percentile) ++below;
    const double share =
        (percentile - percentiles_[below]) / (percentiles_[below + 1] - percentiles_[below]);
    return row_->values[below] + share * (row_->values[below + 1] - row_->values[below]);
  }

  double n() const { return row_->n; }
  // In the sample, in units of the score; 0 when not known.
  double sd() const { return sd_; }
  // Of the score in the sample, above 0 and at most 1; 0 when not known.
  double reliability() const { return reliability_; }
  // The ends of the table: a value is never less than the one before.
  double lowest() const { return row_->values[0]; }
  double highest() const { return row_->values[percentiles_.size() - 1]; }

 private:
  ArrayView<double> percentiles_;
  const assay_norm_row* row_;
  double sd_ = 0;
  double reliability_ = 0;
};

// A norm. A view, like Model.
class Norm {
 public:
  explicit Norm(const assay_norm& norm) : norm_(&norm) {}

  std::string_view id() const { return view(norm_->id); }
  std::string_view title() const { return view(norm_->title); }
  std::string_view source() const { return view(norm_->source); }
  bool illustrative() const { return norm_->illustrative != 0; }
  double n() const { return norm_->n; }  // 0: not known
  // Increasing, above 0 and below 100.
  ArrayView<double> percentiles() const { return norm_->percentiles; }

  std::optional<NormRow> find(std::uint32_t subject, std::uint32_t index, std::uint32_t role) const {
    const ArrayView<double> percentiles(norm_->percentiles);
    const ArrayView<assay_norm_row> rows(norm_->rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const assay_norm_row& row = rows[i];
      if (row.subject == subject && row.index == index && row.role == role) return NormRow(percentiles, norm_->rows, i);
    }
    return std::nullopt;
  }

 private:
  const assay_norm* norm_;
};

// The options of the plugin's manifest, with their values. A key that is not in the manifest is a fault
// of the plugin and throws std::logic_error.
class Options {
 public:
  explicit Options(assay_array options) : options_(options) {}

  double number(std::string_view key) const { return at(key).number; }
  std::int64_t integer(std::string_view key) const { return static_cast<std::int64_t>(at(key).number); }
  bool flag(std::string_view key) const { return at(key).number != 0; }
  std::string_view text(std::string_view key) const { return view(at(key).text); }

 private:
  const assay_option& at(std::string_view key) const {
    for (const assay_option& option : options_) {
      if (view(option.key) == key) return option;
    }
    throw std::logic_error("the manifest has no option `" + std::string(key) + "`");
  }

  ArrayView<assay_option> options_;
};

}  // namespace assay::sdk
