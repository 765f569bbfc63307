// Scorers that each break one promise: in what they declare, or in what they give.
#include <assay/sdk/plugin.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace {

using assay::sdk::CaseScores;
using assay::sdk::CaseView;
using assay::sdk::Measure;
using assay::sdk::ScorerSetup;

class Declares : public assay::sdk::Scorer {
 public:
  explicit Declares(const ScorerSetup& setup) : Scorer(setup) {}
  void score_case(const CaseView&, CaseScores&) const override {}
};

struct ReservedId final : Declares {
  explicit ReservedId(const ScorerSetup& setup) : Declares(setup) { add_measure(Measure{"role", "R"}); }
};
struct BadId final : Declares {
  explicit BadId(const ScorerSetup& setup) : Declares(setup) { add_measure(Measure{"mean-score", "M"}); }
};
struct SameId final : Declares {
  explicit SameId(const ScorerSetup& setup) : Declares(setup) {
    add_measure(Measure{"mean", "M"});
    add_measure(Measure{"mean", "M"});
  }
};
struct UnknownLevel final : Declares {
  explicit UnknownLevel(const ScorerSetup& setup) : Declares(setup) {
    add_measure({"mean", "M", ASSAY_MEASURE_NUMBER, 0, 1, {"galaxy"}, {}});
  }
};
struct UnknownRole final : Declares {
  explicit UnknownRole(const ScorerSetup& setup) : Declares(setup) {
    add_measure({"mean", "M", ASSAY_MEASURE_NUMBER, 0, 1, {}, {"neighbour"}});
  }
};
struct NoMeasures final : Declares {
  using Declares::Declares;
};
struct WrongRange final : Declares {
  explicit WrongRange(const ScorerSetup& setup) : Declares(setup) {
    add_measure({"mean", "M", ASSAY_MEASURE_NUMBER, 5, 1, {}, {}});
  }
};
// Figures that speak for constructs, with no place on any scale.
struct EndlessPoints final : Declares {
  explicit EndlessPoints(const ScorerSetup& setup) : Declares(setup) {
    add_measure({"sum", "S", ASSAY_MEASURE_NUMBER, 0, std::numeric_limits<double>::infinity(), {}, {}, ASSAY_BASIS_POINTS});
  }
};
struct WidePercentile final : Declares {
  explicit WidePercentile(const ScorerSetup& setup) : Declares(setup) {
    add_measure({"rank", "R", ASSAY_MEASURE_NUMBER, 0, 200, {}, {}, ASSAY_BASIS_PERCENTILE_RANK});
  }
};
struct UnknownBasis final : Declares {
  explicit UnknownBasis(const ScorerSetup& setup) : Declares(setup) {
    add_measure({"mean", "M", ASSAY_MEASURE_NUMBER, 0, 1, {}, {}, 77});
  }
};
struct Refuses final : Declares {
  explicit Refuses(const ScorerSetup& setup) : Declares(setup) {
    assay::sdk::refuse("the instrument has no element level");
  }
};

struct Fails final : assay::sdk::Scorer {
  explicit Fails(const ScorerSetup& setup) : Scorer(setup) { add_measure(Measure{"mean", "M"}); }
  void score_case(const CaseView&, CaseScores&) const override {
    throw std::runtime_error("the table is on fire");
  }
};

// Puts one value into row `row` of one measure.
class Puts : public assay::sdk::Scorer {
 public:
  Puts(const ScorerSetup& setup, const Measure& measure, double value, std::size_t row = 0)
      : Scorer(setup), value_(value), row_(row) {
    add_measure(measure);
  }
  void score_case(const CaseView&, CaseScores& scores) const override { scores.set(0, row_, value_); }

 protected:
  double value_;
  std::size_t row_;
};

Measure number(double minimum = 1, double maximum = 5) {
  return {"mean", "M", ASSAY_MEASURE_NUMBER, minimum, maximum, {}, {}};
}

struct Nan final : Puts {
  explicit Nan(const ScorerSetup& setup) : Puts(setup, number(), std::nan("")) {}
};
struct OutOfRange final : Puts {
  explicit OutOfRange(const ScorerSetup& setup) : Puts(setup, number(), 5.5) {}
};
// Row 0 is the first item's in the first role.
struct WrongRole final : Puts {
  explicit WrongRole(const ScorerSetup& setup)
      : Puts(setup, {"mean", "M", ASSAY_MEASURE_NUMBER, 1, 5, {}, {"all"}}, 3) {}
};
struct WholeMeasure final : Puts {
  explicit WholeMeasure(const ScorerSetup& setup)
      : Puts(setup, {"n", "N", ASSAY_MEASURE_INTEGER, 0, 9, {}, {}}, 2.5) {}
};
struct Flag final : Puts {
  explicit Flag(const ScorerSetup& setup) : Puts(setup, {"note", "N", ASSAY_MEASURE_FLAG, 0, 1, {}, {}}, 0) {}
};
struct Huge final : Puts {
  explicit Huge(const ScorerSetup& setup)
      : Puts(setup, number(0, std::numeric_limits<double>::infinity()),
             std::numeric_limits<double>::infinity()) {}
};
struct State final : Puts {
  explicit State(const ScorerSetup& setup) : Puts(setup, number(), 3) {}
  void score_case(const CaseView&, CaseScores& scores) const override { scores.states(0)[row_] = 7; }
};

struct Rogue final : assay::sdk::Plugin {
  explicit Rogue(const assay::sdk::Host& host) : Plugin(host) {
    add_scorer<ReservedId>("rogue-scores.reserved-id", "S");
    add_scorer<BadId>("rogue-scores.bad-id", "S");
    add_scorer<SameId>("rogue-scores.same-id", "S");
    add_scorer<UnknownLevel>("rogue-scores.unknown-level", "S");
    add_scorer<UnknownRole>("rogue-scores.unknown-role", "S");
    add_scorer<NoMeasures>("rogue-scores.no-measures", "S");
    add_scorer<WrongRange>("rogue-scores.wrong-range", "S");
    add_scorer<EndlessPoints>("rogue-scores.endless-points", "S");
    add_scorer<WidePercentile>("rogue-scores.wide-percentile", "S");
    add_scorer<UnknownBasis>("rogue-scores.unknown-basis", "S");
    add_scorer<Refuses>("rogue-scores.refuses", "S");
    add_scorer<Fails>("rogue-scores.fails", "S");
    add_scorer<Nan>("rogue-scores.nan", "S");
    add_scorer<OutOfRange>("rogue-scores.out-of-range", "S");
    add_scorer<WrongRole>("rogue-scores.wrong-role", "S");
    add_scorer<WholeMeasure>("rogue-scores.fraction", "S");
    add_scorer<Flag>("rogue-scores.flag", "S");
    add_scorer<Huge>("rogue-scores.huge", "S");
    add_scorer<State>("rogue-scores.state", "S");
  }
};

}  // namespace

ASSAY_PLUGIN(Rogue)
