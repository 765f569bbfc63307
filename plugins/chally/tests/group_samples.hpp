// Sets of persons for tests of the comparison: scores of the small instrument, put down as they are.
#pragma once

#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "group_comparison.hpp"
#include "small_instrument.hpp"

namespace chally_test {

using Score = std::optional<double>;
inline constexpr Score kNoScore = std::nullopt;
inline constexpr double kPercentile = 1, kRating = 2;

// A person's group and scores in k1 and k2 over all raters; the index is the mean of those that there are.
struct Person {
  std::string group;
  Score k1, k2;
  double source = kPercentile;
};

// The set as the host hands it over. Valid as long as this object and the instrument.
class Set {
 public:
  Set(const SmallInstrument& instrument, const std::vector<Person>& persons, const std::vector<std::string>& withheld = {},
      bool beside_earlier = false, std::uint32_t minimum = 3, std::uint32_t withheld_cases = 0)
      : instrument_(instrument), persons_(persons), withheld_(withheld) {
    const std::size_t cells = persons_.size() * instrument.rows.size();
    for (std::size_t m = 0; m < kMeasures; ++m) {
      values_.emplace_back(cells, 0.0);
      states_.emplace_back(cells, std::uint8_t{ASSAY_CELL_EMPTY});
    }
    for (std::size_t p = 0; p < persons_.size(); ++p) add(p);
    for (std::size_t m = 0; m < kMeasures; ++m) columns_.push_back({values_[m].data(), states_[m].data()});
    for (const Person& person : persons_) groups_.push_back(assay::sdk::text(person.group));
    for (const char* id : {"score", "source", "index"}) {
      assay_measure measure{};
      measure.id = assay::sdk::text(id);
      measures_.push_back(measure);
    }
    set_.struct_size = sizeof(set_);
    set_.case_count = persons_.size();
    set_.date = assay::sdk::text("2006-01-18");
    set_.group_by = assay::sdk::text("criterion");
    set_.groups = assay::sdk::array(groups_);
    for (const std::string& group : withheld_) withheld_texts_.push_back(assay::sdk::text(group));
    set_.withheld_groups = assay::sdk::array(withheld_texts_);
    set_.minimum_cases = minimum;
    set_.withheld_cases = withheld_cases;
    set_.spread_withheld = beside_earlier ? 1 : 0;
    set_.rows = assay::sdk::array(instrument.rows);
    set_.measures = assay::sdk::array(measures_);
    set_.columns = {columns_.data(), columns_.size(), sizeof(assay_column)};
  }
  Set(const Set&) = delete;

  assay::sdk::GroupSet view() const { return assay::sdk::GroupSet(set_); }

 private:
  static constexpr std::size_t kMeasures = 3;

  void put(std::size_t measure, std::size_t person, std::uint32_t construct, std::uint32_t role,
           double value) {
    const std::size_t row = instrument_.row(ASSAY_SUBJECT_CONSTRUCT, construct, role);
    const std::size_t cell = person * instrument_.rows.size() + row;
    values_[measure][cell] = value;
    states_[measure][cell] = ASSAY_CELL_VALUE;
  }
  void add(std::size_t p) {
    const Person& person = persons_[p];
    double sum = 0, n = 0;
    const auto one = [&](std::uint32_t construct, const Score& score) {
      if (!score) return;
      put(0, p, construct, kAll, *score);
      put(1, p, construct, kAll, person.source);
      // A single role's scores have no part in it.
      put(0, p, construct, kSelf, 99 - *score);
      put(1, p, construct, kSelf, kPercentile);
      sum += *score;
      ++n;
    };
    one(kK1, person.k1);
    one(kK2, person.k2);
    if (n == 0) return;
    put(2, p, kProfile, kAll, sum / n);
    put(1, p, kProfile, kAll, person.source);
  }

  const SmallInstrument& instrument_;
  std::vector<Person> persons_;
  std::vector<std::string> withheld_;  // groups that the host keeps to itself
  std::vector<std::vector<double>> values_;
  std::vector<std::vector<std::uint8_t>> states_;
  std::vector<assay_column> columns_;
  std::vector<assay_text> groups_, withheld_texts_;
  std::vector<assay_measure> measures_;
  assay_group_set set_{};
};

// Adds what the host gives for German, as far as the tests come across it.
inline void speak_german(assay::sdk::testing::FakeWording& wording) {
  wording.add("locale.tag", "de")
      .add("locale.decimal", ",")
      .add("locale.group", ".")
      .add("locale.date.long", "{day}. {month} {year}")
      .add("locale.month.1", "Januar")
      .add("locale.list.two", "{first} und {last}")
      .add("locale.plurals", "one: n = 1");
}

// What a comparison is set up with: the options, and the plugin's own texts.
class GroupSetup {
 public:
  GroupSetup() { wording.read(ASSAY_SOURCE_DIR "/plugins/chally/content/en.toml"); }

  assay::sdk::ReportSetup setup() {
    const assay::sdk::ScorerSetup base = instrument.setup();
    return {base.model, std::nullopt, options(), assay::sdk::Wording(wording.abi()), "en", "Acme"};
  }
  assay::sdk::Options options() {
    using assay::sdk::text;
    options_ = {{text("low_below"), ASSAY_OPTION_INTEGER, 0, {}, 35},
                {text("high_from"), ASSAY_OPTION_INTEGER, 0, {}, 65},
                {text("high_group"), ASSAY_OPTION_TEXT, 0, text(high), 0},
                {text("low_group"), ASSAY_OPTION_TEXT, 0, text(low), 0},
                {text("minimum_group"), ASSAY_OPTION_INTEGER, 0, {}, minimum}};
    return assay::sdk::Options(assay::sdk::array(options_));
  }

  SmallInstrument instrument;
  assay::sdk::testing::FakeWording wording;
  std::string high = "high", low = "low";
  double minimum = 3;

 private:
  std::vector<assay_option> options_;
};

}  // namespace chally_test
