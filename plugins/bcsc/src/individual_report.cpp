#include "individual_report.hpp"

#include "basis.hpp"

namespace bcsc {

using assay::sdk::Case;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

std::string raters_line(const ReportContext& context, const Scores& scores) {
  std::string line;
  for (std::uint32_t slot = 0; slot < context.framework.pooled(); ++slot) {
    const std::uint32_t raters = scores.assessed().rater_count(context.framework.roles()[slot]);
    const std::uint32_t answered = scores.answered(context, slot);
    if (!line.empty()) line += context.wording("list.separator");
    if (scores.assessed().withheld(context.framework.roles()[slot]) != ASSAY_WITHHELD_NO) {
      line += context.wording("cover.raters.withheld", {{"role", context.role_title(slot)}});
      continue;
    }
    line += context.wording(answered < raters ? "cover.raters.open" : "cover.raters.one",
                            {{"role", context.role_title(slot)},
                             {"count", context.whole(answered)},
                             {"open", context.whole(answered < raters ? raters - answered : 0)}});
  }
  return line;
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
  add("cover.organisation", organisation);
  add("cover.date", date);
  add("cover.raters", raters);
  const std::string norm = context.norm ? norm_text(context) : std::string();
  add("cover.norm", norm);

  assay_element cover = DocumentBuilder::element(ASSAY_COVER);
  cover.title = assay::sdk::text(context.model.title());
  cover.note = assay::sdk::text(assessed.name());
  cover.attributes = assay::sdk::array(lines);
  document.block(cover, [] {});
}

}  // namespace

IndividualReport::IndividualReport(const assay::sdk::ReportSetup& setup) : context_(setup) {}

void IndividualReport::write_case(const Case& assessed, DocumentBuilder& document) const {
  const Scores scores(context_, assessed);
  const std::vector<assay_pair> properties = {
      {assay::sdk::text("language"), assay::sdk::text(context_.locale)},
      {assay::sdk::text("date"), assay::sdk::text(assessed.date())},
      {assay::sdk::text("subject"), assay::sdk::text(assessed.name())},
      {assay::sdk::text("instrument"), assay::sdk::text(context_.model.id())},
      {assay::sdk::text("report"), assay::sdk::text("bcsc.individual")},
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
    write_framework(context_, document, context_.wording("framework.title"), ASSAY_FLAG_NEW_PAGE);
    write_overview(context_, scores, document);
    write_change(context_, scores, document);
    write_highlights(context_, scores, document);
    write_units(context_, scores, document);
    write_plan(context_, document);
  });
}

}  // namespace bcsc
