#include "blank_form.hpp"

#include <algorithm>

namespace standard {

using assay::sdk::ArrayView;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

constexpr std::uint32_t kCommentLines = 8;
// A choice of more points than this does not fit a line: the rater writes the number.
constexpr std::size_t kMostChoices = 11;

class Form {
 public:
  Form(const ReportContext& context, DocumentBuilder& document)
      : context_(context), model_(context.model), document_(document), wording_(context.wording) {}

  void write() {
    write_about();
    write_way(ASSAY_NONE);
    for (std::uint32_t form = 0; form < model_.forms().size(); ++form) write_way(form);
    document_.section({"comments", wording_("form.comments")}, [&] {
      document_.blank(wording_("form.comments.text"), ASSAY_BLANK_LINES, kCommentLines);
    });
  }

 private:
  void write_about() {
    document_.section({"about", wording_("form.title"), model_.title()}, [&] {
      document_.paragraph(wording_("form.text"));
      if (model_.forms().size() > 1) {
        std::vector<std::string> names;
        for (const assay_text& form : model_.forms()) names.emplace_back(view(form));
        document_.paragraph(wording_("form.ways", {{"ways", context_.format.list(names)}}));
      }
      document_.blank(wording_("form.person"), ASSAY_BLANK_LINES);
      write_role();
      document_.blank(wording_("form.date"), ASSAY_BLANK_DATE);
    });
  }

  void write_role() {
    if (model_.roles().size() < 2) return;
    std::vector<assay_text> roles;
    for (const assay_role& role : model_.roles()) roles.push_back(role.title);
    document_.blank(wording_("form.role"), ASSAY_BLANK_CHOICE, 1, roles);
  }

  // The items of one form, or those of every form.
  void write_way(std::uint32_t form) {
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < model_.items().size(); ++i) {
      if (model_.items()[i].form == form) items.push_back(i);
    }
    if (items.empty()) return;
    const std::string title = form == ASSAY_NONE
                                  ? std::string(wording_("form.items"))
                                  : wording_("form.way", {{"way", view(model_.forms()[form])}});
    const std::string id = form == ASSAY_NONE ? "items" : "way." + std::string(view(model_.forms()[form]));
    document_.section({id, title}, [&] {
      const bool grouped = stand_together(items);
      const bool one_scale = std::all_of(items.begin(), items.end(), [&](std::uint32_t i) {
        return model_.items()[i].scale == model_.items()[items.front()].scale;
      });
      if (one_scale) write_scale(model_.items()[items.front()].scale);
      std::uint32_t outermost = ASSAY_NONE, scale = ASSAY_NONE;
      for (const std::uint32_t item : items) {
        if (grouped && outermost_of(item) != outermost) document_.heading(context_.title(outermost_of(item)));
        outermost = outermost_of(item);
        if (!one_scale && model_.items()[item].scale != scale) write_scale(model_.items()[item].scale);
        scale = model_.items()[item].scale;
        write_item(model_.items()[item]);
      }
    });
  }

  std::uint32_t outermost_of(std::uint32_t item) const {
    std::uint32_t construct = model_.items()[item].construct;
    while (model_.constructs()[construct].parent != ASSAY_NONE)
      construct = model_.constructs()[construct].parent;
    return construct;
  }

  // Whether the items of each outermost construct stand in a row, and there are several of these. Where they
  // take turns, headings would give away what each item measures.
  bool stand_together(const std::vector<std::uint32_t>& items) const {
    std::vector<std::uint32_t> met;
    for (const std::uint32_t item : items) {
      const std::uint32_t construct = outermost_of(item);
      if (!met.empty() && met.back() == construct) continue;
      if (std::find(met.begin(), met.end(), construct) != met.end()) return false;
      met.push_back(construct);
    }
    return met.size() > 1 && met.size() < items.size();
  }

  void write_scale(std::uint32_t index) {
    const assay_scale& scale = model_.scales()[index];
    const Range ends = ends_of(scale);
    const std::string anchors = context_.anchors(scale);
    std::string line =
        wording_(anchors.empty() ? "form.scale" : "form.scale.labels",
                 {{"low", context_.plain_figure(ends.low)}, {"high", context_.plain_figure(ends.high)}, {"anchors", anchors}});
    if (scale.accepts_na != 0) line += " " + wording_("form.scale.na", {{"na", view(scale.na_label)}});
    document_.paragraph(line);
  }

  void write_item(const assay_item& item) {
    const std::string label =
        wording_("form.item", {{"number", context_.format.integer(++number_)}, {"text", view(item.text)}});
    const assay_scale& scale = model_.scales()[item.scale];
    const ArrayView<double> points(scale.points);
    if (scale.continuous != 0 || points.size() > kMostChoices) {
      document_.blank(label, ASSAY_BLANK_LINES);
      return;
    }
    std::vector<std::string> words;
    for (const double point : points) words.push_back(context_.plain_figure(point));
    if (scale.accepts_na != 0) words.emplace_back(view(scale.na_label));
    std::vector<assay_text> choices;
    for (const std::string& word : words) choices.push_back(assay::sdk::text(word));
    document_.blank(label, ASSAY_BLANK_CHOICE, 1, choices);
  }

  const ReportContext& context_;
  const assay::sdk::Model& model_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
  std::size_t number_ = 0;
};

}  // namespace

BlankForm::BlankForm(const assay::sdk::ReportSetup& setup) : context_(setup) {
  if (context_.model.items().empty())
    assay::sdk::refuse("the instrument has no items: there is nothing to fill in");
}

void BlankForm::write_sheet(DocumentBuilder& document) const {
  const std::string title = context_.wording(
      "document.title", {{"instrument", context_.model.title()}, {"name", context_.wording("form.title")}});
  write_document(context_, document, {"standard.blank-form", title},
                 [&] { Form(context_, document).write(); });
}

}  // namespace standard
