#include "weights.hpp"

#include <optional>
#include <string>

namespace ctk {

using assay::sdk::Model;

namespace {

const Fraction kHundred(100, 1);

// One a competency: its derived share in percent; nothing where it has no links.
std::vector<std::optional<Fraction>> derive(const Model& model, const std::vector<TaskGroup>& groups,
                                            const std::vector<Competency>& competencies) {
  std::vector<Fraction> importance;
  Fraction total;
  for (const Competency& one : competencies) {
    Fraction sum;
    for (const std::size_t group : one.groups) {
      sum += Fraction::of(model.constructs()[groups[group].construct].weight);
    }
    total += sum;
    importance.push_back(sum);
  }
  std::vector<std::optional<Fraction>> derived;
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    derived.push_back(competencies[c].groups.empty() ? std::nullopt
                                                     : std::optional(kHundred * importance[c] / total));
  }
  return derived;
}

Fraction distance(const Fraction& left, const Fraction& right) {
  return left < right ? right - left : left - right;
}

}  // namespace

Weighing weigh(const Model& model, const std::vector<TaskGroup>& groups,
               const std::vector<Competency>& competencies) {
  const auto derived = derive(model, groups, competencies);
  std::vector<Fraction> weights;
  Fraction total;
  bool all_given = true;
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    const assay_construct& construct = model.constructs()[competencies[c].construct];
    if (construct.has_weight == 0 && !derived[c]) {
      assay::sdk::refuse("competency " + std::string(assay::sdk::view(construct.id)) +
                         " has neither a weight nor links to task groups that it could follow from");
    }
    all_given = all_given && construct.has_weight != 0;
    weights.push_back(construct.has_weight != 0 ? Fraction::of(construct.weight) : *derived[c]);
    total += weights.back();
  }

  const bool near_hundred = total > Fraction(50, 1) && total < Fraction(200, 1);
  const bool percentages = !all_given || near_hundred;
  Weighing result;
  for (std::size_t c = 0; c < competencies.size(); ++c) {
    const assay_construct& construct = model.constructs()[competencies[c].construct];
    result.shares.push_back(weights[c] / total);
    if (construct.has_weight == 0 || !derived[c]) continue;
    const Fraction given = percentages ? weights[c] : kHundred * result.shares[c];
    if (distance(given, *derived[c]) > Fraction(1, 10)) {
      result.doubts.push_back({competencies[c].construct, given.value(), derived[c]->value()});
    }
  }
  return result;
}

}  // namespace ctk
