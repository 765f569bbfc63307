#include "report_context.hpp"

namespace caliper {

using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

void write_ratings(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"ratings", wording("ratings.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording("ratings.text", {{"low", plain(context.framework.lowest())},
                                                {"high", plain(context.framework.highest())}}));
    std::vector<Column> columns = {{wording("ratings.statement"), 5}};
    for (const std::size_t slot : scores.slots_and_all())
      columns.push_back({context.role_title(slot), 1, ASSAY_ALIGN_END});
    document.table(wording("ratings.caption"), columns, [&] {
      for (const Competency& competency : context.framework.competencies()) {
        if (competency.ratings.empty()) continue;
        document.row(
            [&] {
              document.text_cell(view(context.construct(competency).title), ASSAY_FLAG_HEADER,
                                 static_cast<std::uint32_t>(columns.size()), ASSAY_SPAN_STRONG);
            },
            ASSAY_FLAG_GROUP_HEAD, "competency");
        for (const std::uint32_t item : competency.ratings) {
          document.row([&] {
            document.text_cell(view(context.model.items()[item].text), ASSAY_FLAG_HEADER);
            for (const std::size_t slot : scores.slots_and_all()) {
              document.text_cell(rating_figure(scores.item_rating(item, slot)));
            }
          });
        }
      }
    });
  });
}

}  // namespace caliper
