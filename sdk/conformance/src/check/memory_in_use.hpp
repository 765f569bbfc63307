// How much memory the process has in use.
#pragma once

#include <cstddef>

namespace assay::conformance {

// Bytes that were taken from the heap and not given back, by this library and by the plugin.
std::size_t memory_in_use();

}  // namespace assay::conformance
