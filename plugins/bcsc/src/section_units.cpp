#include "basis.hpp"

namespace bcsc {

using assay::sdk::Chart;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

constexpr std::uint32_t kColumns = 6;  // of the table of results

class UnitSection {
 public:
  UnitSection(const ReportContext& context, const Scores& scores, DocumentBuilder& document, const Unit& unit)
      : context_(context), scores_(scores), document_(document), unit_(unit), wording_(context.wording) {}

  void write() {
    const assay_construct& construct = context_.construct(unit_.construct);
    const std::string title = context_.unit_title(unit_);
    // The first unit follows the section's own head on the same page.
    const bool first = &unit_ == &context_.framework.units().front();
    document_.section({view(construct.id), title, {}, first ? 0u : std::uint32_t{ASSAY_FLAG_NEW_PAGE}, "unit"}, [&] {
      const std::string_view definition = context_.model.text(construct, "definition");
      if (!definition.empty()) document_.paragraph(definition);
      write_summary();
      write_results();
      write_comments();
      write_notes();
    });
  }

 private:
  void write_summary() {
    document_.key_figures([&] {
      for (const std::uint32_t slot : scores_.roles()) {
        write_key_figure(slot);
      }
      write_key_figure(context_.framework.pooled());
    });
  }

  // With what it rests on: "n = 6; ± 0.31; percentile 38".
  void write_key_figure(std::uint32_t slot) {
    std::string note;
    const auto add = [&](const std::string& part) {
      if (part.empty()) return;
      if (!note.empty()) note += wording_("unit.element.separator");
      note += part;
    };
    if (const auto n = scores_.n(unit_.construct, slot))
      add(wording_("unit.raters", {{"n", context_.whole_figure(n)}}));
    add(error_text(context_, scores_, unit_.construct, slot));
    if (scores_.percentile(unit_.construct, slot)) {
      add(wording_("unit.percentile", {{"percentile", percentile_text(context_, scores_, unit_.construct, slot)}}));
    }
    document_.key_figure(context_.role_title(slot), mean_text(context_, scores_, unit_.construct, slot), note);
  }

  void write_results() {
    document_.table(wording_("unit.results.caption"),
                    {{wording_("unit.results.rater"), 2},
                     {wording_("basis.raters"), 1, ASSAY_ALIGN_END},
                     {wording_("unit.results.mean"), 1, ASSAY_ALIGN_END},
                     {wording_("scale.axis"), 3},
                     {wording_("unit.results.distribution"), 4},
                     {wording_("basis.agreement"), 2}},
                    [&] {
                      for (const Element& element : unit_.elements) write_element(element);
                    },
                    "results");
  }

  void write_element(const Element& element) {
    document_.row(
        [&] {
          document_.cell(
              [&] {
                document_.text(context_.element_title(element), ASSAY_SPAN_STRONG);
                document_.text(" ");
                document_.text(element_figures(element), ASSAY_SPAN_MUTED);
              },
              ASSAY_FLAG_HEADER, kColumns);
        },
        ASSAY_FLAG_GROUP_HEAD, "element");
    for (const std::uint32_t item : element.items) write_question(item);
  }

  // What the roles gave an element: "Self 5.50, percentile 38; Manager 6.00, percentile 72".
  std::string element_figures(const Element& element) const {
    std::string line;
    for (const std::uint32_t slot : scores_.roles()) {
      const bool ranked = scores_.percentile(element.construct, slot).has_value();
      if (!line.empty()) line += wording_("unit.element.separator");
      line += wording_(ranked ? "unit.element.percentile" : "unit.element.mean",
                       {{"role", context_.role_title(slot)},
                        {"mean", element_mean(element.construct, slot)},
                        {"percentile", ranked ? percentile_text(context_, scores_, element.construct, slot) : ""}});
      if (scores_.agreement(element.construct, slot)) {
        line += wording_("unit.element.agreement",
                         {{"agreement", agreement_text(context_, scores_, element.construct, slot)}});
      }
    }
    return line;
  }

