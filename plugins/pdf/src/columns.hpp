// How wide the columns of a table are.
#pragma once

#include <cstddef>
#include <vector>

namespace assay::pdf {

// What a column asks for, in points.
struct ColumnWish {
  double share = 0;    // of the table's width, against the other columns; 0 for what fits
  double least = 0;    // its longest word
  double natural = 0;  // all that it holds on one line
};

// The widths, which add up to `width`. A column with a share gets it; one without gets what fits. None gets
// less than its longest word as long as the others have some to spare.
std::vector<double> column_widths(const std::vector<ColumnWish>& wishes, double width);

}  // namespace assay::pdf
