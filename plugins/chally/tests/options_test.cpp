#include "catch.hpp"
#include "scorer.hpp"
#include "small_instrument.hpp"

using namespace chally_test;

TEST_CASE("chally options: low_below above high_from is refused, with both values") {
  SmallInstrument instrument;
  instrument.low_below = 66;
  instrument.high_from = 65;
  CHECK_THROWS_WITH(chally::Scorer(instrument.setup()),
                    ContainsSubstring("low_below is 66") && ContainsSubstring("high_from is 65"));
}

TEST_CASE("chally options: equal cut-offs, and cut-offs at the ends, are accepted") {
  SmallInstrument instrument;
  instrument.low_below = instrument.high_from = 50;
  CHECK_NOTHROW(chally::Scorer(instrument.setup()));
  instrument.low_below = 0;
  instrument.high_from = 100;
  const chally::Cuts cuts(instrument.setup().options);
  CHECK(cuts.band(0) == chally::Band::kMiddle);   // nothing lies below 0
  CHECK(cuts.band(99) == chally::Band::kMiddle);  // nothing reaches 100
}
