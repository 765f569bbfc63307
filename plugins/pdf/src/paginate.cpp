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
constexpr double kTooEarly = 0.55;
// How far spaces are drawn in to save a page.
constexpr double kScales[] = {0.85, 0.7, 0.55};
constexpr double kRounding = 0.01;

// The part of a flow between two pages that have to begin.
class Part {
 public:
  Part(const Flow& flow, double height, double scale) : pieces_(flow.pieces), height_(height), scale_(scale) {}

  std::vector<PageOfPieces> pages(std::size_t first, std::size_t last) {
    begin_page(first);
    place(first, last, Keep::kNone);
    end_page(last);
    return std::move(pages_);
  }

 private:
  double space(std::size_t piece) const { return pieces_[piece].space * scale_; }

  // From the top of piece `first`, without its space.
  double extent(std::size_t first, std::size_t last) const {
    double sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += pieces_[i].height + (i > first ? space(i) : 0);
    return sum;
  }

  // Of the table that the piece goes on with; 0 behind the last one.
  double head_of(std::size_t piece) const {
    return piece < pieces_.size() && pieces_[piece].head ? pieces_[piece].head->height : 0;
  }

  void begin_page(std::size_t piece) {
    first_ = piece;
    used_ = head_of(piece);
    next_ = piece;
  }

  void end_page(std::size_t end) {
    pages_.push_back({first_, end, scale_});
    begin_page(end);
  }

  // Places the pieces; those whose wish to stay together is at most `broken` may be parted.
  void place(std::size_t first, std::size_t last, Keep broken) {
    while (first < last) {
      std::size_t end = first + 1;
      while (end < last && pieces_[end - 1].keep > broken) ++end;
      place_chunk(first, end, broken);
      first = end;
    }
  }

  void place_chunk(std::size_t first, std::size_t end, Keep broken) {
    const double needed = extent(first, end);
    const double above = first == first_ ? 0 : space(first);
    if (used_ + above + needed <= height_ + kRounding) return advance(end, above + needed);
    const bool alone = end == first + 1;
    const bool fits_a_page = head_of(first) + needed <= height_ + kRounding;
    const bool early = broken < Keep::kRather && weakest(first, end) == Keep::kRather && used_ < kTooEarly * height_;
    if (!alone && (!fits_a_page || early)) return place(first, end, next_weaker(broken));
    if (first != first_) end_page(first);
    advance(end, needed);
  }

  void advance(std::size_t end, double height) {
    used_ += height;
    next_ = end;
  }

  Keep weakest(std::size_t first, std::size_t end) const {
    Keep keep = Keep::kAlways;
    for (std::size_t i = first; i + 1 < end; ++i) keep = std::min(keep, pieces_[i].keep);
    return keep;
  }

  static Keep next_weaker(Keep broken) { return static_cast<Keep>(static_cast<int>(broken) + 1); }

  const std::vector<Piece>& pieces_;
  double height_;
  double scale_;
  std::size_t first_ = 0;  // of the page under way
  std::size_t next_ = 0;
  double used_ = 0;
  std::vector<PageOfPieces> pages_;
};

std::vector<PageOfPieces> pages_of_part(const Flow& flow, std::size_t first, std::size_t last, double height) {
  std::vector<PageOfPieces> pages = Part(flow, height, 1).pages(first, last);
  if (pages.size() < 2 || height_of(flow, pages.back()) > kNearlyEmpty * height) return pages;
  for (const double scale : kScales) {
    std::vector<PageOfPieces> tighter = Part(flow, height, scale).pages(first, last);
    if (tighter.size() < pages.size()) return tighter;
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
