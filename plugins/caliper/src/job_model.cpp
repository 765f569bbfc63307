#include "report_context.hpp"

namespace caliper {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

std::string family_note(const ReportContext& context, const Scores* scores, const Family& family) {
  if (scores == nullptr) return {};
  const std::size_t lead = scores->lead();
  const auto score = scores->score(family, lead);
  if (!score) return std::string(context.wording("families.not-assessed"));
  return context.wording("model.family.score", {{"score", context.figure(score)}});
}

void write_competency(const ReportContext& context, const Scores* scores, const Competency& competency,
                      DocumentBuilder& document) {
  document.block(DocumentBuilder::element(ASSAY_LIST_ITEM), [&] {
    document.text(view(context.construct(competency).title));
    if (scores == nullptr) return;
    document.text(" ");
    document.text(context.figure(scores->score(competency, scores->lead())), ASSAY_SPAN_STRONG);
  });
}

}  // namespace

void write_job_model(const ReportContext& context, const Scores* scores, DocumentBuilder& document) {
  document.grid("job-model", [&] {
    for (const Family& family : context.framework.families()) {
      const std::string note = family_note(context, scores, family);
      document.grid_cell(view(context.construct(family).title), note, [&] {
        if (family.competencies.empty()) {
          document.paragraph(context.wording("model.family.empty"), ASSAY_SPAN_MUTED, "empty-family");
          return;
        }
        document.list(false, [&] {
          for (const std::size_t c : family.competencies) {
            write_competency(context, scores, context.framework.competencies()[c], document);
          }
        });
      });
    }
  });
}

}  // namespace caliper
