// Reads a package object by object. What each class of CASE 1.1 may have stands here, key by key.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "assay/text.hpp"
#include "package.hpp"
#include "uuid.hpp"

namespace assay {
namespace {

// Objects that have a position go by it; those without keep their places at the end.
template <typename Object>
void order_by_position(std::vector<Object>& objects) {
  std::stable_sort(objects.begin(), objects.end(), [](const Object& a, const Object& b) {
    if (a.position.has_value() != b.position.has_value()) return a.position.has_value();
    return a.position.has_value() && *a.position < *b.position;
  });
}

// The identifier of an object, which has to be there; that it is no UUID is only said.
std::string read_identifier(CaseReader& reader) {
  const std::string identifier = reader.required_text("identifier");
  if (!identifier.empty() && !is_uuid(identifier)) {
    reader.notes().warn(reader.pointer("identifier"), "an identifier is no UUID, as the standard asks");
  }
  return identifier;
}

// The same of an object that nothing refers to.
void read_base(CaseReader& reader) {
  if (!reader.has("identifier")) {
    reader.notes().warn(reader.pointer(),
                        "a required property is missing: `identifier` of a " + reader.kind());
  }
  reader.known({"identifier", "uri", "lastChangeDateTime"});
}

class PackageReader {
 public:
  explicit PackageReader(CaseNotes& notes) : notes_(notes) {}

  CasePackage read(const Json& root);

 private:
  void read_document(CaseReader reader);
  void read_facts(CaseReader& reader);
  void read_version(CaseReader& reader);
  void read_document_extension(CaseReader reader);
  void read_item(CaseReader reader);
  void read_item_extension(CaseReader reader, ItemExtension& extension);
  void read_association(CaseReader reader);
  void read_definitions(CaseReader reader);
  void read_rubric(CaseReader reader);
  void read_rubric_extension(CaseReader reader, CaseRubric& rubric);
  CaseCriterion read_criterion(CaseReader reader);
  CaseLevel read_level(CaseReader reader);

