// What CASE 1.1 asks of a package, written down class by class from its information model: which properties
// an object may have, which it must have, and of what form they are.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace standard {

using Json = nlohmann::ordered_json;

// `form` is a primitive ("text", "line", "uuid", …), the name of a class, or "[…]" for an array of it.
struct Property {
  const char* name;
  const char* form;
  bool required;
};

inline const std::map<std::string, std::vector<Property>>& classes() {
  static const std::map<std::string, std::vector<Property>> all = {
      {"CFPackage",
       {{"CFDocument", "CFDocument", true},
        {"CFItems", "[CFItem]", false},
        {"CFAssociations", "[CFAssociation]", false},
        {"CFDefinitions", "CFDefinitions", false},
        {"CFRubrics", "[CFRubric]", false},
        {"extensions", "extension", false}}},
      {"CFDocument",
       {{"identifier", "uuid", true},
        {"uri", "uri", true},
        {"creator", "line", true},
        {"title", "line", true},
        {"lastChangeDateTime", "time", true},
        {"caseVersion", "version", false},
        {"frameworkType", "line", false},
        {"officialSourceURL", "uri", false},
        {"publisher", "line", false},
        {"description", "text", false},
        {"subject", "[line]", false},
        {"subjectURI", "[link]", false},
        {"language", "language", false},
        {"version", "line", false},
        {"adoptionStatus", "line", false},
        {"statusStartDate", "date", false},
        {"statusEndDate", "date", false},
        {"licenseURI", "link", false},
        {"notes", "text", false},
        {"extensions", "extension", false}}},
      {"CFItem",
       {{"identifier", "uuid", true},
        {"uri", "uri", true},
        {"fullStatement", "text", true},
        {"lastChangeDateTime", "time", true},
        {"alternativeLabel", "line", false},
        {"CFItemType", "line", false},
        {"humanCodingScheme", "line", false},
        {"listEnumeration", "line", false},
        {"abbreviatedStatement", "line", false},
        {"conceptKeywords", "[line]", false},
        {"conceptKeywordsURI", "link", false},
        {"notes", "text", false},
        {"subject", "[line]", false},
        {"subjectURI", "[link]", false},
        {"language", "language", false},
        {"educationLevel", "[line]", false},
        {"CFItemTypeURI", "link", false},
        {"licenseURI", "link", false},
        {"statusStartDate", "date", false},
        {"statusEndDate", "date", false},
        {"extensions", "extension", false}}},
      {"CFAssociation",
       {{"identifier", "uuid", true},
        {"uri", "uri", true},
        {"associationType", "association", true},
        {"originNodeURI", "end", true},
        {"destinationNodeURI", "end", true},
        {"lastChangeDateTime", "time", true},
        {"sequenceNumber", "integer", false},
        {"CFAssociationGroupingURI", "link", false},
        {"notes", "text", false},
        {"extensions", "extension", false}}},
      {"CFDefinitions", {{"CFItemTypes", "[CFItemType]", false}, {"extensions", "extension", false}}},
      {"CFItemType",
       {{"identifier", "uuid", true},
        {"uri", "uri", true},
        {"title", "line", true},
        {"description", "text", true},
        {"hierarchyCode", "line", true},
        {"lastChangeDateTime", "time", true},
        {"typeCode", "line", false},
        {"extensions", "extension", false}}},
      {"CFRubric",
       {{"identifier", "uuid", true},
        {"uri", "uri", true},
        {"lastChangeDateTime", "time", true},
        {"title", "line", false},
        {"description", "text", false},
        {"CFRubricCriteria", "[CFRubricCriterion]", false},
        {"extensions", "extension", false}}},
      {"CFRubricCriterion",
       {{"identifier", "uuid", true},
        {"uri", "uri", true},
        {"lastChangeDateTime", "time", true},
        {"category", "line", false},
        {"description", "text", false},
        {"CFItemURI", "link", false},
        {"weight", "number", false},
        {"position", "integer", false},
        {"rubricId", "uuid", false},
        {"CFRubricCriterionLevels", "[CFRubricCriterionLevel]", false},
        {"extensions", "extension", false}}},
      // Of this class alone the extensions are an array.
      {"CFRubricCriterionLevel",
       {{"identifier", "uuid", true},
        {"uri", "uri", true},
        {"lastChangeDateTime", "time", true},
        {"description", "text", false},
        {"quality", "line", false},
        {"score", "number", false},
        {"feedback", "text", false},
        {"position", "integer", false},
        {"rubricCriterionId", "uuid", false},
        {"extensions", "[extension]", false}}},
      {"link", {{"title", "line", true}, {"identifier", "uuid", true}, {"uri", "uri", true}}},
      {"end",
       {{"title", "line", true},
        {"identifier", "text", true},
        {"uri", "uri", true},
        {"targetType", "target", false}}}};
  return all;
}

