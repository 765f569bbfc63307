#include "report_context.hpp"

namespace caliper {

using assay::sdk::DocumentBuilder;

void write_introduction(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const Framework& framework = context.framework;
  const double middle = (framework.lowest() + framework.highest()) / 2;
  document.section({"introduction", wording("introduction.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(context.format.plural("introduction.purpose", framework.competencies().size(),
                                             {{"name", scores.assessed().name()},
                                              {"model", context.model.title()},
                                              {"families", context.whole(framework.families().size())}}));
    document.paragraph(wording("introduction.job"));
    document.paragraph(context.model.attribute("overview"));
  });
  document.section({"reading", wording("reading.title")}, [&] {
    document.list(false, [&] {
      if (scores.delivered()) document.list_item(wording("reading.delivered"));
      if (scores.rated()) {
        document.list_item(wording(scores.delivered() ? "reading.both" : "reading.rated",
                                   {{"low", context.plain_figure(framework.lowest())},
                                    {"high", context.plain_figure(framework.highest())},
                                    {"middle", context.plain_figure(middle)},
                                    {"section", wording("ratings.title")}}));
      }
      if (scores.score_slots().size() > 1 || (scores.rated() && scores.rating_slots().size() > 1))
        document.list_item(wording("reading.pooled"));
      document.list_item(wording("reading.fit"));
      document.list_item(wording("reading.family"));
      document.list_item(wording("reading.rounded"));
      document.list_item(wording("reading.missing"));
      if (!scores.delivered() && scores.rated()) document.list_item(wording("reading.agreement"));
      document.list_item(wording("reading.no-pass"));
    });
    write_withheld_roles(context, scores, document);
    if (scores.delivered() || !scores.rated()) return;
    document.callout(wording("reading.ratings.title"), {}, "remark",
                     [&] { document.paragraph(wording("reading.ratings.text")); });
  });
}

}  // namespace caliper
