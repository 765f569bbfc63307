// A locale that writes one and a half as 1,5.
#pragma once

namespace assay::conformance {

// Makes it the locale of the process, for C and for C++: one that is installed, else one of its own, of which
// the numbers alone are other than in "C". False when the C library takes neither; C++ streams have it all
// the same.
bool take_comma_locale();

}  // namespace assay::conformance
