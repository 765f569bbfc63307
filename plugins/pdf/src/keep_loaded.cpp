#include "keep_loaded.hpp"

#include <dlfcn.h>

#include <initializer_list>

namespace assay::pdf {

void keep_libraries_loaded() {
  // These two need all the others. RTLD_NOLOAD: whatever the linker found for this plugin, under the same names.
  static const bool kept = [] {
    for (const char* name : {"libpangocairo-1.0.so.0", "librsvg-2.so.2"}) {
      ::dlopen(name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    }
    return true;
  }();
  static_cast<void>(kept);
}

}  // namespace assay::pdf
