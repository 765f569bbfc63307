// What a customer gives a document its looks with, and the styles that follow from it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "assay/sdk/wording.hpp"
#include "paper.hpp"
#include "text_style.hpp"
#include "typesetter.hpp"

namespace assay::pdf {

// The views must stay valid while a document is rendered.
struct Look {
  std::uint32_t accent = 0x1f4e79;   // 0xRRGGBB
  std::string_view name;             // the customer's; may be empty
  std::string_view footer;           // may be empty
  std::string_view logo_media_type;  // image/svg+xml, image/png or image/jpeg; empty for no logo
  std::string_view logo;             // the bytes of the file
  sdk::Wording wording;              // every key of content/en.toml
  Paper paper = kA4;
  Fonts fonts{"Noto Sans", "Noto Serif"};
  double size = 9.5;  // of the text, in points
};

// The styles of a document, all from one size and one accent.
struct Styles {
  Styles(double size, const Palette& palette);

  // Level 1 is the title of the document, 2 a section of the first order; deeper than 6 looks like 6.
  TextStyle heading(int level) const;

  double size;
  Palette palette;
  TextStyle text;     // paragraphs
  TextStyle lead;     // the line under a section's title
  TextStyle small;    // remarks
  TextStyle cell;     // tables
  TextStyle head;     // the heads of columns
  TextStyle caption;  // above tables and charts
  TextStyle card;     // in a grid
  TextStyle quote;
  TextStyle figure;   // a key figure
  TextStyle margin;   // at the head and the foot of a page
};

}  // namespace assay::pdf
