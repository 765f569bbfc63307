#include "report_context.hpp"

#include <algorithm>
#include <cmath>

namespace bcsc {

using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash

}  // namespace

std::string ReportContext::figure(std::optional<double> value) const {
  return value ? format.number(*value, 2) : std::string(kNone);
}

std::string ReportContext::signed_figure(std::optional<double> value) const {
  return value ? format.signed_number(*value, 2) : std::string(kNone);
}

std::string ReportContext::whole_figure(std::optional<double> value) const {
  // Rounded down: a rank of 39.8 is below the 40th percentile and must not read as 40.
  return value ? format.number(std::floor(*value), 0) : std::string(kNone);
}

std::string_view number_of(std::string_view id) {
  const std::size_t digit = id.find_first_of("0123456789");
  return digit == std::string_view::npos ? id : id.substr(digit);
}

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string ReportContext::unit_name(const Unit& unit) const {
  return wording("framework.unit", {{"number", number_of(view(construct(unit.construct).id))}});
}

std::string ReportContext::unit_title(const Unit& unit) const {
  const assay_construct& c = construct(unit.construct);
  return wording("unit.title", {{"number", number_of(view(c.id))}, {"title", view(c.title)}});
}

std::string ReportContext::element_title(const Element& element) const {
  const assay_construct& c = construct(element.construct);
  return wording("element.title", {{"number", number_of(view(c.id))}, {"title", view(c.title)}});
}

std::string ReportContext::note_percentile_text() const {
  return format.number(note_percentile, note_percentile == std::floor(note_percentile) ? 0 : 2);
}

assay::sdk::RankBound ReportContext::bound(std::uint32_t construct, std::uint32_t slot, double mean) const {
  if (!norm || slot == framework.pooled()) return assay::sdk::RankBound::None;
  const auto row = norm->find(ASSAY_SUBJECT_CONSTRUCT, construct, framework.roles()[slot]);
  return row ? row->bound_of(mean) : assay::sdk::RankBound::None;
}

std::string ReportContext::question(std::uint32_t item) const {
  const assay_item& asked = model.items()[item];
  return wording("comments.question", {{"number", number_of(view(asked.id))}, {"text", view(asked.text)}});
}

std::string_view ReportContext::by_norm(std::string_view with, std::string_view without) const {
  return wording(norm ? with : without);
}

Scores::Scores(const ReportContext& context, const assay::sdk::Case& assessed)
    : case_(assessed),
      rows_(context.model, context.framework, assessed.rows()),
      mean_(assessed.column("mean")),
      na_(assessed.column("na")),
      n_(assessed.column("n")),
      percentile_(assessed.column("percentile")),
      count_(assessed.column("count_1")),
      strength_(assessed.column("rank_strength")),
      opportunity_(assessed.column("rank_opportunity")),
      note_(assessed.column("note")),
      agreement_(assessed.column("agreement")),
      standard_error_(assessed.column("standard_error")) {
  for (std::uint32_t slot = 0; slot < context.framework.pooled(); ++slot) {
    const std::uint32_t role = context.framework.roles()[slot];
    if (assessed.rater_count(role) > 0) roles_.push_back(slot);
    if (const std::uint32_t reason = assessed.withheld(role)) withheld_roles_.emplace_back(slot, reason);
  }
}

std::uint32_t Scores::answered(const ReportContext& context, std::uint32_t slot) const {
  double most = 0;
  for (const Unit& unit : context.framework.units()) {
    most = std::max(most, case_.score(n_, rows_.construct(unit.construct, slot)).value_or(0));
  }
  return static_cast<std::uint32_t>(most);
}

}  // namespace bcsc
