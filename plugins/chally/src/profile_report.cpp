#include "profile_report.hpp"

namespace chally {

using assay::sdk::Case;
using assay::sdk::DocumentBuilder;

namespace {

std::string raters_line(const ReportContext& context, const Case& assessed) {
  std::vector<std::string> words;
  for (std::uint32_t slot = 0; slot < context.profile.pooled(); ++slot) {
    const std::uint32_t count = assessed.rater_count(context.profile.roles()[slot]);
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
              {{"cover.report", context.wording("cover.profile")},
               {"cover.organisation", organisation},
               {"cover.date", context.date(assessed.date())},
               {"cover.raters", raters_line(context, assessed)},
               {"cover.bands", context.band_limits()}});
}

void write_reading(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  bool percentiles = false, behaviours = false;
  for (const std::uint32_t slot : scores.views()) {
    percentiles = percentiles || scores.from_percentiles(slot);
    behaviours = behaviours || scores.from_behaviours(slot);
  }
  document.section({"reading", wording("reading.title")}, [&] {
    document.list(false, [&] {
      if (percentiles) document.list_item(wording("reading.percentiles"));
      if (behaviours) {
        document.list_item(
            wording("reading.behaviours", {{"low", context.figure(context.profile.lowest_rating())},
                                           {"high", context.figure(context.profile.highest_rating())}}));
      }
      if (scores.mixed()) document.list_item(wording("reading.both"));
      document.list_item(context.wording("reading.bands", {{"limits", context.band_limits()}}));
      document.list_item(wording("reading.rounding"));
      if (scores.shown().size() > scores.views().size() && !scores.views().empty()) {
        document.list_item(wording("reading.pooled"));
        if (scores.mixed()) document.list_item(wording("reading.pooled.percentiles"));
      }
      document.list_item(wording("reading.index"));
      document.list_item(wording("reading.na"));
      document.list_item(wording("reading.tendency"));
    });
  });
}

void write_introduction(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"introduction", wording("introduction.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(
        context.format.plural("introduction.purpose", context.profile.competencies().size(),
                              {{"name", scores.assessed().name()}, {"instrument", context.model.title()}}));
    if (const std::string_view overview = context.model.attribute("overview"); !overview.empty()) {
      document.callout(wording("introduction.position"), {}, "position",
                       [&] { document.paragraph(overview); });
    }
  });
  write_reading(context, scores, document);
}

}  // namespace

void ProfileReport::write_case(const Case& assessed, DocumentBuilder& document) const {
  const Scores scores(context_, assessed);
  const std::string title =
      context_.wording("document.title", {{"instrument", context_.model.title()}, {"name", assessed.name()}});
  write_document(context_, document, {"chally.profile", title, assessed.name(), assessed.date()}, [&] {
    write_person_cover(context_, assessed, document);
    document.contents(context_.wording("contents.title"));
    write_introduction(context_, scores, document);
    write_overview(context_, scores, document);
    write_competencies(context_, scores, document);
  });
}

}  // namespace chally
