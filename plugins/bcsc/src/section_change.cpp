// What changed since an earlier administration: units and elements, by role, and whether by more than chance.
#include <assay/sdk/change.hpp>

#include "report_context.hpp"

namespace bcsc {

using assay::sdk::ChangeVerdict;
using assay::sdk::DocumentBuilder;
using assay::sdk::ReliableChange;

namespace {

std::string_view key_of(ChangeVerdict verdict) {
  switch (verdict) {
    case ChangeVerdict::Higher: return "change.better";
    case ChangeVerdict::Lower: return "change.worse";
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
        rows_(context.model, context.framework, scores.assessed().rows()),
        mean_(scores.assessed().column("mean")),
        slots_(scores.roles()) {
    slots_.push_back(context.framework.pooled());
  }

  void write() {
    const std::string since = context_.date(scores_.assessed().baseline_date());
    const std::string title = wording_("change.title", {{"date", since}});
    document_.section({"change", title, {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("change.text", {{"date", since}}));
      for (const Unit& unit : context_.framework.units()) write_unit(unit, since);
      if (tested_)
        document_.paragraph(wording_("change.reading", {{"norm", context_.norm->title()}}), ASSAY_SPAN_MUTED);
      if (untested_) document_.paragraph(context_.by_norm("change.reading.untested", "change.reading.no-norm"), ASSAY_SPAN_MUTED);
    });
  }

 private:
  void write_unit(const Unit& unit, std::string_view since) {
    document_.table(context_.unit_title(unit),
                    {{wording_("change.role"), 2},
                     {since, 1, ASSAY_ALIGN_END},
                     {wording_("change.now"), 1, ASSAY_ALIGN_END},
                     {wording_("change.change"), 1, ASSAY_ALIGN_END},
                     {wording_("change.verdict"), 3}},
                    [&] {
                      write_rows(unit.construct);
                      for (const Element& element : unit.elements) {
                        document_.row([&] { document_.text_cell(context_.element_title(element), ASSAY_FLAG_HEADER, 5); },
                                      ASSAY_FLAG_GROUP_HEAD);
                        write_rows(element.construct);
                      }
                    });
  }

  void write_rows(std::uint32_t construct) {
    for (const std::uint32_t slot : slots_) {
      const ReliableChange change =
          reliable_change(scores_.assessed(), mean_, rows_.construct(construct, slot), context_.norm);
      tested_ = tested_ || change.tested();
      untested_ = untested_ || change.verdict == ChangeVerdict::NoReliability;
      document_.row([&] {
        document_.text_cell(context_.role_title(slot), ASSAY_FLAG_HEADER);
        document_.text_cell(context_.figure(change.earlier));
        document_.text_cell(context_.figure(change.now));
        document_.text_cell(context_.signed_figure(change.change), 0, 1, ASSAY_SPAN_STRONG);
        document_.text_cell(wording_(key_of(change.verdict)));
      });
    }
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
  RowIndex rows_;
  std::size_t mean_;
  std::vector<std::uint32_t> slots_;
  bool tested_ = false, untested_ = false;
};

}  // namespace

void write_change(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  if (!scores.assessed().has_baseline()) return;
  ChangeSection(context, scores, document).write();
}

}  // namespace bcsc
