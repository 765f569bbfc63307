#include "case_objects.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "uuid.hpp"

namespace assay {
namespace {

// The space of the names of documents. A constant of this format, drawn once.
constexpr const char* kDocuments = "6a1d3f0e-52c7-4b0b-9e3a-7c41d8f2b965";

constexpr double kExactlyWhole = 9007199254740992.0;  // 2^53

}  // namespace

std::optional<std::string>* HeldTexts::of(std::string_view kind) {
  if (kind == "definition") return &definition;
  if (kind == "note") return &note;
  if (kind == "low") return &low;
  if (kind == "high") return &high;
  return kind == "action" ? &action : nullptr;
}

std::string normalized(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return text;
}

std::string joined_lines(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "\n") + text;
  return all;
}

std::vector<std::string> texts_of_kind(std::string_view kind, const std::string& text) {
  const bool lines = kind == "low" || kind == "high" || kind == "action";
  std::vector<std::string> texts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = lines ? std::min(text.find('\n', begin), text.size()) : text.size();
    const std::string one = text.substr(begin, end - begin);
    if (one.find_first_not_of(" \t\r\n") != std::string::npos) texts.push_back(one);
    begin = end + 1;
  }
  return texts;
}

std::vector<ConstructText> texts_without_extension(const HeldTexts& held, const std::string& title) {
  HeldTexts copy = held;
  if (copy.definition == title) copy.definition.reset();
  std::vector<ConstructText> texts;
  for (const char* kind : {"definition", "note", "low", "high", "action"}) {
    if (!*copy.of(kind)) continue;
    for (std::string& text : texts_of_kind(kind, **copy.of(kind))) texts.push_back({kind, std::move(text)});
  }
  return texts;
}

TreeOrder tree_order(const Instrument& instrument) {
  const std::size_t count = instrument.constructs.size();
  std::vector<std::vector<std::uint32_t>> children(count + 1), items(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t parent = instrument.constructs[i].parent;
    children[parent == ASSAY_NONE ? count : parent].push_back(i);
  }
  for (std::uint32_t i = 0; i < instrument.items.size(); ++i)
    items[instrument.items[i].construct].push_back(i);
  TreeOrder order;
  std::vector<std::uint32_t> waiting(children[count].rbegin(), children[count].rend());
  while (!waiting.empty()) {
    const std::uint32_t next = waiting.back();
    waiting.pop_back();
    order.constructs.push_back(next);
    order.items.insert(order.items.end(), items[next].begin(), items[next].end());
    waiting.insert(waiting.end(), children[next].rbegin(), children[next].rend());
  }
  return order;
}

std::string derived_identifier(const std::string& instrument, const std::string& path) {
  const std::string document = uuid_of_name(kDocuments, instrument);
  return path.empty() ? document : uuid_of_name(document, path);
}

CaseObjects::CaseObjects(const Instrument& instrument, const CaseExport& options)
    : space_(derived_identifier(instrument.id, "")),
      uri_prefix_(options.uri_prefix),
      time_(options.date + "T00:00:00Z") {
  for (const Attribute& attribute : instrument.attributes) read_given(attribute);
}

// What is not of the form that an import writes is left to itself, and so is an identifier that something
// else has: somebody may have copied a line by hand.
void CaseObjects::read_given(const Attribute& attribute) {
  constexpr std::size_t kLength = 36;
  const auto add = [this](const std::string& path, const std::string& identifier, const std::string& code) {
    if (!is_uuid(identifier) || !taken_.insert(identifier).second) return;
    given_.emplace(path, Given{identifier, code});
    (path.empty() ? keeps_document_ : keeps_items_) = true;
  };
  if (attribute.key == kDocumentIdentifier) add("", attribute.values.front(), "");
  if (attribute.key != kItemIdentifiers) return;
  for (const std::string& value : attribute.values) {
    const std::size_t space = value.find(' ');
    if (space == 0 || space == std::string::npos) continue;
    const std::string rest = value.substr(std::min(value.size(), space + 1 + kLength));
    if (!rest.empty() && rest.front() != ' ') continue;
    add(value.substr(0, space), value.substr(space + 1, kLength), rest.empty() ? "" : rest.substr(1));
  }
}

bool CaseObjects::keeps(const Attribute& attribute) const {
  return attribute.key == kDocumentIdentifier ? keeps_document_
                                              : attribute.key == kItemIdentifiers && keeps_items_;
}

std::string CaseObjects::identifier(const std::string& path) const {
  const auto given = given_.find(path);
  if (given != given_.end()) return given->second.identifier;
  return path.empty() ? space_ : uuid_of_name(space_, path);
}

std::string CaseObjects::code(const std::string& path, const std::string& id) const {
  const auto given = given_.find(path);
  return given == given_.end() || given->second.code.empty() ? id : given->second.code;
}

Json CaseObjects::object(const std::string& path) const {
  const std::string id = identifier(path);
  return {{"identifier", id}, {"uri", uri_prefix_ + id}};
}

Json CaseObjects::link(const std::string& path, const std::string& title) const {
  const std::string id = identifier(path);
  return {{"title", normalized(title)}, {"identifier", id}, {"uri", uri_prefix_ + id}};
}

Json CaseObjects::end(const std::string& path, const std::string& title) const {
  Json end = link(path, title);
  end["targetType"] = "CASE";
  return end;
}

void CaseObjects::finish(Json& object, Json extension) const {
  object["lastChangeDateTime"] = time_;
  if (!extension.empty()) object["extensions"][kExtension] = std::move(extension);
}

Json json_number(double value) {
  if (std::fabs(value) < kExactlyWhole && value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

}  // namespace assay
