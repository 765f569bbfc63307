#include "report_context.hpp"

namespace caliper {

using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// "2 of 3", or that the model asks for nothing in the family.
std::string count_of(const ReportContext& context, const Scores& scores, const Family& family) {
  if (family.competencies.empty()) return std::string(context.wording("families.none"));
  return context.share(scores.scored(family, scores.lead()), family.competencies.size());
}

void write_row(const ReportContext& context, const Scores& scores, const Family& family,
               DocumentBuilder& document) {
  const std::size_t lead = scores.lead();
  const auto score = scores.score(family, lead);
  const std::string_view title = view(context.construct(family).title);
  document.row(
      [&] {
        document.text_cell(title, ASSAY_FLAG_HEADER);
        document.text_cell(count_of(context, scores, family));
        if (scores.score_slots().size() > 1) {
          for (const std::size_t slot : scores.score_slots())
            document.text_cell(context.figure(scores.score(family, slot)));
        }
        document.text_cell(context.figure(score), 0, 1, score ? std::uint32_t{ASSAY_SPAN_STRONG} : 0);
        document.cell([&] {
          if (score) {
            write_bar(context, document, title, score, lead);
          } else {
            document.text(context.wording("families.not-assessed"), ASSAY_SPAN_MUTED);
          }
        });
      },
      0, score ? "family" : "empty-family");
}

// The last row: all of the model.
void write_model_row(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const std::size_t lead = scores.lead();
  std::size_t scored = 0;
  for (const Family& family : context.framework.families()) scored += scores.scored(family, lead);
  const auto fit = scores.fit(lead);
  const std::string_view title = context.wording("families.model");
  document.row(
      [&] {
        document.text_cell(title, ASSAY_FLAG_HEADER, 1, ASSAY_SPAN_STRONG);
        document.text_cell(context.share(scored, context.framework.competencies().size()));
        if (scores.score_slots().size() > 1) {
          for (const std::size_t slot : scores.score_slots())
            document.text_cell(context.figure(scores.fit(slot)));
        }
        document.text_cell(context.figure(fit), 0, 1, ASSAY_SPAN_STRONG);
        document.cell([&] { write_bar(context, document, title, fit, lead); });
      },
      0, "total");
}

// The role's columns are there when several roles have scores.
std::vector<Column> columns_of(const ReportContext& context, const Scores& scores) {
  const auto& wording = context.wording;
  const bool several = scores.score_slots().size() > 1;
  std::vector<Column> columns = {{wording("families.family"), 3}, {wording("families.coverage"), 2}};
  if (several) {
    for (const std::size_t slot : scores.score_slots())
      columns.push_back({context.role_title(slot), 1, ASSAY_ALIGN_END});
  }
  columns.push_back({several ? wording("role.all") : wording("score"), 1, ASSAY_ALIGN_END});
  columns.push_back({wording("score.axis"), 4});
  return columns;
}

}  // namespace

void write_families(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"families", wording("families.title")}, [&] {
    // In one piece: a table that only ends on the next page hides the fit in its last row.
    document.group([&] {
      document.paragraph(wording("families.text"));
      document.table(
          wording("families.caption"), columns_of(context, scores),
          [&] {
            for (const Family& family : context.framework.families())
              write_row(context, scores, family, document);
            write_model_row(context, scores, document);
          },
          "families");
    });
  });
}

}  // namespace caliper
