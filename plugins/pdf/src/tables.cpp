// Tables: rows that stay whole, in groups that stay together, under a head that is shown on each page.
#include <algorithm>

#include "assay/sdk/chart.hpp"
#include "blocks.hpp"
#include "canvas.hpp"
#include "columns.hpp"

namespace assay::pdf {
namespace {

// A group longer than this may be cut by the end of a page.
constexpr std::size_t kMostKept = 9;
// A table with more rows than this may be cut.
constexpr std::size_t kMostWhole = 6;
constexpr double kSide = 5;        // room at the sides of a cell
constexpr double kBandSide = 7;    // room at the ends of a coloured head of rows
constexpr double kAbove = 4.2;     // above and below
constexpr double kDrawn = 96;      // what a chart in a cell likes to have
constexpr double kWholeFigure = 8;  // width of a figure with its error, in multiples of the text's size
constexpr std::size_t kMeasured = 400;  // rows that the widths of columns are found from

std::size_t span_of(const sdk::Node& cell) {
  return cell.span == 0 ? 1 : cell.span;
}

bool holds_chart(const sdk::Node& cell) {
  return std::any_of(cell.children.begin(), cell.children.end(), [](const sdk::Node& child) { return child.chart != nullptr; });
}

const sdk::OwnedChart* cell_chart(const sdk::Node& cell) {
  for (const sdk::Node& child : cell.children) {
    if (child.chart && sdk::chart::is_cell_chart(*child.chart)) return child.chart;
  }
  return nullptr;
}

std::string text_of(const sdk::Node& node) {
  std::string text = node.text;
  for (const sdk::Node& child : node.children) text += text_of(child);
  return text;
}

bool has_strong(const sdk::Node& node) {
  return (node.form == sdk::NodeForm::kText && (node.style & ASSAY_SPAN_STRONG) != 0) ||
         std::any_of(node.children.begin(), node.children.end(), has_strong);
}

Align align_of(std::uint32_t align) {
  return align == ASSAY_ALIGN_END ? Align::kEnd : align == ASSAY_ALIGN_CENTRE ? Align::kCentre : Align::kStart;
}

}  // namespace

class TableLayout {
 public:
  TableLayout(Blocks& blocks, const sdk::Node& table, Place place)
      : blocks_(blocks), table_(table), place_(place), rows_(table.children) {
    count_columns();
    for (const sdk::Node& row : rows_) {
      for (const sdk::Node& cell : row.children) drawn_ = drawn_ || holds_chart(cell);
    }
    find_axes();
    find_widths();
  }

  void write(Flow& flow) {
    tag_ = blocks_.tags_.add(place_.tag, "Table");
    const std::size_t first = flow.pieces.size();
    caption(flow);
    std::size_t at = 0;
    while (at < rows_.size() && rows_[at].has(ASSAY_FLAG_HEADER)) ++at;
    head(flow, at);
    while (at < rows_.size()) at = group(flow, at);
    if (flow.pieces.size() == first) return;
    if (rows_.size() <= kMostWhole) flow.hold(first, Keep::kRather);
    if (bodies_.size() > 1) {
      keep_rows(flow, bodies_[0], bodies_[1]);
      keep_rows(flow, bodies_[bodies_.size() - 2], flow.pieces.size() - 1);
    }
    flow.keep_away(blocks_.styles_.size * 1.7);
  }

 private:
  const Styles& styles() const { return blocks_.styles_; }
  static void raise(Piece& piece, Keep keep) { piece.keep = std::max(piece.keep, keep); }

  // Two rows at least on either side of the end of a page, of a table and of a group of its rows: the pieces
  // from `first` to `last` stay together.
  static void keep_rows(Flow& flow, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) raise(flow.pieces[i], Keep::kBox);
  }

  void count_columns() {
    columns_ = std::max<std::size_t>(1, table_.columns.size());
    for (const sdk::Node& row : rows_) {
      std::size_t wide = 0;
      for (const sdk::Node& cell : row.children) wide += std::min<std::size_t>(span_of(cell), 1000);
      columns_ = std::max(columns_, wide);
    }
    titled_ = std::any_of(table_.columns.begin(), table_.columns.end(), [](const auto& column) { return !column.title.empty(); });
  }

