// A norm as plugins see it.
#include <utility>
#include <vector>

#include "assay/norms.hpp"

namespace assay {
namespace {

assay_text view(const std::string& text) {
  return {text.data(), text.size()};
}

}  // namespace

struct NormTable::Arrays {
  std::vector<assay_norm_row> rows;
  assay_norm norm{};

  explicit Arrays(const Norm& from);
};

NormTable::Arrays::Arrays(const Norm& from) {
  rows.reserve(from.rows.size());
  for (const NormRow& row : from.rows) {
    rows.push_back({row.subject, row.index, row.role, 0, row.n, row.values.data(), row.sd, row.reliability});
  }
  norm.struct_size = sizeof norm;
  norm.illustrative = from.illustrative ? 1 : 0;
  norm.id = view(from.id);
  norm.version = view(from.version);
  norm.title = view(from.title);
  norm.source = view(from.source);
  norm.n = from.n;
  norm.percentiles = {from.percentiles.data(), from.percentiles.size(), sizeof(double)};
  norm.rows = {rows.data(), rows.size(), sizeof(assay_norm_row)};
}

NormTable::NormTable(std::shared_ptr<const Norm> norm)
    : norm_(std::move(norm)), arrays_(std::make_unique<Arrays>(*norm_)) {}

NormTable::~NormTable() = default;

const assay_norm& NormTable::abi() const {
  return arrays_->norm;
}

}  // namespace assay
