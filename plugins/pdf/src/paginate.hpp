// Which pieces of a flow stand on which page.
#pragma once

#include <cstddef>
#include <vector>

#include "flow.hpp"

namespace assay::pdf {

// The pieces from `first` to before `last`.
struct PageOfPieces {
  std::size_t first;
  std::size_t last;
  double scale = 1;  // of the spaces between them
};

// No page is empty, and none is higher than `height` unless one piece alone is. A piece that keeps with the
// next one is on a page with it as long as both fit on one. A page that would not be full draws its spaces
// in where that makes room for what comes. When a part that starts a page would end with a
// page that is nearly empty, its spaces are drawn in a little to save that page.
// Fails with ASSAY_E_UNSUPPORTED for a document of more than 5000 pages.
std::vector<PageOfPieces> paginate(const Flow& flow, double height);

// What the pieces take, from the first one's top, with the head that is shown again above them.
double height_of(const Flow& flow, const PageOfPieces& page);

}  // namespace assay::pdf