  // The axis that all charts of a column share, to be shown once at its head.
  void find_axes() {
    axes_.assign(columns_, nullptr);
    bool mixed = !titled_;
    for (const sdk::Node& row : rows_) {
      std::size_t column = 0;
      for (const sdk::Node& cell : row.children) {
        const sdk::OwnedChart* chart = column < columns_ ? cell_chart(cell) : nullptr;
        if (chart != nullptr && axes_[column] == nullptr) axes_[column] = chart;
        mixed = mixed || (chart != nullptr && !sdk::chart::same_axis(*chart, *axes_[column]));
        column += span_of(cell);
      }
    }
    // One column that keeps its axes in its cells lets all do so: the rows stay even.
    if (mixed) axes_.assign(columns_, nullptr);
  }

  double side(std::size_t column, bool at_start) const {
    return (at_start ? column == 0 : column + 1 == columns_) ? 0 : kSide;
  }

  void find_widths() {
    std::vector<ColumnWish> wishes(columns_);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      wishes[i].share = std::max(0.0, table_.columns[i].width);
      measure(wishes[i], i, table_.columns[i].title, styles().head);
    }
    for (std::size_t r = 0; r < std::min(rows_.size(), kMeasured); ++r) {
      std::size_t column = 0;
      for (const sdk::Node& cell : rows_[r].children) {
        const std::size_t span = span_of(cell);
        if (span == 1 && column < columns_ && !is_alone(rows_[r])) {
          const bool bold = rows_[r].has(ASSAY_FLAG_GROUP_HEAD) || rows_[r].has(ASSAY_FLAG_HEADER) || has_strong(cell);
          measure(wishes[column], column, text_of(cell), bold ? styles().cell.bold() : styles().cell, true);
          if (holds_chart(cell)) wishes[column].natural = std::max(wishes[column].natural, 2 * kDrawn);
          if (holds_chart(cell)) wishes[column].least = std::max(wishes[column].least, kDrawn * 0.6);
        }
        column += span;
      }
    }
    widths_ = column_widths(wishes, place_.width);
    starts_.assign(columns_ + 1, 0);
    for (std::size_t i = 0; i < columns_; ++i) starts_[i + 1] = starts_[i] + widths_[i];
  }

  // `figure`: what stands below a head, and is not parted when it is short and at the end of its column.
  void measure(ColumnWish& wish, std::size_t column, const std::string& text, const TextStyle& style,
               bool figure = false) const {
    // A little more than measured, since letters that stand together may take more room than each alone.
    const double sides = side(column, true) + side(column, false) + 1;
    wish.least = std::max(wish.least, sides + 1.03 * blocks_.typesetter_.longest_word(text, style));
    const double whole = 1.03 * blocks_.typesetter_.width_of(text, style);
    wish.natural = std::max(wish.natural, sides + whole);
    const bool at_end = column < table_.columns.size() && table_.columns[column].align == ASSAY_ALIGN_END;
    if (figure && at_end && whole <= kWholeFigure * style.size) wish.least = std::max(wish.least, sides + whole);
  }

  // A head of rows that has one cell takes the whole width.
  static bool is_alone(const sdk::Node& row) { return row.has(ASSAY_FLAG_GROUP_HEAD) && row.children.size() == 1; }

  void caption(Flow& flow) {
    const std::size_t first = flow.pieces.size();
    const Tag tag = table_.title.empty() && table_.note.empty() ? kNoTag : blocks_.tags_.add(tag_, "Caption");
    const auto line = [&](const std::string& words, const TextStyle& style, double before) {
      if (words.empty()) return;
      Place place = place_.in(blocks_.tags_.add(tag, "P"));
      blocks_.text(flow, plain(printable(words)), style, place, before, 3);
    };
    line(table_.title, styles().caption, styles().size * 0.9);
    line(table_.note, styles().small, 0);
    for (std::size_t i = first; i < flow.pieces.size(); ++i) flow.pieces[i].keep = Keep::kAlways;
  }

  struct Rule {
    double width;
    Colour colour;
    bool band = false;  // a coloured ground instead
  };

  // The pieces of a row whose cells have been laid out.
  std::vector<Piece> finished(std::vector<RowCell> cells, Rule rule) {
    const auto behind = [rule, width = place_.width, tint = styles().palette.tint](Canvas& canvas, double x, double y, double height) {
      if (rule.band) canvas.fill({x, y, width, height}, tint);
      if (rule.width > 0) canvas.line(x, y + height, x + width, y + height, {rule.width, rule.colour});
    };
    return blocks_.row(std::move(cells), behind);
  }

  void head(Flow& flow, std::size_t rows) {
    if (rows == 0 && !titled_) return;
    const auto pieces = std::make_shared<Flow>();
    const Rule heavy{1, styles().palette.ink};
    if (titled_) {
      const Tag row = blocks_.tags_.add(tag_, "TR");
      std::vector<RowCell> cells;
      for (std::size_t i = 0; i < table_.columns.size(); ++i) {
        const Tag tag = header_tag(row, "Column", 1);
        RowCell cell = cell_at(i);
        cell.lift = 1;
        const TextStyle style = styles().head.aligned(align_of(table_.columns[i].align));
        if (!table_.columns[i].title.empty()) {
          blocks_.text(cell.flow, plain(printable(table_.columns[i].title)), style, inner(i, 1, tag), 0, 0);
        }
        if (axes_[i] != nullptr) blocks_.cell_axis(cell.flow, *axes_[i], inner(i, 1, tag));
        cells.push_back(std::move(cell));
      }
      for (Piece& piece : finished(std::move(cells), rows == 0 ? heavy : Rule{0, {}})) pieces->add(std::move(piece));
    }
    for (std::size_t r = 0; r < rows; ++r) {
      for (Piece& piece : finished(cells_of(rows_[r], "Column"), r + 1 == rows ? heavy : Rule{0.5, styles().palette.line})) {
        pieces->add(std::move(piece));
      }
    }
    const double height = pieces->height();
    for (Piece piece : pieces->pieces) {
      piece.keep = Keep::kAlways;
      flow.add(std::move(piece));
    }
    // A head that fills a page is shown once.
    if (height > blocks_.page_height_ / 3) return;
    auto repeated = std::make_shared<RepeatedHead>();
    repeated->height = height;
    repeated->paint = [pieces](Canvas& canvas, double x, double y) {
      canvas.begin_ornament();
      paint_pieces(canvas, *pieces, 0, pieces->pieces.size(), x, y);
      canvas.end_ornament();
    };
    head_ = std::move(repeated);
  }

  Tag header_tag(Tag row, const char* scope, std::size_t span) {
    const Tag tag = blocks_.tags_.add(row, "TH");
    blocks_.tags_[tag].scope = scope;
    blocks_.tags_[tag].column_span = span;
    return tag;
  }

  RowCell cell_at(std::size_t column) const {
    RowCell cell;
    cell.x = starts_[column] + side(column, true);
    cell.top = drawn_ ? kAbove * 0.5 : kAbove;
    cell.bottom = cell.top + 0.8;
    return cell;
  }

  Place inner(std::size_t column, std::size_t span, Tag tag) const {
    Place place = place_.in(tag).styled(styles().cell);
    const std::size_t last = column + span - 1;
    place.width = std::max(8.0, starts_[last + 1] - starts_[column] - side(column, true) - side(last, false));
    return place;
  }

  // `scope`: what a header cell of this row names. `inset`: room at both ends of the row.
  std::vector<RowCell> cells_of(const sdk::Node& row, const char* scope, double inset = 0) {
    const bool group_head = row.has(ASSAY_FLAG_GROUP_HEAD), all_headers = scope[0] == 'C';
    const Tag row_tag = blocks_.tags_.add(tag_, "TR");
    std::vector<RowCell> cells;
    std::size_t column = 0;
    for (std::size_t i = 0; i < row.children.size() && column < columns_; ++i) {
      const sdk::Node& node = row.children[i];
      const std::size_t span = is_alone(row) ? columns_ : std::min(span_of(node), columns_ - column);
      const bool header = node.has(ASSAY_FLAG_HEADER) || all_headers || (group_head && i == 0);
      Tag tag = kNoTag;
      if (header && !node.children.empty()) {
        tag = header_tag(row_tag, scope, span);
      } else {
        tag = blocks_.tags_.add(row_tag, "TD");
        blocks_.tags_[tag].column_span = span;
      }
      Place place = inner(column, span, tag);
      RowCell cell = cell_at(column);
      if (column == 0) cell.x += inset;
      if (column == 0) place = place.narrower(inset);
      if (column + span == columns_) place = place.narrower(inset);
      fill(cell, node, place, column, header && (group_head || all_headers), group_head);
      cells.push_back(std::move(cell));
      column += span;
    }
    return cells;
  }

  void fill(RowCell& cell, const sdk::Node& node, Place place, std::size_t column, bool bold, bool group_head) {
    cell.lift = drawn_ ? 0.5 : 0;
    TextStyle style = bold ? styles().cell.bold() : styles().cell;
    if (column < table_.columns.size() && !holds_chart(node)) style.align = align_of(table_.columns[column].align);
    place.style = &style;
    place.bare_cells = axes_[column] != nullptr;
    place.remarks_apart = group_head;
    const auto known = blocks_.targets_.find(node.id);
    if (!node.id.empty() && known != blocks_.targets_.end()) cell.flow.anchor(known->second);
    blocks_.inline_content(cell.flow, node, place);
  }

  // Rows from `from` to the next head of a group; returns where that is.
  std::size_t group(Flow& flow, std::size_t from) {
    std::size_t end = from;
    while (end < rows_.size() && rows_[end].has(ASSAY_FLAG_GROUP_HEAD)) ++end;
    const bool headed = end > from;
    while (end < rows_.size() && !rows_[end].has(ASSAY_FLAG_GROUP_HEAD)) ++end;
    const std::size_t first = flow.pieces.size();
    for (std::size_t i = from; i < end; ++i) {
      const bool is_head = rows_[i].has(ASSAY_FLAG_GROUP_HEAD);
      const bool outer = is_head && i + 1 < rows_.size() && rows_[i + 1].has(ASSAY_FLAG_GROUP_HEAD);
      body_row(flow, rows_[i], is_head, outer, i == from && from > 0);
    }
    if (headed && end - from <= kMostKept) flow.hold(first, Keep::kRather);
    std::size_t body = first;
    while (body < flow.pieces.size() && flow.pieces[body].keep == Keep::kAlways) ++body;
    if (body + 1 < flow.pieces.size()) {
      keep_rows(flow, body, body + 1);
      keep_rows(flow, flow.pieces.size() - 2, flow.pieces.size() - 1);
    }
    return end;
  }

  void body_row(Flow& flow, const sdk::Node& row, bool is_head, bool outer, bool begins_group) {
    std::vector<RowCell> cells = cells_of(row, "Row", outer ? kBandSide : 0);
    for (RowCell& cell : cells) {
      if (is_head) cell.top += outer ? 1.5 : 5;
      if (is_head) cell.bottom += outer ? 1.5 : 0.5;
    }
    const Palette& palette = styles().palette;
    const Rule rule = outer ? Rule{0, {}, true} : Rule{0.5, is_head ? palette.control : palette.line};
    const auto known = blocks_.targets_.find(row.id);
    if (!row.id.empty() && known != blocks_.targets_.end()) flow.anchor(known->second);
    if (!is_head) bodies_.push_back(flow.pieces.size());
    bool first = true;
    for (Piece& piece : finished(std::move(cells), rule)) {
      piece.head = head_;
      if (is_head) piece.keep = Keep::kAlways;
      flow.add(std::move(piece), first && begins_group && outer ? styles().size * 1.3 : 0);
      first = false;
    }
  }

  Blocks& blocks_;
  const sdk::Node& table_;
  Place place_;
  const sdk::NodeList<sdk::Node>& rows_;
  Tag tag_ = kNoTag;
  std::size_t columns_ = 1;
  bool titled_ = false;
  bool drawn_ = false;  // some cell has a chart
  std::vector<const sdk::OwnedChart*> axes_;  // a column's, or null
  std::vector<double> widths_;
  std::vector<double> starts_;
  std::shared_ptr<const RepeatedHead> head_;
  std::vector<std::size_t> bodies_;  // the first piece of each row that is no head
};

void Blocks::table(Flow& flow, const sdk::Node& node, Place place) {
  TableLayout(*this, node, place).write(flow);
}

}  // namespace assay::pdf
