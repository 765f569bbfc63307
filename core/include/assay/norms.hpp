// assay/norms.hpp: reference samples that scores are held against. The format: docs/formats/norm.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/model.h"
#include "assay/instrument.hpp"

namespace assay {

struct NormRow {
  std::uint32_t subject = ASSAY_SUBJECT_CONSTRUCT;
  std::uint32_t index = 0;
  std::uint32_t role = 0;  // or ASSAY_ROLE_ALL
  double n = 0;            // 0: not known
  std::vector<double> values;
  double sd = 0;           // in units of the score; 0: not known
  double reliability = 0;  // above 0 and at most 1; 0: not known
};

// A norm, resolved against its instrument.
struct Norm {
  std::string source_file;
  std::string id, version, title, source;
  bool illustrative = false;
  double n = 0;
  std::vector<double> percentiles;
  std::vector<NormRow> rows;
};

// Parses the TOML text of a norm for `instrument`. Throws Error with every problem: another instrument's
// norm, an unknown construct or role, a row twice, values that decrease, counts that do not match.
Norm parse_norm(std::string_view toml, const std::string& source, const Instrument& instrument);

// A norm as flat arrays for plugins. Keeps the norm alive.
class NormTable {
 public:
  explicit NormTable(std::shared_ptr<const Norm> norm);
  ~NormTable();
  NormTable(const NormTable&) = delete;
  NormTable& operator=(const NormTable&) = delete;

  const Norm& norm() const { return *norm_; }
  const assay_norm& abi() const;

 private:
  std::shared_ptr<const Norm> norm_;
  struct Arrays;
  std::unique_ptr<Arrays> arrays_;
};

}  // namespace assay