  CaseNotes& notes_;
  CasePackage package_;
  std::unordered_map<std::string, std::string> places_;  // of items by identifier
};

CasePackage PackageReader::read(const Json& root) {
  if (!root.is_object()) {
    notes_.problem("", "the file is no CASE package", described(root), "an object with `CFDocument`");
    notes_.throw_if_any();
  }
  CaseReader outer(root, "", "CFPackage", notes_);
  if (!outer.has("CFDocument") && outer.has("CFPackage")) {
    if (auto inner = outer.child("CFPackage", "CFPackage")) {
      outer.finish();
      outer = *inner;
    }
  }
  auto document = outer.child("CFDocument", "CFDocument");
  if (!document) {
    notes_.problem(outer.pointer(), "a required property is missing: `CFDocument` of a CFPackage", {},
                   "an object", "look whether the file is a whole CASE package");
  } else {
    read_document(*document);
  }
  for (CaseReader& item : outer.children("CFItems", "CFItem")) read_item(std::move(item));
  for (CaseReader& association : outer.children("CFAssociations", "CFAssociation")) {
    read_association(std::move(association));
  }
  if (auto definitions = outer.child("CFDefinitions", "CFDefinitions")) read_definitions(*definitions);
  for (CaseReader& rubric : outer.children("CFRubrics", "CFRubric")) read_rubric(std::move(rubric));
  if (auto unused = outer.extension()) unused->finish();
  outer.finish();
  notes_.throw_if_any();
  return std::move(package_);
}

void PackageReader::read_document(CaseReader reader) {
  package_.identifier = read_identifier(reader);
  package_.title = reader.required_text("title");
  package_.creator = reader.text("creator");
  package_.description = reader.text("description");
  package_.language = reader.text("language");
  package_.version = reader.text("version");
  package_.last_change = reader.text("lastChangeDateTime");
  read_version(reader);
  read_facts(reader);
  reader.known({"uri", "CFPackageURI"});
  reader.no_place({"subjectURI"});
  if (auto extension = reader.extension()) read_document_extension(*extension);
  reader.finish();
}

void PackageReader::read_version(CaseReader& reader) {
  const auto version = reader.text("caseVersion");
  if (!version) {
    notes_.warn(reader.pointer(), "the package does not say its version of CASE: it is read as 1.0 or 1.1");
  } else if (*version != "1.1") {
    const bool known = *version == "1.0";
    notes_.warn(reader.pointer("caseVersion"),
                known
                    ? "the package is of CASE 1.0, of which 1.1 has everything"
                    : "the version of CASE is not known: " + assay::quoted(*version) + "; it is read as 1.1");
  }
}

// Facts about the framework that are neither asked nor measured.
void PackageReader::read_facts(CaseReader& reader) {
  for (const DocumentFact& fact : kFacts) {
    if (auto text = reader.text(fact.property)) package_.facts.push_back({fact.attribute, {*text}});
  }
  std::vector<std::string> subjects = reader.texts("subject");
  std::erase_if(subjects, [](const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
  });
  if (!subjects.empty()) package_.facts.push_back({kSubjects, std::move(subjects)});
  const auto license = reader.link("licenseURI");
  if (license && !license->title.empty()) package_.facts.push_back({"case-license", {license->title}});
}

void PackageReader::read_document_extension(CaseReader reader) {
  DocumentExtension& extension = package_.extension;
  const std::pair<const char*, std::string*> texts[] = {
      {"id", &extension.id},          {"kind", &extension.kind},       {"title", &extension.title},
      {"vendor", &extension.vendor},  {"version", &extension.version}, {"method", &extension.method},
      {"roll-up", &extension.roll_up}};
  for (const auto& [key, target] : texts) *target = reader.text(key).value_or("");
  for (CaseReader& role : reader.children("roles", "role")) {
    extension.roles.push_back({role.required_text("id"), role.required_text("title"),
                               role.text("parent").value_or(""), role.flag("required").value_or(false),
                               role.integer("max").value_or(0)});
    role.finish();
  }
  for (CaseReader& attribute : reader.children("attributes", "attribute")) {
    Attribute& read = extension.attributes.emplace_back();
    read.key = attribute.required_text("key");
    read.values = attribute.texts("values");  // none: the document has a property with them
    attribute.finish();
  }
  extension.constructs = reader.texts("constructs");
  extension.items = reader.texts("items");
  reader.finish();
}

void PackageReader::read_item(CaseReader reader) {
  CaseItem& item = package_.items.emplace_back();
  item.pointer = reader.pointer();
  item.identifier = read_identifier(reader);
  item.statement = reader.required_text("fullStatement");
  item.abbreviated = reader.text("abbreviatedStatement");
  item.code = reader.text("humanCodingScheme");
  item.enumeration = reader.text("listEnumeration");
  item.type = reader.text("CFItemType");
  item.notes = reader.text("notes");
  if (const auto type = reader.link("CFItemTypeURI"); type && !item.type && !type->title.empty())
    item.type = type->title;
  if (auto extension = reader.extension()) read_item_extension(*extension, item.extension);
  reader.known({"uri", "lastChangeDateTime", "CFDocumentURI", "language"});
  reader.no_place({"alternativeLabel", "conceptKeywords", "conceptKeywordsURI", "subject", "subjectURI",
                   "educationLevel", "licenseURI", "statusStartDate", "statusEndDate"});
  reader.finish();
  if (item.identifier.empty()) return;
  const auto [first, added] = places_.emplace(item.identifier, item.pointer);
  if (!added) {
    notes_.problem(reader.pointer("identifier"), "two CFItems have the same identifier",
                   assay::quoted(item.identifier) + ", first in " + first->second, "an identifier for each",
                   "take one of the two out, or give it another");
  }
}

void PackageReader::read_item_extension(CaseReader reader, ItemExtension& extension) {
  extension.id = reader.text("id");
  extension.title = reader.text("title");
  extension.short_title = reader.text("short");
  extension.scale = reader.text("scale");
  extension.form = reader.text("form");
  extension.aliases = reader.texts("aliases");
  extension.target = reader.number("target");
  extension.reverse = reader.flag("reverse").value_or(false);
  if (reader.has("texts")) extension.texts.emplace();
  for (CaseReader& entry : reader.children("texts", "text")) {
    CaseText& text = extension.texts->emplace_back();
    text.kind = entry.required_text("kind");
    if (entry.has("texts")) text.texts = entry.texts("texts");
    entry.finish();
  }
  reader.finish();
}

void PackageReader::read_association(CaseReader reader) {
  CaseAssociation& association = package_.associations.emplace_back();
  association.pointer = reader.pointer();
  association.type = reader.required_text("associationType");
  if (const auto origin = reader.link("originNodeURI", true)) association.origin = origin->identifier;
  if (const auto destination = reader.link("destinationNodeURI", true)) {
    association.destination = destination->identifier;
    association.destination_title = destination->title;
  }
  association.number = reader.integer("sequenceNumber");
  read_base(reader);
  reader.known({"CFDocumentURI"});
  reader.no_place({"CFAssociationGroupingURI", "notes"});
  if (auto unused = reader.extension()) unused->finish();
  reader.finish();
}

// Types are taken from the items themselves; the other definitions have no place.
void PackageReader::read_definitions(CaseReader reader) {
  for (CaseReader& type : reader.children("CFItemTypes", "CFItemType")) {
    read_base(type);
    type.known({"title", "description", "hierarchyCode", "typeCode"});
    if (auto unused = type.extension()) unused->finish();
    type.finish();
  }
  reader.no_place({"CFConcepts", "CFSubjects", "CFLicenses", "CFAssociationGroupings"});
  if (auto unused = reader.extension()) unused->finish();
  reader.finish();
}

void PackageReader::read_rubric(CaseReader reader) {
  CaseRubric rubric;
  rubric.pointer = reader.pointer();
  rubric.title = reader.text("title").value_or("");
  read_base(reader);
  reader.no_place({"description"});
  for (CaseReader& criterion : reader.children("CFRubricCriteria", "CFRubricCriterion")) {
    rubric.criteria.push_back(read_criterion(std::move(criterion)));
  }
  order_by_position(rubric.criteria);
  if (auto extension = reader.extension()) read_rubric_extension(*extension, rubric);
  reader.finish();
  package_.rubrics.push_back(std::move(rubric));
}

void PackageReader::read_rubric_extension(CaseReader reader, CaseRubric& rubric) {
  rubric.range = reader.flag("range").value_or(false);
  const auto label = reader.text("na-label");
  if (reader.flag("na").value_or(false)) rubric.na_label = label.value_or("NA");
  rubric.na_policy = reader.text("na-policy").value_or("");
  for (CaseReader& entry : reader.children("labels", "label")) {
    const auto score = entry.number("score");
    const auto text = entry.text("text");
    if (score && text) rubric.labels.push_back({*score, *text});
    entry.finish();
  }
  reader.finish();
}

CaseCriterion PackageReader::read_criterion(CaseReader reader) {
  CaseCriterion criterion;
  criterion.pointer = reader.pointer();
  criterion.category = reader.text("category");
  criterion.description = reader.text("description");
  if (const auto item = reader.link("CFItemURI")) criterion.item = item->identifier;
  criterion.weight = reader.number("weight");
  criterion.position = reader.integer("position");
  read_base(reader);
  reader.known({"rubricId"});
  for (CaseReader& level : reader.children("CFRubricCriterionLevels", "CFRubricCriterionLevel")) {
    criterion.levels.push_back(read_level(std::move(level)));
  }
  order_by_position(criterion.levels);
  if (auto unused = reader.extension()) unused->finish();
  reader.finish();
  return criterion;
}

CaseLevel PackageReader::read_level(CaseReader reader) {
  CaseLevel level;
  level.pointer = reader.pointer();
  level.quality = reader.text("quality");
  level.description = reader.text("description");
  level.feedback = reader.text("feedback");
  level.score = reader.number("score");
  level.position = reader.integer("position");
  read_base(reader);
  reader.known({"rubricCriterionId"});
  if (auto unused = reader.extension()) unused->finish();
  reader.finish();
  return level;
}

}  // namespace

CasePackage read_package(const Json& root, CaseNotes& notes) {
  return PackageReader(notes).read(root);
}

}  // namespace assay
