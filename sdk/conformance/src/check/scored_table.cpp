#include "scored_table.hpp"

#include <cstring>

namespace assay::conformance {
namespace {

constexpr std::uint64_t kMarkedValue = 0x7ff4dead5eedbeefu;  // a signalling NaN that no calculation gives
constexpr std::uint8_t kMarkedState = 0xC7;

}  // namespace

ScoredTable::ScoredTable(std::size_t cases, std::size_t rows, std::size_t measures, double before,
                         std::size_t grown)
    : cases_(cases),
      rows_(rows),
      columns_(measures),
      // A scorer that is off by a case or two still stays inside of the memory.
      ground_(2 * rows + 64),
      values_(measures * (cases * rows + ground_) + ground_, before),
      states_(values_.size(), ASSAY_CELL_EMPTY) {
  mark();
  point(grown);
}

std::size_t ScoredTable::at(std::size_t measure, std::size_t index, std::size_t row) const {
  return ground_ + measure * (cases_ * rows_ + ground_) + index * rows_ + row;
}

void ScoredTable::mark() {
  for (std::size_t c = 0; c <= columns_; ++c) {
    const std::size_t first = c * (cases_ * rows_ + ground_);
    for (std::size_t i = first; i < first + ground_; ++i) {
      std::memcpy(&values_[i], &kMarkedValue, sizeof kMarkedValue);
      states_[i] = kMarkedState;
    }
  }
}

void ScoredTable::point(std::size_t grown) {
  const std::size_t stride = sizeof(assay_column) + grown;
  list_.assign(columns_ * stride, 0xA5);
  for (std::size_t c = 0; c < columns_; ++c) {
    const assay_column column = {values_.data() + at(c, 0, 0), states_.data() + at(c, 0, 0)};
    std::memcpy(list_.data() + c * stride, &column, sizeof column);
  }
  list_before_ = list_;
  table_.struct_size = sizeof table_;
  table_.case_count = static_cast<std::uint32_t>(cases_);
  table_.row_count = static_cast<std::uint32_t>(rows_);
  table_.columns = {list_.data(), columns_, stride};
  table_before_ = table_;
}

std::uint8_t ScoredTable::state(std::size_t measure, std::size_t index, std::size_t row) const {
  return states_[at(measure, index, row)];
}

double ScoredTable::value(std::size_t measure, std::size_t index, std::size_t row) const {
  return values_[at(measure, index, row)];
}

std::optional<std::string> ScoredTable::strayed() const {
  if (std::memcmp(&table_, &table_before_, sizeof table_) != 0) return "the table's own struct was changed";
  if (list_ != list_before_) return "the list of columns was changed";
  for (std::size_t c = 0; c <= columns_; ++c) {
    const std::size_t first = c * (cases_ * rows_ + ground_);
    for (std::size_t i = 0; i < ground_; ++i) {
      const bool value = std::memcmp(&values_[first + i], &kMarkedValue, sizeof kMarkedValue) != 0;
      if (!value && states_[first + i] == kMarkedState) continue;
      const std::string what = value ? "a value" : "a state";
      if (c == columns_ || (c > 0 && i < ground_ / 2))
        return what + " was written " + std::to_string(i + 1) + " cells past the end of column " +
               std::to_string(c);
      return what + " was written " + std::to_string(ground_ - i) + " cells before column " +
             std::to_string(c + 1);
    }
  }
  return std::nullopt;
}

}  // namespace assay::conformance