  // "5.50 ± 0.42", or why there is none.
  std::string element_mean(std::uint32_t construct, std::uint32_t slot) const {
    const std::string error = error_text(context_, scores_, construct, slot);
    return mean_text(context_, scores_, construct, slot) + (error.empty() ? "" : " " + error);
  }

  void write_question(std::uint32_t item) {
    const assay_item& question = context_.model.items()[item];
    assay_element head = DocumentBuilder::element(ASSAY_ROW);
    head.flags = ASSAY_FLAG_GROUP_HEAD;
    head.id = question.id;
    head.role = assay::sdk::text("question");
    document_.block(head, [&] {
      document_.text_cell(context_.question(item), ASSAY_FLAG_HEADER, kColumns);
    });
    for (const std::uint32_t slot : scores_.roles()) write_role(item, slot);
  }

  void write_role(std::uint32_t item, std::uint32_t slot) {
    const auto mean = scores_.item_mean(item, slot);
    document_.row([&] {
      document_.text_cell(context_.role_title(slot), ASSAY_FLAG_HEADER);
      document_.text_cell(item_raters_text(context_, scores_, item, slot));
      document_.text_cell(item_mean_text(context_, scores_, item, slot));
      document_.cell([&] { write_bar(mean, slot); });
      document_.cell([&] { write_distribution(item, slot); });
      document_.text_cell(item_agreement_text(context_, scores_, item, slot), 0, 1, ASSAY_SPAN_MUTED);
    });
  }

  void write_bar(std::optional<double> mean, std::uint32_t slot) {
    const std::string description =
        mean ? wording_("unit.bar.description", {{"role", context_.role_title(slot)},
                                                 {"mean", context_.figure(mean)},
                                                 {"points", context_.whole(context_.framework.points())}})
             : wording_("unit.bar.none", {{"role", context_.role_title(slot)}});
    Chart chart;
    chart.kind = ASSAY_CHART_SCORE_BAR;
    chart.description = description;
    chart.minimum = 1;
    chart.maximum = context_.framework.points();
    chart.categories.push_back({assay::sdk::text(wording_("unit.results.mean")), assay::sdk::text(wording_("unit.results.mean"))});
    chart.series.push_back({context_.role_title(slot), context_.role_id(slot), {mean.value_or(0)},
                            {static_cast<std::uint8_t>(mean ? 1 : 0)}, false});
    document_.chart(chart);
  }

  void write_distribution(std::uint32_t item, std::uint32_t slot) {
    const std::uint32_t points = context_.framework.points();
    std::vector<std::string> labels;
    for (std::uint32_t point = 1; point <= points; ++point) labels.push_back(context_.whole(point));
    labels.emplace_back(wording_("scale.na"));

    Chart chart;
    chart.kind = ASSAY_CHART_DISTRIBUTION;
    assay::sdk::ChartSeries series{context_.role_title(slot), context_.role_id(slot), {}, {}, false};
    std::string description;
    double most = 1;
    for (std::uint32_t point = 1; point <= points + 1; ++point) {
      const auto count = point <= points ? scores_.item_count(item, slot, point) : scores_.item_na(item, slot);
      series.values.push_back(count.value_or(0));
      series.states.push_back(count ? 1 : 0);
      chart.categories.push_back({assay::sdk::text(labels[point - 1]), assay::sdk::text(labels[point - 1])});
      if (count.value_or(0) > 0) {
        if (!description.empty()) description += wording_("list.separator");
        description += wording_("unit.distribution.count",
                                {{"count", context_.whole_figure(count)}, {"answer", labels[point - 1]}});
      }
      most = std::max(most, count.value_or(0));
    }
    if (description.empty()) description = wording_("unit.distribution.none");
    chart.description = description;
    chart.minimum = 0;
    chart.maximum = most;
    chart.series.push_back(std::move(series));
    document_.chart(chart);
  }

