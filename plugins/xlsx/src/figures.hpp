// Printed figures as numbers, so that a sheet can count with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay::xlsx {

struct Figure {
  double value = 0;
  std::string format;  // Excel's number format, with as many decimals as were printed
};

// '.' or ',', as people who write this language (BCP 47) set it; '.' for one that is not known.
char decimal_mark(std::string_view language);

// "4.25", "+1.89", "−0.5", "1 234,5", "61.7 %" as a number; nothing for what is anything else. `mark` is the
// decimal mark; blanks and the other mark may stand between groups of three digits. White space around it
// does not count.
std::optional<Figure> figure_of(std::string_view printed, char mark);

struct Day {
  int year = 0, month = 0, day = 0;
};

// "2026-03-31" as a day that Excel knows (from 1900-03-01 on) and the calendar has; nothing for anything
// else. What stands behind the date, such as a time, is left alone.
std::optional<Day> day_of(std::string_view iso);

}  // namespace assay::xlsx
