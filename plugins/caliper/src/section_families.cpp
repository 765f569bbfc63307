#include "report_context.hpp"

namespace caliper {

using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// "2 of 3", or that the model asks for nothing in the family.
std::string count_of(const ReportContext& context, const Scores& scores, const Family& family) {
  if (family.competencies.empty()) return std::string(context.wording("families.none"));
  return context.wording("count",
                         {{"part", std::to_string(scores.scored(family, context.framework.pooled()))},
                          {"all", std::to_string(family.competencies.size())}});
}

void write_row(const ReportContext& context, const Scores& scores, const Family& family,
               DocumentBuilder& document) {
  const std::size_t pooled = context.framework.pooled();
  const auto score = scores.score(family, pooled);
  const std::string_view title = view(context.construct(family).title);
  document.row(
      [&] {
        document.text_cell(title, ASSAY_FLAG_HEADER);
        document.text_cell(count_of(context, scores, family));
        if (scores.slots().size() > 1) {
          for (const std::size_t slot : scores.slots())
            document.text_cell(figure(scores.score(family, slot)));
        }
        document.text_cell(figure(score), 0, 1, score ? std::uint32_t{ASSAY_SPAN_STRONG} : 0);
        document.cell([&] {
          if (score) {
            write_bar(context, document, title, score, pooled);
          } else {
            document.text(context.wording("families.not-assessed"), ASSAY_SPAN_MUTED);
          }
        });
      },
      0, score ? "family" : "empty-family");
}

// The last row: all of the model.
void write_model_row(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const std::size_t pooled = context.framework.pooled();
  std::size_t scored = 0;
  for (const Family& family : context.framework.families()) scored += scores.scored(family, pooled);
  const auto fit = scores.fit(pooled);
  const std::string_view title = context.wording("families.model");
  document.row(
      [&] {
        document.text_cell(title, ASSAY_FLAG_HEADER, 1, ASSAY_SPAN_STRONG);
        document.text_cell(
            context.wording("count", {{"part", std::to_string(scored)},
                                      {"all", std::to_string(context.framework.competencies().size())}}));
        if (scores.slots().size() > 1) {
          for (const std::size_t slot : scores.slots()) document.text_cell(figure(scores.fit(slot)));
        }
        document.text_cell(figure(fit), 0, 1, ASSAY_SPAN_STRONG);
        document.cell([&] { write_bar(context, document, title, fit, pooled); });
      },
      0, "total");
}

}  // namespace

void write_families(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const bool several = scores.slots().size() > 1;
  document.section({"families", wording("families.title")}, [&] {
    document.paragraph(wording("families.text"));
    std::vector<Column> columns = {{wording("families.family"), 3}, {wording("families.coverage"), 2}};
    if (several) {
      for (const std::size_t slot : scores.slots())
        columns.push_back({context.role_title(slot), 1, ASSAY_ALIGN_END});
    }
    columns.push_back({several ? wording("role.all") : wording("score"), 1, ASSAY_ALIGN_END});
    columns.push_back({wording("score.axis"), 4});
    document.table(
        wording("families.caption"), columns,
        [&] {
          for (const Family& family : context.framework.families())
            write_row(context, scores, family, document);
          write_model_row(context, scores, document);
        },
        "families");
  });
}

}  // namespace caliper
