#include "sheets.hpp"

namespace chally {

using assay::sdk::ArrayView;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// The role of the vendor's own assessment, which fills in no form.
constexpr std::string_view kAssessment = "assessment";

// The first question of several, with the words on their scale above it.
template <typename Ask>
void explained(DocumentBuilder& document, const std::string& on_scale, Ask ask) {
  document.group([&] {
    document.paragraph(on_scale, ASSAY_SPAN_MUTED);
    ask();
  });
}

void write_competency(const ReportContext& context, DocumentBuilder& document, const Competency& one) {
  const assay_construct& construct = context.construct(one);
  document.section({view(construct.id), view(construct.title), {}, 0, "competency"}, [&] {
    document.group([&] {
      document.paragraph(context.model.text(construct, "definition"));
      if (!one.behaviours.empty()) write_both_sides(context, document, one);
      const auto meanings = context.model.texts(construct, "may-indicate");
      if (meanings.empty()) return;
      document.callout(context.wording("may-indicate.title"), {}, "may-indicate",
                       [&] { write_strings(document, meanings); });
    });
  });
}

}  // namespace

void Manual::write_sheet(DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  const std::string title =
      wording("document.title", {{"instrument", context_.model.title()}, {"name", wording("cover.manual")}});
  const std::size_t count = context_.profile.competencies().size();
  write_document(context_, document, {"chally.manual", title}, [&] {
    write_cover(context_, document, wording("cover.manual"),
                {{"cover.vendor", context_.model.vendor()},
                 {"cover.version", context_.model.version()},
                 {"cover.competencies", context_.whole(count)}});
    document.contents(wording("contents.title"));
    document.section({"overview", wording("manual.overview.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document.paragraph(context_.model.attribute("overview"));
      document.heading(context_.format.plural("manual.list", count));
      document.list(true, [&] {
        for (const Competency& one : context_.profile.competencies()) {
          const assay_construct& construct = context_.construct(one);
          document.block(DocumentBuilder::element(ASSAY_LIST_ITEM), [&] {
            document.text(view(construct.title), 0, "#" + std::string(view(construct.id)));
          });
        }
      });
    });
    document.section({"use", wording("manual.use.title")}, [&] {
      write_strings(document, {wording("manual.use.percentiles"), wording("manual.use.behaviours"),
                               wording("manual.use.sides"), wording("reading.tendency"),
                               wording("manual.use.decision")});
    });
    document.section({"competencies", wording("competencies.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      for (const Competency& one : context_.profile.competencies()) write_competency(context_, document, one);
    });
  });
}

BlankForm::BlankForm(const assay::sdk::ReportSetup& setup) : context_(setup) {
  if (context_.profile.rating_scale() == ASSAY_NONE) {
    assay::sdk::refuse("the instrument has no behaviours to rate");
  }
}

void BlankForm::write_head(DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  std::vector<assay_text> roles;
  for (const assay_role& role : context_.model.roles()) {
    if (view(role.id) != kAssessment) roles.push_back(role.title);
  }
  document.section({"about", wording("form.about")}, [&] {
    document.paragraph(wording("form.text"));
    document.blank(wording("form.person"), ASSAY_BLANK_LINES, 1);
    if (!roles.empty()) document.blank(wording("form.role"), ASSAY_BLANK_CHOICE, 1, roles);
  });
}

void BlankForm::write_sheet(DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  const assay_scale& scale = context_.model.scales()[context_.profile.rating_scale()];
  std::vector<std::string> labels;
  for (const double point : ArrayView<double>(scale.points)) labels.push_back(context_.figure(point));
  if (scale.accepts_na != 0) labels.emplace_back(wording("form.na"));
  std::vector<assay_text> choices;
  for (const std::string& label : labels) choices.push_back(assay::sdk::text(label));
  std::vector<std::string> anchors;
  for (const assay_scale_label& label : ArrayView<assay_scale_label>(scale.labels)) {
    anchors.push_back(
        wording("form.anchor", {{"point", context_.figure(label.value)}, {"label", view(label.text)}}));
  }
  if (scale.accepts_na != 0) {
    anchors.push_back(
        wording("form.anchor", {{"point", wording("form.na")}, {"label", view(scale.na_label)}}));
  }
  const std::string on_scale = wording("form.scale", {{"anchors", joined(anchors, wording("list.separator"))}});

  const std::string title =
      wording("document.title", {{"instrument", context_.model.title()}, {"name", wording("form.title")}});
  std::size_t number = 0;
  write_document(context_, document, {"chally.blank-form", title}, [&] {
    write_head(document);
    for (const Competency& one : context_.profile.competencies()) {
      if (one.behaviours.empty()) continue;
      const assay_construct& construct = context_.construct(one);
      document.section({view(construct.id), view(construct.title)}, [&] {
        for (const std::uint32_t index : one.behaviours) {
          const std::string label = wording("form.behaviour", {{"number", context_.whole(++number)},
                                                               {"text", view(context_.model.items()[index].text)}});
          const auto ask = [&] { document.blank(label, ASSAY_BLANK_CHOICE, 1, choices); };
          // The scale where it is needed: above the questions of each competency.
          index == one.behaviours.front() && !anchors.empty() ? explained(document, on_scale, ask) : ask();
        }
      });
    }
  });
}

}  // namespace chally
