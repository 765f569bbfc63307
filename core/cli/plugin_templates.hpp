// The projects that `assay plugin new` makes: the files of sdk/templates, which the build puts into the program.
#pragma once

#include <cstddef>
#include <string_view>

namespace assay::cli {

inline constexpr const char* kTemplateKinds[] = {"instrument", "scorer", "report-writer", "renderer"};

// `layer` is the folder under sdk/templates: a kind, or one that several kinds share. `path` is where the file
// goes in the project.
struct TemplateFile {
  std::string_view layer;
  std::string_view path;
  std::string_view text;
};

extern const TemplateFile kTemplateFiles[];
extern const std::size_t kTemplateFileCount;

}  // namespace assay::cli
