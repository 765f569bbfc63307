// assay/sdk/report_writer.hpp: base class of a report writer, and its view of a case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "assay/abi/report_writer.h"
#include "assay/sdk/document.hpp"
#include "assay/sdk/model.hpp"
#include "assay/sdk/text.hpp"
#include "assay/sdk/wording.hpp"

namespace assay::sdk {

// What a report writer is made with. Everything in it is valid as long as the report writer.
struct ReportSetup {
  Model model;
  std::optional<Norm> norm;
  Options options;
  Wording wording;
  std::string_view locale;
  std::string_view client_name;
};

// One assessed person: scores, comments, attributes. A view, valid during one call of write.
class Case {
 public:
  explicit Case(const assay_case& assessed) : case_(&assessed) {}

  std::string_view id() const { return view(case_->id); }
  std::string_view name() const { return view(case_->name); }
  std::string_view date() const { return view(case_->date); }  // ISO 8601
  ArrayView<assay_comment> comments() const { return case_->comments; }
  ArrayView<assay_row> rows() const { return case_->rows; }
  std::uint32_t rater_count(std::uint32_t role) const { return ArrayView<std::uint32_t>(case_->rater_counts)[role]; }

  // An attribute of the case file, or an empty text.
  std::string_view attribute(std::string_view key) const {
    for (const assay_pair& pair : ArrayView<assay_pair>(case_->attributes)) {
      if (view(pair.key) == key) return view(pair.value);
    }
    return {};
  }

  // The column of a measure. Fails the call when the scorer does not have it.
  std::size_t column(std::string_view measure) const {
    const ArrayView<assay_measure> measures(case_->measures);
    for (std::size_t i = 0; i < measures.size(); ++i) {
      if (view(measures[i].id) == measure) return i;
    }
    refuse("the report needs the measure `" + std::string(measure) + "`, which the scorer does not have");
  }

  // A score, or nothing where the cell is empty.
  std::optional<double> score(std::size_t column, std::size_t row) const {
    if (case_->columns[column].states[row] != ASSAY_CELL_VALUE) return std::nullopt;
    return case_->columns[column].values[row];
  }

 private:
  const assay_case* case_;
};

// Derive from it and override the one that fits what the report is about. A report writer is constant
// once made: write is called from several threads at once.
class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  ReportWriter(const ReportWriter&) = delete;
  ReportWriter& operator=(const ReportWriter&) = delete;

  // About a person.
  virtual void write_case(const Case& /*assessed*/, DocumentBuilder& /*document*/) const {
    throw Failure(ASSAY_E_UNSUPPORTED, "this report is about an instrument, not about a person");
  }
  // About the instrument alone.
  virtual void write_sheet(DocumentBuilder& /*document*/) const {
    throw Failure(ASSAY_E_UNSUPPORTED, "this report is about a person, not about an instrument");
  }

 protected:
  ReportWriter() = default;
};

}  // namespace assay::sdk
