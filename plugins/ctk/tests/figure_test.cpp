#include "report_context.hpp"
#include "reporting.hpp"

namespace {

struct English : ctk_test::Reporting {
  const ctk::ReportContext context{setup()};
};

}  // namespace

TEST_CASE("ctk figures: levels have two decimals, a half rounded up, and a dash for none") {
  const English in;
  CHECK(in.context.figure(4.125) == "4.13");
  CHECK(in.context.figure(5.0) == "5.00");
  CHECK(in.context.figure(std::nullopt) == "\u2013");
}

TEST_CASE("ctk figures: a gap has its sign, and none where it reads as nothing") {
  const English in;
  CHECK(in.context.signed_figure(1.5) == "+1.50");
  CHECK(in.context.signed_figure(-0.25) == "\u22120.25");
  CHECK(in.context.signed_figure(0.0) == "0.00");
  CHECK(in.context.signed_figure(-0.001) == "0.00");
  CHECK(in.context.signed_figure(std::nullopt) == "\u2013");
  CHECK(in.context.signed_plain_figure(2) == "+2");
  CHECK(in.context.signed_plain_figure(-0.5) == "\u22120.5");
  CHECK(in.context.signed_plain_figure(1.25) == "+1.25");
  CHECK(in.context.signed_plain_figure(0) == "0");
  CHECK(in.context.signed_plain_figure(-0.001) == "0");
  CHECK(in.context.signed_plain_figure(std::nullopt) == "\u2013");
}

TEST_CASE("ctk figures: less than the whole never reads as the whole, nor something as nothing") {
  const English in;
  CHECK(in.context.percent(1.0) == "100%");
  CHECK(in.context.percent(0.99999) == "99.9%");
  CHECK(in.context.percent(0.8374) == "83.7%");
  CHECK(in.context.percent(0.6) == "60.0%");
  CHECK(in.context.percent(0.00001) == "0.1%");
  CHECK(in.context.percent(0.0) == "0%");
  CHECK(in.context.percent(std::nullopt) == "\u2013");
}

TEST_CASE("ctk figures: a plain number has no more decimals than it needs, two at most") {
  const English in;
  CHECK(in.context.plain_figure(4) == "4");
  CHECK(in.context.plain_figure(100) == "100");
  CHECK(in.context.plain_figure(2.5) == "2.5");
  CHECK(in.context.plain_figure(10.0 / 3) == "3.33");
}

TEST_CASE("ctk figures: a German locale has its comma, its percent sign and its dates") {
  ctk_test::Reporting report;
  ctk_test::speak_german(report.wording);
  const ctk::ReportContext context(report.setup());
  CHECK(context.figure(4.125) == "4,13");
  CHECK(context.signed_figure(-0.25) == "\u22120,25");
  CHECK(context.signed_plain_figure(0.5) == "+0,5");
  CHECK(context.percent(0.8374) == "83,7\u00a0%");
  CHECK(context.plain_figure(1234.5) == "1.234,5");
  CHECK(context.date("2003-09-23") == "23. September 2003");
}
