#include "comparison_report.hpp"

#include "comparison_view.hpp"

namespace crosswalk {

using assay::sdk::Comparison;
using assay::sdk::DocumentBuilder;
using assay::sdk::text;

namespace {

void write_cover(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document) {
  std::vector<std::string> labels;
  for (const std::uint32_t f : view.speaking()) labels.push_back(view.frameworks()[f].label);
  const std::string date = context.date(view.date());
  const std::string frameworks = context.format.list(labels);
  std::vector<assay_pair> lines;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) lines.push_back({text(context.wording(key)), text(value)});
  };
  add("cover.report", context.wording("cover.comparison"));
  add("cover.organisation", context.client_name);
  add("cover.date", date);
  add("cover.frameworks", frameworks);
  assay_element cover = DocumentBuilder::element(ASSAY_COVER);
  cover.title = text(view.title());
  cover.note = text(view.name());
  cover.attributes = assay::sdk::array(lines);
  document.block(cover, [] {});
}

}  // namespace

void ComparisonReport::write_comparison(const Comparison& comparison, DocumentBuilder& document) const {
  const ComparisonView view(context_, comparison);
  const std::string title =
      context_.wording("document.title", {{"crosswalk", view.title()}, {"name", view.name()}});
  const std::vector<assay_pair> properties = {{text("language"), text(context_.locale)},
                                              {text("date"), text(view.date())},
                                              {text("subject"), text(view.name())},
                                              {text("report"), text("crosswalk.person")}};
  assay_element root = DocumentBuilder::element(ASSAY_DOCUMENT);
  root.title = text(title);
  root.attributes = assay::sdk::array(properties);
  document.block(root, [&] {
    write_cover(context_, view, document);
    document.contents(context_.wording("contents.title"));
    write_introduction(context_, view, document);
    if (view.speaking().empty()) return;  // the introduction has said so
    write_overview(context_, view, document);
    write_themes(context_, view, document);
    write_single(context_, view, document);
  });
}

}  // namespace crosswalk
