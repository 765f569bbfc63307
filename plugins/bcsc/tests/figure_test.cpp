#include "catch.hpp"
#include "report_context.hpp"

TEST_CASE("bcsc report: a mean is printed with two decimals, a half rounded up") {
  CHECK(bcsc::figure(46.0 / 7, ".") == "6.57");
  CHECK(bcsc::figure(6.125, ".") == "6.13");
  CHECK(bcsc::figure(4.375, ".") == "4.38");
  CHECK(bcsc::figure(87.0 / 40, ".") == "2.18");   // 2.175, kept as a hair less
  CHECK(bcsc::figure(2.1749, ".") == "2.17");
  CHECK(bcsc::figure(7.0, ".") == "7.00");
  CHECK(bcsc::figure(std::nullopt, ".") == "\u2013");
}

TEST_CASE("bcsc report: a mean has the decimal mark of the report's language") {
  CHECK(bcsc::figure(46.0 / 7, ",") == "6,57");
  CHECK(bcsc::figure(7.0, ",") == "7,00");
  CHECK(bcsc::figure(std::nullopt, ",") == "\u2013");
}

TEST_CASE("bcsc report: a percentile is never rounded up over a threshold") {
  CHECK(bcsc::whole(39.9) == "39");
  CHECK(bcsc::whole(40.0) == "40");
  CHECK(bcsc::whole(std::nullopt) == "\u2013");
}

TEST_CASE("bcsc report: numbers are taken out of ids, units are counted in letters") {
  CHECK(bcsc::number_of("u3.2") == "3.2");
  CHECK(bcsc::number_of("q17") == "17");
  CHECK(bcsc::number_of("x") == "x");
  CHECK(bcsc::letter(0) == "A");
  CHECK(bcsc::letter(7) == "H");
  CHECK(bcsc::letter(26) == "27");
}
