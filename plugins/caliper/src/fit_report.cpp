#include "fit_report.hpp"

namespace caliper {

using assay::sdk::Case;
using assay::sdk::DocumentBuilder;

namespace {

std::string raters_line(const ReportContext& context, const Scores& scores) {
  std::vector<std::string> parts;
  for (const std::size_t slot : scores.answered()) {
    const std::string count = context.whole(scores.assessed().rater_count(context.framework.roles()[slot]));
    parts.push_back(
        context.wording("cover.raters.one", {{"role", context.role_title(slot)}, {"count", count}}));
  }
  for (std::size_t slot = 0; slot < context.framework.pooled(); ++slot) {
    if (scores.assessed().withheld(context.framework.roles()[slot]) == ASSAY_WITHHELD_NO) continue;
    parts.push_back(context.wording("cover.raters.withheld", {{"role", context.role_title(slot)}}));
  }
  return joined(parts, context.wording("list.separator"));
}

void write_cover(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const Case& assessed = scores.assessed();
  const std::string_view organisation =
      assessed.attribute("organisation").empty() ? context.client_name : assessed.attribute("organisation");
  const std::string date = context.date(assessed.date());
  const std::string raters = raters_line(context, scores);
  std::vector<assay_pair> lines;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) lines.push_back({assay::sdk::text(context.wording(key)), assay::sdk::text(value)});
  };
  add("cover.report", context.wording("cover.kind"));
  add("cover.position", assessed.attribute("position"));
  add("cover.organisation", organisation);
  add("cover.date", date);
  add("cover.raters", raters);

  assay_element cover = DocumentBuilder::element(ASSAY_COVER);
  cover.title = assay::sdk::text(context.model.title());
  cover.note = assay::sdk::text(assessed.name());
  cover.attributes = assay::sdk::array(lines);
  document.block(cover, [] {});
}

}  // namespace

void FitReport::write_case(const Case& assessed, DocumentBuilder& document) const {
  const Scores scores(context_, assessed);
  const std::vector<assay_pair> properties = {
      {assay::sdk::text("language"), assay::sdk::text(context_.locale)},
      {assay::sdk::text("date"), assay::sdk::text(assessed.date())},
      {assay::sdk::text("subject"), assay::sdk::text(assessed.name())},
      {assay::sdk::text("instrument"), assay::sdk::text(context_.model.id())},
      {assay::sdk::text("report"), assay::sdk::text("caliper.fit")},
  };
  const std::string title =
      context_.wording("document.title", {{"instrument", context_.model.title()}, {"name", assessed.name()}});
  assay_element root = DocumentBuilder::element(ASSAY_DOCUMENT);
  root.title = assay::sdk::text(title);
  root.attributes = assay::sdk::array(properties);
  document.block(root, [&] {
    write_cover(context_, scores, document);
    document.contents(context_.wording("contents.title"));
    write_introduction(context_, scores, document);
    write_fit(context_, scores, document);
    write_families(context_, scores, document);
    write_competencies(context_, scores, document);
    write_highlights(context_, scores, document);
    if (scores.rated()) write_ratings(context_, scores, document);
  });
}

}  // namespace caliper
