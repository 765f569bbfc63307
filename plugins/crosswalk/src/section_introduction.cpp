// How to read the report, which frameworks take part, and the rule of the verdicts.
#include <algorithm>

#include "comparison_view.hpp"

namespace crosswalk {

using assay::sdk::DocumentBuilder;

namespace {

std::vector<std::string> labels_of(const ComparisonView& view, const std::vector<std::uint32_t>& frameworks) {
  std::vector<std::string> labels;
  for (const std::uint32_t f : frameworks) labels.push_back(view.frameworks()[f].label);
  return labels;
}

class Introduction {
 public:
  Introduction(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document)
      : context_(context), view_(view), document_(document), wording_(context.wording) {}

  void write() {
    document_.section({"introduction", wording_("introduction.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      write_purpose();
      write_kinds();
      write_places();
    });
    document_.section({"frameworks", wording_("frameworks.title")},
                      [&] { document_.group([&] { write_frameworks(); }); });
    if (view_.speaking().size() > 1) {
      document_.section({"rule", wording_("rule.title")}, [&] { write_rule(); });
    }
  }

 private:
  void write_purpose() {
    const std::vector<std::uint32_t>& speaking = view_.speaking();
    const std::string labels = context_.format.list(labels_of(view_, speaking));
    if (speaking.size() > 1) {
      document_.paragraph(wording_("introduction.purpose", {{"frameworks", labels}, {"name", view_.name()}}));
      return;
    }
    const std::string_view key = speaking.empty() ? "alone.nobody" : "alone.one";
    document_.callout(wording_("alone.title"), {}, "alone", [&] {
      document_.paragraph(wording_(key, {{"framework", labels}, {"name", view_.name()}}));
    });
  }

  void write_kinds() {
    if (view_.kinds().empty()) return;
    document_.heading(wording_("kinds.title"));
    document_.paragraph(wording_(view_.kinds().size() > 1 ? "kinds.several" : "kinds.single"));
    document_.list(false, [&] {
      for (const std::uint32_t kind : view_.kinds()) {
        document_.list_item(wording_("kinds." + std::string(ReportContext::kind_key(kind))));
      }
    });
  }

  void write_places() {
    if (view_.kinds().empty()) return;
    document_.heading(wording_("places.title"));
    document_.paragraph(wording_("places.text"));
    document_.paragraph(wording_("places.rounded"));
    const bool ranks = has_kind(ASSAY_BASIS_PERCENTILE_RANK);
    if (ranks) document_.paragraph(wording_("places.percentile"));
    if (ranks && has_kind(ASSAY_BASIS_RATING)) document_.paragraph(wording_("places.example"));
    document_.heading(wording_("averages.title"));
    document_.paragraph(wording_(view_.kinds().size() > 1 ? "averages.several" : "averages.one"));
  }

  bool has_kind(std::uint32_t basis) const {
    return std::find(view_.kinds().begin(), view_.kinds().end(), basis) != view_.kinds().end();
  }

  void write_frameworks() {
    if (!view_.speaking().empty()) {
      document_.table(wording_("frameworks.caption"),
                      {{wording_("table.framework"), 3},
                       {wording_("table.instrument"), 5},
                       {wording_("table.kind"), 4},
                       {wording_("table.themes"), 3, ASSAY_ALIGN_END}},
                      [&] {
                        for (const std::uint32_t f : view_.speaking()) write_framework(view_.frameworks()[f]);
                      });
    }
    if (view_.speaking().size() == view_.frameworks().size()) return;
    document_.paragraph(wording_("frameworks.without"));
    document_.list(false, [&] {
      for (const FrameworkView& framework : view_.frameworks()) {
        if (framework.kinds.empty()) document_.list_item(reason(framework));
      }
    });
  }

  void write_framework(const FrameworkView& framework) {
    document_.row([&] {
      document_.text_cell(framework.label, ASSAY_FLAG_HEADER);
      document_.text_cell(framework.title);
      document_.text_cell(context_.kinds(framework.kinds));
      document_.text_cell(wording_("frameworks.share", {{"told", context_.whole(framework.themes_told)},
                                                        {"total", context_.whole(view_.themes().size())}}));
    });
  }

  std::string reason(const FrameworkView& framework) const {
    const std::string key = framework.withheld ? "remark.withheld"
                            : framework.scored ? "remark.no-figure"
                                               : "remark." + std::string(framework.remark);
    const std::string known = wording_.has(key) ? key : "remark.none";
    // Without its plugin a framework has no name but its id.
    const bool named = framework.title != framework.label;
    return wording_(named ? "frameworks.reason" : "frameworks.reason.id",
                    {{"framework", framework.label},
                     {"title", framework.title},
                     {"reason", wording_(known, {{"name", view_.name()}})}});
  }

  void write_rule() {
    const Limits& limits = context_.limits;
    const std::string agree = context_.limit(limits.agree_within),
                      conflict = context_.limit(limits.conflict_from);
    const std::string low = context_.limit(limits.low_below), high = context_.limit(limits.high_above);
    document_.paragraph(wording_("rule.text"));
    document_.list(true, [&] {
      document_.list_item(wording_("rule.match"));
      document_.list_item(wording_("rule.printed"));
      document_.list_item(wording_("rule.opinion", {{"agree", agree}}));
      document_.list_item(wording_("rule.same-kind", {{"agree", agree}, {"conflict", conflict}}));
      document_.list_item(wording_("rule.across-kinds", {{"low", low}, {"high", high}}));
      document_.list_item(wording_("rule.worst"));
    });
    if (view_.kinds().size() > 1) document_.paragraph(wording_("rule.kinds-alone"));
    document_.paragraph(wording_("rule.caution"));
  }

  const ReportContext& context_;
  const ComparisonView& view_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

void write_introduction(const ReportContext& context, const ComparisonView& view, DocumentBuilder& document) {
  Introduction(context, view, document).write();
}

}  // namespace crosswalk
