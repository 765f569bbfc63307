// A scorer: answers in, a table of scores out. It takes any instrument, and its own comes along to try it with.
#include <assay/sdk/answers.hpp>
#include <assay/sdk/plugin.hpp>

#include <algorithm>

#include "assay_instruments.hpp"

namespace {

namespace sdk = assay::sdk;

// Made once for an instrument and a client. After that it is constant, since score_case is called from several
// threads at once, and the scores of a case depend on that case alone.
class Scorer final : public sdk::Scorer {
 public:
  explicit Scorer(const sdk::ScorerSetup& setup)
      : sdk::Scorer(setup), answers_(setup), fewest_(setup.options.integer("fewest")) {
    sdk::Measure n;
    n.id = "n";
    n.title = "Answers that are a number";
    n.type = ASSAY_MEASURE_INTEGER;
    n.minimum = 0;
    n_ = add_measure(n);

    sdk::Measure mean;
    mean.id = "mean";
    mean.title = "Mean, in points of the scale";
    mean.minimum = answers_.lowest();  // a value outside of these two ends the run
    mean.maximum = answers_.highest();
    mean.basis = ASSAY_BASIS_RATING;  // it is a place on the scale that raters answered on
    mean_ = add_measure(mean);
  }

  // The rows are the host's: each item and each construct, in each role and in all roles together. A cell that is
  // not set stays empty.
  void score_case(const sdk::CaseView& answers, sdk::CaseScores& scores) const override {
    for (std::size_t row = 0; row < answers_.row_count(); ++row) {
      double sum = 0;
      std::int64_t n = 0;
      // Neither NA nor a blank is a number, and for a construct a reversed item comes turned round.
      answers_.each(answers, row, [&](std::uint32_t /*item*/, double value) {
        sum += value;
        ++n;
      });
      scores.set(n_, row, static_cast<double>(n));
      // The last bit of a division can lie beyond the end of the scale.
      if (n >= fewest_) {
        scores.set(mean_, row, std::clamp(sum / static_cast<double>(n), answers_.lowest(), answers_.highest()));
      }
    }
  }

 private:
  sdk::AnswersByRow answers_;
  std::int64_t fewest_;
  std::size_t n_ = 0, mean_ = 0;
};

struct Plugin final : sdk::Plugin {
  explicit Plugin(const sdk::Host& host) : sdk::Plugin(host) {
    add_instruments(assay_instruments::kAll);
    add_scorer<Scorer>("@id@.scorer", "Means with their number of answers");
  }
};

}  // namespace

ASSAY_PLUGIN(Plugin)
