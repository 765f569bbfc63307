#include <algorithm>

#include "basis.hpp"

namespace standard {

using assay::sdk::Chart;
using assay::sdk::ChartSeries;
using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// A wheel needs three spokes to be one, and more than this cannot be read.
constexpr std::size_t kFewestSpokes = 3, kMostSpokes = 16;

// The constructs of one level that a chart goes over: the outermost level with enough of them.
std::vector<std::uint32_t> charted(const ReportContext& context) {
  for (const assay_text& level : context.model.levels()) {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t c : context.model.constructs_of(view(level))) {
      if (context.tree.node(c).scored) found.push_back(c);
    }
    if (found.size() >= kFewestSpokes && found.size() <= kMostSpokes) return found;
  }
  return {};
}

class Overview {
 public:
  Overview(const ReportContext& context, const Scores& scores, DocumentBuilder& document)
      : context_(context),
        scores_(scores),
        document_(document),
        wording_(context.wording),
        lead_(scores.lead()) {}

  void write() {
    document_.section({"overview", wording_("overview.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      if (scores_.shown().empty()) {
        document_.paragraph(wording_("overview.none"));
        return;
      }
      document_.paragraph(wording_("overview.text", {{"role", context_.role_title(lead_)}}));
      write_scores();
      write_unscored();
      const bool compared = scores_.shown().size() > 1;
      if (!compared) write_wheel();
      if (scores_.any_gap()) write_targets();
      if (compared) write_views();
      write_self_other(context_, scores_, document_);
    });
  }

 private:
  void write_scores() {
    const bool gaps = scores_.any_gap(), percentiles = scores_.any_percentile();
    std::vector<Column> columns = {{wording_("table.construct"), 5},
                                   {wording_("table.bar"), 4},
                                   {wording_("table.score"), 1, ASSAY_ALIGN_END}};
    if (gaps) {
      columns.push_back({wording_("table.target"), 1, ASSAY_ALIGN_END});
      columns.push_back({wording_("table.gap"), 1, ASSAY_ALIGN_END});
    }
    if (percentiles) columns.push_back({wording_("table.percentile"), 1, ASSAY_ALIGN_END});
    columns.push_back({wording_("table.raters"), 1, ASSAY_ALIGN_END});
    document_.table(wording_("overview.caption", {{"role", context_.role_title(lead_)}}), columns, [&] {
      for (const std::uint32_t root : context_.tree.roots()) write_branch(root, gaps, percentiles);
    });
  }

  void write_branch(std::uint32_t construct, bool gaps, bool percentiles) {
    const Node& node = context_.tree.node(construct);
    if (node.beneath.empty()) return;
    const bool branches = std::any_of(node.children.begin(), node.children.end(), [&](std::uint32_t c) {
      return !context_.tree.node(c).beneath.empty();
    });
    // What has parts of its own stands out from them.
    const std::uint32_t flags = branches ? std::uint32_t{ASSAY_FLAG_GROUP_HEAD} : 0u;
    const auto cells = [&] {
      document_.cell(
          [&] {
            const assay_construct& subject = context_.construct(construct);
            document_.text(view(subject.title), 0, "#" + context_.anchor(construct));
          },
          ASSAY_FLAG_HEADER);
      document_.cell([&] {
        if (node.scored) write_bar(context_, scores_, document_, construct, lead_);
      });
      document_.text_cell(node.scored ? score_and_error(context_, scores_, construct, lead_) : "", 0, 1,
                          ASSAY_SPAN_STRONG);
      if (gaps) {
        document_.text_cell(node.target ? context_.score_figure(node.target) : "");
        const auto gap = scores_.gap(construct, lead_);
        document_.text_cell(gap          ? signed_figure(gap, context_.decimals())
                            : node.target ? score_text(context_, scores_, construct, lead_)
                                          : "");
      }
      if (percentiles) {
        document_.text_cell(node.scored ? percentile_text(context_, scores_, construct, lead_) : "");
      }
      document_.text_cell(node.scored ? raters_text(context_, scores_, construct, lead_) : "");
    };
    document_.row(cells, flags);
    for (const std::uint32_t child : node.children) write_branch(child, gaps, percentiles);
  }

  // Scores where all constructs share their range, else places between lowest and highest.
  void write_wheel() {
    const std::vector<std::uint32_t> constructs = charted(context_);
    if (constructs.empty()) return;
    const Range range = context_.tree.node(constructs.front()).bounds;
    const bool common = std::all_of(constructs.begin(), constructs.end(),
                                    [&](std::uint32_t c) { return context_.tree.node(c).bounds == range; });
    Chart chart;
    std::string description(
        wording_(common ? "overview.chart.description" : "overview.chart.description.percent"));
    const auto value = [&](std::uint32_t c, std::uint32_t slot) {
      return common ? scores_.score(c, slot) : scores_.percent(c, slot);
    };
    std::vector<std::uint32_t> slots = scores_.views();
    if (slots.empty()) slots.push_back(lead_);
    for (const std::uint32_t slot : slots) {
      ChartSeries series{context_.role_title(slot), context_.role_id(slot), {}, {}, false};
      std::vector<std::string> figures;
      for (const std::uint32_t c : constructs) {
        const auto at = value(c, slot);
        series.values.push_back(at.value_or(0));
        series.states.push_back(at ? 1 : 0);
        figures.push_back(std::string(view(context_.construct(c).short_title)) + " " +
                          (common ? context_.score_figure(at) : figure(at, 0)));
      }
      description +=
          " " + wording_("overview.chart.one", {{"role", context_.role_title(slot)},
                                                {"figures", joined(figures, wording_("list.separator"))}});
      chart.series.push_back(std::move(series));
    }
    chart.kind = ASSAY_CHART_RADAR;
    chart.id = "chart-overview";
    chart.title = wording_("overview.chart");
    chart.description = description;
    chart.value_label = wording_(common ? "table.score" : "overview.chart.percent");
    chart.minimum = common ? range.low : 0;
    chart.maximum = common ? range.high : 100;
    for (const std::uint32_t c : constructs) {
      chart.categories.push_back({context_.construct(c).title, context_.construct(c).title});
    }
    document_.chart(chart);
  }

