#include "paginate.hpp"

#include <algorithm>
#include <string>

#include "assay/sdk/error.hpp"

namespace assay::pdf {
namespace {

constexpr std::size_t kMostPages = 5000;
// A last page that is filled less than this is worth saving.
constexpr double kNearlyEmpty = 0.3;
// Leaving a page that is filled less than this looks worse than parting what would rather stay together.
constexpr double kTooEarly = 0.75;
// And leaving one that is filled less than this looks worse than drawing its spaces in.
constexpr double kFull = 0.85;
// A section that has less than this on a page that others began starts one of its own.
constexpr double kLeastBegun = 0.21;
// How far spaces are drawn in to save a page, or so that one more thing fits on it.
constexpr double kScales[] = {0.85, 0.7, 0.55};
// On how many pages at the most, the one that is saved among them.
constexpr std::size_t kMostRedone = 8;
constexpr double kRounding = 0.01;

// What holds pieces together, from all wishes to none.
enum class Bond { kAll, kGroups, kRather, kBoxes, kAlways, kNothing };

Bond weaker(Bond bond) { return static_cast<Bond>(static_cast<int>(bond) + 1); }

// Whether it holds this piece and the next one.
bool holds(Bond bond, const Piece& piece) {
  switch (bond) {
    case Bond::kAll:
      return piece.grouped || piece.keep >= Keep::kRather;
    case Bond::kGroups:
      return piece.grouped || piece.keep >= Keep::kBox;
    case Bond::kRather:
      return piece.keep >= Keep::kRather;
    case Bond::kBoxes:
      return piece.keep >= Keep::kBox;
    case Bond::kAlways:
      return piece.keep >= Keep::kAlways;
    case Bond::kNothing:
      break;
  }
  return false;
}

// The part of a flow between two pages that have to begin.
class Part {
 public:
  Part(const Flow& flow, double height, double scale) : pieces_(flow.pieces), height_(height), scale_(scale) {}
  // To try how far the page under way of `begun` gets.
  explicit Part(const Part* begun)
      : pieces_(begun->pieces_),
        height_(begun->height_),
        scale_(begun->scale_),
        last_(begun->last_),
        first_(begun->first_),
        page_scale_(begun->page_scale_),
        solid_(begun->solid_),
        spaces_(begun->spaces_),
        trying_(true) {}

  std::vector<PageOfPieces> pages(std::size_t first, std::size_t last) {
    last_ = last;
    begin_page(first);
    place(first, last, Bond::kAll);
    end_page(last);
    return std::move(pages_);
  }

 private:
  struct Extent {
    double solid = 0;   // what pieces take
    double spaces = 0;  // between them, as they would be

    double at(double scale) const { return solid + spaces * scale; }
  };

  // From the top of piece `first`, without its space.
  Extent extent(std::size_t first, std::size_t last) const {
    Extent sum;
    for (std::size_t i = first; i < last; ++i) {
      sum.solid += pieces_[i].height;
      if (i > first) sum.spaces += pieces_[i].space;
    }
    return sum;
  }

  // Of the page under way.
  double used() const { return solid_ + spaces_ * page_scale_; }

  // Of the table that the piece goes on with; 0 behind the last one.
  double head_of(std::size_t piece) const {
    return piece < pieces_.size() && pieces_[piece].head ? pieces_[piece].head->height : 0;
  }

  void begin_page(std::size_t piece) {
    first_ = piece;
    solid_ = head_of(piece);
    spaces_ = 0;
    page_scale_ = scale_;
  }

  void end_page(std::size_t end) {
    if (trying_) {
      trying_ = false;
      tried_ = true;
      return;
    }
    pages_.push_back({first_, end, page_scale_});
    begin_page(end);
  }

  // Places the pieces; what `bond` does not hold together may be parted.
  void place(std::size_t first, std::size_t last, Bond bond) {
    while (first < last && !tried_) {
      std::size_t end = first + 1;
      while (end < last && holds(bond, pieces_[end - 1])) ++end;
      place_chunk(first, end, bond);
      first = end;
    }
  }

  void place_chunk(std::size_t first, std::size_t end, Bond bond) {
    if (first != first_ && turns(first)) end_page(first);
    if (tried_) return;
    const Extent needed = extent(first, end);
    Extent here = needed;
    if (first != first_) here.spaces += pieces_[first].space;
    if (fits(here, page_scale_) || draws_in(here)) return advance(here);
    const bool alone = end == first + 1;
    const bool fits_a_page = head_of(first) + needed.at(scale_) <= height_ + kRounding;
    if (!alone && (!fits_a_page || parts_early(first, end, bond))) return place(first, end, weaker(bond));
    if (first != first_) end_page(first);
    advance(needed);
  }

