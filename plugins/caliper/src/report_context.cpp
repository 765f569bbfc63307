#include "report_context.hpp"

#include "scorer.hpp"

namespace caliper {

using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash

}  // namespace

std::string ReportContext::figure(std::optional<double> score) const {
  return score ? format.number(*score, 1) : std::string(kNone);
}

std::string ReportContext::rating_figure(std::optional<double> rating) const {
  return rating ? format.number(*rating, 2) : std::string(kNone);
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
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
      score ? context.wording("bar.description",
                              {{"name", name}, {"role", role}, {"score", context.figure(score)}})
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
