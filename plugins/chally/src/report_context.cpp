#include "report_context.hpp"

#include <cmath>

namespace chally {

using assay::sdk::Chart;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash
// Means are rounded in binary: a figure this close to the next one is that one.
constexpr double kRounding = 1e-9;

}  // namespace

std::string ReportContext::figure(std::optional<double> score) const {
  return score ? format.number(std::floor(*score + kRounding), 0) : std::string(kNone);
}

std::string ReportContext::rating_figure(std::optional<double> rating) const {
  return rating ? format.number(*rating, 2) : std::string(kNone);
}

std::string ReportContext::decimal(double value, int decimals) const {
  return value < 0 ? format.signed_number(value, decimals) : format.number(value, decimals);
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string_view ReportContext::band_key(Band band) {
  switch (band) {
    case Band::kLow:
      return "low";
    case Band::kMiddle:
      return "middle";
    case Band::kHigh:
      return "high";
  }
  return "";
}

std::string_view ReportContext::band_word(std::optional<Band> band) const {
  return band ? wording("band." + std::string(band_key(*band))) : wording("band.none");
}

std::string ReportContext::band_limits() const {
  return wording("band.limits",
                 {{"low", format.integer(cuts.low_below())}, {"high", format.integer(cuts.high_from())}});
}

Scores::Scores(const ReportContext& context, const assay::sdk::Case& assessed)
    : case_(assessed),
      profile_(context.profile),
      rows_(context.model, context.profile, assessed.rows()),
      root_(context.profile.root()),
      score_(assessed.column("score")),
      rating_(assessed.column("rating")),
      n_(assessed.column("n")),
      band_(assessed.column("band")),
      index_(assessed.column("index")),
      source_(assessed.column("source")),
      na_(assessed.column("na")),
      lead_(context.profile.pooled()) {
  for (std::uint32_t slot = 0; slot < profile_.pooled(); ++slot) {
    if (index(slot)) views_.push_back(slot);
  }
  std::vector<std::uint32_t> delivered;
  for (const std::uint32_t slot : views_) {
    if (from_percentiles(slot)) delivered.push_back(slot);
  }
  mixed_ = !delivered.empty() && delivered.size() < views_.size();
  if (views_.size() == 1) lead_ = views_.front();
  if (mixed_ && delivered.size() == 1) lead_ = delivered.front();
}

std::optional<Band> Scores::band(const Competency& one, std::uint32_t slot) const {
  const auto value = at(band_, one.construct, slot);
  return value ? std::optional<Band>(static_cast<Band>(static_cast<int>(*value))) : std::nullopt;
}

std::size_t Scores::scored(std::uint32_t slot) const {
  std::size_t count = 0;
  for (const Competency& one : profile_.competencies()) count += score(one, slot).has_value() ? 1 : 0;
  return count;
}

bool Scores::from_percentiles(std::uint32_t slot) const {
  return at(source_, root_, slot).value_or(0) == 1;
}
bool Scores::from_behaviours(std::uint32_t slot) const {
  return at(source_, root_, slot).value_or(0) == 2;
}

bool Scores::few_answers(const Competency& one, std::uint32_t slot) const {
  if (!from_behaviours(slot)) return false;
  double given = 0;
  for (const std::uint32_t item : one.behaviours)
    given += case_.score(n_, rows_.item(item, slot)).value_or(0);
  return at(na_, one.construct, slot).value_or(0) > given;
}

std::vector<std::uint32_t> Scores::comparable() const {
  std::vector<std::uint32_t> rated, delivered;
  for (const std::uint32_t slot : views_) (from_behaviours(slot) ? rated : delivered).push_back(slot);
  return rated.empty() ? delivered : rated;
}

std::vector<std::uint32_t> Scores::shown() const {
  std::vector<std::uint32_t> slots = views_;
  if (lead_ == profile_.pooled()) slots.push_back(lead_);
  return slots;
}

void write_cover(const ReportContext& context, DocumentBuilder& document, std::string_view note,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> lines) {
  std::vector<assay_pair> pairs;
  for (const auto& [key, value] : lines) {
    if (!value.empty()) pairs.push_back({assay::sdk::text(context.wording(key)), assay::sdk::text(value)});
  }
  assay_element cover = DocumentBuilder::element(ASSAY_COVER);
  cover.title = assay::sdk::text(context.model.title());
  cover.note = assay::sdk::text(note);
  cover.attributes = assay::sdk::array(pairs);
  document.block(cover, [] {});
}

void write_strings(DocumentBuilder& document, const std::vector<std::string_view>& entries) {
  document.list(false, [&] {
    for (const std::string_view entry : entries) document.list_item(entry);
  });
}

std::vector<std::string_view> behaviours(const ReportContext& context, const Competency& one, bool high) {
  std::vector<std::string_view> found;
  for (const std::uint32_t index : one.behaviours) {
    const assay_item& item = context.model.items()[index];
    if ((item.reverse == 0) == high) found.push_back(view(item.text));
  }
  return found;
}

void write_both_sides(const ReportContext& context, DocumentBuilder& document, const Competency& one) {
  document.grid("sides", [&] {
    for (const bool high : {false, true}) {
      document.grid_cell(context.wording(high ? "sides.high" : "sides.low"), {},
                         [&] { write_strings(document, behaviours(context, one, high)); });
    }
  });
}

void write_bar(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
               const Competency& one, std::uint32_t slot) {
  const auto score = scores.score(one, slot);
  const std::string description = context.wording(score ? "bar.description" : "bar.none",
                                                  {{"role", context.role_title(slot)},
                                                   {"competency", view(context.construct(one).title)},
                                                   {"score", context.figure(score)}});
  Chart chart;
  chart.kind = ASSAY_CHART_SCORE_BAR;
  chart.description = description;
  chart.minimum = kLowestScore;
  chart.maximum = kHighestScore;
  const assay_construct& construct = context.construct(one);
  chart.categories = {{construct.title, construct.short_title}};
  chart.series = {{context.role_title(slot),
                   context.role_id(slot),
                   {score.value_or(0)},
                   {score ? std::uint8_t{1} : std::uint8_t{0}},
                   false}};
  document.chart(chart);
}

}  // namespace chally
