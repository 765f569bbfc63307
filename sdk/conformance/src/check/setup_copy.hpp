// A deep copy of all that a scorer is made with, in sealed memory, and as a later host would lay it out.
#pragma once

#include "scorer_setting.hpp"
#include "sealed_memory.hpp"

namespace assay::conformance {

class SetupCopy {
 public:
  // `grown`: bytes by which each struct is longer than the headers of today say, and each element of an array
  // farther from the next; a multiple of 8. They are filled with what means nothing.
  SetupCopy(const ScorerSetting& setting, std::size_t grown);

  const assay_scorer_setup& setup() const { return *setup_; }
  SealedMemory& memory() { return memory_; }

 private:
  template <typename T>
  T* grow(const T& one, const char* what);
  template <typename T>
  assay_array grow_array(const assay_array& from, const char* what, void (SetupCopy::*mend)(T&) = nullptr);
  void mend(assay_text& text);
  void mend_scale(assay_scale& scale);
  void mend_label(assay_scale_label& label);
  void mend_role(assay_role& role);
  void mend_construct(assay_construct& construct);
  void mend_item(assay_item& item);
  void mend_text(assay_construct_text& text);
  void mend_pair(assay_pair& pair);
  void mend_option(assay_option& option);
  void mend_norm_row(assay_norm_row& row);
  const assay_model* copy_model(const assay_model& from);
  const assay_norm* copy_norm(const assay_norm& from);

  std::size_t grown_;
  std::size_t percentiles_ = 0;  // of the norm
  SealedMemory memory_;
  const assay_scorer_setup* setup_ = nullptr;
};

}  // namespace assay::conformance
