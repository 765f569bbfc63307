// What an instrument says of its scoring: [scoring], and each scale's policy for missing answers.
#include "assay/sdk/model.hpp"
#include "samples.hpp"

using assay::Error;
using assay::Instrument;
using assay::Problem;

namespace {

// An instrument with a scale of each policy; `scoring` is put at its head.
std::string sample(const std::string& scoring, const std::string& policies = "") {
  return "[instrument]\nid = \"a\"\nversion = \"1\"\ntitle = \"A\"\nvendor = \"V\"\nkind = \"k\"\nlocale = "
         "\"en\"\n" +
         scoring + "[[construct]]\nid = \"c\"\nlevel = \"l\"\ntitle = \"C\"\n" + policies;
}

std::string scale(const std::string& id, const std::string& more) {
  return "[[scale]]\nid = \"" + id + "\"\npoints = [1, 2]\n" + more;
}

std::vector<Problem> problems_in(const std::string& text) {
  try {
    assay::parse_instrument(text, "i.toml");
  } catch (const Error& error) {
    return error.problems();
  }
  return {};
}

}  // namespace

TEST_CASE("scoring: without the table it is the mean, and the mean of means") {
  const Instrument instrument = assay::parse_instrument(sample(""), "i.toml");
  CHECK(instrument.method == ASSAY_METHOD_MEAN);
  CHECK(instrument.roll_up == ASSAY_ROLL_UP_MEAN_OF_MEANS);
  CHECK(assay::parse_instrument(sample("[scoring]\n"), "i.toml").method == ASSAY_METHOD_MEAN);
}

TEST_CASE("scoring: every method and roll-up is read, and crosses to plugins") {
  const std::pair<const char*, std::uint32_t> methods[] = {
      {"mean", ASSAY_METHOD_MEAN},
      {"sum", ASSAY_METHOD_SUM},
      {"weighted-mean", ASSAY_METHOD_WEIGHTED_MEAN},
      {"percent-of-maximum", ASSAY_METHOD_PERCENT_OF_MAXIMUM}};
  for (const auto& [word, method] : methods) {
    const std::string text =
        sample("[scoring]\nmethod = \"" + std::string(word) + "\"\nroll-up = \"pooled\"\n");
    const assay::Model model(std::make_shared<const Instrument>(assay::parse_instrument(text, "i.toml")));
    const assay::sdk::Model seen(model.abi());
    CHECK(seen.method() == method);
    CHECK(seen.roll_up() == ASSAY_ROLL_UP_POOLED);
  }
}

TEST_CASE("scoring: another word, and another key, are refused with a suggestion") {
  const auto problems =
      problems_in(sample("[scoring]\nmethod = \"maen\"\nroll-up = \"upwards\"\nweigths = true\n"));
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].where.line == 9);
  CHECK(problems[0].where.column == 1);
  CHECK(problems[0].key == "scoring.method");
  CHECK_THAT(problems[0].accepted, ContainsSubstring("percent-of-maximum"));
  CHECK_THAT(problems[0].remedy, ContainsSubstring("mean"));
  CHECK(problems[1].key == "scoring.roll-up");
  CHECK(problems[1].where.line == 10);
  CHECK(problems[2].key == "scoring.weigths");
  CHECK(problems[2].where.line == 11);
}

TEST_CASE("scale: the policy for missing answers is read, and crosses to plugins") {
  const std::string text = sample(
      "", scale("a", "") + scale("b", "na-policy = \"half\"\n") + scale("c", "na-policy = \"prorate\"\n") +
              scale("d", "na-policy = \"strict\"\n") + scale("e", "na-policy = \"available\"\n"));
  const assay::Model model(std::make_shared<const Instrument>(assay::parse_instrument(text, "i.toml")));
  const assay::sdk::Model seen(model.abi());
  CHECK(seen.na_policy(0) == ASSAY_NA_AVAILABLE);
  CHECK(seen.na_policy(1) == ASSAY_NA_HALF);
  CHECK(seen.na_policy(2) == ASSAY_NA_PRORATE);
  CHECK(seen.na_policy(3) == ASSAY_NA_STRICT);
  CHECK(seen.na_policy(4) == ASSAY_NA_AVAILABLE);
}

TEST_CASE("scale: an unknown policy for missing answers is refused at its place") {
  const auto problems = problems_in(sample("", scale("a", "na-policy = \"stict\"\n")));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.line == 15);
  CHECK(problems[0].where.column == 1);
  CHECK(problems[0].key == "scale[0].na-policy");
  CHECK_THAT(problems[0].remedy, ContainsSubstring("strict"));
}
