// The instrument that authors build in their tests is what the host makes of the same text.
#include <assay/sdk/testing/fake_instrument.hpp>

#include <memory>
#include <string>

#include "assay/instrument.hpp"
#include "catch.hpp"

using assay::sdk::ArrayView;
using assay::sdk::view;

namespace {

constexpr const char* kText = R"(
[instrument]
id = "test.instrument"
version = "1.0.0"
title = "Test instrument"
vendor = "Example"
kind = "survey"
locale = "en"

[scoring]
method = "sum"
roll-up = "pooled"

[attributes]
form = "short"

[[scale]]
id = "five"
points = [1, 2, 3, 4, 5]
labels = { 1 = "Never", 5 = "Always" }
na = true
na-label = "Cannot say"
na-policy = "half"

[[role]]
id = "self"
title = "self"

[[role]]
id = "others"
title = "others"

[[role]]
id = "peer"
title = "peer"
parent = "others"

[[construct]]
id = "whole"
level = "area"
title = "whole"

[[construct]]
id = "part"
level = "topic"
title = "Part"
parent = "whole"
weight = 2
target = 4
definition = "What it means."
links = ["last"]

[[construct]]
id = "last"
level = "topic"
title = "last"
parent = "whole"

[[item]]
id = "q1"
text = "Asks q1"
construct = "part"
scale = "five"
reverse = true
weight = 3

[[item]]
id = "q2"
text = "Asks q2"
construct = "last"
scale = "five"
form = "b"
)";

}  // namespace

TEST_CASE("fake instrument: rows, constructs and items are as the host makes them") {
  const assay::Model real(std::make_shared<const assay::Instrument>(assay::parse_instrument(kText, "text")));
  assay::sdk::testing::FakeInstrument fake;
  fake.scored_by(ASSAY_METHOD_SUM, ASSAY_ROLL_UP_POOLED).attribute("form", "short");
  fake.scale("five", {1, 2, 3, 4, 5}).labels({{1, "Never"}, {5, "Always"}}).na_policy(ASSAY_NA_HALF);
  fake.role("self").role("others").role("peer", "others");
  fake.construct("whole", "area");
  fake.construct("part", "topic", "whole").called("Part").weight(2).target(4).says("definition", "What it means.").linked_to("last");
  fake.construct("last", "topic", "whole");
  fake.item("q1", "part", "five").reversed().weight(3).item("q2", "last", "five").form("b");

  const assay_model& a = real.abi();
  const assay_model& b = fake.abi();
  CHECK(view(a.title) == view(b.title));
  CHECK(view(a.kind) == view(b.kind));
  CHECK(a.method == b.method);
  CHECK(a.roll_up == b.roll_up);

  REQUIRE(real.rows().size() == fake.rows().size());
  for (std::size_t i = 0; i < fake.rows().size(); ++i) {
    INFO(i);
    CHECK(real.rows()[i].subject == fake.rows()[i].subject);
    CHECK(real.rows()[i].index == fake.rows()[i].index);
    CHECK(real.rows()[i].role == fake.rows()[i].role);
    CHECK(real.level_of(fake.rows()[i]) == fake.level_of_row(i));
    CHECK(real.role_id(fake.rows()[i]) == fake.role_of_row(i));
  }
  REQUIRE(a.constructs.count == b.constructs.count);
  for (std::size_t i = 0; i < b.constructs.count; ++i) {
    const assay_construct& c = ArrayView<assay_construct>(a.constructs)[i];
    const assay_construct& d = ArrayView<assay_construct>(b.constructs)[i];
    INFO(view(d.id));
    CHECK(view(c.id) == view(d.id));
    CHECK(view(c.title) == view(d.title));
    CHECK(view(c.short_title) == view(d.short_title));
    CHECK(c.level == d.level);
    CHECK(c.parent == d.parent);
    CHECK(c.has_weight == d.has_weight);
    CHECK(c.weight == d.weight);
    CHECK(c.has_target == d.has_target);
    CHECK(c.target == d.target);
    CHECK(c.scale == d.scale);
    CHECK(c.text_count == d.text_count);
    CHECK(c.link_count == d.link_count);
    if (d.link_count > 0) CHECK(real.abi().links.count == fake.abi().links.count);
  }
  REQUIRE(a.items.count == b.items.count);
  for (std::size_t i = 0; i < b.items.count; ++i) {
    const assay_item& c = ArrayView<assay_item>(a.items)[i];
    const assay_item& d = ArrayView<assay_item>(b.items)[i];
    CHECK(view(c.id) == view(d.id));
    CHECK(view(c.text) == view(d.text));
    CHECK(c.construct == d.construct);
    CHECK(c.scale == d.scale);
    CHECK(c.reverse == d.reverse);
    CHECK(c.weight == d.weight);
    CHECK(c.form == d.form);
  }
  const assay_scale& c = ArrayView<assay_scale>(a.scales)[0];
  const assay_scale& d = ArrayView<assay_scale>(b.scales)[0];
  CHECK(c.points.count == d.points.count);
  CHECK(c.labels.count == d.labels.count);
  CHECK(c.accepts_na == d.accepts_na);
  CHECK(c.continuous == d.continuous);
  CHECK(c.na_policy == d.na_policy);
  CHECK(view(c.na_label) == view(d.na_label));
}
