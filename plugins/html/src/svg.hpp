// Drawings as SVG.
#pragma once

#include <string_view>

#include "charts.hpp"

namespace assay::html {

// How the widths of a drawing are written: as they are, or as shares of a place that grows.
enum class Widths { kFixed, kShares };

// The primitives of a drawing, in order. `shown` and `figures` give a mark its hint; without figures there
// are none. `around` is the class of an ink that the element around them has.
void write_primitives(HtmlWriter& out, const chart::Drawing& drawing, Widths widths,
                      const sdk::OwnedChart& shown, const chart::Figures* figures,
                      std::string_view around = {});

// The CSS class that paints with an ink; empty for one that its part has by itself.
std::string_view ink_class(chart::Ink ink);

// The patterns that fill bars, as far as `written` has no bit for them: definitions for this SVG, which
// all of the page may use.
void write_fill(HtmlWriter& out, chart::Ink ink, chart::Pattern pattern, unsigned& written);

// A piece of line and a marker, as they stand in a legend. Not read aloud.
void legend_swatch(HtmlWriter& out, const chart::SeriesLook& look, bool with_line);

}  // namespace assay::html
