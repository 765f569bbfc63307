// What the figures of a case can be relied on: agreement among raters, and the standard error of the norm.
#include <assay/sdk/agreement.hpp>

#include "scorer.hpp"
#include "tally.hpp"

namespace bcsc {

using assay::sdk::CaseScores;
using assay::sdk::JointAgreement;
using assay::sdk::Measure;
using assay::sdk::Spread;
using assay::sdk::view;

namespace {

// A role that takes one rater alone has nobody to agree with; what is pooled into it may make it more.
bool takes_several(const assay::sdk::Model& model, std::uint32_t role) {
  if (model.roles()[role].max_raters != 1) return true;
  for (const assay_role& other : model.roles()) {
    if (other.parent == role) return true;
  }
  return false;
}

double rounded(const assay::sdk::Figure& figure) {
  return assay::sdk::to_four_decimals(*figure.value());
}

}  // namespace

void Scorer::add_precision(const assay::sdk::Model& model, const std::vector<std::string>& roles) {
  Measure agreement;
  agreement.id = "agreement";
  agreement.title = "Agreement of the raters, 0 to 1: rwg of a question, rwg(j) of an element or unit";
  agreement.minimum = 0;
  agreement.maximum = 1;
  agreement.statistic = ASSAY_STATISTIC_AGREEMENT;
  for (std::uint32_t slot = 0; slot < framework_.pooled(); ++slot) {
    if (!takes_several(model, framework_.roles()[slot])) continue;
    several_.push_back(slot);
    agreement.roles.push_back(roles[slot]);
  }
  several_.push_back(framework_.pooled());
  agreement.roles.emplace_back("all");
  agreement_ = add_measure(agreement);
  Measure error;
  error.id = "standard_error";
  error.title = "Standard error of measurement of the mean, in points of the scale, by the norm of the role";
  error.minimum = 0;
  error.levels = {"unit", "element"};
  error.roles = roles;
  error.statistic = ASSAY_STATISTIC_STANDARD_ERROR;
  standard_error_ = add_measure(error);
}

void Scorer::write_agreement(Tally& tally, CaseScores& scores) const {
  const auto points = static_cast<std::int64_t>(tally.point_count);
  const std::size_t items = tally.item_count;
  for (const std::uint32_t slot : several_) {
    if (tally.raters[slot] < 2) continue;
    std::fill(tally.squares.begin(), tally.squares.end(), 0);
    for (std::size_t p = 0; p < tally.point_count; ++p) {
      const double* const counts = tally.counts.data() + (p * framework_.slot_count() + slot) * items;
      const auto square = static_cast<double>((p + 1) * (p + 1));
      for (std::size_t i = 0; i < items; ++i) tally.squares[i] += square * counts[i];
    }
    const auto spread = [&](std::uint32_t item) {
      const std::size_t at = tally.item(slot, item);
      return Spread{tally.n[at], tally.sum[at], static_cast<std::int64_t>(tally.squares[item])};
    };
    for (const Unit& unit : framework_.units()) {
      JointAgreement of_unit;
      for (const Element& element : unit.elements) {
        JointAgreement of_element;
        for (const std::uint32_t item : element.items) {
          const Spread said = spread(item);
          if (said.n < 2) continue;
          scores.set(agreement_, rows_.item(item, slot), rounded(assay::sdk::agreement(said, points)));
          of_element.add(said, points);
          of_unit.add(said, points);
        }
        if (of_element.items() == 0) continue;
        scores.set(agreement_, rows_.construct(element.construct, slot), rounded(of_element.value()));
      }
      if (of_unit.items() == 0) continue;
      scores.set(agreement_, rows_.construct(unit.construct, slot), rounded(of_unit.value()));
    }
  }
}

}  // namespace bcsc
