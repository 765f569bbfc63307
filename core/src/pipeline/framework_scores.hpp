// One person's scores under one framework, as figures that speak for constructs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assay/administration.hpp"
#include "assay/disclosure.hpp"
#include "assay/pipeline.hpp"
#include "assay/responses.hpp"
#include "assay/scoring.hpp"

namespace assay::pipeline {

// The figure that speaks for a construct over all raters.
struct Figure {
  const MeasureInfo* measure;
  double value;

  // On 0, the measure's minimum, to 100, its maximum; a percentile rank as it is.
  double position() const;
};

class FrameworkScores {
 public:
  // Reads the input and scores the case in it. Throws Error with every problem of the input.
  FrameworkScores(Prepared prepared, const AdministrationInput& input, const std::string& case_id);

  const Prepared& prepared() const { return prepared_; }
  const Instrument& instrument() const { return *prepared_.instrument; }
  // The same in the client's words, where a content pack is in use.
  const Instrument& words() const { return prepared_.worded ? prepared_.worded->instrument() : instrument(); }
  bool has_case() const { return cells_ != nullptr; }
  // The case in the cases file; null when there is none.
  const CaseRecord* record() const { return record_ ? &*record_ : nullptr; }
  const std::vector<std::string>& case_ids() const { return case_ids_; }
  // Nothing when there is no figure, or the case is not there.
  std::optional<Figure> figure(std::uint32_t construct) const;
  // Whether anything of the case is withheld.
  bool withheld() const { return disclosure_.any; }
  // What of it.
  const CaseDisclosure& disclosure() const { return disclosure_; }
  // ASSAY_WITHHELD_…: why there is no figure, if that is why.
  std::uint32_t withheld(std::uint32_t construct) const;

 private:
  void read(const AdministrationInput& input, const std::string& case_id);

  Prepared prepared_;
  std::optional<CaseRecord> record_;
  std::vector<std::string> case_ids_;
  std::unique_ptr<ScoreCells> cells_;  // null: the case is not there
  CaseDisclosure disclosure_;          // of the case; nothing where it is not there
  std::vector<std::size_t> rows_;      // by construct: its row over all raters
};

}  // namespace assay::pipeline