// d stands for a digit, x for a hexadecimal one in lower case, anything else for itself.
inline bool fits(const std::string& text, const std::string& form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    const bool hexadecimal = digit || (text[i] >= 'a' && text[i] <= 'f');
    if (form[i] == 'd' ? !digit : form[i] == 'x' ? !hexadecimal : text[i] != form[i]) return false;
  }
  return true;
}

inline bool is_uuid(const std::string& text) {
  // The standard's own form: a version from 1 to 5, and the variant of RFC 4122.
  return fits(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") && text[14] >= '1' && text[14] <= '5' &&
         std::string("89ab").find(text[19]) != std::string::npos;
}

inline bool has_form(const Json& value, const std::string& form) {
  static const std::set<std::string> associations = {
      "isChildOf",   "isPeerOf",   "isPartOf", "exactMatchOf",  "precedes",
      "isRelatedTo", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf"};
  if (form == "number") return value.is_number();
  if (form == "integer") return value.is_number_integer();
  if (form == "extension") return value.is_object();
  if (!value.is_string()) return false;
  const std::string text = value;
  const bool one_line = text.find_first_of("\n\r\t") == std::string::npos;
  if (form == "text") return true;
  if (form == "line") return one_line;
  if (form == "uuid") return is_uuid(text);
  if (form == "uri")
    return one_line && text.find(' ') == std::string::npos && text.find(':') != std::string::npos;
  if (form == "date") return fits(text, "dddd-dd-dd");
  if (form == "time") return fits(text, "dddd-dd-ddTdd:dd:ddZ");
  if (form == "language") return text.size() >= 2 && text.find_first_of(" _") == std::string::npos;
  if (form == "version") return text == "1.1";
  if (form == "target") return text == "CASE";
  return form == "association" && associations.contains(text);
}

inline void check(const Json& value, const std::string& form, const std::string& place,
                  std::vector<std::string>& faults) {
  if (form.front() == '[') {
    if (!value.is_array()) faults.push_back(place + ": not an array");
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
      check(value[i], form.substr(1, form.size() - 2), place + "/" + std::to_string(i), faults);
    }
    return;
  }
  const auto found = classes().find(form);
  if (found == classes().end()) {
    if (!has_form(value, form)) faults.push_back(place + ": not of the form " + form);
    return;
  }
  if (!value.is_object()) {
    faults.push_back(place + ": not an object");
    return;
  }
  std::set<std::string> known;
  for (const Property& property : found->second) {
    known.insert(property.name);
    if (value.contains(property.name)) {
      check(value[property.name], property.form, place + "/" + property.name, faults);
    } else if (property.required) {
      faults.push_back(place + ": no " + property.name);
    }
  }
  for (const auto& [key, inner] : value.items()) {
    if (!known.contains(key)) faults.push_back(place + ": unknown " + key);
  }
}

// Every object by its identifier; links lead to one of them, and nothing has the identifier of another.
inline void gather(const Json& value, const std::string& place, std::map<std::string, std::string>& found,
                   std::vector<std::pair<std::string, std::string>>& links,
                   std::vector<std::string>& faults) {
  if (value.is_object() && value.contains("identifier")) {
    const std::string identifier = value["identifier"];
    if (value.contains("lastChangeDateTime")) {
      if (!found.emplace(identifier, place).second)
        faults.push_back(place + ": the identifier of another object");
    } else {
      links.emplace_back(identifier, place);
    }
  }
  if (!value.is_structured()) return;
  for (const auto& [key, inner] : value.items()) {
    if (key != "extensions") gather(inner, place + "/" + key, found, links, faults);
  }
}

// Everything that is wrong with a package of its own, each with its place.
inline std::vector<std::string> faults_of(const Json& package) {
  std::vector<std::string> faults;
  check(package, "CFPackage", "", faults);
  if (!faults.empty()) return faults;
  std::map<std::string, std::string> found;
  std::vector<std::pair<std::string, std::string>> links;
  gather(package, "", found, links, faults);
  for (const auto& [identifier, place] : links) {
    if (!found.contains(identifier)) faults.push_back(place + ": leads to nothing");
  }
  return faults;
}

}  // namespace standard
