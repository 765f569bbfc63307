#include "basis.hpp"

namespace bcsc {

using assay::sdk::Chart;
using assay::sdk::ChartSeries;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

constexpr double kMedian = 50;

class Overview {
 public:
  Overview(const ReportContext& context, const Scores& scores, DocumentBuilder& document)
      : context_(context), scores_(scores), document_(document) {
    for (const Unit& unit : context.framework.units()) names_.push_back(context.unit_name(unit));
  }

  void write() {
    const auto& wording = context_.wording;
    document_.section({"overview", wording("overview.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(context_.by_norm("overview.text", "overview.text.no-norm"));
      write_views();
      if (context_.norm) {
        std::size_t part = 2;
        for (const std::uint32_t slot : scores_.roles()) write_against_norm(slot, part++);
      }
      write_table();
      write_basis(context_, scores_, document_);
    });
  }

 private:
  void write_views() {
    const std::string_view title = context_.wording("overview.views.title");
    document_.section({"overview-1", title}, [&] {
      std::vector<ChartSeries> series;
      for (const std::uint32_t slot : scores_.roles()) series.push_back(means(slot));
      if (series.empty()) return document_.paragraph(context_.wording("unit.distribution.none"));
      draw("chart-views", title, context_.wording("overview.views.description"), std::move(series));
    });
  }

  void write_against_norm(std::uint32_t slot, std::size_t number) {
    const auto& wording = context_.wording;
    const std::string_view role = context_.role_title(slot);
    const std::string part = std::to_string(number);
    const std::string title =
        wording("overview.norm.title", {{"part", context_.whole(number)}, {"role", role}});
    document_.section({"overview-" + part, title}, [&] {
      ChartSeries norm{wording("overview.norm.series"), "norm", {}, {}, true};
      for (const Unit& unit : context_.framework.units()) {
        const auto row =
            context_.norm->find(ASSAY_SUBJECT_CONSTRUCT, unit.construct, context_.framework.roles()[slot]);
        norm.values.push_back(row ? row->score_at(kMedian) : 0);
        norm.states.push_back(row ? 1 : 0);
      }
      document_.group([&] {
        draw("chart-norm-" + part, title, wording("overview.norm.description", {{"role", role}}),
             {means(slot), std::move(norm)});
        document_.paragraph(wording("overview.norm.note", {{"norm", context_.norm->title()}}), ASSAY_SPAN_MUTED);
      });
    });
  }

  void write_table() {
    const auto& wording = context_.wording;
    document_.section({"overview-table", wording("overview.table.title")}, [&] {
      std::vector<std::uint32_t> slots = scores_.roles();
      slots.push_back(context_.framework.pooled());
      std::vector<std::string> heads;
      for (const std::uint32_t slot : slots) {
        heads.emplace_back(context_.role_title(slot));
        if (slot < context_.framework.pooled() && context_.norm) {
          heads.push_back(wording("overview.table.percentile", {{"role", context_.role_title(slot)}}));
        }
      }
      std::vector<assay::sdk::Column> columns = {{wording("overview.table.unit"), 4}};
      for (const std::string& head : heads) columns.push_back({head, 1, ASSAY_ALIGN_END});
      const auto caption = context_.by_norm("overview.table.caption", "overview.table.caption.no-norm");
      document_.table(caption, columns, [&] {
        for (const Unit& unit : context_.framework.units()) {
          document_.row([&] {
            document_.text_cell(context_.unit_title(unit), ASSAY_FLAG_HEADER);
            for (const std::uint32_t slot : slots) {
              document_.text_cell(mean_text(context_, scores_, unit.construct, slot));
              if (slot < context_.framework.pooled() && context_.norm) {
                document_.text_cell(percentile_cell(context_, scores_, unit.construct, slot));
              }
            }
          });
        }
      });
    });
  }

  ChartSeries means(std::uint32_t slot) const {
    ChartSeries series{context_.role_title(slot), context_.role_id(slot), {}, {}, false};
    for (const Unit& unit : context_.framework.units()) {
      const auto mean = scores_.mean(unit.construct, slot);
      series.values.push_back(mean.value_or(0));
      series.states.push_back(mean ? 1 : 0);
    }
    return series;
  }

  // "Manager: Unit 1 (5.50), Unit 2 (6.00)."
  std::string said(const ChartSeries& series) const {
    const auto& wording = context_.wording;
    std::string figures;
    for (std::size_t u = 0; u < names_.size(); ++u) {
      if (u > 0) figures += wording("overview.description.separator");
      const std::optional<double> mean =
          series.states[u] != 0 ? std::optional<double>(series.values[u]) : std::nullopt;
      figures += wording("overview.description.figure", {{"unit", names_[u]}, {"mean", context_.figure(mean)}});
    }
    return wording("overview.description.series", {{"series", series.label}, {"figures", figures}});
  }

  // The text alternative says every figure, so that nothing is in the picture alone.
  void draw(std::string_view id, std::string_view title, std::string_view lead, std::vector<ChartSeries> series) {
    std::string description(lead);
    for (const ChartSeries& one : series) description += " " + said(one);
    Chart chart;
    chart.kind = ASSAY_CHART_LINE;
    chart.id = id;
    chart.title = title;
    chart.description = description;
    chart.value_label = context_.wording("scale.axis");
    chart.minimum = 1;
    chart.maximum = context_.framework.points();
    std::size_t u = 0;
    for (const Unit& unit : context_.framework.units()) {
      chart.categories.push_back({context_.construct(unit.construct).title, assay::sdk::text(names_[u++])});
    }
    chart.series = std::move(series);
    document_.chart(chart);
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  std::vector<std::string> names_;
};

}  // namespace

void write_overview(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  Overview(context, scores, document).write();
}

}  // namespace bcsc
