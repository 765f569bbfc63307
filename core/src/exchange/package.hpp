// A CASE package as it was read: what an instrument can be made from, in the order of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assay/instrument.hpp"
#include "case_objects.hpp"
#include "case_reader.hpp"

namespace assay {

struct CaseText {
  std::string kind;
  std::optional<std::vector<std::string>> texts;  // nothing: those that the package's own properties give
};

// What this program wrote under `extensions` of a CFItem.
struct ItemExtension {
  std::optional<std::string> id, title, short_title, scale, form;
  std::vector<std::string> aliases;
  std::optional<double> target;
  bool reverse = false;
  std::optional<std::vector<CaseText>> texts;
};

struct CaseItem {
  std::string pointer, identifier, statement;
  std::optional<std::string> abbreviated, code, enumeration, type, notes;
  ItemExtension extension;
};

struct CaseAssociation {
  std::string pointer, type, origin, destination;
  std::string destination_title;
  std::optional<std::int64_t> number;
};

struct CaseLevel {
  std::string pointer;
  std::optional<std::string> quality, description, feedback;
  std::optional<double> score;
  std::optional<std::int64_t> position;
};

struct CaseCriterion {
  std::string pointer;
  std::optional<std::string> category, description;
  std::string item;  // identifier; empty: none
  std::optional<double> weight;
  std::optional<std::int64_t> position;
  std::vector<CaseLevel> levels;  // by position
};

struct CaseRubric {
  std::string pointer, title;
  std::vector<CaseCriterion> criteria;  // by position
  bool range = false;
  std::optional<std::string> na_label;  // with a value: NA is an answer
  std::string na_policy;
  std::vector<ScaleLabel> labels;  // where they have more than the property may
};

struct CaseRole {
  std::string id, title, parent;
  bool required = false;
  std::int64_t max = 0;
};

// What this program wrote under `extensions` of the document.
struct DocumentExtension {
  std::string id, kind, title, vendor, version, method, roll_up;
  std::vector<CaseRole> roles;
  std::vector<Attribute> attributes;
  std::vector<std::string> constructs,
      items;  // ids, where the order of the tree is not that of the instrument
};

struct CasePackage {
  std::string identifier, title;
  std::optional<std::string> creator, description, language, version, last_change;
  std::vector<Attribute> facts;  // of the document, which an instrument keeps as attributes
  DocumentExtension extension;
  std::vector<CaseItem> items;
  std::vector<CaseAssociation> associations;
  std::vector<CaseRubric> rubrics;
};

// Reads `root`. Throws Error with every problem.
CasePackage read_package(const Json& root, CaseNotes& notes);

}  // namespace assay
