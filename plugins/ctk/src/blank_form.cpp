#include <algorithm>

#include "sheets.hpp"

namespace ctk {

using assay::sdk::ArrayView;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class Form {
 public:
  Form(const ReportContext& context, DocumentBuilder& document)
      : context_(context), document_(document), wording_(context.wording) {}

  void write() {
    write_front();
    const auto& competencies = context_.job.competencies();
    if (std::any_of(competencies.begin(), competencies.end(),
                    [](const auto& one) { return !one.behaviours.empty(); })) {
      begin_form();
      write_behaviours();
    }
    if (std::any_of(competencies.begin(), competencies.end(),
                    [](const auto& one) { return one.level_item != ASSAY_NONE; })) {
      begin_form();
      write_levels();
    }
    const auto& characteristics = context_.job.characteristics();
    if (std::any_of(characteristics.begin(), characteristics.end(),
                    [](const auto& one) { return one.item != ASSAY_NONE; })) {
      begin_form();
      write_preferences();
    }
  }

 private:
  void write_front() {
    write_cover(context_, document_, wording_("form.title"),
                {{"cover.vendor", std::string(context_.model.vendor())},
                 {"cover.version", std::string(context_.model.version())}});
    document_.contents(wording_("contents.title"));
  }

  // What is handed to another reader, or for another purpose, begins a page wherever the last one ended.
  void begin_form() { document_.page_break(); }

  // The lines that each form begins with, so that it can be handed out by itself.
  void write_head(std::string_view text, bool rater) {
    document_.paragraph(text);
    document_.blank(wording_(rater ? "form.person" : "form.name"), ASSAY_BLANK_LINES, 1);
    if (rater && !context_.model.roles().empty()) {
      std::vector<assay_text> roles;
      for (const assay_role& role : context_.model.roles()) roles.push_back(role.title);
      document_.blank(wording_("form.role"), ASSAY_BLANK_CHOICE, 1, roles);
    }
    document_.blank(wording_("form.date"), ASSAY_BLANK_DATE);
  }

  void write_choice(std::string_view label, const std::vector<std::string>& choices) {
    std::vector<assay_text> texts;
    for (const std::string& choice : choices) texts.push_back(assay::sdk::text(choice));
    document_.blank(label, ASSAY_BLANK_CHOICE, 1, texts);
  }

  // The points of a scale, and NA where it is accepted. A scale without points is answered with a number.
  void write_points(std::string_view label, std::uint32_t scale) {
    const assay_scale& one = context_.model.scales()[scale];
    if (one.continuous != 0) {
      document_.blank(label, ASSAY_BLANK_LINES, 1);
      return;
    }
    std::vector<std::string> choices;
    for (const double point : ArrayView<double>(one.points)) choices.push_back(context_.plain_figure(point));
    if (one.accepts_na != 0) choices.emplace_back(wording_("form.na"));
    write_choice(label, choices);
  }

  // An item's points; with the line that explains them where `explain` is set, on the same page.
  void write_item(std::string_view label, std::uint32_t scale, bool explain) {
    if (!explain) return write_points(label, scale);
    document_.group([&] {
      write_scale(scale);
      write_points(label, scale);
    });
  }

  void write_scale(std::uint32_t scale) {
    std::string words = wording_("form.scale", {{"anchors", context_.anchors(scale)}});
    const std::string_view na = view(context_.model.scales()[scale].na_label);
    if (!na.empty() && na != wording_("form.na")) {
      words += " " + wording_("form.scale.na", {{"na", wording_("form.na")}, {"label", na}});
    }
    document_.paragraph(words, ASSAY_SPAN_MUTED);
  }

  void write_behaviours() {
    std::size_t number = 0;
    document_.section({"behaviours", wording_("form.behaviours.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      write_head(wording_("form.behaviours.text"), true);
      for (const Competency& one : context_.job.competencies()) {
        if (one.behaviours.empty()) continue;
        document_.section({"behaviours-" + std::string(context_.id(one)), context_.title(one)}, [&] {
          std::uint32_t scale = ASSAY_NONE;
          for (const std::uint32_t index : one.behaviours) {
            const assay_item& item = context_.model.items()[index];
            const std::string label =
                wording_("form.item", {{"number", context_.whole(++number)}, {"text", view(item.text)}});
            write_item(label, item.scale, item.scale != scale);
            scale = item.scale;
          }
        });
      }
    });
  }

  void write_levels() {
    document_.section({"levels", wording_("form.levels.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      write_head(wording_("form.levels.text"), true);
      std::size_t number = 0;
      // In the order of the instrument, so that numbers on paper are those of the items.
      std::uint32_t scale = ASSAY_NONE;
      for (const Competency& one : context_.job.competencies()) {
        if (one.level_item == ASSAY_NONE) continue;
        const assay_item& item = context_.model.items()[one.level_item];
        const std::string label = wording_(
            "form.level", {{"number", context_.whole(++number)},
                           {"competency", context_.title(one)},
                           {"definition", context_.model.text(context_.construct(one), "definition")}});
        write_item(label, item.scale, item.scale != scale);
        scale = item.scale;
      }
    });
  }

  void write_preferences() {
    document_.section({"preferences", wording_("form.preferences.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      write_head(wording_("form.preferences.text"), false);
      std::size_t number = 0;
      for (const Characteristic& one : context_.job.characteristics()) {
        if (one.item == ASSAY_NONE) continue;
        const assay_item& item = context_.model.items()[one.item];
        const std::string label =
            wording_("form.item", {{"number", context_.whole(++number)}, {"text", view(item.text)}});
        if (context_.model.scales()[item.scale].continuous != 0) {
          document_.blank(label, ASSAY_BLANK_LINES, 1);
          continue;
        }
        std::vector<std::string> choices;
        for (const double point : ArrayView<double>(context_.model.scales()[item.scale].points)) {
          choices.push_back(context_.level_words(item.scale, point));
        }
        document_.group([&] { write_choice(label, choices); });
      }
    });
  }

  const ReportContext& context_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

BlankForm::BlankForm(const assay::sdk::ReportSetup& setup) : context_(setup) {
  if (context_.model.items().empty()) assay::sdk::refuse("the instrument has no items to fill in");
}

void BlankForm::write_sheet(DocumentBuilder& document) const {
  const std::string title = context_.wording(
      "document.title", {{"instrument", context_.model.title()}, {"name", context_.wording("form.title")}});
  write_document(context_, document, {"ctk.blank-form", title}, [&] { Form(context_, document).write(); });
}

}  // namespace ctk
