// The style sheet of a page.
#pragma once

#include <string>
#include <string_view>

#include "look.hpp"

namespace assay::html {

// The whole style sheet: the customer's colours first, then the rules. One for each way that pages run.
struct PageStyle {
  std::string left_to_right, right_to_left;
};

PageStyle page_style(const Look& look);

// The rules, by subject.
extern const std::string_view kBaseStyle;
extern const std::string_view kCoverStyle;
extern const std::string_view kBlockStyle;
extern const std::string_view kTableStyle;
extern const std::string_view kChartStyle;
extern const std::string_view kPrintStyle;

}  // namespace assay::html
