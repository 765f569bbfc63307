#include "report_context.hpp"

namespace caliper {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

void write_key_figures(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const Framework& framework = context.framework;
  const std::size_t lead = scores.lead();
  std::size_t competencies = 0, families = 0;
  for (const Family& family : framework.families()) {
    const std::size_t scored = scores.scored(family, lead);
    competencies += scored;
    families += scored > 0;
  }
  const auto coverage = scores.coverage(lead);
  const std::string percent =
      coverage ? context.format.percent(*coverage * 100, 0) : context.figure(coverage);
  document.key_figures([&] {
    document.key_figure(wording("fit.fit"), context.figure(scores.fit(lead)), wording("fit.fit.note"));
    document.key_figure(wording("fit.coverage"), percent,
                        wording("fit.coverage.note",
                                {{"count", context.share(competencies, framework.competencies().size())}}));
    document.key_figure(
        wording("fit.families"), context.whole(families),
        wording("fit.families.note", {{"count", context.share(families, framework.families().size())}}));
  });
}

// Says where the scores come from, and that those of two kinds are not mixed.
void write_source(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  if (!scores.delivered()) {
    document.paragraph(wording(scores.rated() ? "fit.source.rated" : "fit.source.none"));
    return;
  }
  document.paragraph(wording("fit.source.delivered"));
  if (!scores.rated()) return;
  document.callout(wording("fit.both.title"), {}, "remark", [&] {
    document.paragraph(wording("fit.both.text", {{"low", context.plain_figure(context.framework.lowest())},
                                                 {"high", context.plain_figure(context.framework.highest())},
                                                 {"section", wording("ratings.title")}}));
  });
}

// Says which competencies the fit leaves out.
void write_missing(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  std::vector<std::string> missing;
  for (const Competency& competency : context.framework.competencies()) {
    if (!scores.score(competency, scores.lead()))
      missing.emplace_back(view(context.construct(competency).title));
  }
  if (missing.empty()) return;
  document.callout(context.wording("fit.missing.title"), {}, "warning", [&] {
    document.paragraph(context.wording("fit.missing.text", {{"names", context.format.list(missing)}}));
  });
}

}  // namespace

void write_fit(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"fit", wording("fit.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording("fit.text"));
    write_source(context, scores, document);
    write_key_figures(context, scores, document);
    if (scores.delivered() || scores.rated()) write_missing(context, scores, document);
    document.section({"model-scores", wording("fit.model.title")}, [&] {
      document.paragraph(wording("fit.model.text"));
      write_job_model(context, &scores, document);
    });
  });
}

}  // namespace caliper
