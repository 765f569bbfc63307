// Keeps Pango, cairo and librsvg in the process for good, from the moment that this plugin is loaded, also when it is
// unloaded unused: GLib never forgets the types that they registered, Pango has a thread of its own that looks for
// fonts, and pixman, below cairo, loses what it set up each time that it is loaded anew.
#include <dlfcn.h>

#include <initializer_list>

namespace assay::pdf {
namespace {

bool keep_libraries_loaded() {
  // These two need all the others. RTLD_NOLOAD: whatever the linker found for this plugin, under the same names.
  for (const char* name : {"libpangocairo-1.0.so.0", "librsvg-2.so.2"}) {
    ::dlopen(name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
  }
  return true;
}

[[maybe_unused]] const bool loaded = keep_libraries_loaded();

}  // namespace
}  // namespace assay::pdf
