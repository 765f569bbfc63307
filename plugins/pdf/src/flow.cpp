#include "flow.hpp"

#include <algorithm>

#include "canvas.hpp"

namespace assay::pdf {

void Flow::append(Flow other, double shift, double before, double after) {
  const std::size_t offset = pieces.size();
  std::shared_ptr<const RepeatedHead> from, to;  // the last head that was shifted, and what became of it
  for (std::size_t i = 0; i < other.pieces.size(); ++i) {
    Piece& piece = other.pieces[i];
    if (shift != 0 && piece.paint) {
      piece.paint = [paint = std::move(piece.paint), shift](Canvas& canvas, double x, double y) {
        paint(canvas, x + shift, y);
      };
    }
    if (shift != 0 && piece.head) {
      if (piece.head != from) {
        from = piece.head;
        to = std::make_shared<RepeatedHead>(RepeatedHead{from->height, [from, shift](Canvas& canvas, double x, double y) {
                                                           from->paint(canvas, x + shift, y);
                                                         }});
      }
      piece.head = to;
    }
    const bool last = i + 1 == other.pieces.size();
    const double space = piece.space;
    add(std::move(piece), i == 0 ? std::max(before, space) : space, last ? after : 0);
  }
  // What a last, empty element asked for holds for what follows.
  for (std::string& anchor : other.pending_anchors_) pending_anchors_.push_back(std::move(anchor));
  pending_break_ = pending_break_ || (other.pending_break_ && !pieces.empty());
  turn_page(other.pending_turn_);
  for (Backdrop& backdrop : other.backdrops) {
    auto paint = [inner = std::move(backdrop.paint), shift](Canvas& canvas, double x, double top, double bottom) {
      inner(canvas, x + shift, top, bottom);
    };
    const std::size_t gone = backdrop.gone == Backdrop::kNever ? backdrop.gone : backdrop.gone + offset;
    backdrops.push_back({backdrop.first + offset, backdrop.last + offset, std::move(paint), gone});
  }
}

void paint_pieces(Canvas& canvas, const Flow& flow, std::size_t first, std::size_t last, double x, double y,
                  double scale) {
  std::vector<double> tops(last - first), feet(last - first);
  double at = y;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) at += flow.pieces[i].space * scale;
    tops[i - first] = at;
    at += flow.pieces[i].height;
    feet[i - first] = at;
  }
  for (const Backdrop& backdrop : flow.backdrops) {
    const std::size_t from = std::max(first, backdrop.first), to = std::min(last, backdrop.last);
    if (from >= to || from >= backdrop.gone) continue;
    canvas.belongs(kNoTag);
    backdrop.paint(canvas, x, tops[from - first], feet[to - 1 - first]);
  }
  for (std::size_t i = first; i < last; ++i) {
    const Piece& piece = flow.pieces[i];
    for (const std::string& anchor : piece.anchors) canvas.destination(anchor, tops[i - first] - 8);
    if (piece.paint) piece.paint(canvas, x, tops[i - first]);
  }
}

}  // namespace assay::pdf
