// From an instrument to a package: the document, a CFItem for each construct and item, the associations that
// make the tree, and the types of items.
#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "assay/exchange.hpp"
#include "case_objects.hpp"
#include "instrument_words.hpp"

namespace assay {
namespace {

class Exporter {
 public:
  Exporter(const Instrument& instrument, const CaseExport& options)
      : instrument_(instrument), objects_(instrument, options) {}

  Json package() {
    const TreeOrder order = tree_order(instrument_);
    Json items = Json::array();
    for (const std::uint32_t i : order.constructs) items.push_back(construct_item(instrument_.constructs[i]));
    for (const std::uint32_t i : order.items) items.push_back(question(instrument_.items[i]));
    add_tree(order);
    add_links(order);
    return {{"CFDocument", document(order)},
            {"CFItems", std::move(items)},
            {"CFAssociations", std::move(associations_)},
            {"CFDefinitions", {{"CFItemTypes", item_types()}}},
            {"CFRubrics", rubrics_of(instrument_, objects_)}};
  }

 private:
  Json document(const TreeOrder& order) const;
  Json document_extension(const TreeOrder& order) const;
  Json construct_item(const Construct& construct) const;
  Json question(const Item& item) const;
  Json item_types() const;
  void add_code(const std::string& path, const std::string& id, Json& item, Json& extension) const;
  void add_type(Json& item, const std::string& type) const;
  void add_tree(const TreeOrder& order);
  void add_links(const TreeOrder& order);
  void associate(const std::string& type, const std::string& name, Json from, Json to, std::size_t number);
  Json end(const Construct& construct) const {
    return objects_.end("construct/" + construct.id, construct.title);
  }

