#include "basis.hpp"

namespace bcsc {

using assay::sdk::DocumentBuilder;

namespace {

void list_sections(const ReportContext& context, DocumentBuilder& document) {
  static constexpr std::pair<std::string_view, std::string_view> kSections[] = {
      {"framework", "#framework"}, {"overview", "#overview"}, {"highlights", "#highlights"},
      {"units", "#units"},         {"plan", "#plan"},
  };
  document.list(true, [&] {
    for (const auto& [name, target] : kSections) {
      document.block(DocumentBuilder::element(ASSAY_LIST_ITEM), [&, name = name, target = target] {
        document.text(context.wording("introduction.section." + std::string(name) + ".title"), 0, target);
        const std::string text = "introduction.section." + std::string(name) + ".text";
        const bool by_norm = name == "overview" || name == "units";
        document.text(by_norm ? context.by_norm(text, text + ".no-norm") : context.wording(text));
      });
    }
  });
}

}  // namespace

void write_introduction(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::string units = context.format.plural("introduction.units", context.framework.units().size());
  std::size_t element_count = 0;
  for (const Unit& unit : context.framework.units()) element_count += unit.elements.size();
  const std::string elements = context.format.plural("introduction.elements", element_count);
  const std::string points = context.whole(context.framework.points());
  const std::string percentile = context.note_percentile_text();

  document.section({"introduction", wording("introduction.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(context.format.plural(
        "introduction.purpose", context.model.items().size(),
        {{"name", scores.assessed().name()}, {"units", units}, {"elements", elements}}));
    document.paragraph(wording("introduction.views"));
    document.paragraph(wording("introduction.sections"));
    list_sections(context, document);
  });
  document.section({"reading", wording("reading.title")}, [&] {
    document.list(false, [&] {
      document.list_item(wording("reading.no-pass"));
      document.list_item(wording("reading.change"));
      document.list_item(wording("reading.scale", {{"points", points}}));
      document.list_item(wording("reading.mean"));
      document.list_item(wording("reading.rounded"));
      document.list_item(wording("reading.pooled"));
      document.list_item(wording("reading.na"));
      if (context.norm) {
        document.list_item(wording("reading.percentile", {{"percentile", percentile}}));
        document.list_item(percentile_ends(context));
      }
      write_basis_rules(context, document);
      document.list_item(wording("reading.comments"));
    });
    write_withheld_roles(context, scores, document);
    if (context.norm && context.norm->illustrative()) {
      document.callout(wording("reading.illustrative.title"), {}, "warning", [&] {
        document.paragraph(wording("reading.illustrative.text", {{"norm", context.norm->title()}}));
      });
    }
    if (!context.norm) document.paragraph(wording("reading.no-norm"));
  });
}

}  // namespace bcsc
