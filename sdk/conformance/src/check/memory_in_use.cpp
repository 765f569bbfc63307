#include "memory_in_use.hpp"

#include <malloc.h>

// Of the address sanitizer, when the program is built with it; glibc's own count is then always 0.
extern "C" __attribute__((weak)) std::size_t __sanitizer_get_current_allocated_bytes();

namespace assay::conformance {

std::size_t memory_in_use() {
  if (__sanitizer_get_current_allocated_bytes != nullptr) return __sanitizer_get_current_allocated_bytes();
  const struct mallinfo2 info = ::mallinfo2();
  return info.uordblks + info.hblkhd;
}

}  // namespace assay::conformance
