#include "sheets.hpp"

namespace bcsc {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

constexpr std::uint32_t kCommentLines = 10;

// The first question of several, with the words on their scale above it.
template <typename Ask>
void explained(DocumentBuilder& document, const std::string& on_scale, Ask ask) {
  document.group([&] {
    document.paragraph(on_scale, ASSAY_SPAN_MUTED);
    ask();
  });
}

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

}  // namespace

void FrameworkSheet::write_sheet(DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  write_document(context_, document, "bcsc.framework", wording("framework.sheet.title"), [&] {
    write_framework(context_, document, wording("framework.sheet.units"), 0);
    for (const Unit& unit : context_.framework.units()) {
      const assay_construct& construct = context_.construct(unit.construct);
      const std::string title = context_.unit_title(unit);
      document.section({view(construct.id), title, {}, 0, "unit"}, [&] {
        document.paragraph(context_.model.text(construct, "definition"));
        for (const Element& element : unit.elements) {
          const assay_construct& part = context_.construct(element.construct);
          document.section({view(part.id), context_.element_title(element)}, [&] {
            document.paragraph(context_.model.text(part, "definition"));
            document.list(false, [&] {
              for (const std::uint32_t item : element.items) document.list_item(context_.question(item));
            });
          });
        }
      });
    }
  });
}

void BlankForm::write_sheet(DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  const assay_scale& scale = context_.model.scales()[context_.model.items()[0].scale];
  std::vector<std::string> labels;
  for (std::uint32_t point = 1; point <= context_.framework.points(); ++point)
    labels.push_back(context_.whole(point));
  if (scale.accepts_na != 0) labels.emplace_back(view(scale.na_label));
  std::vector<assay_text> choices;
  for (const std::string& label : labels) choices.push_back(assay::sdk::text(label));
  std::vector<assay_text> roles;
  for (const assay_role& role : context_.model.roles()) roles.push_back(role.title);
  std::string anchors;
  for (const assay_scale_label& label : assay::sdk::ArrayView<assay_scale_label>(scale.labels)) {
    if (!anchors.empty()) anchors += wording("list.separator");
    anchors += wording("form.anchor",
                       {{"point", context_.whole_figure(label.value)}, {"label", view(label.text)}});
  }

  write_document(context_, document, "bcsc.blank-form", wording("form.title"), [&] {
    document.section({"about", wording("form.title"), context_.model.title()}, [&] {
      document.paragraph(wording("form.text"));
      document.blank(wording("form.person"), ASSAY_BLANK_LINES, 1);
      document.blank(wording("form.role"), ASSAY_BLANK_CHOICE, 1, roles);
    });
    for (const Unit& unit : context_.framework.units()) {
      document.section({view(context_.construct(unit.construct).id), context_.unit_title(unit)}, [&] {
        bool first = !anchors.empty();
        for (const Element& element : unit.elements) {
          for (const std::uint32_t item : element.items) {
            const auto ask = [&] { document.blank(context_.question(item), ASSAY_BLANK_CHOICE, 1, choices); };
            // The scale where it is needed: above the questions of each unit.
            first ? explained(document, wording("form.scale", {{"anchors", anchors}}), ask) : ask();
            first = false;
          }
        }
      });
    }
    document.section({"comments", wording("comments.title")},
                     [&] { document.blank(wording("form.comments"), ASSAY_BLANK_LINES, kCommentLines); });
  });
}

}  // namespace bcsc
