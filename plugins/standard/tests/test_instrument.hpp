// An instrument for these tests, with the options of the plugin, and one case of it scored: the SDK's fakes with the
// words of this plugin.
#pragma once

#include <assay/sdk/testing/fake_batch.hpp>
#include <assay/sdk/testing/fake_case.hpp>
#include <assay/sdk/testing/fake_instrument.hpp>
#include <assay/sdk/testing/fake_scores.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scorer.hpp"

namespace standard_test {

using assay::sdk::array;
using assay::sdk::text;
using assay::sdk::testing::kBlank;
using assay::sdk::testing::kNa;

struct ItemFacts {
  bool reverse = false;
  double weight = 1;
  std::string form = {};
};

class TestInstrument {
 public:
  TestInstrument() { fake_.described("What it is for."); }
  TestInstrument(const TestInstrument&) = delete;

  std::uint32_t method = ASSAY_METHOD_MEAN, roll_up = ASSAY_ROLL_UP_MEAN_OF_MEANS;
  std::map<std::string, std::string> options = {
      {"method", "instrument"}, {"roll_up", "instrument"}, {"na_policy", "instrument"}};
  bool show_items = true;
  double blind_spot_gap = 20;
  std::vector<double> percentiles = {25, 50, 75};

  TestInstrument& scale(const std::string& id, std::vector<double> points,
                        std::uint32_t na_policy = ASSAY_NA_AVAILABLE, bool continuous = false) {
    fake_.scale(id, std::move(points)).na_policy(na_policy);
    if (continuous) fake_.continuous();
    return *this;
  }
  // Words for points of the scale made last.
  TestInstrument& labels(const std::vector<std::pair<double, std::string_view>>& words) {
    fake_.labels(words);
    return *this;
  }
  TestInstrument& role(const std::string& id, const std::string& parent = {}) {
    fake_.role(id, parent);
    return *this;
  }
  TestInstrument& construct(const std::string& id, const std::string& level, const std::string& parent = {},
                            double weight = 1) {
    fake_.construct(id, level, parent);
    if (weight != 1) fake_.weight(weight);
    return *this;
  }
  // Of the construct made last.
  TestInstrument& target(double value, const std::string& scale = {}) {
    fake_.target(value, scale);
    return *this;
  }
  TestInstrument& says(const std::string& kind, const std::string& words) {
    fake_.says(kind, words);
    return *this;
  }
  TestInstrument& item(const std::string& id, const std::string& construct, const std::string& scale,
                       const ItemFacts& facts = {}) {
    fake_.item(id, construct, scale).weight(facts.weight);
    if (facts.reverse) fake_.reversed();
    if (!facts.form.empty()) fake_.form(facts.form);
    return *this;
  }
  // `values`: one a percentile, of a construct in a role, "all" for the pooled.
  TestInstrument& norm(const std::string& construct, const std::string& role, std::vector<double> values,
                       double sd = 0, double reliability = 0) {
    norm_rows_.push_back({construct, role, std::move(values), sd, reliability});
    return *this;
  }

  assay::sdk::ScorerSetup setup() {
    fake_.scored_by(method, roll_up);
    chosen_ = std::make_unique<assay::sdk::testing::FakeOptions>();
    for (const auto& [key, value] : options) chosen_->text(key, value);
    chosen_->flag("show_items", show_items);
    chosen_->number("blind_spot_gap", blind_spot_gap);
    norm_ = std::make_unique<assay::sdk::testing::FakeNorm>(fake_, percentiles);
    norm_->titled("Sample group");
    for (const NormRow& row : norm_rows_)
      norm_->row(row.construct, row.role, row.values, 0, row.sd, row.reliability);
    return {fake_.model(), norm(), array(fake_.rows()), assay::sdk::Options(chosen_->abi())};
  }
  std::optional<assay::sdk::Norm> norm() const {
    return norm_rows_.empty() ? std::nullopt : std::optional<assay::sdk::Norm>(assay::sdk::Norm(norm_->abi()));
  }

  const assay::sdk::testing::FakeInstrument& fake() const { return fake_; }
  const std::vector<assay_row>& rows() const { return fake_.rows(); }
  std::uint32_t role_index(const std::string& id) const { return fake_.role_index(id); }
  std::uint32_t item_index(const std::string& id) const { return fake_.item_index(id); }

 private:
  struct NormRow {
    std::string construct, role;
    std::vector<double> values;
    double sd, reliability;
  };
  assay::sdk::testing::FakeInstrument fake_;
  std::vector<NormRow> norm_rows_;
  std::unique_ptr<assay::sdk::testing::FakeOptions> chosen_;
  std::unique_ptr<assay::sdk::testing::FakeNorm> norm_;
};

// One rater's answers, in the order of the items: a number, kNa or kBlank.
using Answers = std::vector<assay::sdk::testing::Answer>;
struct Rater {
  std::string role;
  Answers answers;
};

// Scores one case and gives its cells by measure, id and role. `instrument` must outlive it.
class Scored {
 public:
  Scored(TestInstrument& instrument, const std::vector<Rater>& raters)
      : scorer_(instrument.setup()), batch_(batch_of(instrument, raters)), scores_(batch_, scorer_.measures()) {
    scorer_.score(batch_.abi(), scores_.abi());
    case_ = std::make_unique<assay::sdk::testing::FakeCase>(scores_, "ana");
    case_->called("Ana");
  }

  static constexpr double kEmpty = -12345;
  double item(const std::string& measure, const std::string& id, const std::string& role = "all") const {
    return scores_.find("ana", id, role, measure).value_or(kEmpty);
  }
  double of(const std::string& measure, const std::string& construct, const std::string& role = "all") const {
    return item(measure, construct, role);
  }
  const assay_measure& measure(const std::string& id) const {
    return assay::sdk::ArrayView<assay_measure>(scorer_.measures())[scores_.measures().index(id)];
  }
  // Whether each value is one that the host takes.
  bool in_range() const { return scores_.complaints().empty(); }
  // The case as a report writer is handed it. Valid as long as this object and the comments.
  assay_case as_case(const std::vector<assay_comment>& comments) const {
    assay_case made = case_->abi();
    made.comments = array(comments);
    return made;
  }

 private:
  static assay::sdk::testing::FakeBatch batch_of(const TestInstrument& instrument, const std::vector<Rater>& raters) {
    assay::sdk::testing::FakeBatch batch(instrument.fake());
    batch.add_case("ana");
    for (const Rater& rater : raters) batch.rater(rater.role, rater.answers);
    return batch;
  }

  standard::Scorer scorer_;
  assay::sdk::testing::FakeBatch batch_;
  assay::sdk::testing::FakeScores scores_;
  std::unique_ptr<assay::sdk::testing::FakeCase> case_;
};

inline constexpr double kEmpty = Scored::kEmpty;

}  // namespace standard_test
