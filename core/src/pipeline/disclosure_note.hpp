// The section of a report that says what is not shown, and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assay/disclosure.hpp"
#include "assay/document.hpp"
#include "assay/pipeline.hpp"
#include "group_disclosure.hpp"

namespace assay::pipeline {

// For a report on a case; null when nothing is withheld. `comments_left_out`: by role, comments that are not shown
// because too few answered their item; null when no comments were given, of which there is nothing to say then. What
// is passed in must outlive the addition.
DocumentAddition case_note(const Prepared& prepared, const PairTable& wording, const CaseDisclosure& disclosure,
                           const std::vector<std::uint32_t>* comments_left_out);

// For a report on all cases; null when nobody is left out or put together with others.
DocumentAddition group_note(const PairTable& wording, std::uint32_t minimum_cases, const ShownGroups& shown);
// The part of it that no report can know of: what is withheld for the sake of earlier reports; null for nothing.
DocumentAddition earlier_groups_note(const PairTable& wording, std::uint32_t minimum_cases, const ShownGroups& shown);

// What is withheld of a case under one instrument of a comparison. What it points at must outlive the addition.
struct WithheldUnder {
  const Prepared* prepared;
  const CaseDisclosure* disclosure;
};
// For a comparison; null when nothing is withheld under any.
DocumentAddition comparison_note(const PairTable& wording, std::vector<WithheldUnder> instruments);

}  // namespace assay::pipeline
