// What a report that was written as JSON says.
#pragma once

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace program {

inline void collect_text(const nlohmann::json& node, std::string& text) {
  text += node.value("title", "") + "\n" + node.value("text", "") + "\n";
  for (const nlohmann::json& child : node.value("children", nlohmann::json::array())) collect_text(child, text);
}

// All texts of a document, one after the other.
inline std::string text_of(const fs::path& report) {
  std::string text;
  collect_text(nlohmann::json::parse(file_text(report)), text);
  return text;
}

}  // namespace program
