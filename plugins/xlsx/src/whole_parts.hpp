// Looks whether a workbook that was written is whole.
#pragma once

#include <string_view>

namespace assay::xlsx {

// The library puts each part of a workbook into a temporary file and does not look whether that took it all.
// Throws std::runtime_error, naming the part, when a part of the zip file `bytes` does not end as XML must:
// with the end of the element that it began with. Also for bytes that are no zip file as the library writes
// them.
void require_whole_parts(std::string_view bytes);

}  // namespace assay::xlsx
