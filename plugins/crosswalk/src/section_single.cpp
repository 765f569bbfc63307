// What only one framework covers: themes that no other has a figure for, and constructs that no theme names.
#include "comparison_view.hpp"

namespace crosswalk {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class Single {
 public:
  Single(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document)
      : context_(context), view_(view), document_(document), wording_(context.wording) {}

  void write() {
    document_.section({"single", wording_("single.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("single.text"));
      document_.section({"single-themes", wording_("single.themes.title")}, [&] { write_themes(); });
      document_.section({"uncovered", wording_("uncovered.title")}, [&] { write_uncovered(); });
    });
  }

 private:
  void write_themes() {
    if (view_.count(Outcome::kOnlyOne) == 0) {
      document_.paragraph(wording_("single.themes.none"));
      return;
    }
    document_.table(wording_("single.themes.caption"),
                    {{wording_("table.theme"), 3},
                     {wording_("table.framework"), 2},
                     {wording_("table.figures"), 5},
                     {wording_("table.others"), 4}},
                    [&] {
                      for (const ThemeView& theme : view_.themes()) {
                        if (theme.verdict.outcome == Outcome::kOnlyOne) write_theme(theme);
                      }
                    });
  }

  void write_theme(const ThemeView& theme) {
    std::vector<std::string> figures, others;
    std::string_view alone;
    for (std::uint32_t f = 0; f < view_.frameworks().size(); ++f) {
      if (theme.has_figure(f)) {
        alone = view_.frameworks()[f].label;
        figures = figures_of(theme, f);
      } else if (theme.names(f)) {
        others.push_back(view_.frameworks()[f].label);
      }
    }
    const std::string silent = context_.format.list(others);
    document_.row([&] {
      document_.cell([&] { document_.text(theme.title, 0, "#" + theme.anchor()); }, ASSAY_FLAG_HEADER);
      document_.text_cell(alone);
      document_.text_cell(joined(figures, wording_("clause.separator")));
      document_.text_cell(others.empty() ? std::string(wording_("others.none"))
                                         : wording_("others.silent", {{"frameworks", silent}}));
    });
  }

  std::vector<std::string> figures_of(const ThemeView& theme, std::uint32_t framework) const {
    std::vector<std::string> figures;
    for (const assay_theme_member* member : theme.members_of(framework)) {
      if (member->has_value == 0) continue;
      const std::string_view key = member->match == ASSAY_MATCH_BROAD ? "single.broad" : "single.figure";
      figures.push_back(
          wording_(key, {{"construct", view(member->construct)}, {"figure", context_.own_scale(*member)}}));
    }
    return figures;
  }

  void write_uncovered() {
    bool any = false;
    for (const std::uint32_t f : view_.speaking()) {
      const std::vector<const assay_theme_member*> members = view_.uncovered(f);
      if (members.empty()) continue;
      if (!any) document_.paragraph(wording_("uncovered.text"));
      any = true;
      write_constructs(view_.frameworks()[f], members);
    }
    if (!any) document_.paragraph(wording_("uncovered.none"));
  }

  void write_constructs(const FrameworkView& framework,
                        const std::vector<const assay_theme_member*>& members) {
    document_.table(framework.label,
                    {{wording_("table.construct"), 4},
                     {wording_("table.meaning"), 6},
                     {wording_("table.own-scale"), 4},
                     {wording_("table.bar"), 4},
                     {wording_("table.place"), 2, ASSAY_ALIGN_END}},
                    [&] {
                      for (const assay_theme_member* member : members) {
                        document_.row([&] {
                          document_.text_cell(view(member->construct), ASSAY_FLAG_HEADER);
                          document_.text_cell(view(member->definition));
                          document_.text_cell(context_.own_scale(*member));
                          document_.cell([&] { write_bar(context_, framework, *member, document_); });
                          document_.text_cell(context_.place(tenths(member->position)));
                        });
                      }
                    });
  }

  const ReportContext& context_;
  const ComparisonView& view_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

void write_single(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document) {
  Single(context, view, document).write();
}

}  // namespace crosswalk
