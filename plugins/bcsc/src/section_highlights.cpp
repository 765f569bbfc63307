#include <algorithm>

#include "report_context.hpp"

namespace bcsc {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

struct Highlight {
  std::uint32_t item;
  double rank;
};

std::vector<Highlight> ranked(const ReportContext& context, const Scores& scores, bool strengths) {
  std::vector<Highlight> found;
  for (std::uint32_t item = 0; item < context.model.items().size(); ++item) {
    if (const auto rank = scores.rank(item, context.framework.pooled(), strengths)) found.push_back({item, *rank});
  }
  std::sort(found.begin(), found.end(), [](const Highlight& a, const Highlight& b) { return a.rank < b.rank; });
  return found;
}

void write_list(const ReportContext& context, const Scores& scores, DocumentBuilder& document, bool strengths) {
  const auto& wording = context.wording;
  const std::string_view name = strengths ? "strengths" : "opportunities";
  const auto key = [&](std::string_view rest) { return "highlights." + std::string(name) + "." + std::string(rest); };
  document.section({name, wording(key("title"))}, [&] {
    const std::vector<Highlight> highlights = ranked(context, scores, strengths);
    if (highlights.empty()) {
      document.paragraph(wording("highlights.none"));
      return;
    }
    document.paragraph(wording(key("text"), {{"count", std::to_string(highlights.size())}}));
    document.table(
        wording(key("caption")),
        {{wording("highlights.behaviour"), 5},
         {wording("highlights.element"), 3},
         {wording("highlights.identified"), 2},
         {wording("highlights.average"), 1, ASSAY_ALIGN_END}},
        [&] {
          for (const Highlight& highlight : highlights) {
            const assay_item& item = context.model.items()[highlight.item];
            const assay_construct& element = context.construct(item.construct);
            const assay_construct& unit = context.construct(element.parent);
            std::vector<std::string_view> roles;
            for (std::uint32_t slot = 0; slot < context.framework.pooled(); ++slot) {
              if (scores.identified(highlight.item, slot)) roles.push_back(context.role_title(slot));
            }
            document.row([&] {
              document.cell(
                  [&] {
                    document.text(wording("question.number", {{"number", number_of(view(item.id))}}),
                                  ASSAY_SPAN_MUTED, "#" + std::string(view(item.id)));
                    document.text(" ");
                    document.text(view(item.text));
                  },
                  ASSAY_FLAG_HEADER);
              document.text_cell(joined({view(unit.short_title), view(element.short_title)}, wording("list.separator")));
              document.text_cell(roles.empty() ? wording("highlights.nobody") : joined(roles, wording("list.separator")));
              document.text_cell(figure(scores.item_mean(highlight.item, context.framework.pooled())), 0, 1,
                                 ASSAY_SPAN_STRONG);
            });
          }
        },
        strengths ? "strengths" : "opportunities");
  });
}

}  // namespace

void write_highlights(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  document.section({"highlights", context.wording("highlights.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(context.wording("highlights.text"));
    write_list(context, scores, document, true);
    write_list(context, scores, document, false);
  });
}

}  // namespace bcsc
