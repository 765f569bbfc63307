#include "reference_sheet.hpp"

#include <algorithm>

namespace standard {

using assay::sdk::ArrayView;
using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// The kinds of text that have a heading of their own; definition and summary need none, low and high stand
// side by side.
constexpr std::string_view kHeadedTexts[] = {"desired",      "behaviour", "task",
                                             "may-indicate", "action",    "note"};

class Reference {
 public:
  Reference(const ReportContext& context, DocumentBuilder& document)
      : context_(context), model_(context.model), document_(document), wording_(context.wording) {}

  void write() {
    document_.contents(wording_("contents.title"));
    write_about();
    if (!model_.constructs().empty()) {
      document_.section({"constructs", wording_("reference.constructs"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
        for (const std::uint32_t root : context_.tree.roots()) write_construct(root);
      });
    }
    if (model_.items().empty()) return;
    write_scales();
    write_roles();
    write_scoring();
  }

 private:
  void write_about() {
    document_.section({"about", wording_("reference.about"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      if (!model_.description().empty()) document_.paragraph(model_.description());
      document_.key_figures([&] {
        // Levels have ids and no titles, so what is measured is counted by where it stands.
        const std::size_t headings = context_.tree.roots().size(), parts = context_.tree.size() - headings;
        if (headings > 0) count("reference.headings", headings);
        if (parts > 0) count("reference.parts", parts);
        if (!model_.items().empty()) count("reference.items", model_.items().size());
        if (!model_.roles().empty()) count("reference.roles", model_.roles().size());
      });
    });
  }

  void count(std::string_view key, std::size_t number) {
    document_.key_figure(wording_(key), context_.format.integer(static_cast<std::int64_t>(number)));
  }

  void write_construct(std::uint32_t index) {
    const assay_construct& construct = context_.construct(index);
    const std::string anchor = context_.anchor(index);
    document_.section({anchor, view(construct.title)}, [&] {
      for (const std::string_view kind : {"definition", "summary"})
        write_texts(document_, model_.texts(construct, kind));
      write_both_ends(context_, document_, index);
      for (const std::string_view kind : kHeadedTexts) {
        const auto texts = model_.texts(construct, kind);
        if (texts.empty()) continue;
        document_.heading(wording_("reference.text." + std::string(kind)));
        write_texts(document_, texts);
      }
      write_facts(index);
      write_items(context_.tree.node(index).items);
      for (const std::uint32_t child : context_.tree.node(index).children) write_construct(child);
    });
  }

  // Weight, target and links, where there are any.
  void write_facts(std::uint32_t index) {
    const assay_construct& construct = context_.construct(index);
    std::vector<std::string> facts;
    if (construct.has_weight != 0)
      facts.push_back(wording_("reference.weight", {{"weight", context_.plain_figure(construct.weight)}}));
    if (construct.has_target != 0) {
      const std::uint32_t scale =
          construct.scale != ASSAY_NONE ? construct.scale : context_.tree.node(index).scale;
      const std::string_view label = model_.label(scale, construct.target);
      const std::string point = context_.plain_figure(construct.target);
      const std::string target =
          label.empty() ? point : wording_("scale.anchor", {{"point", point}, {"label", label}});
      facts.push_back(wording_("reference.target", {{"target", target}}));
    }
    std::vector<std::string> links;
    for (const std::uint32_t link : model_.links_of(construct)) links.emplace_back(context_.title(link));
    if (!links.empty()) {
      facts.push_back(wording_("reference.links", {{"links", context_.format.list(links)}}));
    }
    if (!facts.empty()) document_.paragraph(joined(facts, wording_("reference.facts")), ASSAY_SPAN_MUTED);
  }

  void write_items(const std::vector<std::uint32_t>& items) {
    if (items.empty()) return;
    const bool noted = std::any_of(items.begin(), items.end(), [&](std::uint32_t index) {
      return !notes(model_.items()[index]).empty();
    });
    std::vector<Column> columns = {{wording_("reference.item.id"), 1}, {wording_("table.item"), 6}};
    if (noted) columns.push_back({wording_("reference.item.notes"), 2});
    document_.table(wording_("reference.items"), columns, [&] {
      for (const std::uint32_t index : items) {
        const assay_item& item = model_.items()[index];
        document_.row([&] {
          document_.text_cell(view(item.id), ASSAY_FLAG_HEADER);
          document_.text_cell(view(item.text));
          if (noted) document_.text_cell(notes(item));
        });
      }
    });
  }

  std::string notes(const assay_item& item) const {
    std::vector<std::string> notes;
    if (item.reverse != 0) notes.emplace_back(wording_("reference.item.reverse"));
    if (item.weight != 1)
      notes.push_back(wording_("reference.item.weight", {{"weight", context_.plain_figure(item.weight)}}));
    if (model_.scales().size() > 1) {
      notes.push_back(wording_("reference.item.scale", {{"number", number_of(item.scale)}}));
    }
    if (const auto form = model_.form_of(item); !form.empty()) {
      notes.push_back(wording_("reference.item.form", {{"form", form}}));
    }
    return joined(notes, wording_("list.separator"));
  }

  void write_scales() {
    document_.section({"scales", wording_("reference.scales"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      for (std::uint32_t scale = 0; scale < model_.scales().size(); ++scale) write_scale(scale);
    });
  }

  // "2": scales have ids and no titles, so they are counted.
  std::string number_of(std::uint32_t scale) const { return context_.format.integer(std::int64_t{scale} + 1); }

  void write_scale(std::uint32_t index) {
    const assay_scale& scale = model_.scales()[index];
    const Range ends = ends_of(scale);
    if (model_.scales().size() > 1) document_.heading(wording_("reference.scale", {{"number", number_of(index)}}));
    const std::string low = context_.plain_figure(ends.low), high = context_.plain_figure(ends.high);
    document_.paragraph(scale.continuous != 0
                            ? wording_("reference.scale.continuous", {{"low", low}, {"high", high}})
                            : context_.format.plural("reference.scale.points", ArrayView<double>(scale.points).size(),
                                                     {{"low", low}, {"high", high}}));
    const ArrayView<assay_scale_label> labels(scale.labels);
    if (!labels.empty()) {
      document_.table(
          {},
          {{wording_("reference.scale.point"), 1, ASSAY_ALIGN_END}, {wording_("reference.scale.word"), 6}},
          [&] {
            for (const assay_scale_label& label : labels) {
              document_.row([&] {
                document_.text_cell(context_.plain_figure(label.value), ASSAY_FLAG_HEADER);
                document_.text_cell(view(label.text));
              });
            }
          });
    }
    if (scale.accepts_na != 0)
      document_.paragraph(wording_("reading.scale.na", {{"na", view(scale.na_label)}}));
  }

  void write_roles() {
    document_.section({"roles", wording_("reference.answered-by")}, [&] {
      document_.list(false, [&] {
        for (const assay_role& role : model_.roles()) {
          std::string line(view(role.title));
          if (role.parent != ASSAY_NONE) {
            line += wording_("reference.role.parent", {{"role", view(model_.roles()[role.parent].title)}});
          }
          if (role.required != 0) line += wording_("reference.role.required");
          if (role.max_raters == 1) line += wording_("reference.role.one");
          if (role.max_raters > 1) {
            line += context_.format.plural("reference.role.max", role.max_raters);
          }
          document_.list_item(line);
        }
      });
    });
  }

  void write_scoring() {
    document_.section({"scoring", wording_("reference.scoring")}, [&] {
      document_.list(false, [&] {
        for (const std::string& rule : context_.rules_in_words()) document_.list_item(rule);
      });
    });
  }

  const ReportContext& context_;
  const assay::sdk::Model& model_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

void ReferenceSheet::write_sheet(DocumentBuilder& document) const {
  const std::string_view kind = context_.wording("cover.reference");
  const std::string title =
      context_.wording("document.title", {{"instrument", context_.model.title()}, {"name", kind}});
  write_document(context_, document, {"standard.reference", title}, [&] {
    write_cover(context_, document, kind,
                {{"cover.vendor", context_.model.vendor()},
                 {"cover.version", context_.model.version()}});
    Reference(context_, document).write();
  });
}

}  // namespace standard