  void write_comments() {
    const auto comments = scores_.assessed().comments();
    const auto in_unit = [&](const assay_comment& comment) {
      if (comment.item == ASSAY_NONE) return false;
      const std::uint32_t element = context_.model.items()[comment.item].construct;
      return context_.construct(element).parent == unit_.construct;
    };
    bool any = false;
    for (const assay_comment& comment : comments) any = any || in_unit(comment);
    if (!any) return;
    const std::string id = std::string(view(context_.construct(unit_.construct).id)) + "-comments";
    document_.section({id, wording_("comments.title"), {}, ASSAY_FLAG_NOT_LISTED, "comments"}, [&] {
      for (const Element& element : unit_.elements) {
        for (const std::uint32_t item : element.items) write_comments_on(item);
      }
    });
  }

  void write_comments_on(std::uint32_t item) {
    std::uint32_t role = ASSAY_NONE;
    bool open = false;
    for (const assay_comment& comment : scores_.assessed().comments()) {
      if (comment.item != item) continue;
      if (!open) {
        document_.open(DocumentBuilder::element(ASSAY_GROUP));
        document_.heading(context_.question(item));
        open = true;
      }
      if (comment.role != role) {
        document_.paragraph(view(context_.model.roles()[comment.role].title), ASSAY_SPAN_STRONG, "comment-role");
        role = comment.role;
      }
      document_.quotation(view(comment.text));
    }
    if (open) document_.close();
  }

  void write_notes() {
    if (!context_.norm) return;
    const std::string id = std::string(view(context_.construct(unit_.construct).id)) + "-notes";
    document_.section({id, wording_("notes.title"), {}, ASSAY_FLAG_NOT_LISTED, "notes"}, [&] {
      bool any = false;
      for (const Element& element : unit_.elements) any = write_note(element) || any;
      if (!compared_throughout()) return document_.paragraph(wording_("notes.partial"));
      if (any) return;
      document_.paragraph(wording_("notes.none", {{"percentile", context_.note_percentile_text()}}));
    });
  }

  // Whether every mean of an element in this unit has a figure of the norm beside it.
  bool compared_throughout() const {
    for (const Element& element : unit_.elements) {
      for (const std::uint32_t slot : scores_.roles()) {
        if (!scores_.mean(element.construct, slot)) continue;
        if (!scores_.percentile(element.construct, slot)) return false;
      }
    }
    return true;
  }

  bool write_note(const Element& element) {
    std::vector<std::string> roles;
    for (const std::uint32_t slot : scores_.roles()) {
      if (scores_.note(element.construct, slot)) roles.emplace_back(context_.role_title(slot));
    }
    if (roles.empty()) return false;
    const assay_construct& construct = context_.construct(element.construct);
    const std::string below = wording_("notes.below", {{"percentile", context_.note_percentile_text()},
                                                       {"roles", context_.format.list(roles)}});
    document_.callout(context_.element_title(element), below, "development-note", [&] {
      document_.heading(wording_("notes.desired"));
      for (const auto text : context_.model.texts(construct, "desired")) document_.paragraph(text);
      document_.heading(wording_("notes.action"));
      for (const auto text : context_.model.texts(construct, "action")) document_.paragraph(text);
    });
    return true;
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const Unit& unit_;
  const assay::sdk::Wording& wording_;
};

// Comments that are about no single question.
void write_general_comments(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  bool any = false;
  for (const assay_comment& comment : scores.assessed().comments()) any = any || comment.item == ASSAY_NONE;
  if (!any) return;
  document.section({"general-comments", context.wording("comments.general"), {}, 0, "comments"}, [&] {
    std::uint32_t role = ASSAY_NONE;
    for (const assay_comment& comment : scores.assessed().comments()) {
      if (comment.item != ASSAY_NONE) continue;
      if (comment.role != role) {
        document.paragraph(view(context.model.roles()[comment.role].title), ASSAY_SPAN_STRONG, "comment-role");
        role = comment.role;
      }
      document.quotation(view(comment.text));
    }
  });
}

}  // namespace

void write_units(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  document.section({"units", context.wording("units.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(context.by_norm("units.text", "units.text.no-norm"));
    for (const Unit& unit : context.framework.units()) UnitSection(context, scores, document, unit).write();
    write_general_comments(context, scores, document);
  });
}

}  // namespace bcsc
