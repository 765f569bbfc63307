#include "cards.hpp"

#include <algorithm>
#include <cmath>

#include "canvas.hpp"

namespace assay::pdf {
namespace {

// The first piece of each card that stands below a line, and how far the highest of them reaches above it.
struct Cut {
  double at = 0;
  std::vector<std::size_t> first;
  double above = 0;
};

class Row {
 public:
  explicit Row(std::vector<Card> cards) : cards_(std::move(cards)), tops_(cards_.size()), feet_(cards_.size()) {
    for (std::size_t c = 0; c < cards_.size(); ++c) {
      const RowCell& cell = cards_[c].cell;
      double at = cell.top;
      for (std::size_t p = 0; p < cell.flow.pieces.size(); ++p) {
        if (p > 0) at += cell.flow.pieces[p].space;
        tops_[c].push_back(at);
        at += cell.flow.pieces[p].height;
        feet_[c].push_back(at);
      }
      height_ = std::max(height_, at + cell.bottom);
    }
  }

  double height() const { return height_; }

  // Where it may be cut, from its top to its foot, with both.
  std::vector<Cut> cuts(double least, double most) {
    std::vector<Cut> all = cuts(least);
    for (std::size_t i = 1; i < all.size() && !anywhere_; ++i) anywhere_ = all[i].at - all[i - 1].at > most;
    // What would not be parted is, before it is lost beyond the foot of a page.
    return anywhere_ ? cuts(0) : all;
  }

  std::size_t size() const { return cards_.size(); }
  bool is_over(std::size_t card, const Cut& cut) const { return cut.first[card] == cards_[card].cell.flow.pieces.size(); }

  // What stands between the two, for a line of the page at which the row's line `from.at` is.
  void paint(Canvas& canvas, double x, double y, const Cut& from, const Cut& to) const {
    for (std::size_t c = 0; c < cards_.size(); ++c) {
      if (from.first[c] == to.first[c]) continue;
      const RowCell& cell = cards_[c].cell;
      paint_pieces(canvas, cell.flow, from.first[c], to.first[c], x + cell.x, y + tops_[c][from.first[c]] - from.at);
    }
  }

  // How high the titles are that are shown again below `cut`, with the room above them.
  double titles_height(const Cut& cut) const {
    double height = 0;
    for (std::size_t c = 0; c < cards_.size(); ++c) {
      const bool titled = !is_over(c, cut) && cards_[c].titles > 0 && cut.first[c] >= cards_[c].titles;
      const double foot = titled ? feet_[c][cards_[c].titles - 1] + kBelowTitle : cards_[c].cell.top;
      height = std::max(height, foot);
    }
    return height;
  }

  void paint_titles(Canvas& canvas, double x, double y, const Cut& cut) const {
    for (std::size_t c = 0; c < cards_.size(); ++c) {
      const RowCell& cell = cards_[c].cell;
      if (is_over(c, cut) || cut.first[c] < cards_[c].titles) continue;
      paint_pieces(canvas, cell.flow, 0, cards_[c].titles, x + cell.x, y + cell.top);
    }
  }

 private:
  static constexpr double kLeastStep = 9;
  static constexpr double kBelowTitle = 5;
  static constexpr double kMostUneven = 36;

  std::vector<Cut> cuts(double least) const {
    std::vector<double> places;
    for (std::size_t c = 0; c < cards_.size(); ++c) {
      for (std::size_t p = 0; p < feet_[c].size(); ++p) {
        if (may_part(c, p)) places.push_back(feet_[c][p]);
      }
    }
    std::sort(places.begin(), places.end());
    std::vector<Cut> all{{0, std::vector<std::size_t>(cards_.size(), 0), 0}};
    double last = 0;
    for (const double place : places) {
      // Not a line or two alone on either side, and no two cuts of one line.
      if (place < least || place > height_ - least || place < last + kLeastStep) continue;
      Cut cut = cut_at(place);
      if (cut.first == all.back().first || !(anywhere_ || is_even(cut))) continue;
      last = place;
      all.push_back(std::move(cut));
    }
    Cut end{height_, {}, 0};
    for (const Card& card : cards_) end.first.push_back(card.cell.flow.pieces.size());
    all.push_back(std::move(end));
    return all;
  }

