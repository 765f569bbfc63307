#include "group_samples.hpp"

namespace {

struct English : chally_test::GroupSetup {
  const chally::ReportContext context{setup()};
};

}  // namespace

TEST_CASE("chally report: a score is never rounded up over a cut-off") {
  const English in;
  CHECK(in.context.figure(64.99) == "64");
  CHECK(in.context.figure(65.0) == "65");
  CHECK(in.context.figure(0.0) == "0");
  CHECK(in.context.figure(std::nullopt) == "\u2013");
}

TEST_CASE("chally report: a score a rounding error below a whole number is that number") {
  const English in;
  CHECK(in.context.figure(99.0 * (8.0 / 3) / 4) == "66");
  CHECK(in.context.figure(65.99999999999999) == "66");
}

TEST_CASE("chally report: a rating has two decimals, a half rounded up") {
  const English in;
  CHECK(in.context.rating_figure(4.125) == "4.13");
  CHECK(in.context.rating_figure(13.0 / 3) == "4.33");
  CHECK(in.context.rating_figure(5.0) == "5.00");
  CHECK(in.context.rating_figure(std::nullopt) == "\u2013");
}

TEST_CASE("chally report: words are joined by the separator") {
  CHECK(chally::joined({}, ", ").empty());
  CHECK(chally::joined({"Self"}, ", ") == "Self");
  CHECK(chally::joined({"Self", "Other"}, ", ") == "Self, Other");
}

TEST_CASE("chally report: figures and dates are written as the report's language does") {
  chally_test::GroupSetup setup;
  chally_test::speak_german(setup.wording);
  const chally::ReportContext context(setup.setup());
  CHECK(context.figure(64.99) == "64");
  CHECK(context.rating_figure(13.0 / 3) == "4,33");
  CHECK(context.decimal(-0.265, 2) == "\u22120,27");
  CHECK(context.whole(1200) == "1.200");
  CHECK(context.date("2006-01-18") == "18. Januar 2006");
}
