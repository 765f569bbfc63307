// Each theme: what it means, the verdict with its reasons, and what each framework says.
#include <algorithm>

#include "comparison_view.hpp"

namespace crosswalk {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class ThemeSection {
 public:
  ThemeSection(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document,
               const ThemeView& theme)
      : context_(context), view_(view), document_(document), theme_(theme), wording_(context.wording) {}

  void write() {
    document_.section({theme_.anchor(), theme_.title, {}, 0, "theme"}, [&] {
      document_.group([&] {
        if (!theme_.note.empty()) document_.paragraph(theme_.note);
        write_verdict();
        write_table();
        write_silent();
      });
    });
  }

 private:
  std::string_view label(std::uint32_t framework) const { return view_.frameworks()[framework].label; }

  void write_verdict() {
    const std::string role = "verdict-" + std::string(ReportContext::outcome_key(theme_.verdict.outcome));
    const std::vector<std::string> reasons = this->reasons();
    document_.callout(context_.outcome(theme_.verdict.outcome), {}, role, [&] {
      if (reasons.size() == 1) {
        document_.paragraph(reasons.front());
        return;
      }
      document_.list(false, [&] {
        for (const std::string& reason : reasons) document_.list_item(reason);
      });
    });
  }

  std::vector<std::string> reasons() const {
    std::vector<std::string> reasons;
    const Verdict& verdict = theme_.verdict;
    switch (verdict.outcome) {
      case Outcome::kNothing:
        reasons.emplace_back(wording_("reason.nothing"));
        break;
      case Outcome::kOnlyOne:
        reasons.push_back(wording_("reason.only-one", {{"framework", only_label()}}));
        break;
      case Outcome::kNotJudged:
        reasons.emplace_back(wording_("reason.not-judged"));
        break;
      default:
        for (const SameKind& kind : verdict.same_kind) reasons.push_back(reason_of(kind));
        if (verdict.across_kinds) reasons.push_back(reason_across(*verdict.across_kinds));
    }
    for (const Opinion& opinion : verdict.opinions) {
      if (opinion.spread() > context_.limits.agree_within) reasons.push_back(reason_of_spread(opinion));
    }
    if (has_broad() && verdict.outcome >= Outcome::kAgree) reasons.emplace_back(wording_("reason.broad"));
    return reasons;
  }

  std::string_view only_label() const {
    for (const assay_theme_member& member : theme_.members) {
      if (member.has_value != 0) return label(member.framework);
    }
    return {};
  }

  bool has_broad() const {
    return std::any_of(theme_.members.begin(), theme_.members.end(), [](const assay_theme_member& member) {
      return member.has_value != 0 && member.match == ASSAY_MATCH_BROAD;
    });
  }

  std::string reason_of(const SameKind& kind) const {
    const Limits& limits = context_.limits;
    const std::string key = "reason.same-kind." + std::string(ReportContext::outcome_key(kind.outcome));
    const std::string rule = wording_(key, {{"agree", context_.limit(limits.agree_within)},
                                            {"conflict", context_.limit(limits.conflict_from)}});
    return wording_(pattern_of(kind), {{"kind", context_.kind(kind.lower.basis)},
                              {"one", label(kind.lower.framework)},
                              {"one-places", context_.places(kind.lower.lowest, kind.lower.highest)},
                              {"other", label(kind.upper.framework)},
                              {"other-places", context_.places(kind.upper.lowest, kind.upper.highest)},
                              {"distance", context_.place(kind.distance)},
                              {"rule", rule}});
  }

  static std::string_view pattern_of(const SameKind& kind) {
    const bool apart = kind.distance > 0;
    if (kind.opinions > 2) return apart ? "reason.furthest" : "reason.all-overlap";
    if (apart) return "reason.pair";
    return kind.lower.spread() + kind.upper.spread() == 0 ? "reason.same-place" : "reason.overlap";
  }

  std::string reason_across(Outcome outcome) const {
    std::vector<std::string> lies;
    for (const Opinion& opinion : theme_.verdict.opinions) {
      lies.push_back(wording_("reason.lies", {{"framework", label(opinion.framework)},
                                              {"kind", context_.kind(opinion.basis)},
                                              {"regions", context_.regions(opinion)}}));
    }
    return wording_("reason.across-kinds." + std::string(ReportContext::outcome_key(outcome)),
                    {{"lies", joined(lies, wording_("clause.separator"))}});
  }

  std::string reason_of_spread(const Opinion& opinion) const {
    std::string_view lowest, highest;
    for (const assay_theme_member* member : theme_.members_of(opinion.framework)) {
      if (member->has_value == 0 || member->match == ASSAY_MATCH_BROAD || member->basis != opinion.basis)
        continue;
      if (tenths(member->position) == opinion.lowest) lowest = view(member->construct);
      if (tenths(member->position) == opinion.highest) highest = view(member->construct);
    }
    return wording_("reason.spread", {{"framework", label(opinion.framework)},
                                      {"lowest", lowest},
                                      {"lowest-place", context_.place(opinion.lowest)},
                                      {"highest", highest},
                                      {"highest-place", context_.place(opinion.highest)}});
  }

  void write_table() {
    if (theme_.verdict.outcome == Outcome::kNothing) return;
    document_.table(wording_("theme.caption", {{"theme", theme_.title}}),
                    {{wording_("table.part"), 5},
                     {wording_("table.match"), 2},
                     {wording_("table.own-scale"), 4},
                     {wording_("table.bar"), 5},
                     {wording_("table.place"), 2, ASSAY_ALIGN_END}},
                    [&] {
                      for (std::uint32_t f = 0; f < view_.frameworks().size(); ++f) write_framework(f);
                    });
  }

  void write_framework(std::uint32_t framework) {
    if (!view_.frameworks()[framework].scored || !theme_.names(framework)) return;
    document_.row([&] { document_.text_cell(label(framework), ASSAY_FLAG_HEADER, 5); },
                  ASSAY_FLAG_GROUP_HEAD);
    for (const assay_theme_member* member : theme_.members_of(framework)) write_member(*member);
  }

  void write_member(const assay_theme_member& member) {
    const std::uint32_t style = member.match == ASSAY_MATCH_BROAD ? std::uint32_t{ASSAY_SPAN_MUTED} : 0u;
    document_.row([&] {
      document_.text_cell(view(member.construct), ASSAY_FLAG_HEADER);
      document_.text_cell(context_.match(member.match), 0, 1, style);
      document_.text_cell(context_.own_scale(member), 0, 1, style);
      document_.cell([&] { write_bar(context_, view_.frameworks()[member.framework], member, document_); });
      document_.text_cell(member.has_value != 0 ? context_.place(tenths(member.position)) : std::string(), 0,
                          1, style);
    });
  }

  // The frameworks that the crosswalk has under this theme, and that have no scores at all.
  void write_silent() {
    std::vector<std::string> labels;
    for (std::uint32_t f = 0; f < view_.frameworks().size(); ++f) {
      if (!view_.frameworks()[f].scored && theme_.names(f)) labels.emplace_back(label(f));
    }
    if (labels.empty()) return;
    const std::string frameworks = context_.format.list(labels);
    document_.paragraph(wording_("theme.silent", {{"frameworks", frameworks}}));
  }

  const ReportContext& context_;
  const ComparisonView& view_;
  DocumentBuilder& document_;
  const ThemeView& theme_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

void write_themes(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document) {
  document.section({"themes", context.wording("themes.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(context.wording("themes.text"));
    for (const ThemeView& theme : view.themes()) ThemeSection(context, view, document, theme).write();
  });
}

}  // namespace crosswalk