  // Behind this piece, as far as its card is concerned.
  bool may_part(std::size_t card, std::size_t piece) const {
    const std::vector<Piece>& pieces = cards_[card].cell.flow.pieces;
    return anywhere_ || piece + 1 >= pieces.size() || (pieces[piece].keep < Keep::kBox && piece + 1 > cards_[card].titles);
  }

  // Whether every card is begun above it, and what is left of each goes on at about the same height: else one of
  // them would be an empty box on one of the two pages.
  bool is_even(const Cut& cut) const {
    for (std::size_t c = 0; c < cards_.size(); ++c) {
      const std::size_t first = cut.first[c];
      if (first == 0) return false;
      if (first < tops_[c].size() && std::abs(tops_[c][first] - cut.at) > kMostUneven) return false;
    }
    return true;
  }

  Cut cut_at(double place) const {
    Cut cut{place, {}, 0};
    for (std::size_t c = 0; c < cards_.size(); ++c) {
      std::size_t first = 0;
      while (first < feet_[c].size() && feet_[c][first] <= place + 0.01) ++first;
      while (first > 0 && !may_part(c, first - 1)) --first;
      if (first < tops_[c].size()) cut.above = std::max(cut.above, place - tops_[c][first]);
      cut.first.push_back(first);
    }
    return cut;
  }

  std::vector<Card> cards_;
  std::vector<std::vector<double>> tops_, feet_;  // of the pieces of each card, from the top of the row
  double height_ = 0;
  bool anywhere_ = false;  // it is cut whatever stays together
};

// What is shown above a part that begins a page.
std::shared_ptr<const RepeatedHead> head_of(const std::shared_ptr<const Row>& row, const Cut& cut, const CardLook& look) {
  auto head = std::make_shared<RepeatedHead>();
  head->height = row->titles_height(cut) + cut.above;
  head->paint = [row, cut, look, height = head->height](Canvas& canvas, double x, double y) {
    canvas.begin_ornament();
    // A little further, so that no line of paper shows between this and what goes on.
    for (std::size_t c = 0; c < row->size(); ++c) {
      if (row->is_over(c, cut)) continue;
      look.ground(canvas, c, x, y, y + height + 0.5);
      look.mark(canvas, c, x, y);
    }
    row->paint_titles(canvas, x, y, cut);
    canvas.end_ornament();
  };
  return head;
}

}  // namespace

Flow flow_of_cards(std::vector<Card> cards, double least, double most, const CardLook& look) {
  for (Card& card : cards) {
    if (card.cell.flow.pieces.empty()) card.cell.flow.add(Piece{});
  }
  const auto row = std::make_shared<Row>(std::move(cards));
  // A part of less than a third of that is no part.
  const auto cuts = std::make_shared<const std::vector<Cut>>(row->cuts(row->height() < least ? row->height() : least / 3, most));
  Flow flow;
  for (std::size_t i = 0; i + 1 < cuts->size(); ++i) {
    Piece piece;
    piece.height = (*cuts)[i + 1].at - (*cuts)[i].at;
    piece.keep = i + 2 < cuts->size() ? Keep::kRather : Keep::kNone;
    piece.paint = [row, cuts, i, mark = i == 0 ? look.mark : nullptr](Canvas& canvas, double x, double y) {
      canvas.belongs(kNoTag);
      for (std::size_t c = 0; mark && c < row->size(); ++c) mark(canvas, c, x, y);
      row->paint(canvas, x, y, (*cuts)[i], (*cuts)[i + 1]);
    };
    if (i > 0) piece.head = head_of(row, (*cuts)[i], look);
    flow.add(std::move(piece));
  }
  for (std::size_t c = 0; c < row->size(); ++c) {
    std::size_t gone = 1;
    while (gone < flow.pieces.size() && !row->is_over(c, (*cuts)[gone])) ++gone;
    const auto ground = [ground = look.ground, c](Canvas& canvas, double x, double top, double bottom) {
      ground(canvas, c, x, top, bottom);
    };
    flow.backdrops.push_back({0, flow.pieces.size(), ground, gone});
  }
  return flow;
}

}  // namespace assay::pdf
