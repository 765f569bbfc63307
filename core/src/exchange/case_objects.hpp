// What export and import must agree on: the forms of texts, the key of the extension, and the objects of a
// package.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "assay/exchange.hpp"

namespace assay {

using Json = nlohmann::ordered_json;

// Under `extensions` of an object stands what CASE has no property for, in an object with this key.
inline constexpr const char* kExtension = "assay";
// The type of a CFItem that is a question; no level has this name.
inline constexpr const char* kQuestionType = "item";
// Of all rubrics together. A package of this size is read back in seconds.
inline constexpr std::size_t kMaxRubricLevels = 200000;

// What a document says of itself and an instrument keeps as attributes, so that it goes out again.
struct DocumentFact {
  const char* property;
  const char* attribute;
};
inline constexpr DocumentFact kFacts[] = {{"publisher", "case-publisher"},
                                          {"officialSourceURL", "case-official-source-url"},
                                          {"adoptionStatus", "case-adoption-status"},
                                          {"statusStartDate", "case-status-start-date"},
                                          {"statusEndDate", "case-status-end-date"},
                                          {"frameworkType", "case-framework-type"},
                                          {"notes", "case-notes"}};
inline constexpr const char* kSubjects = "case-subject";
// Identifiers that do not follow from ids, for they came from outside: of the document, and of its items,
// each "construct/<id> <identifier>" or "item/<id> <identifier>".
inline constexpr const char* kDocumentIdentifier = "case-identifier";
inline constexpr const char* kItemIdentifiers = "case-items";

// The texts of a construct that CASE has properties for, each kind as one text.
struct HeldTexts {
  std::optional<std::string> definition, note, low, high, action;

  // By the kind's name; null for kinds without a property.
  std::optional<std::string>* of(std::string_view kind);
};

// A text for properties that may not have line feeds and tabs: they become spaces.
std::string normalized(std::string text);
std::string joined_lines(const std::vector<std::string>& texts);
// What a reader without the extension makes of the one text of a kind: low, high and action a text each line.
std::vector<std::string> texts_of_kind(std::string_view kind, const std::string& text);
// All texts as such a reader has them.
std::vector<ConstructText> texts_without_extension(const HeldTexts& held, const std::string& title);

// The constructs, each below its parent and in the order of the file, depth first, and the items in that
// order of their constructs.
struct TreeOrder {
  std::vector<std::uint32_t> constructs, items;
};
TreeOrder tree_order(const Instrument& instrument);

// Identifiers as they follow from the instrument's id and a path, such as "construct/u1"; the document has an
// empty path.
std::string derived_identifier(const std::string& instrument, const std::string& path);

// Makes objects of one package.
class CaseObjects {
 public:
  CaseObjects(const Instrument& instrument, const CaseExport& options);

  // The identifier that came from outside, else the derived one.
  std::string identifier(const std::string& path) const;
  // Whether the identifiers of the attribute are in use, so that the package has them.
  bool keeps(const Attribute& attribute) const;
  // The code that came from outside, else `id`.
  std::string code(const std::string& path, const std::string& id) const;
  // {identifier, uri}.
  Json object(const std::string& path) const;
  // {title, identifier, uri}.
  Json link(const std::string& path, const std::string& title) const;
  // {title, identifier, uri, targetType}, for the ends of associations.
  Json end(const std::string& path, const std::string& title) const;
  // Adds `extension` under its key, if there is anything in it, and the time; an object is whole then.
  void finish(Json& object, Json extension) const;

 private:
  std::string space_, uri_prefix_, time_;
  struct Given {
    std::string identifier, code;
  };
  void read_given(const Attribute& attribute);
  std::unordered_map<std::string, Given> given_;  // by path
  std::unordered_set<std::string> taken_;         // identifiers of these
  bool keeps_document_ = false, keeps_items_ = false;
};

// 1 and not 1.0 for a whole number.
Json json_number(double value);

// The rubrics of an instrument: of each scale, with its items, and of each level whose constructs have
// weights, or texts on low and high scores. Throws Error (Input) where they would be too large.
Json rubrics_of(const Instrument& instrument, const CaseObjects& objects);

}  // namespace assay
