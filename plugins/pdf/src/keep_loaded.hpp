// Libraries that must not be unloaded once they have been at work.
#pragma once

namespace assay::pdf {

// Keeps Pango, cairo and librsvg in the process for good, also when this plugin leaves it: GLib never
// forgets the types that they registered, and Pango has a thread of its own that looks for fonts. Cheap when
// called again. [any thread]
void keep_libraries_loaded();

}  // namespace assay::pdf