  // Scores against targets, for all constructs with a target on the range of the first.
  void write_targets() {
    std::vector<std::uint32_t> constructs;
    for (std::uint32_t c = 0; c < context_.tree.size(); ++c) {
      const Node& node = context_.tree.node(c);
      if (!node.target || (!constructs.empty() && !(node.bounds == context_.tree.node(constructs[0]).bounds)))
        continue;
      constructs.push_back(c);
    }
    if (constructs.empty()) return;
    ChartSeries targets{wording_("table.target"), "target", {}, {}, true};
    ChartSeries scores{context_.role_title(lead_), context_.role_id(lead_), {}, {}, false};
    std::vector<std::string> figures;
    Chart chart;
    for (const std::uint32_t c : constructs) {
      const auto score = scores_.score(c, lead_);
      targets.values.push_back(*context_.tree.node(c).target);
      targets.states.push_back(1);
      scores.values.push_back(score.value_or(0));
      scores.states.push_back(score ? 1 : 0);
      figures.push_back(wording_("targets.one", {{"construct", context_.title(c)},
                                                 {"score", context_.score_figure(score)},
                                                 {"target", plain_figure(*context_.tree.node(c).target)}}));
      chart.categories.push_back({context_.construct(c).title, context_.construct(c).title});
    }
    const std::string description =
        wording_("targets.description", {{"figures", joined(figures, wording_("list.separator"))}});
    chart.kind = ASSAY_CHART_GAP;
    chart.id = "chart-targets";
    chart.title = wording_("targets.chart");
    chart.description = description;
    chart.value_label = wording_("table.score");
    chart.minimum = context_.tree.node(constructs[0]).bounds.low;
    chart.maximum = context_.tree.node(constructs[0]).bounds.high;
    chart.series = {scores, targets};  // a gap is the second less the first
    document_.section({"targets", wording_("targets.title")}, [&] {
      document_.group([&] {
        document_.paragraph(wording_("targets.text"));
        document_.chart(chart);
        write_without_gap();
      });
    });
  }

  // Whose target is held against nothing, each with the reason; nobody should take it for forgotten.
  void write_without_gap() {
    const auto range = first_range();
    for (std::uint32_t c = 0; c < context_.tree.size(); ++c) {
      const Node& node = context_.tree.node(c);
      if (context_.construct(c).has_target == 0) continue;
      const std::string_view key = !node.target                       ? "targets.none.unit"
                                   : !scores_.score(c, lead_)         ? "targets.none.score"
                                   : range && !(node.bounds == *range) ? "targets.none.range"
                                                                      : "";
      if (key.empty()) continue;
      document_.paragraph(wording_(key, {{"construct", context_.title(c)}}), ASSAY_SPAN_MUTED);
    }
  }

  // That of the first construct with a target, which the chart goes by.
  std::optional<Range> first_range() const {
    for (std::uint32_t c = 0; c < context_.tree.size(); ++c) {
      if (context_.tree.node(c).target) return context_.tree.node(c).bounds;
    }
    return std::nullopt;
  }

  void write_views() {
    document_.section({"views", wording_("views.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("views.text"));
      std::vector<Column> columns = {{wording_("table.construct"), 4}};
      for (const std::uint32_t slot : scores_.shown())
        columns.push_back({context_.role_title(slot), 1, ASSAY_ALIGN_END});
      document_.table(wording_("views.caption"), columns, [&] {
        for (const std::uint32_t root : context_.tree.roots()) write_views_of(root);
      });
      write_wheel();
    });
  }

  void write_views_of(std::uint32_t construct) {
    const Node& node = context_.tree.node(construct);
    if (node.scored) {
      document_.row([&] {
        document_.text_cell(context_.title(construct), ASSAY_FLAG_HEADER, 1,
                            node.children.empty() ? 0u : std::uint32_t{ASSAY_SPAN_STRONG});
        for (const std::uint32_t slot : scores_.shown()) {
          document_.text_cell(score_text(context_, scores_, construct, slot));
        }
      });
    }
    for (const std::uint32_t child : node.children) write_views_of(child);
  }

  // A construct whose parts have no common unit has no mean; nobody should look for it.
  void write_unscored() {
    for (std::uint32_t c = 0; c < context_.tree.size(); ++c) {
      const Node& node = context_.tree.node(c);
      if (node.beneath.empty() || node.scored) continue;
      document_.paragraph(wording_("overview.unscored", {{"construct", context_.title(c)}}),
                          ASSAY_SPAN_MUTED);
    }
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
  std::uint32_t lead_;
};

}  // namespace

void write_overview(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  Overview(context, scores, document).write();
}

}  // namespace standard
