// Packages to read: a small one that is whole, to be changed, and the one of a workshop.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "compare.hpp"

namespace samples {

using Json = nlohmann::ordered_json;

// The identifier of an object by two hexadecimal digits.
inline std::string identifier(const std::string& digits) {
  return "11111111-2222-4333-8444-5555555555" + digits;
}

inline Json link(const std::string& digits) {
  return {{"title", digits}, {"identifier", identifier(digits)}, {"uri", "https://example.org/" + digits}};
}

inline Json item(const std::string& digits, const std::string& statement) {
  return {{"identifier", identifier(digits)},
          {"uri", "https://example.org/" + digits},
          {"fullStatement", statement},
          {"lastChangeDateTime", "2024-01-02T03:04:05Z"}};
}

inline Json association(const std::string& type, const std::string& from, const std::string& to) {
  return {{"identifier", identifier("e0")}, {"uri", "https://example.org/e0"},
          {"associationType", type},        {"originNodeURI", link(from)},
          {"destinationNodeURI", link(to)}, {"lastChangeDateTime", "2024-01-02T03:04:05Z"}};
}

// A criterion about an item, with a level for each score.
inline Json criterion(const std::string& about, const std::vector<double>& scores) {
  Json levels = Json::array();
  for (const double score : scores) {
    levels.push_back({{"identifier", identifier("f2")}, {"uri", "https://example.org/f2"}, {"score", score}});
  }
  return {{"identifier", identifier("f1")},
          {"uri", "https://example.org/f1"},
          {"CFItemURI", link(about)},
          {"CFRubricCriterionLevels", levels}};
}

inline Json rubric(const std::vector<Json>& criteria) {
  return {{"identifier", identifier("f0")},
          {"uri", "https://example.org/f0"},
          {"title", "Rubric"},
          {"CFRubricCriteria", criteria}};
}

// A document with three items: a0, and below it a1 and a2.
inline Json package() {
  return {{"CFDocument",
           {{"identifier", identifier("d0")},
            {"uri", "https://example.org/d0"},
            {"caseVersion", "1.1"},
            {"title", "Baking"},
            {"creator", "Example"},
            {"language", "en"},
            {"version", "2"},
            {"lastChangeDateTime", "2024-01-02T03:04:05Z"}}},
          {"CFItems", {item("a0", "Bread"), item("a1", "Kneads the dough"), item("a2", "Watches the oven")}},
          {"CFAssociations", {association("isChildOf", "a1", "a0"), association("isChildOf", "a2", "a0")}}};
}

inline assay::CaseImport imported(const Json& package) {
  return assay::import_case(package.dump(2), "baking.json");
}

// The warnings, each as "what; key".
inline std::vector<std::string> warnings_of(const assay::CaseImport& import) {
  std::vector<std::string> told;
  for (const assay::Problem& warning : import.warnings) {
    told.push_back(warning.what + (warning.key.empty() ? "" : "; " + warning.key));
  }
  return told;
}

inline std::string workshop() {
  return compare::text_of(std::string(ASSAY_SOURCE_DIR) + "/tests/unit/exchange/bicycle.json");
}

}  // namespace samples
