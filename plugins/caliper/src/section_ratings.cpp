#include "report_context.hpp"

namespace caliper {

using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class RatingTable {
 public:
  RatingTable(const ReportContext& context, const Scores& scores, DocumentBuilder& document)
      : context_(context),
        scores_(scores),
        document_(document),
        slots_(scores.with_all(scores.rating_slots())) {}

  void write() {
    const auto& wording = context_.wording;
    std::vector<Column> columns = {{wording("ratings.statement"), 5}};
    for (const std::size_t slot : slots_) columns.push_back({context_.role_title(slot), 1, ASSAY_ALIGN_END});
    document_.table(wording("ratings.caption"), columns, [&] {
      for (const Competency& competency : context_.framework.competencies()) {
        if (!competency.ratings.empty()) write_competency(competency);
      }
      write_row(wording("ratings.model"), "total", ASSAY_SPAN_STRONG,
                [&](std::size_t slot) {
                  return rating_text(context_, scores_.rating(slot), scores_.withheld(slot));
                });
    });
  }

 private:
  template <typename RatingOf>
  void write_row(std::string_view title, std::string_view variant, std::uint32_t style, RatingOf rating_of) {
    document_.row(
        [&] {
          document_.text_cell(title, ASSAY_FLAG_HEADER, 1, style);
          for (const std::size_t slot : slots_)
            document_.text_cell(rating_of(slot), 0, 1, style);
        },
        0, variant);
  }

  void write_competency(const Competency& competency) {
    document_.row(
        [&] {
          document_.text_cell(view(context_.construct(competency).title), ASSAY_FLAG_HEADER,
                              static_cast<std::uint32_t>(slots_.size() + 1), ASSAY_SPAN_STRONG);
        },
        ASSAY_FLAG_GROUP_HEAD, "competency");
    write_row(context_.wording("ratings.competency"), {}, ASSAY_SPAN_STRONG,
              [&](std::size_t slot) {
                return rating_text(context_, scores_.rating(competency, slot), scores_.withheld(competency, slot));
              });
    for (const std::uint32_t item : competency.ratings) {
      write_row(view(context_.model.items()[item].text), {}, 0,
                [&](std::size_t slot) {
                  return rating_text(context_, scores_.item_rating(item, slot), scores_.item_withheld(item, slot));
                });
    }
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  std::vector<std::size_t> slots_;
};

}  // namespace

void write_ratings(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"ratings", wording("ratings.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(
        wording("ratings.text", {{"low", context.plain_figure(context.framework.lowest())},
                                 {"high", context.plain_figure(context.framework.highest())}}));
    if (scores.delivered()) document.paragraph(wording("ratings.apart"));
    RatingTable(context, scores, document).write();
  });
}

}  // namespace caliper
