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

constexpr double kBelowLegend = 4;
// One of rows that is higher than this share of a page may be cut between them.
constexpr double kLargeRows = 0.3;

// What a drawing is painted from, kept until its page is.
struct Painted {
  chart::Drawing drawing;
  double scale;
};

// A drawing of rows below each other, such as a gap chart's, by rows.
struct PaintedRows : Painted {
  std::vector<chart::Primitive> head, rules;  // above the rows, and upright through all of them
  std::vector<std::vector<chart::Primitive>> rows;
  double top = 0, row = 0;  // of the first one, and the height of each
};

// A short label such as "Unit 7", whose words no line parts.
std::string unbroken(std::string_view label) {
  std::string words = printable(label);
  for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at)) words.replace(at, 1, "\u00a0");
  return words;
}

bool is_upright_rule(const chart::Primitive& one) {
  return one.shape == chart::Shape::kLine && one.part == chart::Part::kRule && one.x == one.x2 && one.y < one.y2;
}

// Where a primitive stands, for the row that it belongs to.
double middle_of(const chart::Primitive& one) {
  switch (one.shape) {
    case chart::Shape::kLine:
      return (one.y + one.y2) / 2;
    case chart::Shape::kRectangle:
      return one.y + one.height / 2;
    case chart::Shape::kText:
      return one.y - one.size / 3;
    default:
      return one.y;
  }
}

// Sorts the primitives into `count` rows; false when there are no rules that say where these begin and end.
bool part_rows(PaintedRows& into, std::size_t count) {
  double bottom = 0;
  for (const chart::Primitive& one : into.drawing.primitives) {
    if (!is_upright_rule(one)) continue;
    into.rules.push_back(one);
    into.top = one.y;
    bottom = one.y2;
  }
  into.row = (bottom - into.top) / static_cast<double>(std::max<std::size_t>(1, count));
  if (into.row <= 0) return false;
  into.rows.resize(count);
  for (const chart::Primitive& one : into.drawing.primitives) {
    if (is_upright_rule(one)) continue;
    const double at = (middle_of(one) - into.top) / into.row;
    if (at < 0) {
      into.head.push_back(one);
    } else {
      into.rows[std::min(count - 1, static_cast<std::size_t>(at))].push_back(one);
    }
  }
  return true;
}

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

// The rows as a piece each, below the axis, which is shown again where they go on.
void rows_of_drawing(Flow& flow, const std::shared_ptr<PaintedRows>& painted, double aside, const Brush& brush, Tag tag) {
  const double scale = painted->scale;
  const Paint axis = [painted, aside, brush, tag](Canvas& canvas, double x, double y) {
    canvas.belongs(tag);
    paint_drawing(canvas, brush, painted->drawing, painted->head, x + aside, y, painted->scale);
  };
  auto head = std::make_shared<RepeatedHead>(RepeatedHead{painted->top * scale, [axis](Canvas& canvas, double x, double y) {
                                                            canvas.begin_ornament();
                                                            axis(canvas, x, y);
                                                            canvas.end_ornament();
                                                          }});
  Piece top{0, painted->top * scale, Keep::kAlways};
  top.paint = axis;
  flow.add(std::move(top));
  const std::size_t first = flow.pieces.size(), count = painted->rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    // Two rows at least on either side of the end of a page.
    Piece row{0, painted->row * scale, i + 1 == count ? Keep::kNone : i == 0 || i + 2 == count ? Keep::kAlways : Keep::kRather};
    row.head = head;
    row.paint = [painted, i, aside, brush, tag](Canvas& canvas, double x, double y) {
      canvas.belongs(tag);
      const double above = (painted->top + painted->row * static_cast<double>(i)) * painted->scale;
      paint_drawing(canvas, brush, painted->drawing, painted->rows[i], x + aside, y - above, painted->scale);
    };
    flow.add(std::move(row));
  }
  const auto rules = [painted, aside, brush](Canvas& canvas, double x, double from, double to) {
    std::vector<chart::Primitive> cut = painted->rules;
    for (chart::Primitive& one : cut) {
      one.y = 0;
      one.y2 = (to - from) / painted->scale;
    }
    paint_drawing(canvas, brush, painted->drawing, cut, x + aside, from, painted->scale);
  };
  flow.backdrops.push_back({first, first + count, rules});
}

// The head again, below `above`.
std::shared_ptr<const RepeatedHead> below(const Flow& above, double space, const RepeatedHead& head) {
  const auto held = std::make_shared<const Flow>(above);
  const double height = held->height() + space;
  return std::make_shared<RepeatedHead>(
      RepeatedHead{height + head.height, [held, height, paint = head.paint](Canvas& canvas, double x, double y) {
                     canvas.begin_ornament();
                     paint_pieces(canvas, *held, 0, held->pieces.size(), x, y);
                     canvas.end_ornament();
                     paint(canvas, x, y + height);
                   }});
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
  const auto painted = std::make_shared<PaintedRows>();
  chart::Frame frame{place.width / kScale};
  frame.narrow = frame.width < 430;
  frame.direction = right_to_left_ ? chart::Direction::kRightToLeft : chart::Direction::kLeftToRight;
  chart::draw(one, frame, chart_setup(), painted->drawing);
  painted->scale = std::min(kScale, kHighest * page_height_ / std::max(1.0, painted->drawing.height));
  if (painted->drawing.height <= 0 || painted->scale < kSmallest * kScale) return false;
  drawn_named_ = painted->drawing.named;
  const bool large = painted->drawing.height * painted->scale > kLargeRows * page_height_;
  if (large && one.kind == ASSAY_CHART_GAP && part_rows(*painted, one.categories.size())) {
    rows_of_drawing(flow, painted, (place.width - painted->drawing.width * painted->scale) / 2, brush_, tag);
    return true;
  }
  Piece piece;
  piece.height = painted->drawing.height * painted->scale;
  const double spare = place.width - painted->drawing.width * painted->scale;
  piece.paint = [painted, brush = brush_, tag, spare](Canvas& canvas, double x, double y) {
    canvas.belongs(tag);
    paint_drawing(canvas, brush, painted->drawing, x + spare / 2, y, painted->scale);
  };
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
    if (differs) runs.push_back({unbroken(category.short_label) + "\u00a0", true});
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
    if (needs_legend) {
      Flow key;
      legend(key, one, place.in(tag));
      if (picture.pieces.back().head) {
        const auto head = below(key, kBelowLegend, *picture.pieces.back().head);
        for (Piece& piece : picture.pieces) piece.head = piece.head ? head : nullptr;
      }
      inside.append(std::move(key), 0);
    }
    inside.append(std::move(picture), 0, needs_legend ? kBelowLegend : 0);
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
