// Cards side by side that the end of a page may cut.
#pragma once

#include <vector>

#include "blocks.hpp"

namespace assay::pdf {

// A card of a row: its cell, and how many of its first pieces say what it is.
struct Card {
  RowCell cell;
  std::size_t titles = 0;
};

// What stands behind the card with a number; x is where the row begins.
struct CardLook {
  std::function<void(Canvas&, std::size_t card, double x, double top, double bottom)> ground;
  std::function<void(Canvas&, std::size_t card, double x, double top)> mark;  // at its top, and where it goes on
};

// The cards as pieces that go on from each other and would rather stay together: the last line of one piece
// and the first of the next stand as close as they would in one. On another page a card shows its title again.
// Cards lower than `least` are one piece. No piece is higher than `most` unless one of a card is.
Flow flow_of_cards(std::vector<Card> cards, double least, double most, const CardLook& look);

}  // namespace assay::pdf
