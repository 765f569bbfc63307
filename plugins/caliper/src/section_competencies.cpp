#include "report_context.hpp"

namespace caliper {

using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class CompetencyScores {
 public:
  CompetencyScores(const ReportContext& context, const Scores& scores, DocumentBuilder& document)
      : context_(context),
        scores_(scores),
        document_(document),
        one_role_(scores.score_slots().size() == 1),
        from_ratings_(!scores.delivered() && scores.rated()) {}

  void write() {
    const auto& wording = context_.wording;
    std::vector<Column> columns = {
        {one_role_ ? wording("competencies.competency") : wording("role"), one_role_ ? 3.0 : 2.0}};
    if (from_ratings_) columns.push_back({wording("competencies.rating"), 1, ASSAY_ALIGN_END});
    columns.push_back({wording("score"), 1, ASSAY_ALIGN_END});
    columns.push_back({wording("score.axis"), from_ratings_ ? 4.0 : 5.0});
    columns.push_back({wording("competencies.raters"), 1, ASSAY_ALIGN_END});
    if (from_ratings_) columns.push_back({wording("competencies.agreement"), 2});
    document_.table(wording("competencies.caption"), columns, [&] {
      for (const Competency& competency : context_.framework.competencies()) {
        if (one_role_) {
          write_row(competency, scores_.score_slots().front());
        } else {
          write_group(competency, columns.size());
        }
      }
    });
  }

 private:
  std::string_view family_title(const Competency& competency) const {
    return view(context_.construct(context_.framework.families()[competency.family]).title);
  }

  void write_group(const Competency& competency, std::size_t columns) {
    document_.row(
        [&] {
          document_.cell(
              [&] {
                document_.text(view(context_.construct(competency).title), ASSAY_SPAN_STRONG);
                document_.text("  ");
                document_.text(family_title(competency), ASSAY_SPAN_MUTED);
              },
              ASSAY_FLAG_HEADER, static_cast<std::uint32_t>(columns));
        },
        ASSAY_FLAG_GROUP_HEAD, "competency");
    for (const std::size_t slot : scores_.with_all(scores_.score_slots())) write_row(competency, slot);
  }

  void write_row(const Competency& competency, std::size_t slot) {
    const auto score = scores_.score(competency, slot);
    const std::string_view title = view(context_.construct(competency).title);
    document_.row([&] {
      document_.text_cell(one_role_ ? title : context_.role_title(slot), ASSAY_FLAG_HEADER);
      const bool withheld = scores_.withheld(competency, slot);
      if (from_ratings_) document_.text_cell(rating_text(context_, scores_.rating(competency, slot), withheld));
      document_.text_cell(score_text(context_, score, withheld));
      document_.cell([&] { write_bar(context_, document_, title, score, slot); });
      document_.text_cell(raters_text(context_, scores_, competency, slot));
      if (from_ratings_) document_.text_cell(agreement_text(context_, scores_, competency, slot));
    });
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  bool one_role_;
  bool from_ratings_;
};

}  // namespace

void write_competencies(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  document.section({"competencies", context.wording("competencies.title")}, [&] {
    document.paragraph(context.wording("competencies.text"));
    CompetencyScores(context, scores, document).write();
  });
}

}  // namespace caliper
