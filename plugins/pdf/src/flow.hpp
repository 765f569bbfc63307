// What a document is laid out to: pieces below each other, each with a height and with what it wants of the
// ends of pages. Knows nothing of fonts or of PDF.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace assay::pdf {

class Canvas;

// Draws a thing whose start is at `x`, whose top is at `y`, in points of the page.
using Paint = std::function<void(Canvas&, double x, double y)>;

// How much a piece wants to be on one page with the next one.
enum class Keep { kNone, kRather, kBox, kAlways };

// What is shown again at the top of each page that a table goes on to.
struct RepeatedHead {
  double height = 0;
  Paint paint;
};

// More than any page is taken.
constexpr double kNeverTurns = 2;

struct Piece {
  double space = 0;  // above it, except at the top of a page
  double height = 0;
  Keep keep = Keep::kNone;
  bool grouped = false;  // the document wants it together with the next one
  bool starts_page = false;
  double turns_from = kNeverTurns;  // it starts a page when this share of one is taken already
  std::shared_ptr<const RepeatedHead> head{};  // when a page begins with this piece
  Paint paint{};                               // empty for a piece that is only room
  std::vector<std::string> anchors{};          // ids that lead here
  int bookmark = -1;                           // of the outline; -1 for none
};

// Something behind the pieces from `first` to before `last`: on each page from the top of the first of them
// to the foot of the last one there.
struct Backdrop {
  static constexpr std::size_t kNever = static_cast<std::size_t>(-1);

  std::size_t first;
  std::size_t last;
  std::function<void(Canvas&, double x, double top, double bottom)> paint;
  // Not on a page that begins with this piece or one behind it.
  std::size_t gone = kNever;
};

struct Flow {
  std::vector<Piece> pieces;
  std::vector<Backdrop> backdrops;

  // Adds a piece that stands at least `before` below what is there; `after` is what the next one keeps away.
  void add(Piece piece, double before = 0, double after = 0) {
    piece.space = std::max({piece.space, before, pending_space_});
    pending_space_ = after;
    piece.starts_page = piece.starts_page || pending_break_;
    pending_break_ = false;
    piece.turns_from = std::min(piece.turns_from, pending_turn_);
    pending_turn_ = kNeverTurns;
    for (std::string& anchor : pending_anchors_) piece.anchors.push_back(std::move(anchor));
    pending_anchors_.clear();
    pieces.push_back(std::move(piece));
  }

  // The next piece starts a page.
  void break_page() { pending_break_ = !pieces.empty(); }
  // The next piece starts a page when `share` of one is taken.
  void turn_page(double share) { pending_turn_ = std::min(pending_turn_, share); }
  // The next piece is what `id` leads to.
  void anchor(const std::string& id) {
    if (!id.empty()) pending_anchors_.push_back(id);
  }
  // The next piece stands at least `space` below.
  void keep_away(double space) { pending_space_ = std::max(pending_space_, space); }

  // All pieces from `first` on want to be on one page, at least as much as `keep`.
  void hold(std::size_t first, Keep keep) {
    for (std::size_t i = first; i + 1 < pieces.size(); ++i) pieces[i].keep = std::max(pieces[i].keep, keep);
  }

  // The document wants all pieces from `first` on together.
  void group(std::size_t first) {
    for (std::size_t i = first; i + 1 < pieces.size(); ++i) pieces[i].grouped = true;
  }

  double height() const {
    double sum = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) sum += pieces[i].height + (i > 0 ? pieces[i].space : 0);
    return sum;
  }

  // Puts the pieces of `other` at the end, `shift` points further from the start.
  void append(Flow other, double shift, double before = 0, double after = 0);

 private:
  double pending_space_ = 0;
  bool pending_break_ = false;
  double pending_turn_ = kNeverTurns;
  std::vector<std::string> pending_anchors_;
};

// Draws the pieces from `first` to before `last` below each other, the first at `y`, spaces times `scale`.
void paint_pieces(Canvas& canvas, const Flow& flow, std::size_t first, std::size_t last, double x, double y,
                  double scale = 1);

}  // namespace assay::pdf
