#include "style.hpp"

#include "assay/sdk/chart/palette.hpp"
#include "ids.hpp"

namespace assay::html {
namespace {

using sdk::chart::Colour;
using sdk::chart::Palette;

void variable(std::string& out, std::string_view name, Colour colour) {
  out.append("--").append(name).append(":").append(css(colour)).append(";");
}

std::string variables(const Palette& palette) {
  std::string out = ":root{";
  variable(out, "paper", palette.paper);
  variable(out, "surface", palette.surface);
  variable(out, "ink", palette.ink);
  variable(out, "muted", palette.muted);
  variable(out, "line", palette.line);
  variable(out, "control", palette.control);
  variable(out, "tint", palette.tint);
  variable(out, "accent-text", palette.accent_text);
  variable(out, "accent-mark", palette.accent_mark);
  variable(out, "fill", palette.fill);
  variable(out, "on-fill", palette.on_fill);
  variable(out, "fill-line", palette.fill_line);
  for (std::size_t i = 0; i < Palette::kSeries; ++i)
    variable(out, "s" + std::to_string(i + 1), palette.series[i]);
  variable(out, "ref", palette.reference);
  return out + "}\n";
}

// The wording of the page number as CSS content: "Page {page} of {pages}".
std::string page_number(std::string_view words) {
  std::string content;
  while (!words.empty()) {
    const std::size_t page = words.find("{page}"), pages = words.find("{pages}");
    const std::size_t at = std::min(page, pages);
    if (at > 0) content += css_string(words.substr(0, at)) + " ";
    if (at == std::string_view::npos) break;
    content += at == page ? "counter(page) " : "counter(pages) ";
    words.remove_prefix(at + (at == page ? 6 : 7));
  }
  return content.empty() ? "none" : content;
}

std::string page_margins(const Look& look, const Palette& palette, bool right_to_left) {
  const std::string box = ";font:8pt/1.3 sans-serif;color:" + css(palette.muted) + ";";
  std::string out = "@page{size:A4;margin:18mm 18mm 22mm;";
  // CSS names the margins of a page by the paper, not by the way that text runs.
  const std::string start = right_to_left ? "@bottom-right" : "@bottom-left",
                    end = right_to_left ? "@bottom-left" : "@bottom-right";
  if (!look.footer.empty()) out += start + "{content:" + css_string(look.footer) + box + "width:75%}";
  out += end + "{content:" + page_number(look.wording("page")) + box + "}}\n";
  // Over the cover, nothing but the cover.
  return out + "@page cover{margin:0;@bottom-left{content:none}@bottom-right{content:none}}\n";
}

std::string style_sheet(const Look& look, bool right_to_left) {
  const Palette light = sdk::chart::light_palette(Colour::from(look.accent)),
                dark = sdk::chart::dark_palette(Colour::from(look.accent));
  std::string out;
  out.reserve(24 * 1024);
  out += "\n";
  out += variables(light);
  out += "@media screen and (prefers-color-scheme:dark){" + variables(dark) + "}\n";
  for (const std::string_view part :
       {kBaseStyle, kCoverStyle, kBlockStyle, kTableStyle, kChartStyle, kPrintStyle}) {
    out += part.substr(1);
  }
  return out + page_margins(look, light, right_to_left);
}

}  // namespace

PageStyle page_style(const Look& look) {
  return {style_sheet(look, false), style_sheet(look, true)};
}

}  // namespace assay::html
