// What charts look like on paper, by their pixels.
#include <sstream>

#include "catch.hpp"
#include "pdf_support.hpp"

using namespace assay::pdf;
using namespace assay::pdf::test;
using assay::sdk::DocumentBuilder;

namespace {

struct Picture {
  std::size_t width = 0, height = 0;
  std::string pixels;  // a byte each, row by row; 0 black

  bool dark(std::size_t x, std::size_t y) const { return static_cast<unsigned char>(pixels[y * width + x]) < 160; }
};

Picture first_page(const std::string& file) {
  const std::string all = told_by("pdftoppm -gray -r 144 -f 1 -l 1 %s", file);
  std::istringstream head(all);
  std::string form;
  std::size_t most = 0;
  Picture picture;
  head >> form >> picture.width >> picture.height >> most;
  REQUIRE(form == "P5");
  REQUIRE(all.size() > picture.width * picture.height);
  picture.pixels = all.substr(all.size() - picture.width * picture.height);
  return picture;
}

// How often a row of pixels that is mostly dark is cut, and by how many pixels at the most; of the longest row.
struct Cuts {
  std::size_t count = 0, widest = 0, length = 0;
};

Cuts cuts_of_bar(const Picture& picture) {
  Cuts best;
  for (std::size_t y = 0; y < picture.height; ++y) {
    std::vector<std::size_t> at;
    for (std::size_t x = 0; x < picture.width; ++x) {
      if (picture.dark(x, y)) at.push_back(x);
    }
    if (at.size() < 200) continue;
    Cuts row;
    row.length = at.size();
    for (std::size_t i = 1; i < at.size(); ++i) {
      // The figure stands beside the bar.
      const std::size_t light = at[i] - at[i - 1] - 1;
      if (light > 8) break;
      row.count += light > 0;
      row.widest = std::max(row.widest, light);
    }
    if (row.length > best.length && row.count > 0) best = row;
  }
  return best;
}

}  // namespace

TEST_CASE("picture: the points of a scale are cut into its bar, all of them, and no more") {
  for (const double maximum : {4.0, 7.0}) {
    const std::string file = pdf([&](DocumentBuilder& d) {
      assay::sdk::Chart chart;
      chart.kind = ASSAY_CHART_SCORE_BAR;
      chart.title = "Mean";
      chart.minimum = 1;
      chart.maximum = maximum;
      chart.categories.push_back({assay::sdk::text("A"), assay::sdk::text("A")});
      chart.series.push_back({"Mean", "", {maximum}, {1}, false});
      d.chart(chart);
    });
    const Cuts cuts = cuts_of_bar(first_page(file));
    CHECK(cuts.count == static_cast<std::size_t>(maximum) - 2);
    CHECK(cuts.widest <= 3);
  }
}
