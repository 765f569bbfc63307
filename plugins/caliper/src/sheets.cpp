#include "sheets.hpp"

namespace caliper {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

template <typename Body>
void write_document(const ReportContext& context, DocumentBuilder& document, std::string_view report,
                    std::string_view kind, Body body) {
  const std::vector<assay_pair> properties = {
      {assay::sdk::text("language"), assay::sdk::text(context.locale)},
      {assay::sdk::text("instrument"), assay::sdk::text(context.model.id())},
      {assay::sdk::text("report"), assay::sdk::text(report)},
  };
  const std::string title =
      context.wording("document.title", {{"instrument", context.model.title()}, {"name", kind}});
  assay_element root = DocumentBuilder::element(ASSAY_DOCUMENT);
  root.title = assay::sdk::text(title);
  root.attributes = assay::sdk::array(properties);
  document.block(root, body);
}

void write_overview(const ReportContext& context, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"overview", wording("library.overview")},
                   [&] { document.paragraph(context.model.attribute("overview")); });
  const auto positions = context.model.attributes("positions");
  if (positions.empty()) return;
  document.section({"positions", wording("library.positions")}, [&] {
    document.list(false, [&] {
      for (const std::string_view position : positions) document.list_item(position);
    });
  });
}

void write_definitions(const ReportContext& context, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"competencies", wording("library.competencies")}, [&] {
    for (const Competency& competency : context.framework.competencies()) {
      const assay_construct& construct = context.construct(competency);
      const std::string note = wording(
          "library.family",
          {{"family", view(context.construct(context.framework.families()[competency.family]).title)}});
      document.section({view(construct.id), view(construct.title), note, 0, "competency"},
                       [&] { document.paragraph(context.model.text(construct, "definition")); });
    }
  });
}

void write_behaviours(const ReportContext& context, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"behaviours", wording("library.behaviours")}, [&] {
    document.paragraph(wording("library.behaviours.text"));
    document.table(wording("library.behaviours.caption"),
                   {{wording("library.behaviour"), 5}, {wording("competencies.competency"), 2}}, [&] {
                     for (const Competency& competency : context.framework.competencies()) {
                       for (std::size_t i = 1; i < competency.ratings.size(); ++i) {
                         document.row([&] {
                           document.text_cell(view(context.model.items()[competency.ratings[i]].text),
                                              ASSAY_FLAG_HEADER);
                           document.text_cell(view(context.construct(competency).title));
                         });
                       }
                     }
                   });
  });
}

}  // namespace

void LibraryEntry::write_sheet(DocumentBuilder& document) const {
  write_document(context_, document, "caliper.library-entry", context_.wording("library.title"), [&] {
    write_overview(context_, document);
    write_definitions(context_, document);
    write_behaviours(context_, document);
  });
}

void JobModelSheet::write_sheet(DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  write_document(context_, document, "caliper.job-model", wording("model.title"), [&] {
    document.section({"overview", wording("library.overview")},
                     [&] { document.paragraph(context_.model.attribute("overview")); });
    document.section({"model", wording("model.families")}, [&] {
      document.paragraph(
          context_.format.plural("model.text", context_.framework.competencies().size(),
                                 {{"families", context_.whole(context_.framework.families().size())}}));
      write_job_model(context_, nullptr, document);
      document.paragraph(wording("model.note"), ASSAY_SPAN_MUTED);
    });
  });
}

BlankForm::BlankForm(const assay::sdk::ReportSetup& setup) : context_(setup) {
  if (!context_.framework.has_ratings()) assay::sdk::refuse("a blank form needs an instrument with ratings");
}

namespace {

void write_statements(const ReportContext& context, const Competency& competency,
                      const std::vector<assay_text>& choices, DocumentBuilder& document) {
  const assay_construct& construct = context.construct(competency);
  document.section({view(construct.id), view(construct.title)}, [&] {
    document.group([&] {
      document.paragraph(context.model.text(construct, "definition"));
      for (const std::uint32_t item : competency.ratings) {
        document.blank(view(context.model.items()[item].text), ASSAY_BLANK_CHOICE, 1, choices);
      }
    });
  });
}

}  // namespace

void BlankForm::write_sheet(DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  const assay_scale& scale = context_.model.scales()[context_.framework.rating_scale()];
  std::vector<std::string> labels, anchors;
  for (const double point : assay::sdk::ArrayView<double>(scale.points)) {
    labels.push_back(context_.plain_figure(point));
    const std::string_view words = context_.model.label(context_.framework.rating_scale(), point);
    if (!words.empty())
      anchors.push_back(wording("form.anchor", {{"point", labels.back()}, {"label", words}}));
  }
  if (scale.accepts_na != 0) {
    labels.emplace_back(wording("form.na"));
    anchors.push_back(wording("form.anchor", {{"point", labels.back()}, {"label", view(scale.na_label)}}));
  }
  std::vector<assay_text> choices, roles;
  for (const std::string& label : labels) choices.push_back(assay::sdk::text(label));
  for (const assay_role& role : context_.model.roles()) {
    if (view(role.id) != context_.model.attribute("delivered-by")) roles.push_back(role.title);
  }

  write_document(context_, document, "caliper.blank-form", wording("form.title"), [&] {
    document.section({"about", wording("form.about")}, [&] {
      document.paragraph(wording("form.text"));
      document.blank(wording("form.person"), ASSAY_BLANK_LINES, 1);
      document.blank(wording("form.role"), ASSAY_BLANK_CHOICE, 1, roles);
      document.paragraph(wording("form.scale", {{"anchors", joined(anchors, wording("list.separator"))}}));
    });
    document.section({"statements", wording("form.statements")}, [&] {
      for (const Competency& competency : context_.framework.competencies()) {
        if (!competency.ratings.empty()) write_statements(context_, competency, choices, document);
      }
      document.blank(wording("form.remarks"), ASSAY_BLANK_LINES, 3);
    });
  });
}

}  // namespace caliper
