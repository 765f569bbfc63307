#include "report_context.hpp"

namespace chally {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class CompetencySection {
 public:
  CompetencySection(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
                    const Competency& one)
      : context_(context), scores_(scores), document_(document), one_(one), wording_(context.wording) {}

  void write() {
    const assay_construct& construct = context_.construct(one_);
    document_.section({view(construct.id), view(construct.title), {}, 0, "competency"}, [&] {
      // In one piece: what is said about a band should not stand on a page without the name of the
      // competency.
      document_.group([&] {
        document_.paragraph(context_.model.text(construct, "definition"));
        if (!scores_.views().empty()) write_scores();
        write_disagreement();
        write_interpretation();
      });
    });
  }

 private:
  void write_scores() {
    const std::vector<std::uint32_t> slots = scores_.shown();
    bool rated = false;
    for (const std::uint32_t slot : slots) rated = rated || rating(slot).has_value();
    std::vector<assay::sdk::Column> columns = {{wording_("table.role"), 2},
                                               {wording_("table.bar"), 5},
                                               {wording_("table.score"), 1, ASSAY_ALIGN_END},
                                               {wording_("table.band"), 2}};
    if (rated) {
      columns.push_back({wording_("table.rating"), 1, ASSAY_ALIGN_END});
      columns.push_back({wording_("table.raters"), 1, ASSAY_ALIGN_END});
    }
    const std::string caption =
        wording_("competency.caption", {{"competency", view(context_.construct(one_).title)}});
    document_.table(caption, columns, [&] {
      for (const std::uint32_t slot : slots) {
        document_.row([&] {
          document_.text_cell(context_.role_title(slot), ASSAY_FLAG_HEADER);
          document_.cell([&] { write_bar(context_, scores_, document_, one_, slot); });
          document_.text_cell(context_.figure(scores_.score(one_, slot)), 0, 1, ASSAY_SPAN_STRONG);
          document_.text_cell(context_.band_word(scores_.band(one_, slot)));
          if (!rated) return;
          document_.text_cell(context_.rating_figure(rating(slot)));
          document_.text_cell(context_.figure(scores_.n(one_, slot)));
        });
      }
    });
  }

  // The rating behind a score; none beside a percentile, which does not come from it.
  std::optional<double> rating(std::uint32_t slot) const {
    return scores_.from_behaviours(slot) ? scores_.rating(one_, slot) : std::nullopt;
  }

  // Says so where the roles put the competency into different bands.
  void write_disagreement() {
    std::vector<std::string> views;
    std::optional<Band> first;
    bool differ = false;
    for (const std::uint32_t slot : scores_.comparable()) {
      const auto band = scores_.band(one_, slot);
      if (!band) continue;
      differ = differ || (first && *first != *band);
      if (!first) first = band;
      views.push_back(wording_("competency.view",
                               {{"role", context_.role_title(slot)}, {"band", context_.band_word(band)}}));
    }
    if (differ) {
      const bool percentiles = scores_.from_percentiles(scores_.lead());
      const std::string_view key = percentiles ? "competency.differ.percentiles" : "competency.differ";
      document_.paragraph(wording_(key, {{"views", joined(views, wording_("list.separator"))}}));
    }
  }

  // True when others have rated what the report's own source says nothing about.
  bool rated_only() const {
    for (const std::uint32_t slot : scores_.views()) {
      if (scores_.score(one_, slot)) return true;
    }
    return false;
  }

  void write_interpretation() {
    const auto band = scores_.band(one_, scores_.lead());
    if (!band) {
      document_.paragraph(wording_(rated_only() ? "competency.none.rated" : "competency.none"));
      return;
    }
    if (scores_.few_answers(one_, scores_.lead())) document_.paragraph(wording_("competency.few"));
    const std::string key = "interpretation." + std::string(ReportContext::band_key(*band));
    if (*band == Band::kMiddle) {
      // The text speaks of the two lists, which are not to be parted from it.
      document_.group([&] {
        document_.callout(wording_(key + ".title"), {}, "interpretation", [&] {
          document_.paragraph(
              wording_(key + ".text", {{"low", wording_("sides.low")}, {"high", wording_("sides.high")}}));
        });
        write_both_sides(context_, document_, one_);
      });
      return;
    }
    document_.callout(wording_(key + ".title"), {}, "interpretation", [&] {
      document_.paragraph(wording_(key + ".text"));
      write_strings(document_, behaviours(context_, one_, *band == Band::kHigh));
      const auto meanings = context_.model.texts(context_.construct(one_), "may-indicate");
      if (*band != Band::kLow || meanings.empty()) return;
      document_.heading(wording_("may-indicate.title"));
      write_strings(document_, meanings);
    });
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const Competency& one_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

void write_competencies(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  document.section({"competencies", context.wording("competencies.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(context.wording("competencies.text"));
    for (const Competency& one : context.profile.competencies()) {
      CompetencySection(context, scores, document, one).write();
    }
  });
}

}  // namespace chally
