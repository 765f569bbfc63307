#include "individual_report.hpp"

#include <algorithm>

#include "basis.hpp"

namespace standard {

using assay::sdk::Case;
using assay::sdk::DocumentBuilder;

namespace {

// Whoever left everything open is told apart from those who answered.
std::string raters_line(const ReportContext& context, const Scores& scores) {
  std::vector<std::string> words;
  for (std::uint32_t slot = 0; slot < context.tree.pooled(); ++slot) {
    if (scores.assessed().withheld(context.tree.roles()[slot]) != ASSAY_WITHHELD_NO) {
      words.push_back(context.wording("cover.raters.withheld", {{"role", context.role_title(slot)}}));
      continue;
    }
    const std::uint32_t raters = scores.assessed().rater_count(context.tree.roles()[slot]);
    if (raters == 0) continue;
    const std::uint32_t answered = std::min(scores.answered(slot), raters);
    words.push_back(context.wording(answered < raters ? "cover.raters.open" : "cover.raters.one",
                                    {{"role", context.role_title(slot)},
                                     {"count", std::to_string(answered)},
                                     {"open", std::to_string(raters - answered)}}));
  }
  return joined(words, context.wording("list.separator"));
}

void write_person_cover(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const Case& assessed = scores.assessed();
  const std::string_view organisation =
      assessed.attribute("organisation").empty() ? context.client_name : assessed.attribute("organisation");
  const std::string norm = context.norm ? norm_text(context) : std::string();
  write_cover(context, document, assessed.name(),
              {{"cover.report", context.wording("cover.individual")},
               {"cover.organisation", organisation},
               {"cover.date", context.date(assessed.date())},
               {"cover.raters", raters_line(context, scores)},
               {"cover.norm", norm}});
}

}  // namespace

void IndividualReport::write_case(const Case& assessed, DocumentBuilder& document) const {
  const Scores scores(context_, assessed);
  const std::string title =
      context_.wording("document.title", {{"instrument", context_.model.title()}, {"name", assessed.name()}});
  write_document(context_, document, {"standard.individual", title, assessed.name(), assessed.date()}, [&] {
    write_person_cover(context_, scores, document);
    document.contents(context_.wording("contents.title"));
    write_reading(context_, scores, document);
    write_overview(context_, scores, document);
    write_change(context_, scores, document);
    write_constructs(context_, scores, document);
  });
}

}  // namespace standard
