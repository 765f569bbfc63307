#include "report_context.hpp"

#include <charconv>
#include <cmath>

#include "scorer.hpp"

namespace caliper {

using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash

std::string fixed(std::optional<double> value, int decimals) {
  if (!value) return std::string(kNone);
  // A half goes up, as people round. Sums of ratings may end a hair below it.
  const double unit = std::pow(10, decimals);
  const double rounded = std::floor(*value * unit + 0.5 + 1e-9) / unit;
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::fixed, decimals);
  return std::string(buffer, end.ptr);
}

}  // namespace

std::string figure(std::optional<double> score) {
  return fixed(score, 1);
}

std::string rating_figure(std::optional<double> rating) {
  return fixed(rating, 2);
}

std::string plain(double value) {
  char buffer[64];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string ReportContext::date(std::string_view iso) const {
  const bool shaped = iso.size() == 10 && iso[4] == '-' && iso[7] == '-';
  if (!shaped) return std::string(iso);
  const std::string month = "date.month." + std::string(iso.substr(5, 2));
  if (!wording.has(month)) return std::string(iso);
  const std::string_view day = iso[8] == '0' ? iso.substr(9) : iso.substr(8);
  return wording("date.pattern", {{"day", day}, {"month", wording(month)}, {"year", iso.substr(0, 4)}});
}

Scores::Scores(const ReportContext& context, const assay::sdk::Case& assessed)
    : context_(context),
      case_(assessed),
      rows_(context.model, context.framework, assessed.rows()),
      score_(assessed.column("score")),
      rating_(assessed.column("rating")),
      coverage_(assessed.column("coverage")),
      source_(assessed.column("source")),
      n_(assessed.column("n")),
      agreement_(assessed.column("agreement")) {
  const Framework& framework = context.framework;
  for (std::size_t slot = 0; slot < framework.slot_count(); ++slot) {
    delivered_ = delivered_ || delivered(slot);
    rated_ = rated_ || rating(slot);
  }
  for (std::size_t slot = 0; slot < framework.pooled(); ++slot) {
    if (assessed.rater_count(framework.roles()[slot]) == 0) continue;
    answered_.push_back(slot);
    if (delivered(slot) || !delivered_) score_slots_.push_back(slot);
    if (rating(slot) || !delivered(slot)) rating_slots_.push_back(slot);
  }
}

bool Scores::delivered(std::size_t slot) const {
  return construct(source_, context_.framework.root(), slot) == kFromDelivered;
}

std::size_t Scores::scored(const Family& family, std::size_t slot) const {
  std::size_t count = 0;
  for (const std::size_t c : family.competencies)
    count += score(context_.framework.competencies()[c], slot).has_value();
  return count;
}

void write_bar(const ReportContext& context, assay::sdk::DocumentBuilder& document, std::string_view name,
               std::optional<double> score, std::size_t slot) {
  const std::string_view role = context.role_title(slot);
  const std::string description =
      score ? context.wording("bar.description", {{"name", name}, {"role", role}, {"score", figure(score)}})
            : context.wording("bar.none", {{"name", name}, {"role", role}});
  const assay_text label = assay::sdk::text(context.wording("score"));
  assay::sdk::Chart chart;
  chart.kind = ASSAY_CHART_SCORE_BAR;
  chart.description = description;
  chart.minimum = 0;
  chart.maximum = 100;
  chart.categories.push_back({label, label});
  chart.series.push_back(
      {role, context.role_id(slot), {score.value_or(0)}, {static_cast<std::uint8_t>(score ? 1 : 0)}, false});
  document.chart(chart);
}

}  // namespace caliper