  // Whether there is room for it on the page under way, with all spaces of that page drawn in to `scale`.
  bool fits(const Extent& more, double scale) const {
    return solid_ + more.solid + (spaces_ + more.spaces) * scale <= height_ + kRounding;
  }

  // A page that would not be full draws its spaces in when that gives what comes its room.
  bool draws_in(const Extent& more) {
    if (used() >= kFull * height_) return false;
    for (const double scale : kScales) {
      if (scale >= page_scale_ || !fits(more, scale)) continue;
      page_scale_ = scale;
      return true;
    }
    return false;
  }

  // Whether a chunk that would fit on the next page is parted all the same: the page under way would be left
  // half empty, and can take a good deal of it.
  bool parts_early(std::size_t first, std::size_t end, Bond bond) const {
    if (bond >= Bond::kBoxes || used() >= kTooEarly * height_) return false;
    return begun(first, end, weaker(bond)) >= kLeastBegun * height_;
  }

  // How much of the pieces the page under way would take; more than any page when they end on it.
  double begun(std::size_t first, std::size_t end, Bond bond) const {
    Part trial(this);
    trial.place(first, end, bond);
    return trial.tried_ ? trial.used() - used() : height_;
  }

  // Whether a section that may start a page does so.
  bool turns(std::size_t piece) const {
    const double from = pieces_[piece].turns_from;
    if (from >= kNeverTurns) return false;
    if (used() >= from * height_) return true;
    if (trying_ || used() < kNearlyEmpty * height_) return false;
    // Not when only its heading and a few lines would stand here.
    return begun(piece, last_, Bond::kAll) < kLeastBegun * height_;
  }

  void advance(const Extent& taken) {
    if (tried_) return;
    solid_ += taken.solid;
    spaces_ += taken.spaces;
  }

  const std::vector<Piece>& pieces_;
  double height_;
  double scale_;
  std::size_t last_ = 0;   // end of the part
  std::size_t first_ = 0;  // of the page under way
  double page_scale_ = 1;  // of its spaces,
  double solid_ = 0;       // what its pieces take
  double spaces_ = 0;      // and its spaces, as they would be
  bool trying_ = false;  // only to the end of the page under way,
  bool tried_ = false;   // which is reached
  std::vector<PageOfPieces> pages_;
};

// The pages from one that has to begin to the next such. The last of them, when it is nearly empty, is saved
// if the few before it can take what it holds.
std::vector<PageOfPieces> pages_of_part(const Flow& flow, std::size_t first, std::size_t last, double height) {
  std::vector<PageOfPieces> pages = Part(flow, height, 1).pages(first, last);
  if (pages.size() < 2 || height_of(flow, pages.back()) > kNearlyEmpty * height) return pages;
  const std::size_t redone = std::min(pages.size(), kMostRedone), kept = pages.size() - redone;
  for (const double scale : kScales) {
    const std::vector<PageOfPieces> tighter = Part(flow, height, scale).pages(pages[kept].first, last);
    if (tighter.size() >= redone) continue;
    pages.resize(kept);
    pages.insert(pages.end(), tighter.begin(), tighter.end());
    return pages;
  }
  return pages;
}

}  // namespace

double height_of(const Flow& flow, const PageOfPieces& page) {
  double sum = flow.pieces[page.first].head ? flow.pieces[page.first].head->height : 0;
  for (std::size_t i = page.first; i < page.last; ++i) {
    sum += flow.pieces[i].height + (i > page.first ? flow.pieces[i].space * page.scale : 0);
  }
  return sum;
}

std::vector<PageOfPieces> paginate(const Flow& flow, double height) {
  std::vector<PageOfPieces> pages;
  std::size_t first = 0;
  while (first < flow.pieces.size()) {
    std::size_t last = first + 1;
    while (last < flow.pieces.size() && !flow.pieces[last].starts_page) ++last;
    for (const PageOfPieces& page : pages_of_part(flow, first, last, height)) pages.push_back(page);
    if (pages.size() > kMostPages) {
      throw sdk::Failure(ASSAY_E_UNSUPPORTED, "the document takes more than " + std::to_string(kMostPages) +
                                                  " pages as a PDF; write it in parts, or in another format");
    }
    first = last;
  }
  return pages;
}

}  // namespace assay::pdf
