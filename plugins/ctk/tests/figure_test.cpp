#include "catch.hpp"
#include "report_context.hpp"

TEST_CASE("ctk figures: levels have two decimals, a half rounded up, and a dash for none") {
  CHECK(ctk::figure(4.125) == "4.13");
  CHECK(ctk::figure(5.0) == "5.00");
  CHECK(ctk::figure(std::nullopt) == "\u2013");
}

TEST_CASE("ctk figures: a gap has its sign, and none where it reads as nothing") {
  CHECK(ctk::signed_figure(1.5) == "+1.50");
  CHECK(ctk::signed_figure(-0.25) == "\u22120.25");
  CHECK(ctk::signed_figure(0.0) == "0.00");
  CHECK(ctk::signed_figure(-0.001) == "0.00");
  CHECK(ctk::signed_figure(std::nullopt) == "\u2013");
  CHECK(ctk::signed_plain(2) == "+2");
  CHECK(ctk::signed_plain(-0.5) == "\u22120.5");
  CHECK(ctk::signed_plain(0) == "0");
}

TEST_CASE("ctk figures: less than the whole never reads as the whole, nor something as nothing") {
  CHECK(ctk::percentage(1.0) == "100");
  CHECK(ctk::percentage(0.99999) == "99.9");
  CHECK(ctk::percentage(0.8374) == "83.7");
  CHECK(ctk::percentage(0.6) == "60.0");
  CHECK(ctk::percentage(0.00001) == "0.1");
  CHECK(ctk::percentage(0.0) == "0");
  CHECK(ctk::percentage(std::nullopt) == "\u2013");
}

TEST_CASE("ctk figures: a plain number has no more decimals than it needs, two at most") {
  CHECK(ctk::plain(4) == "4");
  CHECK(ctk::plain(100) == "100");
  CHECK(ctk::plain(2.5) == "2.5");
  CHECK(ctk::plain(10.0 / 3) == "3.33");
}