  const Instrument& instrument_;
  CaseObjects objects_;
  Json associations_ = Json::array();
};

bool is_date(const std::string& text) {
  const std::string form = "dddd-dd-dd";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char kind) { return kind == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

// The property that the attribute came from, if it is one of these and fits there.
const char* property_of(const Attribute& attribute) {
  if (attribute.key == kSubjects) return "subject";
  for (const DocumentFact& fact : kFacts) {
    if (attribute.key != fact.attribute || attribute.values.size() != 1) continue;
    const bool dated = std::string_view(fact.property).ends_with("Date");
    return dated && !is_date(attribute.values.front()) ? nullptr : fact.property;
  }
  return nullptr;
}

void add_fact(const Attribute& attribute, Json& document) {
  const char* const property = property_of(attribute);
  if (property == nullptr) return;
  if (attribute.key == kSubjects) {
    document[property] = attribute.values;
  } else {
    document[property] = attribute.values.front();
  }
}

Json Exporter::document(const TreeOrder& order) const {
  Json document = objects_.object("");
  document["caseVersion"] = "1.1";
  document["creator"] = normalized(instrument_.vendor);
  document["title"] = normalized(instrument_.title);
  if (!instrument_.description.empty()) document["description"] = instrument_.description;
  document["language"] = instrument_.locale;
  document["version"] = normalized(instrument_.version);
  for (const Attribute& attribute : instrument_.attributes) add_fact(attribute, document);
  objects_.finish(document, document_extension(order));
  return document;
}

template <typename Row>
Json ids_of(const std::vector<Row>& rows) {
  Json ids = Json::array();
  for (const Row& row : rows) ids.push_back(row.id);
  return ids;
}

bool in_order(const std::vector<std::uint32_t>& indices) {
  for (std::size_t i = 0; i < indices.size(); ++i) {
    if (indices[i] != i) return false;
  }
  return true;
}

Json Exporter::document_extension(const TreeOrder& order) const {
  Json extension = {{"id", instrument_.id}, {"kind", instrument_.kind}};
  const auto exact = [&](const char* key, const std::string& text) {
    if (normalized(text) != text) extension[key] = text;
  };
  exact("title", instrument_.title);
  exact("vendor", instrument_.vendor);
  exact("version", instrument_.version);
  extension["method"] = kMethodWords.at(instrument_.method);
  extension["roll-up"] = kRollUpWords.at(instrument_.roll_up);
  Json roles = Json::array(), attributes = Json::array();
  for (const Role& role : instrument_.roles) {
    Json entry = {{"id", role.id}, {"title", role.title}};
    if (role.parent != ASSAY_NONE) entry["parent"] = instrument_.roles[role.parent].id;
    if (role.required) entry["required"] = true;
    if (role.max_raters > 0) entry["max"] = role.max_raters;
    roles.push_back(std::move(entry));
  }
  for (const Attribute& attribute : instrument_.attributes) {
    Json entry = {{"key", attribute.key}};
    if (!objects_.keeps(attribute) && property_of(attribute) == nullptr) entry["values"] = attribute.values;
    attributes.push_back(std::move(entry));
  }
  if (!roles.empty()) extension["roles"] = std::move(roles);
  if (!attributes.empty()) extension["attributes"] = std::move(attributes);
  if (!in_order(order.constructs)) extension["constructs"] = ids_of(instrument_.constructs);
  if (!in_order(order.items)) extension["items"] = ids_of(instrument_.items);
  return extension;
}

std::vector<std::string> texts_of(const Construct& construct, std::string_view kind) {
  std::vector<std::string> texts;
  for (const ConstructText& text : construct.texts) {
    if (text.kind == kind) texts.push_back(text.text);
  }
  return texts;
}

// The texts with their kinds in order; those that CASE holds as they are only by their kind.
Json texts_extension(const Construct& construct) {
  HeldTexts held;
  std::vector<std::string> kinds;
  for (const ConstructText& text : construct.texts) {
    if (kinds.empty() || kinds.back() != text.kind) kinds.push_back(text.kind);
    if (auto* const one = held.of(text.kind)) *one = joined_lines(texts_of(construct, text.kind));
  }
  const auto same = [](const ConstructText& a, const ConstructText& b) {
    return a.kind == b.kind && a.text == b.text;
  };
  const std::vector<ConstructText> plain = texts_without_extension(held, normalized(construct.title));
  if (std::equal(plain.begin(), plain.end(), construct.texts.begin(), construct.texts.end(), same))
    return nullptr;
  Json list = Json::array();
  for (const std::string& kind : kinds) {
    Json entry = {{"kind", kind}};
    const std::vector<std::string> texts = texts_of(construct, kind);
    const auto* const one = held.of(kind);
    if (one == nullptr || texts_of_kind(kind, **one) != texts) entry["texts"] = texts;
    list.push_back(std::move(entry));
  }
  return list;
}

Json Exporter::construct_item(const Construct& construct) const {
  const std::vector<std::string> definitions = texts_of(construct, "definition");
  const std::vector<std::string> notes = texts_of(construct, "note");
  Json extension = Json::object();
  Json item = objects_.object("construct/" + construct.id);
  item["fullStatement"] = definitions.empty() ? construct.title : joined_lines(definitions);
  if (!definitions.empty()) item["abbreviatedStatement"] = normalized(construct.title);
  add_code("construct/" + construct.id, construct.id, item, extension);
  if (!notes.empty()) item["notes"] = joined_lines(notes);
  add_type(item, instrument_.levels[construct.level]);
  if (!definitions.empty() && normalized(construct.title) != construct.title)
    extension["title"] = construct.title;
  if (construct.short_title != construct.title) extension["short"] = construct.short_title;
  if (!construct.aliases.empty()) extension["aliases"] = construct.aliases;
  if (construct.has_target) extension["target"] = json_number(construct.target);
  if (construct.scale != ASSAY_NONE) extension["scale"] = instrument_.scales[construct.scale].id;
  if (Json texts = texts_extension(construct); !texts.is_null()) extension["texts"] = std::move(texts);
  objects_.finish(item, std::move(extension));
  return item;
}

Json Exporter::question(const Item& question) const {
  Json extension = Json::object();
  Json item = objects_.object("item/" + question.id);
  item["fullStatement"] = question.text;
  add_code("item/" + question.id, question.id, item, extension);
  add_type(item, kQuestionType);
  if (question.reverse) extension["reverse"] = true;
  if (question.form != ASSAY_NONE) extension["form"] = instrument_.forms[question.form];
  objects_.finish(item, std::move(extension));
  return item;
}

// The code that the item came with, and then the id beside it; else the id.
void Exporter::add_code(const std::string& path, const std::string& id, Json& item, Json& extension) const {
  item["humanCodingScheme"] = objects_.code(path, id);
  if (item["humanCodingScheme"] != id) extension["id"] = id;
}

void Exporter::add_type(Json& item, const std::string& type) const {
  item["CFItemType"] = type;
  item["CFItemTypeURI"] = objects_.link("type/" + type, type);
}

Json Exporter::item_types() const {
  Json types = Json::array();
  const auto add = [&](const std::string& name, const char* description) {
    Json type = objects_.object("type/" + name);
    type["title"] = name;
    type["description"] = description;
    type["hierarchyCode"] = std::to_string(types.size() + 1);
    type["typeCode"] = name;
    objects_.finish(type, Json::object());
    types.push_back(std::move(type));
  };
  for (const std::string& level : instrument_.levels) add(level, "A level of what is measured");
  if (!instrument_.items.empty()) add(kQuestionType, "What a rater is asked");
  return types;
}

void Exporter::associate(const std::string& type, const std::string& name, Json from, Json to,
                         std::size_t number) {
  Json association = objects_.object(name);
  association["associationType"] = type;
  association["sequenceNumber"] = number;
  association["originNodeURI"] = std::move(from);
  association["destinationNodeURI"] = std::move(to);
  objects_.finish(association, Json::object());
  associations_.push_back(std::move(association));
}

// Constructs count before items where a construct has both.
void Exporter::add_tree(const TreeOrder& order) {
  std::vector<std::size_t> children(instrument_.constructs.size() + 1);
  for (const std::uint32_t i : order.constructs) {
    const Construct& child = instrument_.constructs[i];
    const bool root = child.parent == ASSAY_NONE;
    std::size_t& number = children[root ? children.size() - 1 : child.parent];
    associate("isChildOf", "child/construct/" + child.id, end(child),
              root ? objects_.end("", instrument_.title) : end(instrument_.constructs[child.parent]),
              ++number);
  }
  for (const std::uint32_t i : order.items) {
    const Item& item = instrument_.items[i];
    associate("isChildOf", "child/item/" + item.id, objects_.end("item/" + item.id, item.text),
              end(instrument_.constructs[item.construct]), ++children[item.construct]);
  }
}

void Exporter::add_links(const TreeOrder& order) {
  for (const std::uint32_t i : order.constructs) {
    const Construct& from = instrument_.constructs[i];
    for (std::size_t k = 0; k < from.links.size(); ++k) {
      const Construct& to = instrument_.constructs[from.links[k]];
      associate("isRelatedTo", "link/" + from.id + "/" + to.id, end(from), end(to), k + 1);
    }
  }
}

}  // namespace

std::string export_case(const Instrument& instrument, const CaseExport& options) {
  return Exporter(instrument, options).package().dump(2) + "\n";
}

}  // namespace assay
