#include "read_attributes.hpp"

#include <string>
#include <utility>

#include "assay/text.hpp"
#include "complaints.hpp"

namespace assay {
namespace {

// A list without entries is an attribute that nobody could find again: it crosses as nothing.
bool is_empty_list(const TomlValue& value) {
  return value.is_array() && std::get<TomlArray>(value.value).empty();
}

}  // namespace

void read_attributes(TomlReader& root, std::vector<Attribute>& attributes) {
  auto table = root.table("attributes");
  if (!table) return;
  for (const std::string& key : table->keys()) {
    if (!is_id(key)) {
      table->complain(key, "the key is not an id", quoted(key),
                      "a lower case letter, then lower case letters, digits, '-', '_' and '.'",
                      "choose another key");
    }
    if (is_empty_list(*table->raw(key))) {
      table->complain(key, "the attribute has no value", "an empty list",
                      "a text, or at least one in the list", "fill it in, or take it out");
    }
    Attribute attribute{key, table->text_or_texts(key)};
    for (const std::string& value : attribute.values) refuse_blank(*table, key, value);
    attributes.push_back(std::move(attribute));
  }
}

}  // namespace assay
