// Charts: as drawings, with words for readers who cannot see them.
#include <algorithm>

#include "assay/sdk/chart.hpp"
#include "assay/sdk/locale.hpp"
#include "blocks.hpp"
#include "canvas.hpp"
#include "drawings.hpp"

namespace assay::pdf {
namespace {

namespace chart = sdk::chart;

// Points for a unit of a drawing: its words come out about as large as those of a table.
constexpr double kScale = 0.72;
// In the cells of tables.
constexpr double kCellScale = 0.62;
// A drawing that would have to be smaller than this share of its size is shown as its figures.
constexpr double kSmallest = 0.55;
// A drawing that stands for itself is not higher than this share of a page.
constexpr double kHighest = 0.82;

// What a drawing is painted from, kept until its page is.
struct Painted {
  chart::Drawing drawing;
  double scale;
};

sdk::Node text_cell(std::string_view words, std::uint32_t flags, sdk::NodeStore& store) {
  sdk::Node cell, span;
  cell.kind = ASSAY_CELL;
  cell.flags = flags;
  span.form = sdk::NodeForm::kText;
  span.text = store.text(words);
  cell.children = store.list(&span, 1);
  return cell;
}

double measured(const void* context, std::string_view text, double size, chart::Weight weight) {
  const Brush& brush = *static_cast<const Brush*>(context);
  const TextStyle style = drawing_style(brush.styles, size, weight == chart::Weight::kBold);
  return brush.typesetter.width_of(text, style);
}

}  // namespace

chart::Setup Blocks::chart_setup() const {
  return {looks_, {look_.wording("no-value"), sdk::Locale(look_.wording).decimal_mark()}, {&brush_, &measured}};
}

Tag Blocks::figure_tag(const sdk::OwnedChart& one, Place place) {
  const Tag tag = tags_.add(place.tag, "Figure");
  const chart::Alternative words = chart::alternative(one, chart_setup().words);
  tags_[tag].alternative = words.title;
  if (!words.description.empty()) tags_[tag].alternative += (words.title.empty() ? "" : ". ") + words.description;
  return tag;
}

void Blocks::figures_table(Flow& flow, const sdk::OwnedChart& one, Place place) {
  const chart::Figures figures(one, chart_setup().words);
  sdk::NodeStore store;
  std::vector<sdk::OwnedColumn> columns(1);
  for (const sdk::OwnedSeries& series : one.series) columns.push_back({store.text(series.label), 0, ASSAY_ALIGN_END});
  std::vector<sdk::Node> rows;
  for (std::size_t i = 0; i < one.categories.size(); ++i) {
    std::vector<sdk::Node> cells = {text_cell(one.categories[i].label, ASSAY_FLAG_HEADER, store)};
    for (const sdk::OwnedSeries& series : one.series) cells.push_back(text_cell(figures.text(series, i), 0, store));
    sdk::Node& row = rows.emplace_back();
    row.kind = ASSAY_ROW;
    row.children = store.list(cells);
  }
  sdk::Node table;
  table.kind = ASSAY_TABLE;
  table.columns = store.list(columns);
  table.children = store.list(rows);
  this->table(flow, table, place);
}

bool Blocks::drawing(Flow& flow, const sdk::OwnedChart& one, Place place, Tag tag) {
  const auto painted = std::make_shared<Painted>();
  chart::Frame frame{place.width / kScale};
  frame.narrow = frame.width < 430;
  frame.direction = right_to_left_ ? chart::Direction::kRightToLeft : chart::Direction::kLeftToRight;
  chart::draw(one, frame, chart_setup(), painted->drawing);
  painted->scale = std::min(kScale, kHighest * page_height_ / std::max(1.0, painted->drawing.height));
  if (painted->drawing.height <= 0 || painted->scale < kSmallest * kScale) return false;
  Piece piece;
  piece.height = painted->drawing.height * painted->scale;
  const double spare = place.width - painted->drawing.width * painted->scale;
  piece.paint = [painted, brush = brush_, tag, spare](Canvas& canvas, double x, double y) {
    canvas.belongs(tag);
    paint_drawing(canvas, brush, painted->drawing, x + spare / 2, y, painted->scale);
  };
  drawn_named_ = painted->drawing.named;
  flow.add(std::move(piece));
  return true;
}

void Blocks::legend(Flow& flow, const sdk::OwnedChart& one, Place place) {
  const double swatch = kSwatch * kScale + 4, between = styles_.size * 1.5;
  const TextStyle style = styles_.small.coloured(styles_.palette.ink).led(1.5);
  std::vector<RowCell> cells;
  double at = 0;
  const auto flush = [&] {
    if (cells.empty()) return;
    for (Piece& piece : row(std::move(cells), {})) {
      piece.keep = Keep::kAlways;
      flow.add(std::move(piece));
    }
    cells.clear();
    at = 0;
  };
  for (std::size_t s = 0; s < one.series.size(); ++s) {
    const double room = place.width - swatch;
    const double wide = std::min(room, typesetter_.width_of(one.series[s].label, style) * 1.05 + 2);
    if (at + swatch + wide > place.width) flush();
    const TextPointer words = typesetter_.set(plain(printable(one.series[s].label)), style, wide);
    RowCell cell;
    cell.x = at;
    Piece piece;
    piece.height = words->height();
    piece.paint = [words, swatch, wide, tag = place.tag, look = looks_.of(one.series[s], s), brush = brush_,
                   lines = one.kind != ASSAY_CHART_GAP](Canvas& canvas, double x, double y) {
      canvas.belongs(tag);
      paint_swatch(canvas, brush, look, lines, x, y + words->lines().front().height / 2, kScale);
      for (std::size_t i = 0; i < words->lines().size(); ++i) {
        canvas.text(*words, i, x + swatch, y, wide);
        y += words->lines()[i].height;
      }
    };
    cell.flow.add(std::move(piece));
    cells.push_back(std::move(cell));
    at += swatch + wide + between;
  }
  flush();
}

void Blocks::category_key(Flow& flow, const sdk::OwnedChart& one, Place place) {
  std::string key;
  bool shortened = false;
  Runs runs;
  for (const sdk::OwnedCategory& category : one.categories) {
    const bool differs = !category.short_label.empty() && category.short_label != category.label;
    shortened = shortened || differs;
    key += category.short_label + "\n" + category.label + "\n";
    if (!runs.empty()) runs.push_back({"   "});
    if (differs) runs.push_back({printable(category.short_label) + "\u00a0", true});
    runs.push_back({printable(category.label)});
  }
  // Told once in a section.
  if (!shortened || one.kind == ASSAY_CHART_GAP || key == last_key_) return;
  last_key_ = key;
  flow.pieces.back().keep = Keep::kAlways;
  const std::size_t first = flow.pieces.size();
  text(flow, runs, styles_.small, place.in(tags_.add(place.tag, "P")), 4, 0);
  flow.hold(first, Keep::kBox);
}

void Blocks::chart(Flow& flow, const sdk::OwnedChart& one, Place place) {
  const auto known = targets_.find(one.id);
  if (!one.id.empty() && known != targets_.end()) flow.anchor(known->second);
  Flow inside;
  if (!one.title.empty() && one.title != section_title_) {
    text(inside, plain(printable(one.title)), styles_.caption, place.in(tags_.add(place.tag, "P")), 0, 4);
    for (Piece& piece : inside.pieces) piece.keep = Keep::kAlways;
  }
  const Tag tag = figure_tag(one, place);
  Flow picture;
  if (drawing(picture, one, place, tag)) {
    const bool needs_legend = !drawn_named_ && !chart::is_cell_chart(one) && one.kind != ASSAY_CHART_GRID &&
                              one.kind != ASSAY_CHART_SCATTER;
    if (needs_legend) legend(inside, one, place.in(tag));
    inside.append(std::move(picture), 0, needs_legend ? 4 : 0);
    category_key(inside, one, place);
  } else {
    figures_table(inside, one, place);
  }
  flow.append(std::move(inside), 0, styles_.size * 0.6, styles_.size * 1.7);
}

void Blocks::small_chart(Flow& flow, const sdk::OwnedChart& one, Place place) {
  const auto known = targets_.find(one.id);
  if (!one.id.empty() && known != targets_.end()) flow.anchor(known->second);
  const Tag tag = figure_tag(one, place);
  if (!chart::is_cell_chart(one) || !place.bare_cells) {
    if (!drawing(flow, one, place, tag)) figures_table(flow, one, place);
    return;
  }
  const auto painted = std::make_shared<Painted>();
  cell_drawing(one, chart::CellParts::kCell, place.width, painted->drawing);
  Piece piece;
  piece.height = painted->drawing.height * kCellScale;
  piece.paint = [painted, brush = brush_, tag](Canvas& canvas, double x, double y) {
    canvas.belongs(tag);
    paint_drawing(canvas, brush, painted->drawing, x, y, kCellScale);
  };
  flow.add(std::move(piece));
}

void Blocks::cell_drawing(const sdk::OwnedChart& one, chart::CellParts parts, double width, chart::Drawing& into) const {
  chart::Frame frame{width / kCellScale};
  frame.direction = right_to_left_ ? chart::Direction::kRightToLeft : chart::Direction::kLeftToRight;
  chart::draw_cell(one, parts, frame, chart_setup(), into);
}

void Blocks::cell_axis(Flow& flow, const sdk::OwnedChart& one, Place place) {
  const auto painted = std::make_shared<Painted>();
  cell_drawing(one, chart::CellParts::kNumbers, place.width, painted->drawing);
  Piece piece;
  piece.height = painted->drawing.height * kCellScale;
  piece.paint = [painted, brush = brush_, tag = place.tag](Canvas& canvas, double x, double y) {
    canvas.belongs(tag);
    paint_drawing(canvas, brush, painted->drawing, x, y, kCellScale);
  };
  flow.add(std::move(piece));
}

}  // namespace assay::pdf
