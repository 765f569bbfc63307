// Figures of the vendors' samples, worked out by hand. A vendor's folder may be taken out of the tree; then
// there is nothing to test.
#include "program.hpp"

using namespace program;

namespace {

const std::string kJobModel = "caliper.customer-service-representative";
const std::string kRepresentative = "chally.customer-service-representative";
const std::string kManager = "chally.customer-service-manager";

bool has_plugin(const std::string& id) {
  return fs::exists(kSource / "plugins" / id / "CMakeLists.txt");
}

// Scores of a sample file, by "id,role" of one case.
std::map<std::string, std::map<std::string, std::string>> sample_scores(const std::string& instrument,
                                                                        const std::string& file,
                                                                        const std::string& case_id) {
  const std::string plugin = instrument.substr(0, instrument.find('.'));
  const TemporaryFolder folder;
  folder.write("configs/clients/sample.toml",
               "[client]\nid = \"sample\"\nname = \"Sample Inc\"\n\n[[use]]\n"
               "instrument = \"" +
                   instrument + "\"\nscorer = \"" + plugin + ".scorer\"\n");
  const ProcessResult result = assay_in(
      folder.path(), {"score", "--config", "configs", "--client", "sample", "--instrument", instrument,
                      "--responses", (kSource / "configs/samples" / plugin / file).string(), "--out", "out"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return scores_of(file_text(folder / "out/scores.csv"), case_id);
}

double number(const std::string& text) {
  return std::stod(text);
}

}  // namespace

TEST_CASE("samples: Caliper, delivered scores: the fit is the mean of the six") {
  if (!has_plugin("caliper")) return;
  auto jane = sample_scores(kJobModel, "scores.csv", "jane");
  CHECK(number(jane["model,assessment"]["score"]) == Approx(462.5 / 6));
  CHECK(number(jane["model,all"]["score"]) == Approx(462.5 / 6));
  CHECK(jane["model,all"]["coverage"] == "1");
  CHECK(number(jane["f7,all"]["score"]) == Approx(232.0 / 3));  // 78 + 71 + 83
  CHECK(jane["f1,all"]["score"].empty());                       // Leading: nothing is asked for
  CHECK(jane["f1,all"]["coverage"] == "0");
  auto yusuf = sample_scores(kJobModel, "scores.csv", "yusuf");
  CHECK(number(yusuf["model,all"]["score"]) == Approx(339.0 / 5));  // 74 + 68 + 72 + 59 + 66, one NA
  CHECK(number(yusuf["model,all"]["coverage"]) == Approx(5.0 / 6));
}

TEST_CASE("samples: Caliper, ratings: means of raters, put on 0 to 100") {
  if (!has_plugin("caliper")) return;
  auto jane = sample_scores(kJobModel, "ratings.csv", "jane");
  // Seven raters' means, summed over the raters: 29.5, 27.5, 29, 30.5, 24 and 26.5, so 167 / 42 in all.
  CHECK(number(jane["service-focus,all"]["rating"]) == Approx(29.5 / 7));
  CHECK(number(jane["time-management,all"]["rating"]) ==
        Approx(24.0 / 7));  // one rater says NA to r, and 4 to b5
  CHECK(number(jane["model,all"]["rating"]) == Approx(167.0 / 42));
  CHECK(number(jane["model,all"]["score"]) == Approx(3125.0 / 42));
  auto farah = sample_scores(kJobModel, "ratings.csv", "farah");
  // 15.5, 19.5, 15, 18.5 and 15.5 over five raters, 13.5 over the four who could say.
  CHECK(farah["time-management,all"]["n"] == "4");
  CHECK(number(farah["model,all"]["score"]) == Approx(59.0625));
}

TEST_CASE("samples: Caliper, both ways in one file: the delivered scores alone count") {
  if (!has_plugin("caliper")) return;
  auto farah = sample_scores(kJobModel, "both.csv", "farah");
  CHECK(number(farah["model,all"]["score"]) == Approx(285.5 / 5));  // 52 + 61 + 66 + 57.5 + 49
  CHECK(farah["model,all"]["source"] == "1");
  CHECK(farah["composure,all"]["score"].empty());
  CHECK(farah["composure,all"]["rating"] == "3");
  CHECK(farah["composure,self"]["score"] == "50");
  CHECK(farah["composure,self"]["source"] == "2");
  // What is told apart where the two stand side by side: points as delivered, and ratings.
  CHECK(farah["service-focus,all"]["points"] == "52");
  CHECK(farah["composure,all"]["points"].empty());
  CHECK(farah["composure,self"]["points"].empty());
}

TEST_CASE("samples: Chally, percentiles: the index is the mean of those that there are") {
  if (!has_plugin("chally")) return;
  auto jane = sample_scores(kRepresentative, "representative-percentiles.csv", "jane");
  CHECK(number(jane["profile,all"]["index"]) == Approx(282.0 / 4));  // 72 + 58 + 64 + 88
  CHECK(jane["k2,all"]["band"] == "2");
  CHECK(jane["k2,all"]["percentile"] == "58");
  auto kavita = sample_scores(kRepresentative, "representative-percentiles.csv", "kavita");
  CHECK(kavita["profile,all"]["index"] == "53");  // (78 + 18 + 63) / 3, one NA
  CHECK(kavita["profile,all"]["coverage"] == "0.75");
  CHECK(kavita["k2,all"]["band"] == "1");
  auto manager = sample_scores(kManager, "manager-percentiles.csv", "jane");
  CHECK(number(manager["profile,all"]["index"]) == Approx(477.0 / 7));  // 74 + 61 + 66 + 86 + 57 + 70 + 63
}

TEST_CASE("samples: Chally, behaviours: those of low scorers are turned round") {
  if (!has_plugin("chally")) return;
  auto jane = sample_scores(kRepresentative, "representative-behaviours.csv", "jane");
  CHECK(number(jane["k4,self"]["rating"]) == Approx(53.0 / 11));  // 24 turned round, and 29
  CHECK(number(jane["k4,self"]["score"]) == Approx(94.5));
  CHECK(number(jane["k4,manager"]["score"]) == Approx(74.25));  // raters 43 / 11 and 45 / 11, mean 4
  CHECK(jane["k4,manager"]["band"] == "3");
  CHECK(jane["k4,manager"]["source"] == "2");
  CHECK(jane["k4,manager"]["percentile"].empty());  // such a score is no percentile
}
