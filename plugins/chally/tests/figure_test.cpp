#include "catch.hpp"
#include "report_context.hpp"

TEST_CASE("chally report: a score is never rounded up over a cut-off") {
  CHECK(chally::figure(64.99) == "64");
  CHECK(chally::figure(65.0) == "65");
  CHECK(chally::figure(0.0) == "0");
  CHECK(chally::figure(std::nullopt) == "\u2013");
}

TEST_CASE("chally report: a score a rounding error below a whole number is that number") {
  CHECK(chally::figure(99.0 * (8.0 / 3) / 4) == "66");
  CHECK(chally::figure(65.99999999999999) == "66");
}

TEST_CASE("chally report: a rating has two decimals, a half rounded up") {
  CHECK(chally::rating_figure(4.125) == "4.13");
  CHECK(chally::rating_figure(13.0 / 3) == "4.33");
  CHECK(chally::rating_figure(5.0) == "5.00");
  CHECK(chally::rating_figure(std::nullopt) == "\u2013");
}

TEST_CASE("chally report: words are joined by the separator") {
  CHECK(chally::joined({}, ", ").empty());
  CHECK(chally::joined({"Self"}, ", ") == "Self");
  CHECK(chally::joined({"Self", "Other"}, ", ") == "Self, Other");
}
