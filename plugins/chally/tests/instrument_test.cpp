// Instruments that the scorer cannot work with.
#include "catch.hpp"
#include "scorer.hpp"
#include "small_instrument.hpp"

using namespace chally_test;
using assay::sdk::text;

namespace {

void refused(SmallInstrument& instrument, const std::string& why) {
  CHECK_THROWS_WITH(chally::Scorer(instrument.setup()), ContainsSubstring(why));
}

}  // namespace

TEST_CASE("chally instrument: one without a profile is refused") {
  SmallInstrument instrument;
  instrument.levels[0] = text("group");
  refused(instrument, "one construct of level profile");
}

TEST_CASE("chally instrument: a construct that is no competency of the profile is refused") {
  SmallInstrument instrument;
  instrument.levels.push_back(text("element"));
  instrument.constructs.push_back(SmallInstrument::construct("e1", 2, kK2));
  refused(instrument, "every construct must be of level competency");
}

TEST_CASE("chally instrument: an item of the profile itself is refused") {
  SmallInstrument instrument;
  instrument.items[kK2High1].construct = kProfile;
  refused(instrument, "item k2.high1 must belong to a competency");
}

TEST_CASE("chally instrument: an item without a form is refused") {
  SmallInstrument instrument;
  instrument.items[kK1High1].form = ASSAY_NONE;
  refused(instrument, "item k1.high1 must have the form percentiles or behaviours");
}

TEST_CASE("chally instrument: a percentile beyond 0 to 99 is refused") {
  SmallInstrument instrument;
  instrument.percentile_points[1] = 100;
  refused(instrument, "item p1: percentiles must have a scale within 0 to 99");
}

TEST_CASE("chally instrument: a reverse-keyed percentile is refused") {
  SmallInstrument instrument;
  instrument.items[kP2].reverse = 1;
  refused(instrument, "item p2: a percentile cannot be reverse-keyed");
}

TEST_CASE("chally instrument: a second percentile of a competency is refused") {
  SmallInstrument instrument;
  instrument.items[kP2].construct = kK1;
  refused(instrument, "item p2: its competency has a percentile already");
}

TEST_CASE("chally instrument: behaviours on two scales are refused") {
  SmallInstrument instrument;
  instrument.items[kK2High1].scale = 0;
  refused(instrument, "item k2.high1: all behaviours must have the same scale");
}

TEST_CASE("chally instrument: a competency without items is refused") {
  SmallInstrument instrument;
  instrument.constructs.push_back(SmallInstrument::construct("k3", 1, kProfile));
  refused(instrument, "competency k3 has no items");
}

TEST_CASE("chally instrument: a score table that lacks rows is refused") {
  SmallInstrument instrument;
  assay::sdk::ScorerSetup setup = instrument.setup();
  instrument.rows.pop_back();
  setup.rows = assay::sdk::array(instrument.rows);
  CHECK_THROWS_WITH(chally::Scorer(setup), ContainsSubstring("lacks rows"));
}

TEST_CASE("chally instrument: one way in is enough") {
  SmallInstrument instrument;
  instrument.items = {SmallInstrument::item("p1", kK1, 0, 0, 0), SmallInstrument::item("p2", kK2, 0, 0, 0)};
  const chally::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, {{kSelf, {10, 20}}});
  CHECK(s.construct("index", kProfile, kSelf) == 15);
}
