// assay/sdk/chart/setup.hpp: what a renderer hands in to have charts drawn: words, fonts, looks.
#pragma once

#include <string_view>

#include "assay/sdk/chart/drawing.hpp"
#include "assay/sdk/chart/looks.hpp"
#include "assay/sdk/chart/text.hpp"

namespace assay::sdk::chart {

// The customer's words in drawings. They must live as long as the setup is used.
struct ChartWords {
  std::string_view no_value = "–";      // where a figure is missing
  std::string_view decimal_mark = ".";  // between a number's whole part and its decimals
};

namespace detail {

inline double estimated(const void*, std::string_view text, double size, Weight weight) {
  return estimated_width(text, size, weight);
}

}  // namespace detail

// How wide a text is. `width` never throws; `context` is handed back to it. Without more it is an estimate.
struct TextMeasure {
  using Width = double (*)(const void* context, std::string_view text, double size, Weight weight);

  const void* context = nullptr;
  Width width = &detail::estimated;

  double operator()(std::string_view text, double size, Weight weight = Weight::kRegular) const {
    return width(context, text, size, weight);
  }
};

// What all drawings of a document share. `looks` must live as long as the setup is used.
struct Setup {
  const SeriesLooks& looks;
  ChartWords words;
  TextMeasure measure;
};

}  // namespace assay::sdk::chart
