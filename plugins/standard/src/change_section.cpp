// What changed since an earlier administration: the two outer levels, each view, and whether by more than chance.
#include <assay/sdk/change.hpp>

#include "report_context.hpp"

namespace standard {

using assay::sdk::ChangeVerdict;
using assay::sdk::DocumentBuilder;
using assay::sdk::ReliableChange;

namespace {

constexpr std::uint32_t kDepth = 2;  // levels of the tree that are told

std::string_view key_of(ChangeVerdict verdict) {
  switch (verdict) {
    case ChangeVerdict::Higher: return "change.higher";
    case ChangeVerdict::Lower: return "change.lower";
    case ChangeVerdict::WithinChance: return "change.chance";
    case ChangeVerdict::Withheld: return "change.withheld";
    case ChangeVerdict::NoScore: return "change.no-score";
    case ChangeVerdict::NoEarlierScore: return "change.no-earlier";
    default: return "change.untested";
  }
}

class ChangeSection {
 public:
  ChangeSection(const ReportContext& context, const Scores& scores, DocumentBuilder& document)
      : context_(context),
        scores_(scores),
        document_(document),
        wording_(context.wording),
        rows_(context.model, context.tree, scores.assessed().rows()),
        score_(scores.assessed().column("score")) {}

  void write() {
    const std::string since = context_.date(scores_.assessed().baseline_date());
    const std::string title = wording_("change.title", {{"date", since}});
    document_.section({"change", title, {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("change.text", {{"date", since}}));
      if (scores_.shown().empty()) return document_.paragraph(wording_("overview.none"));
      document_.table(wording_("change.caption"),
                      {{wording_("table.role"), 2},
                       {since, 1, ASSAY_ALIGN_END},
                       {wording_("change.now"), 1, ASSAY_ALIGN_END},
                       {wording_("change.change"), 1, ASSAY_ALIGN_END},
                       {wording_("change.verdict"), 3}},
                      [&] {
                        for (const std::uint32_t root : context_.tree.roots()) write_branch(root, 0);
                      });
      write_reading();
    });
  }

 private:
  void write_branch(std::uint32_t construct, std::uint32_t depth) {
    const Node& node = context_.tree.node(construct);
    if (node.scored) write_construct(construct, depth);
    if (depth + 1 == kDepth) return;
    for (const std::uint32_t child : node.children) write_branch(child, depth + 1);
  }

  void write_construct(std::uint32_t construct, std::uint32_t depth) {
    document_.row([&] { document_.text_cell(context_.title(construct), ASSAY_FLAG_HEADER, 5, depth == 0 ? std::uint32_t{ASSAY_SPAN_STRONG} : 0u); },
                  ASSAY_FLAG_GROUP_HEAD);
    for (const std::uint32_t slot : scores_.shown()) {
      const ReliableChange change = reliable_change(scores_.assessed(), score_, rows_.construct(construct, slot), context_.norm);
      tested_ = tested_ || change.tested();
      untested_ = untested_ || change.verdict == ChangeVerdict::NoReliability;
      document_.row([&] {
        document_.text_cell(context_.role_title(slot), ASSAY_FLAG_HEADER);
        document_.text_cell(context_.score_figure(change.earlier));
        document_.text_cell(context_.score_figure(change.now));
        document_.text_cell(signed_figure(change.change, context_.decimals()), 0, 1, ASSAY_SPAN_STRONG);
        document_.text_cell(wording_(key_of(change.verdict)));
      });
    }
  }

  void write_reading() {
    if (tested_) document_.paragraph(wording_("change.reading", {{"norm", context_.norm->title()}}), ASSAY_SPAN_MUTED);
    if (untested_)
      document_.paragraph(wording_(context_.norm ? "change.reading.untested" : "change.reading.no-norm"), ASSAY_SPAN_MUTED);
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
  RowIndex rows_;
  std::size_t score_;
  bool tested_ = false, untested_ = false;
};

}  // namespace

void write_change(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  if (!scores.assessed().has_baseline()) return;
  ChangeSection(context, scores, document).write();
}

}  // namespace standard
