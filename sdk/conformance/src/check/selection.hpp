// Which checks are asked for, and of which plugin.
#pragma once

#include <filesystem>
#include <optional>

#include "assay/conformance/check.hpp"
#include "subject.hpp"

namespace assay::conformance {

// Throws Error (Usage) for a word of `include` or `exclude` that is neither a check's id nor a topic.
void check_words(const CheckOptions& options);
bool wanted(const CheckInfo& info, const CheckOptions& options);
// Fills `subject` for the plugin that is named by its library, its folder or its plugin.toml. Gives what
// hinders its use as an outcome of the check "manifest".
std::optional<CheckOutcome> read_subject(const std::filesystem::path& named, const CheckOptions& options,
                                         Subject& subject);

}  // namespace assay::conformance
