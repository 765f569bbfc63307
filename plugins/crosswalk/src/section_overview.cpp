// The themes at a glance: how many agree and conflict, and a row for each with the places of what decides.
//
// A table with bars rather than a chart of the kind grid: a grid has one value for each theme and framework,
// and where a framework has several parts in a theme, one value would be an average.
#include <deque>

#include "comparison_view.hpp"

namespace crosswalk {

using assay::sdk::DocumentBuilder;

namespace {

class Overview {
 public:
  Overview(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document)
      : context_(context), view_(view), document_(document), wording_(context.wording) {}

  void write() {
    document_.section({"overview", wording_("overview.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      const bool alone = view_.speaking().size() == 1;
      document_.paragraph(wording_(alone ? "overview.alone" : "overview.text"));
      if (!alone) write_counts();
      write_table();
    });
  }

 private:
  void write_counts() {
    document_.key_figures([&] {
      for (const Outcome outcome :
           {Outcome::kAgree, Outcome::kDiffer, Outcome::kConflict, Outcome::kOnlyOne}) {
        write_count(std::string(ReportContext::outcome_key(outcome)), view_.count(outcome));
      }
      write_count("open", view_.count(Outcome::kNotJudged) + view_.count(Outcome::kNothing));
    });
  }

  void write_count(const std::string& key, std::size_t count) {
    document_.key_figure(wording_("count." + key), context_.whole(count),
                         context_.format.plural("count." + key + ".note", count));
  }

  void write_table() {
    std::deque<std::string> titles;  // the columns look into them
    std::vector<assay::sdk::Column> columns = {{wording_("table.theme"), 3},
                                               {wording_("table.verdict"), 2}};
    for (const std::uint32_t f : view_.speaking()) {
      const FrameworkView& framework = view_.frameworks()[f];
      titles.push_back(wording_(
          "overview.column", {{"framework", framework.label}, {"kinds", context_.kinds(framework.kinds)}}));
      columns.push_back({titles.back(), 4});
    }
    document_.table(wording_("overview.caption"), columns, [&] {
      for (const ThemeView& theme : view_.themes()) write_row(theme);
    });
  }

  void write_row(const ThemeView& theme) {
    document_.row([&] {
      document_.cell([&] { document_.text(theme.title, 0, "#" + theme.anchor()); }, ASSAY_FLAG_HEADER);
      const Outcome outcome = theme.verdict.outcome;
      document_.text_cell(context_.outcome(outcome), 0, 1,
                          outcome == Outcome::kConflict ? std::uint32_t{ASSAY_SPAN_STRONG} : 0u);
      for (const std::uint32_t f : view_.speaking()) {
        document_.cell([&] { write_places(theme, f); });
      }
    });
  }

  // A bar for each deciding figure, and in words the range and where it lies. Empty where there is none.
  void write_places(const ThemeView& theme, std::uint32_t framework) {
    for (const assay_theme_member* member : theme.members_of(framework)) {
      if (member->match != ASSAY_MATCH_BROAD)
        write_bar(context_, view_.frameworks()[framework], *member, document_);
    }
    std::vector<std::string> words;
    for (const Opinion& opinion : theme.verdict.opinions) {
      if (opinion.framework != framework) continue;
      words.push_back(
          wording_("overview.opinion", {{"places", context_.places(opinion.lowest, opinion.highest)},
                                        {"regions", context_.regions(opinion)}}));
    }
    if (words.empty() && theme.has_figure(framework)) {
      document_.text(wording_("overview.broad"), ASSAY_SPAN_MUTED);
    }
    document_.text(joined(words, wording_("clause.separator")));
  }

  const ReportContext& context_;
  const ComparisonView& view_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

void write_overview(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document) {
  Overview(context, view, document).write();
}

}  // namespace crosswalk
