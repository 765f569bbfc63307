#include "highlights.hpp"

#include "report_context.hpp"

namespace caliper {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class HighlightSection {
 public:
  HighlightSection(const ReportContext& context, const Scores& scores, DocumentBuilder& document)
      : context_(context), wording_(context.wording), scores_(scores), document_(document) {}

  void write() {
    std::vector<std::optional<double>> all;
    for (const Competency& competency : context_.framework.competencies()) all.push_back(score(competency));
    const Highlights found = highlights(all, context_.highlights);
    document_.section({"highlights", wording_("highlights.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("highlights.text"));
      write_list(found.strengths, true);
      write_list(found.development, false);
    });
  }

 private:
  std::optional<double> score(const Competency& competency) const {
    return scores_.score(competency, scores_.lead());
  }

  void write_list(const std::vector<std::size_t>& competencies, bool strengths) {
    const std::string_view name = strengths ? "strengths" : "development";
    document_.section({name, wording_("highlights." + std::string(name))}, [&] {
      if (competencies.empty()) document_.paragraph(wording_("highlights.none"));
      for (const std::size_t c : competencies)
        write_competency(context_.framework.competencies()[c], strengths);
    });
  }

  // "Score 71.0 (Self 75.0, Manager 66.7)"
  std::string score_line(const Competency& competency) const {
    std::vector<std::string> roles;
    for (const std::size_t slot : scores_.score_slots()) {
      roles.push_back(
          wording_("highlights.role", {{"role", context_.role_title(slot)},
                                       {"score", context_.figure(scores_.score(competency, slot))}}));
    }
    const std::string own = context_.figure(score(competency));
    if (roles.size() < 2) return wording_("highlights.score", {{"score", own}});
    return wording_("highlights.score.roles",
                    {{"score", own}, {"roles", joined(roles, wording_("list.separator"))}});
  }

  void write_competency(const Competency& competency, bool strength) {
    const assay_construct& construct = context_.construct(competency);
    const std::string note = score_line(competency);
    document_.group([&] {
      document_.callout(view(construct.title), note, strength ? "strength" : "development-note", [&] {
        document_.paragraph(context_.model.text(construct, "definition"));
        write_behaviours(competency);
      });
      if (!strength) document_.blank(wording_("highlights.plan"), ASSAY_BLANK_LINES, 4);
    });
  }

  void write_behaviours(const Competency& competency) {
    if (competency.ratings.size() < 2) return;
    document_.heading(wording_("highlights.behaviours"));
    document_.list(false, [&] {
      for (std::size_t i = 1; i < competency.ratings.size(); ++i) {
        const std::uint32_t item = competency.ratings[i];
        const auto rating = scores_.item_rating(item, context_.framework.pooled());
        document_.block(DocumentBuilder::element(ASSAY_LIST_ITEM), [&] {
          document_.text(view(context_.model.items()[item].text));
          if (rating) {
            document_.text(" ");
            document_.text(wording_("highlights.rating",
                                    {{"rating", context_.rating_figure(rating)},
                                     {"high", context_.plain_figure(context_.framework.highest())}}),
                           ASSAY_SPAN_MUTED);
          }
        });
      }
    });
  }

  const ReportContext& context_;
  const assay::sdk::Wording& wording_;
  const Scores& scores_;
  DocumentBuilder& document_;
};

}  // namespace

void write_highlights(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  HighlightSection(context, scores, document).write();
}

}  // namespace caliper
