#include "colour.hpp"
#include "catch.hpp"

using namespace assay::html;

namespace {

constexpr Colour kWhite = Colour::from(0xffffff), kBlack = Colour::from(0x000000);

void check_palette(const Palette& p) {
  for (const Colour surface : {p.paper, p.surface, p.tint}) {
    CHECK(contrast(p.ink, surface) >= 4.5);
    CHECK(contrast(p.muted, surface) >= 4.5);
    CHECK(contrast(p.accent_text, surface) >= 4.5);
    CHECK(contrast(p.accent_mark, surface) >= 3.0);
    for (const Colour series : p.series) CHECK(contrast(series, surface) >= 4.5);
    CHECK(contrast(p.reference, surface) >= 4.5);
  }
  CHECK(contrast(p.on_fill, p.fill) >= 4.5);
  CHECK(contrast(p.control, p.paper) >= 3.0);
}

}  // namespace

TEST_CASE("colour: contrast is that of WCAG") {
  CHECK(contrast(kWhite, kBlack) == Approx(21));
  CHECK(contrast(kBlack, kWhite) == Approx(21));
  CHECK(contrast(kWhite, kWhite) == Approx(1));
  // The lightest grey that is text on white, and the next one that is not.
  CHECK(contrast(Colour::from(0x767676), kWhite) == Approx(4.54).margin(0.005));
  CHECK(contrast(Colour::from(0x777777), kWhite) == Approx(4.48).margin(0.005));
}

TEST_CASE("colour: a colour that is readable already stays as it is") {
  CHECK(readable(Colour::from(0x1f4e79), kWhite, 4.5) == Colour::from(0x1f4e79));
}

TEST_CASE("colour: a colour that is too light is darkened and keeps its hue") {
  const Colour yellow = readable(Colour::from(0xffe000), kWhite, 4.5);
  CHECK(contrast(yellow, kWhite) >= 4.5);
  CHECK(contrast(yellow, kWhite) < 5);
  CHECK(yellow.red > yellow.blue);
  CHECK(yellow.green > yellow.blue);
}

TEST_CASE("colour: a colour that is too dark for a dark page is lightened") {
  const Colour blue = readable(Colour::from(0x000080), Colour::from(0x14171b), 4.5);
  CHECK(contrast(blue, Colour::from(0x14171b)) >= 4.5);
  CHECK(blue.blue > blue.red);
}

TEST_CASE("colour: half of one laid over another is the middle") {
  CHECK(mix(kBlack, Colour::from(0x64c800), 0.5) == Colour::from(0x326400));
  CHECK(mix(kWhite, kBlack, 0) == kWhite);
  CHECK(mix(kWhite, kBlack, 1) == kBlack);
}

TEST_CASE("colour: as CSS writes it") {
  CHECK(css(Colour::from(0x0a1bff)) == "#0a1bff");
}

TEST_CASE("palette: white, black, yellow and grey accents stay legible by day and by night") {
  for (const std::uint32_t accent : {0xffffffu, 0x000000u, 0xffff00u, 0x808080u, 0x767676u, 0x1f4e79u}) {
    CAPTURE(accent);
    check_palette(light_palette(Colour::from(accent)));
    check_palette(dark_palette(Colour::from(accent)));
  }
}

TEST_CASE("palette: any accent stays legible") {
  for (std::uint32_t red = 0; red < 256; red += 51) {
    for (std::uint32_t green = 0; green < 256; green += 51) {
      for (std::uint32_t blue = 0; blue < 256; blue += 51) {
        const std::uint32_t accent = red << 16 | green << 8 | blue;
        CAPTURE(accent);
        check_palette(light_palette(Colour::from(accent)));
        check_palette(dark_palette(Colour::from(accent)));
      }
    }
  }
}
