#include "gap_report.hpp"

namespace ctk {

using assay::sdk::Case;
using assay::sdk::DocumentBuilder;

namespace {

std::string raters_line(const ReportContext& context, const Case& assessed) {
  std::vector<std::string> words;
  for (std::uint32_t slot = 0; slot < context.job.pooled(); ++slot) {
    if (assessed.withheld(context.job.roles()[slot]) != ASSAY_WITHHELD_NO) {
      words.push_back(context.wording("cover.raters.withheld", {{"role", context.role_title(slot)}}));
      continue;
    }
    const std::uint32_t count = assessed.rater_count(context.job.roles()[slot]);
    if (count == 0) continue;
    words.push_back(context.wording("cover.raters.one",
                                    {{"role", context.role_title(slot)}, {"count", context.whole(count)}}));
  }
  return joined(words, context.wording("list.separator"));
}

void write_person_cover(const ReportContext& context, const Case& assessed, DocumentBuilder& document) {
  const std::string_view organisation =
      assessed.attribute("organisation").empty() ? context.client_name : assessed.attribute("organisation");
  write_cover(context, document, assessed.name(),
              {{"cover.report", std::string(context.wording("cover.gap"))},
               {"cover.organisation", std::string(organisation)},
               {"cover.date", context.date(assessed.date())},
               {"cover.raters", raters_line(context, assessed)}});
}

}  // namespace

void GapReport::write_case(const Case& assessed, DocumentBuilder& document) const {
  const Scores scores(context_, assessed);
  const std::string title =
      context_.wording("document.title", {{"instrument", context_.model.title()}, {"name", assessed.name()}});
  write_document(context_, document, {"ctk.gap", title, assessed.name(), assessed.date()}, [&] {
    write_person_cover(context_, assessed, document);
    document.contents(context_.wording("contents.title"));
    write_introduction(context_, scores, document);
    write_fit(context_, scores, document);
    if (!scores.views().empty()) {
      write_gaps(context_, scores, document);
      write_nearest(context_, scores, document);
      write_development(context_, scores, document);
    }
    write_characteristics(context_, scores, document);
  });
}

}  // namespace ctk
