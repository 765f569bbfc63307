// Other locales for the process, to find out who looks at it.
#pragma once

#include <functional>
#include <string>

namespace assay::conformance {

// Calls `work` in one locale after another: one that writes 1,5, and those of a list that this machine has;
// the name says which. The process is in "C" before and after.
void in_other_locales(const std::function<void(const std::string& locale)>& work);

}  // namespace assay::conformance
