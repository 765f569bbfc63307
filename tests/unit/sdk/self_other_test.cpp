#include <assay/sdk/self_other.hpp>

#include "catch.hpp"

using assay::sdk::CombinedMean;
using assay::sdk::self_difference;
using assay::sdk::self_view;
using assay::sdk::SelfView;
using assay::sdk::Undefined;

TEST_CASE("self and others: roles count by their raters") {
  CombinedMean others;
  others.add(6.0, 1);
  others.add(4.0, 3);
  others.add(std::nullopt, 5);
  others.add(1.0, 0);
  CHECK(others.raters() == 4);
  CHECK(others.mean().value() == 4.5);
}

TEST_CASE("self and others: without others there is no mean of theirs") {
  CHECK_FALSE(CombinedMean().mean().defined());
  CHECK(CombinedMean().mean().reason() == Undefined::NoOthers);
}

TEST_CASE("self and others: a difference says who is missing") {
  CHECK(self_difference(5.0, 4.0).value() == 1.0);
  CHECK(self_difference(std::nullopt, 4.0).reason() == Undefined::NoSelf);
  CHECK(self_difference(5.0, std::nullopt).reason() == Undefined::NoOthers);
  CHECK(self_difference(std::nullopt, std::nullopt).reason() == Undefined::NoSelf);
}

TEST_CASE("self and others: the threshold itself counts, on either side") {
  CHECK(self_view(1.0, 1) == SelfView::BlindSpot);
  CHECK(self_view(-1.0, 1) == SelfView::HiddenStrength);
  CHECK(self_view(0.99, 1) == SelfView::Alike);
  CHECK(self_view(-0.99, 1) == SelfView::Alike);
  CHECK(self_view(0.0, 1) == SelfView::Alike);
  // As doubles, 4.1 less 3.1 is a hair below 1.
  CHECK(4.1 - 3.1 < 1);
  CHECK(self_view(self_difference(4.1, 3.1), 1) == SelfView::BlindSpot);
}

TEST_CASE("self and others: what is undefined is neither a blind spot nor a hidden strength") {
  CHECK(self_view(Undefined::NoSelf, 1) == SelfView::Alike);
  CHECK(self_view(Undefined::NoOthers, 1) == SelfView::Alike);
}
