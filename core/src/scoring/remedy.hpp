// What to do about a file of a run that is not as the program wrote it.
#pragma once

namespace assay {

constexpr const char* kNotEdited = "give the file as the program wrote it";

}  // namespace assay
