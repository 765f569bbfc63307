// The one place of the checks that reads JSON.
#include <nlohmann/json.hpp>

#include "renderer_checks.hpp"

namespace assay::conformance {
namespace {

void gather(const nlohmann::json& value, std::vector<std::string>& strings) {
  if (value.is_string()) {
    strings.push_back(value.get<std::string>());
  } else if (value.is_object()) {
    for (const auto& [key, held] : value.items()) {
      strings.push_back(key);
      gather(held, strings);
    }
  } else if (value.is_array()) {
    for (const auto& held : value) gather(held, strings);
  }
}

}  // namespace

std::vector<std::string> json_strings(const std::string& bytes, std::string& fault) {
  std::vector<std::string> strings;
  try {
    gather(nlohmann::json::parse(bytes), strings);
  } catch (const nlohmann::json::parse_error& error) {
    fault = "byte " + std::to_string(error.byte) + ": it is no JSON";
  }
  return strings;
}

}  // namespace assay::conformance
