#include "report_context.hpp"
#include "reporting.hpp"

using bcsc_test::report_setup;
using bcsc_test::SmallInstrument;

TEST_CASE("bcsc report: a mean is printed with two decimals, a half rounded up") {
  SmallInstrument instrument;
  const bcsc::ReportContext context(report_setup(instrument));
  CHECK(context.figure(46.0 / 7) == "6.57");
  CHECK(context.figure(6.125) == "6.13");
  CHECK(context.figure(4.375) == "4.38");
  CHECK(context.figure(87.0 / 40) == "2.18");  // 2.175, kept as a hair less
  CHECK(context.figure(2.1749) == "2.17");
  CHECK(context.figure(7.0) == "7.00");
  CHECK(context.figure(std::nullopt) == "\u2013");
}

TEST_CASE("bcsc report: a difference has its sign, and none where it reads as nothing") {
  SmallInstrument instrument;
  const bcsc::ReportContext context(report_setup(instrument));
  CHECK(context.signed_figure(1.5) == "+1.50");
  CHECK(context.signed_figure(-0.25) == "\u22120.25");
  CHECK(context.signed_figure(-0.001) == "0.00");
  CHECK(context.signed_figure(std::nullopt) == "\u2013");
}

TEST_CASE("bcsc report: figures and dates are written as the report's language does") {
  SmallInstrument instrument;
  const bcsc::ReportContext context(report_setup(instrument, bcsc_test::german_words()));
  CHECK(context.figure(46.0 / 7) == "6,57");
  CHECK(context.figure(7.0) == "7,00");
  CHECK(context.figure(std::nullopt) == "\u2013");
  CHECK(context.signed_figure(-0.25) == "\u22120,25");
  CHECK(context.whole(1200) == "1.200");
  CHECK(context.date("2026-01-18") == "18. Januar 2026");
  CHECK(context.date("soon") == "soon");
}

TEST_CASE("bcsc report: a percentile is never rounded up over a threshold") {
  SmallInstrument instrument;
  const bcsc::ReportContext context(report_setup(instrument));
  CHECK(context.whole_figure(39.9) == "39");
  CHECK(context.whole_figure(40.0) == "40");
  CHECK(context.whole_figure(std::nullopt) == "\u2013");
}

TEST_CASE("bcsc report: numbers are taken out of ids") {
  CHECK(bcsc::number_of("u3.2") == "3.2");
  CHECK(bcsc::number_of("q17") == "17");
  CHECK(bcsc::number_of("x") == "x");
}
