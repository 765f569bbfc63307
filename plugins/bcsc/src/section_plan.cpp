#include "report_context.hpp"

namespace bcsc {

using assay::sdk::DocumentBuilder;

void write_plan(const ReportContext& context, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"plan", wording("plan.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording("plan.text"));
    document.group([&] {
      document.paragraph(wording("plan.commit"));
      for (const std::size_t number : {1, 2, 3}) {
        document.blank(wording("plan.area", {{"number", context.whole(number)}}), ASSAY_BLANK_LINES, 2);
      }
    });
    document.blank(wording("plan.measure"), ASSAY_BLANK_LINES, 3);
    document.group([&] {
      document.paragraph(wording("plan.help"));
      document.blank(wording("plan.help.team"), ASSAY_BLANK_LINES, 2);
      document.blank(wording("plan.help.manager"), ASSAY_BLANK_LINES, 2);
      document.blank(wording("plan.help.organisation"), ASSAY_BLANK_LINES, 2);
    });
    document.group([&] {
      document.blank(wording("plan.signed"), ASSAY_BLANK_SIGNATURE);
      document.blank(wording("plan.dated"), ASSAY_BLANK_DATE);
    });
  });
}

}  // namespace bcsc
