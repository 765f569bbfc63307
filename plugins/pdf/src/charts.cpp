// Charts: as drawings, with their figures in words for readers who cannot see them.
#include "blocks.hpp"
#include "canvas.hpp"
#include "numbers.hpp"

namespace assay::pdf {

void Blocks::figures_table(Flow& flow, const sdk::OwnedChart& chart, Place place) {
  sdk::Node table;
  table.kind = ASSAY_TABLE;
  table.columns.push_back({"", 0, ASSAY_ALIGN_START});
  for (const sdk::OwnedSeries& series : chart.series) table.columns.push_back({series.label, 0, ASSAY_ALIGN_END});
  const auto cell = [](std::string words, std::uint32_t flags) {
    sdk::Node node, span;
    node.kind = ASSAY_CELL;
    node.flags = flags;
    span.form = sdk::NodeForm::kText;
    span.text = std::move(words);
    node.children.push_back(std::move(span));
    return node;
  };
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    sdk::Node row;
    row.kind = ASSAY_ROW;
    row.children.push_back(cell(chart.categories[i].label, ASSAY_FLAG_HEADER));
    for (const sdk::OwnedSeries& series : chart.series) {
      row.children.push_back(cell(series.has(i) ? figure_text(series.values[i], look_.wording("decimal-mark"))
                                                : std::string(look_.wording("no-value")), 0));
    }
    table.children.push_back(std::move(row));
  }
  this->table(flow, table, place);
}

void Blocks::chart(Flow& flow, const sdk::OwnedChart& chart, Place place) {
  const std::size_t first = flow.pieces.size();
  if (!chart.title.empty() && chart.title != section_title_) {
    text(flow, plain(printable(chart.title)), styles_.caption, place.in(tags_.add(place.tag, "P")), 0, 3);
  }
  if (!chart.description.empty()) {
    text(flow, plain(printable(chart.description)), styles_.small, place.in(tags_.add(place.tag, "P")), 0, 3);
  }
  figures_table(flow, chart, place);
  flow.hold(first, Keep::kRather);
}

void Blocks::small_chart(Flow& flow, const sdk::OwnedChart& chart, Place place) {
  figures_table(flow, chart, place);
}

}  // namespace assay::pdf
