// A plugin that is built by one command. What assay_add_plugin() reads from plugin.toml stands here once more.
#define ASSAY_PLUGIN_ID "by-hand"
#define ASSAY_PLUGIN_VERSION "1.0.0"
#define ASSAY_PLUGIN_VENDOR "Example"
#define ASSAY_PLUGIN_TITLE "By hand"
#include <assay/sdk/answers.hpp>
#include <assay/sdk/plugin.hpp>

namespace {

struct Count final : assay::sdk::Scorer {
  explicit Count(const assay::sdk::ScorerSetup& setup) : Scorer(setup), answers(setup) {
    add_measure({"n", "Answers", ASSAY_MEASURE_INTEGER, 0});
  }
  void score_case(const assay::sdk::CaseView& given, assay::sdk::CaseScores& scores) const override {
    for (std::size_t row = 0; row < answers.row_count(); ++row) {
      double n = 0;
      answers.each(given, row, [&](std::uint32_t, double) { ++n; });
      scores.set(0, row, n);
    }
  }
  assay::sdk::AnswersByRow answers;
};

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_scorer<Count>("by-hand.count", "Answers");
  }
};

}  // namespace

ASSAY_PLUGIN(Plugin)
