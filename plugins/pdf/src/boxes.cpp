// Things in boxes and side by side: callouts, quotations, grids, key figures.
#include <algorithm>

#include "blocks.hpp"
#include "canvas.hpp"
#include "cards.hpp"

namespace assay::pdf {
namespace {

constexpr double kPad = 13;        // from a box's sides to what it holds
constexpr double kBarWidth = 3;    // at the start of a box
constexpr double kGap = 10;        // between things side by side
constexpr double kLargeCards = 0.45;  // of a page: lower ones are not cut
constexpr double kSpaceAfter = 1.4;  // below a box, in multiples of the text's size

Piece room(double height) {
  Piece piece;
  piece.height = height;
  piece.keep = Keep::kAlways;
  return piece;
}

// As many columns as leave the last row full, or nearly so.
std::size_t columns_for(std::size_t cells, double width) {
  const std::size_t wanted = cells <= 1                     ? 1
                             : cells == 2 || cells == 4     ? 2
                             : cells % 3 == 0 || cells == 5 ? 3
                                                            : 4;
  const std::size_t most = static_cast<std::size_t>(std::max(1.0, width / 105));
  return std::min(wanted, most);
}

// The pieces of one cell that a part of a split row holds.
struct Share {
  std::size_t first;
  std::size_t last;
  double height;
};

Share share_of(const Flow& flow, std::size_t first, double room) {
  Share share{first, first, 0};
  while (share.last < flow.pieces.size()) {
    const Piece& piece = flow.pieces[share.last];
    const double more = piece.height + (share.last > first ? piece.space : 0);
    if (share.last > first && share.height + more > room) break;
    share.height += more;
    ++share.last;
  }
  return share;
}

}  // namespace

std::vector<Piece> Blocks::row(std::vector<RowCell> cells, const Behind& behind) {
  for (RowCell& cell : cells) {
    if (cell.flow.pieces.empty()) cell.flow.add(Piece{});
  }
  const auto held = std::make_shared<const std::vector<RowCell>>(std::move(cells));
  double pads = 0;
  for (const RowCell& cell : *held) pads = std::max(pads, cell.top + cell.bottom);
  std::vector<std::size_t> at(held->size(), 0);
  std::vector<Piece> pieces;
  bool more = true;
  while (more) {
    more = false;
    std::vector<Share> shares;
    Piece piece;
    for (std::size_t i = 0; i < held->size(); ++i) {
      const RowCell& cell = (*held)[i];
      // A little less than a page: the head of a table may be shown above it.
      shares.push_back(share_of(cell.flow, at[i], std::max(60.0, page_height_ * 0.85 - pads)));
      at[i] = shares.back().last;
      more = more || at[i] < cell.flow.pieces.size();
      piece.height = std::max(piece.height, shares.back().height + cell.top + cell.bottom);
    }
    piece.paint = [held, shares, behind, height = piece.height](Canvas& canvas, double x, double y) {
      if (behind) {
        canvas.belongs(kNoTag);
        behind(canvas, x, y, height);
      }
      for (std::size_t i = 0; i < held->size(); ++i) {
        const RowCell& cell = (*held)[i];
        const double spare = height - cell.top - cell.bottom - shares[i].height;
        paint_pieces(canvas, cell.flow, shares[i].first, shares[i].last, x + cell.x, y + cell.top + spare * cell.lift);
      }
    };
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

void Blocks::callout(Flow& flow, const sdk::Node& node, Place place) {
  Flow inside;
  const Place inner = place.in(tags_.add(place.tag, "Div")).narrower(2 * kPad + kBarWidth);
  inside.add(room(kPad * 0.8));
  if (!node.title.empty()) {
    const TextStyle style = styles_.heading(4).coloured(styles_.palette.accent_text);
    text(inside, plain(printable(node.title)), style, inner.in(tags_.add(inner.tag, "P")), 0, styles_.size * 0.4);
    inside.hold(0, Keep::kAlways);
    inside.pieces.back().keep = Keep::kAlways;
  }
  if (!node.note.empty()) {
    text(inside, plain(printable(node.note)), styles_.small, inner.in(tags_.add(inner.tag, "P")), 0, styles_.size * 0.6);
  }
  Place below = inner;
  below.level = std::max(place.level + 1, 4);
  content(inside, node.children, below);
  inside.pieces.back().keep = Keep::kAlways;
  inside.keep_away(0);
  Flow boxed;
  boxed.append(std::move(inside), kPad + kBarWidth);
  boxed.add(room(kPad * 0.85));
  boxed.pieces.back().keep = Keep::kNone;
  boxed.hold(0, Keep::kBox);
  boxed.backdrops.insert(boxed.backdrops.begin(),
                         {0, boxed.pieces.size(),
                          [width = place.width, palette = styles_.palette](Canvas& canvas, double x, double top, double foot) {
                            canvas.fill({x, top, width, foot - top}, palette.tint);
                            canvas.fill({x, top, kBarWidth, foot - top}, palette.accent_mark);
                          }});
  flow.append(std::move(boxed), 0, styles_.size * 0.6, styles_.size * kSpaceAfter);
}

void Blocks::quotation(Flow& flow, const sdk::Node& node, Place place) {
  Flow inside;
  const Place inner = place.in(tags_.add(place.tag, "BlockQuote")).narrower(kPad).styled(styles_.quote);
  inline_content(inside, node, inner.in(tags_.add(inner.tag, "P")));
  if (!node.note.empty()) {
    if (!inside.pieces.empty()) inside.pieces.back().keep = Keep::kAlways;
    text(inside, plain(printable(node.note)), styles_.small, inner.in(tags_.add(inner.tag, "P")), 0, 0);
  }
  if (inside.pieces.empty()) return;
  Flow barred;
  barred.append(std::move(inside), kPad);
  if (barred.pieces.size() <= 8) barred.hold(0, Keep::kBox);
  barred.backdrops.insert(barred.backdrops.begin(),
                          {0, barred.pieces.size(), [colour = styles_.palette.accent_mark](Canvas& canvas, double x, double top, double foot) {
                             canvas.fill({x, top, 1.5, foot - top}, colour);
                           }});
  flow.append(std::move(barred), 0, 0, styles_.size * 0.95);
}

void Blocks::grid(Flow& flow, const sdk::Node& node, Place place) {
  const Children& cells = node.children;
  const std::size_t columns = columns_for(cells.size(), place.width);
  const double width = (place.width - kGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const Tag tag = tags_.add(place.tag, "Div");
  for (std::size_t from = 0; from < cells.size(); from += columns) {
    std::vector<Card> cards;
    const std::size_t to = std::min(cells.size(), from + columns);
    for (std::size_t i = from; i < to; ++i) {
      RowCell cell;
      cell.x = static_cast<double>(i - from) * (width + kGap) + kPad * 0.75;
      cell.top = kPad * 0.85;
      cell.bottom = kPad * 0.7;
      Place inner = Place{width - kPad * 1.5, tags_.add(tag, "Div"), &styles_.card, std::max(place.level, 4)};
      const auto known = targets_.find(cells[i].id);
      if (!cells[i].id.empty() && known != targets_.end()) cell.flow.anchor(known->second);
      const Place below = title_and_note(cell.flow, cells[i], inner);
      const std::size_t titles = cell.flow.pieces.size();
      content(cell.flow, cells[i].children, below);
      cards.push_back({std::move(cell), titles});
    }
    const CardLook look{[width, colour = styles_.palette.surface](Canvas& canvas, std::size_t card, double x, double top, double bottom) {
                          canvas.fill({x + static_cast<double>(card) * (width + kGap), top, width, bottom - top}, colour);
                        },
                        [width, colour = styles_.palette.accent_mark](Canvas& canvas, std::size_t card, double x, double top) {
                          canvas.fill({x + static_cast<double>(card) * (width + kGap), top, width, 2.5}, colour);
                        }};
    const bool last = to == cells.size();
    flow.append(flow_of_cards(std::move(cards), page_height_ * kLargeCards, page_height_ * 0.85, look), 0,
                from == 0 ? 0 : kGap, last ? styles_.size * kSpaceAfter : 0);
  }
}

void Blocks::key_figures(Flow& flow, const sdk::Node& node, Place place) {
  const Children& figures = node.children;
  const std::size_t columns = figures.size() <= 5 && place.width > 90.0 * static_cast<double>(figures.size()) ? std::max<std::size_t>(1, figures.size()) : columns_for(figures.size(), place.width);
  const double gap = kGap * 1.6;
  const double width = (place.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const Tag tag = tags_.add(place.tag, "Div");
  for (std::size_t from = 0; from < figures.size(); from += columns) {
    std::vector<RowCell> cells;
    const std::size_t to = std::min(figures.size(), from + columns);
    for (std::size_t i = from; i < to; ++i) {
      const sdk::Node& figure = figures[i];
      RowCell cell;
      cell.x = static_cast<double>(i - from) * (width + gap);
      cell.top = 7;
      const Place inner{width, tags_.add(tag, "Div"), &styles_.figure, place.level};
      const auto paragraph = [&](const std::string& words, const TextStyle& style, double before) {
        if (words.empty()) return;
        text(cell.flow, plain(printable(words)), style, inner.in(tags_.add(inner.tag, "P")), before, 0);
      };
      inline_content(cell.flow, figure, inner.in(tags_.add(inner.tag, "P")));
      paragraph(figure.title, styles_.cell.bold(), 2);
      paragraph(figure.note, styles_.small, 1);
      cells.push_back(std::move(cell));
    }
    const auto behind = [width, gap, count = to - from, colour = styles_.palette.accent_mark](Canvas& canvas, double x, double y, double) {
      for (std::size_t i = 0; i < count; ++i) canvas.fill({x + static_cast<double>(i) * (width + gap), y, width, 1.5}, colour);
    };
    std::vector<Piece> pieces = row(std::move(cells), behind);
    for (Piece& piece : pieces) flow.add(std::move(piece), styles_.size * 1.2, styles_.size * 1.8);
  }
}

}  // namespace assay::pdf
