// A scorer whose scores depend on the words of the instrument, as no scorer's should.
#include <assay/sdk/plugin.hpp>

namespace {

class Letters final : public assay::sdk::Scorer {
 public:
  explicit Letters(const assay::sdk::ScorerSetup& setup) : Scorer(setup) {
    letters_ =
        add_measure({"letters", "Bytes of the question", ASSAY_MEASURE_INTEGER, 0, 10000, {"item"}, {"all"}});
    for (std::uint32_t r = 0; r < setup.rows.size(); ++r) {
      const assay_row& row = setup.rows[r];
      if (row.subject != ASSAY_SUBJECT_ITEM || row.role != ASSAY_ROLE_ALL) continue;
      rows_.emplace_back(r, static_cast<double>(setup.model.items()[row.index].text.size));
    }
  }

  void score_case(const assay::sdk::CaseView&, assay::sdk::CaseScores& scores) const override {
    for (const auto& [row, count] : rows_) scores.set(letters_, row, count);
  }

 private:
  std::size_t letters_;
  std::vector<std::pair<std::uint32_t, double>> rows_;
};

struct CountsLetters final : assay::sdk::Plugin {
  explicit CountsLetters(const assay::sdk::Host& host) : Plugin(host) {
    add_scorer<Letters>("counts-letters.scorer", "Letters");
  }
};

}  // namespace

ASSAY_PLUGIN(CountsLetters)
