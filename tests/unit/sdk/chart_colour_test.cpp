#include <array>
#include <cmath>

#include "assay/sdk/chart/looks.hpp"
#include "assay/sdk/chart/palette.hpp"
#include "catch.hpp"
#include "chart_samples.hpp"

using namespace assay::sdk::chart;

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

TEST_CASE("chart colour: contrast is that of WCAG") {
  CHECK(contrast(kWhite, kBlack) == Approx(21));
  CHECK(contrast(kBlack, kWhite) == Approx(21));
  CHECK(contrast(kWhite, kWhite) == Approx(1));
  // The lightest grey that is text on white, and the next one that is not.
  CHECK(contrast(Colour::from(0x767676), kWhite) == Approx(4.54).margin(0.005));
  CHECK(contrast(Colour::from(0x777777), kWhite) == Approx(4.48).margin(0.005));
}

TEST_CASE("chart colour: a colour that is readable already stays as it is") {
  CHECK(readable(Colour::from(0x1f4e79), kWhite, 4.5) == Colour::from(0x1f4e79));
}

TEST_CASE("chart colour: a colour that is too light is darkened and keeps its hue") {
  const Colour yellow = readable(Colour::from(0xffe000), kWhite, 4.5);
  CHECK(contrast(yellow, kWhite) >= 4.5);
  CHECK(contrast(yellow, kWhite) < 5);
  CHECK(yellow.red > yellow.blue);
  CHECK(yellow.green > yellow.blue);
}

TEST_CASE("chart colour: a colour that is too dark for a dark page is lightened") {
  const Colour blue = readable(Colour::from(0x000080), Colour::from(0x14171b), 4.5);
  CHECK(contrast(blue, Colour::from(0x14171b)) >= 4.5);
  CHECK(blue.blue > blue.red);
}

TEST_CASE("chart colour: half of one laid over another is the middle") {
  CHECK(mix(kBlack, Colour::from(0x64c800), 0.5) == Colour::from(0x326400));
  CHECK(mix(kWhite, kBlack, 0) == kWhite);
  CHECK(mix(kWhite, kBlack, 1) == kBlack);
}

TEST_CASE("chart colour: as CSS writes it") {
  CHECK(css(Colour::from(0x0a1bff)) == "#0a1bff");
}

TEST_CASE("chart palette: white, black, yellow and grey accents stay legible by day and by night") {
  for (const std::uint32_t accent : {0xffffffu, 0x000000u, 0xffff00u, 0x808080u, 0x767676u, 0x1f4e79u}) {
    CAPTURE(accent);
    check_palette(light_palette(Colour::from(accent)));
    check_palette(dark_palette(Colour::from(accent)));
  }
}

TEST_CASE("chart palette: any accent stays legible") {
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

namespace {

using Rows = std::array<std::array<double, 3>, 3>;

// How eyes that lack a kind of cone see linear light: Machado, Oliveira and Fernandes, 2009, severity 1.
constexpr Rows kSight[] = {
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}};

std::array<double, 3> lab_seen(Colour colour, const Rows& sight) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const double light[3] = {linear(colour.red), linear(colour.green), linear(colour.blue)};
  double seen[3];
  for (int i = 0; i < 3; ++i) {
    const double sum = sight[i][0] * light[0] + sight[i][1] * light[1] + sight[i][2] * light[2];
    seen[i] = std::min(1.0, std::max(0.0, sum));
  }
  const auto root = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  const double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  const double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// The least distance in CIE Lab of two series' colours, for any of these eyes. About 2 can just be told.
double least_distance(const Palette& palette) {
  std::vector<Colour> all(palette.series, palette.series + Palette::kSeries);
  all.push_back(palette.reference);
  double least = 1000;
  for (const Rows& sight : kSight) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const auto one = lab_seen(all[i], sight), other = lab_seen(all[j], sight);
        least = std::min(least, std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]));
      }
    }
  }
  return least;
}

}  // namespace

TEST_CASE("chart palette: series differ for colour-blind eyes too") {
  CHECK(least_distance(light_palette(Colour::from(0x1f4e79))) > 15);
  CHECK(least_distance(dark_palette(Colour::from(0x1f4e79))) > 15);
}

TEST_CASE("chart looks: series differ without colours: by marker, and by the fill of bars") {
  const SeriesLooks looks;
  std::vector<SeriesLook> six;
  for (std::size_t i = 0; i < kSeriesInks; ++i) six.push_back(looks.of(test::series("role", {1}), i));
  for (std::size_t i = 0; i < six.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      CHECK(six[i].marker != six[j].marker);
      CHECK(six[i].pattern != six[j].pattern);
      CHECK(six[i].ink != six[j].ink);
    }
  }
  const SeriesLook seventh = looks.of(test::series("role", {1}), kSeriesInks);
  CHECK(seventh.ink == six[0].ink);
  CHECK(seventh.dash != six[0].dash);
  CHECK(seventh.hollow);
}

TEST_CASE("chart looks: the same role looks the same in all charts of a document") {
  assay::sdk::NodeStore store;
  std::vector<assay::sdk::Node> charts;
  for (const auto& roles :
       {std::vector<assay::sdk::OwnedSeries>{test::series("self", {1}), test::series("manager", {1})},
        std::vector<assay::sdk::OwnedSeries>{test::series("manager", {1})}}) {
    assay::sdk::OwnedChart& chart = store.chart();
    chart = test::chart_of(ASSAY_CHART_LINE, {"A"}, roles);
    charts.emplace_back().form = assay::sdk::NodeForm::kChart;
    charts.back().chart = &chart;
  }
  assay::sdk::Node document;
  document.children = store.list(charts);
  const SeriesLooks looks(document);
  const SeriesLook second = looks.of(test::series("manager", {1}), 1),
                   alone = looks.of(test::series("manager", {1}), 0);
  CHECK(second.ink == Ink::kSeries2);
  CHECK(alone.ink == second.ink);
  CHECK(alone.marker == second.marker);
  CHECK(looks.of(test::series("self", {1}), 0).marker != second.marker);
}

TEST_CASE("chart looks: a reference is grey, dashed and hollow, and all raters have the accent") {
  const SeriesLooks looks;
  const SeriesLook norm = looks.of(test::series("norm", {1}, true), 1);
  CHECK(norm.ink == Ink::kReference);
  CHECK(norm.hollow);
  CHECK(norm.dash != Dash::kSolid);
  CHECK(looks.of(test::series("all", {1}), 0).ink == Ink::kAccent);
}
