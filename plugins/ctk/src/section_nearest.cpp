#include "report_context.hpp"

namespace ctk {

using assay::sdk::DocumentBuilder;

void write_nearest(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::uint32_t lead = scores.lead();
  document.section({"nearest", wording("nearest.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording("nearest.text"));
    document.table(wording("nearest.caption"),
                   {{wording("table.competency"), 4},
                    {wording("table.target"), 2},
                    {wording("table.attained"), 1, ASSAY_ALIGN_END},
                    {wording("table.gap"), 1, ASSAY_ALIGN_END}},
                   [&] {
                     for (const Competency* one : scores.nearest(context.develop_competencies)) {
                       document.row([&] {
                         document.text_cell(context.title(*one), ASSAY_FLAG_HEADER);
                         document.text_cell(context.target_words(*one));
                         document.text_cell(context.figure(scores.attained(*one, lead)), 0, 1,
                                            ASSAY_SPAN_STRONG);
                         document.text_cell(context.signed_figure(scores.gap(*one, lead)));
                       });
                     }
                   });
  });
}

}  // namespace ctk
