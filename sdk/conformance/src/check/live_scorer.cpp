#include <algorithm>

#include "outcome.hpp"
#include "scorer_setting.hpp"

namespace assay::conformance {
namespace {

std::vector<std::string> words_of(const assay_array& array) {
  std::vector<std::string> words;
  for (std::uint64_t i = 0; i < array.count; ++i) words.emplace_back(view(*ASSAY_AT(assay_text, array, i)));
  return words;
}

bool among(const std::vector<std::string>& words, std::string_view word) {
  return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool same(const MeasureInfo& one, const MeasureInfo& other) {
  return one.id == other.id && one.title == other.title && one.type == other.type &&
         one.basis == other.basis && one.minimum == other.minimum && one.maximum == other.maximum &&
         one.levels == other.levels && one.roles == other.roles;
}

bool declared_for(const MeasureInfo& measure, const Model& model, const assay_row& row) {
  return among(measure.levels, model.level_of(row)) && among(measure.roles, model.role_id(row));
}

LiveScorer::LiveScorer(const Opened& plugin, const ScorerSetting& setting)
    : LiveScorer(plugin, setting.scorer, setting.setup()) {}

LiveScorer::LiveScorer(const Opened& plugin, const std::string& id, const assay_scorer_setup& setup)
    : calls_(plugin.loaded().find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE)), setup_(setup) {
  assay_error error = empty_error();
  const assay_status status = calls_->create(plugin.instance(), text(id), &setup_, &scorer_, &error);
  if (status != ASSAY_OK) {
    throw Failed("create of scorer " + id + " failed where it had succeeded before: " + told(status, error),
                 "whether a setup is taken may depend on the setup alone");
  }
  if (scorer_ == nullptr)
    throw Failed("create of scorer " + id + " succeeded and gave no scorer", "set *scorer in create");
}

LiveScorer::~LiveScorer() {
  if (scorer_ != nullptr) calls_->destroy(scorer_);
}

assay_array LiveScorer::measure_array() const {
  assay_array array{};
  calls_->measures(scorer_, &array);
  return array;
}

std::vector<MeasureInfo> LiveScorer::measures() const {
  const assay_array array = measure_array();
  std::vector<MeasureInfo> list;
  for (std::uint64_t i = 0; i < array.count; ++i) {
    const assay_measure& from = *ASSAY_AT(assay_measure, array, i);
    list.push_back({std::string(view(from.id)), std::string(view(from.title)), from.type, from.minimum,
                    from.maximum, words_of(from.levels), words_of(from.roles), from.basis});
  }
  return list;
}

assay_status LiveScorer::score(const assay_batch& batch, const assay_score_table& table,
                               assay_error& error) const {
  return calls_->score(scorer_, &batch, &table, &error);
}

}  // namespace assay::conformance
