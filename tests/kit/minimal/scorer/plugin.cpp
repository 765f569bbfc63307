#include <assay/sdk/answers.hpp>
#include <assay/sdk/plugin.hpp>

namespace sdk = assay::sdk;

struct Means final : sdk::Scorer {
  explicit Means(const sdk::ScorerSetup& setup) : Scorer(setup), answers(setup) {
    add_measure({"mean", "Mean", ASSAY_MEASURE_NUMBER, answers.lowest(), answers.highest()});
  }
  void score_case(const sdk::CaseView& given, sdk::CaseScores& scores) const override {
    for (std::size_t row = 0; row < answers.row_count(); ++row) {
      double sum = 0, n = 0;
      answers.each(given, row, [&](std::uint32_t, double value) { sum += value, ++n; });
      if (n > 0) scores.set(0, row, sum / n);
    }
  }
  sdk::AnswersByRow answers;
};

struct Example final : sdk::Plugin {
  explicit Example(const sdk::Host& host) : Plugin(host) { add_scorer<Means>("small-scorer.means", "Means"); }
};
ASSAY_PLUGIN(Example)
