#include "basis.hpp"

namespace ctk {

using assay::sdk::DocumentBuilder;

namespace {

std::vector<std::string_view> ways_in(const ReportContext& context, const Scores& scores) {
  bool level = false, behaviours = false;
  for (const std::uint32_t slot : scores.shown()) {
    for (const Competency& one : context.job.competencies()) {
      level = level || scores.from_level(one, slot);
      behaviours = behaviours || scores.from_behaviours(one, slot);
    }
  }
  std::vector<std::string_view> said;
  if (level) said.push_back(context.wording("reading.levels"));
  if (behaviours) said.push_back(context.wording("reading.behaviours"));
  if (level && behaviours) said.push_back(context.wording("reading.both"));
  return said;
}

void write_reading(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  std::vector<std::string_view> said = ways_in(context, scores);
  for (const char* key : {"reading.gap", "reading.weight", "reading.fit", "reading.coverage", "reading.rounded"}) {
    said.push_back(wording(key));
  }
  if (scores.views().size() > 1) said.push_back(wording("reading.pooled"));
  for (const char* key : {"reading.na", "reading.agreement", "reading.undefined", "reading.opinion"}) {
    said.push_back(wording(key));
  }
  document.section({"reading", wording("reading.title")}, [&] {
    write_strings(document, said);
    write_withheld_roles(context, scores, document);
  });
}

}  // namespace

void write_introduction(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"introduction", wording("introduction.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(
        context.format.plural("introduction.purpose", context.job.competencies().size(),
                              {{"name", scores.assessed().name()}, {"instrument", context.model.title()}}));
    if (const std::string_view summary = context.model.attribute("summary"); !summary.empty()) {
      document.callout(wording("introduction.job"), {}, "job", [&] { document.paragraph(summary); });
    }
  });
  write_reading(context, scores, document);
}

}  // namespace ctk
