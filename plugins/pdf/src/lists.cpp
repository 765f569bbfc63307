// Lists, with a mark or a number at the start of each item.
#include <algorithm>

#include "blocks.hpp"
#include "canvas.hpp"

namespace assay::pdf {
namespace {

constexpr double kIndent = 1.5;  // of the text's size
constexpr double kNarrowIndent = 1;  // in a card
constexpr double kBetween = 0.32;

}  // namespace

void Blocks::list(Flow& flow, const sdk::Node& node, Place place) {
  const Tag tag = tags_.add(place.tag, "L");
  tags_[tag].ordered = node.has(ASSAY_FLAG_ORDERED);
  const double size = place.style->size;
  const double own = place.width < 150 ? kNarrowIndent : kIndent;
  const double indent = size * (tags_[tag].ordered && node.children.size() > 9 ? own + 0.6 : own);
  std::size_t number = 0;
  for (const sdk::Node& child : node.children) {
    ++number;
    const Tag item = tags_.add(tag, "LI");
    const Tag label = tags_.add(item, "Lbl");
    const Tag body = tags_.add(item, "LBody");
    const std::string mark = tags_[tag].ordered ? std::to_string(number) + "." : "•";
    const Colour colour = tags_[tag].ordered ? styles_.palette.muted : styles_.palette.accent_text;
    const TextPointer marker = typesetter_.set(plain(mark), place.style->coloured(colour), indent);
    Flow inside;
    const Place inner = place.in(body).narrower(indent);
    if (child.form == sdk::NodeForm::kElement && child.is(ASSAY_LIST_ITEM)) {
      inline_content(inside, child, inner);
    } else if (child.form == sdk::NodeForm::kElement) {
      block(inside, child, inner);
    }
    if (inside.pieces.empty()) inside.add(Piece{0, size * place.style->leading});
    Flow shifted;
    shifted.append(std::move(inside), indent);
    Piece& first = shifted.pieces.front();
    first.paint = [marker, label, indent, paint = std::move(first.paint)](Canvas& canvas, double x, double y) {
      canvas.belongs(label);
      canvas.text(*marker, 0, x, y, indent);
      if (paint) paint(canvas, x, y);
    };
    // An item of few lines stays whole.
    if (shifted.pieces.size() <= 4) shifted.hold(0, Keep::kAlways);
    const bool last = number == node.children.size();
    // Two items at least on either side of the end of a page.
    if (number == 2 || (last && number > 1)) flow.pieces.back().keep = std::max(flow.pieces.back().keep, Keep::kBox);
    flow.append(std::move(shifted), 0, number == 1 ? 0 : size * kBetween, last ? size * 0.75 : size * kBetween);
  }
}

}  // namespace assay::pdf
