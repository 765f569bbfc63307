// The table of contents, and covers that are not the first page.
#include <algorithm>

#include "blocks.hpp"
#include "canvas.hpp"

namespace assay::pdf {
namespace {

constexpr double kNumberWidth = 34;  // of a page's number
constexpr double kStep = 16;         // from one depth to the next
constexpr std::uint32_t kOrders = 2;  // sections of the first orders are listed; the outline has all

}  // namespace

void Blocks::contents(Flow& flow, const sdk::Node& node, Place place) {
  if (node.children.empty()) return;
  flow.break_page();
  const std::string title(node.title.empty() ? look_.wording("contents") : std::string_view(node.title));
  Place inner = place.in(tags_.add(place.tag, "TOC"));
  heading(flow, plain(printable(title)), place);
  std::uint32_t outermost = node.children.front().lines;
  for (const sdk::Node& entry : node.children) outermost = std::min(outermost, entry.lines);
  for (const sdk::Node& entry : node.children) {
    const std::uint32_t depth = entry.lines - outermost;
    if (depth >= kOrders) continue;
    const double shift = kStep * depth;
    const TextStyle style = depth == 0 ? styles_.text.bold().led(1.4) : styles_.text.led(1.4);
    const TextPointer words = typesetter_.set(plain(printable(entry.title)), style, place.width - shift - kNumberWidth);
    const TextStyle figures = style.aligned(Align::kEnd).coloured(styles_.palette.accent_text);
    const Tag tag = tags_.add(inner.tag, "TOCI");
    const auto known = targets_.find(entry.id);
    const std::string name = known == targets_.end() ? std::string() : known->second;
    for (std::size_t i = 0; i < words->lines().size(); ++i) {
      const bool last = i + 1 == words->lines().size();
      Piece piece;
      piece.height = words->lines()[i].height;
      if (!last) piece.keep = Keep::kAlways;
      piece.paint = [this, words, i, last, shift, tag, name, figures, width = place.width](Canvas& canvas, double x, double y) {
        canvas.belongs(tag);
        canvas.text(*words, i, x + shift, y, width - shift - kNumberWidth);
        const double height = words->lines()[i].height;
        if (!name.empty()) canvas.link({x, y, width, height}, "#" + name);
        if (!last) return;
        const auto page = pages_.find(name);
        if (page == pages_.end()) return;
        const TextPointer number = typesetter_.set(plain(std::to_string(page->second)), figures, kNumberWidth);
        canvas.text(*number, 0, x + width - kNumberWidth, y, kNumberWidth);
        canvas.belongs(kNoTag);
        const double from = x + shift + (words->lines().size() == 1 ? words->width() + 6 : 0);
        const double to = x + width - number->width() - 6, foot = y + words->lines()[i].baseline;
        if (words->lines().size() == 1 && from + 10 < to) {
          canvas.line(to, foot, from, foot, {0.7, styles_.palette.control, {0.7, 3.3}});
        }
      };
      flow.add(std::move(piece), i > 0 ? 0 : depth == 0 ? styles_.size * 0.75 : styles_.size * 0.22);
    }
  }
  // What follows keeps its distance when it does not begin a page.
  flow.keep_away(styles_.size * 3);
}

void Blocks::facts(Flow& flow, const sdk::Node& node, Place place) {
  for (const sdk::OwnedPair& pair : node.attributes) {
    const Runs runs{{printable(pair.key) + (pair.key.empty() ? "" : "  "), false, false, true}, {printable(pair.value)}};
    text(flow, runs, styles_.text, place.in(tags_.add(place.tag, "P")), 0, styles_.size * 0.2);
  }
}

// A title among others.
void Blocks::later_cover(Flow& flow, const sdk::Node& node, Place place) {
  const Place inner = title_and_note(flow, node, place.in(tags_.add(place.tag, "Sect")));
  facts(flow, node, inner);
}

}  // namespace assay::pdf
