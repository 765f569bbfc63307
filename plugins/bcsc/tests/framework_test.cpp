#include "framework.hpp"

#include "catch.hpp"
#include "small_instrument.hpp"

using bcsc_test::SmallInstrument;

TEST_CASE("bcsc framework: a reversed question is refused and named") {
  SmallInstrument instrument;
  instrument.reverse_item(2);
  CHECK_THROWS_WITH(bcsc::Framework(instrument.setup().model), ContainsSubstring("question q3 is reversed"));
}

TEST_CASE("bcsc framework: a question with a weight is refused and named") {
  SmallInstrument instrument;
  instrument.weigh_item(1, 2);
  CHECK_THROWS_WITH(bcsc::Framework(instrument.setup().model), ContainsSubstring("question q2 has a weight"));
}

TEST_CASE("bcsc framework: an element with a weight is refused and named") {
  SmallInstrument instrument;
  instrument.weigh_construct(2);
  CHECK_THROWS_WITH(bcsc::Framework(instrument.setup().model), ContainsSubstring("e2 has a weight"));
}

TEST_CASE("bcsc framework: a continuous scale is refused") {
  SmallInstrument instrument;
  instrument.make_continuous();
  CHECK_THROWS_WITH(bcsc::Framework(instrument.setup().model), ContainsSubstring("the scale is continuous"));
}
