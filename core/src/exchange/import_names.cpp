#include "import_names.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "assay/text.hpp"

namespace assay {
namespace {

constexpr std::size_t kLongestId = 60;

// Empty where the item has no type, or one that no level can be called.
std::string type_of(const CaseItem& item) {
  std::string type = item.type.value_or("");
  if (!is_id(type)) type = slug(type);
  return type == kQuestionType ? std::string() : type;
}

}  // namespace

std::string slug(std::string_view text) {
  std::string id;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    if (fits) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
    if (id.size() >= kLongestId) break;
  }
  while (!id.empty() && (id.back() == '-' || id.back() == '.' || id.back() == '_')) id.pop_back();
  if (!id.empty() && (id.front() < 'a' || id.front() > 'z')) id.insert(0, "c");
  return id;
}

std::string unique_id(std::string base, TakenIds& taken) {
  std::string id = base;
  // Where many share a base, the count of the base says where to go on.
  for (std::size_t& count = taken[base]; count > 0 && (id == base || taken.contains(id)); ++count) {
    id = base + "-" + std::to_string(count + 1);
  }
  ++taken[id];
  return id;
}

std::string id_for(const CaseItem& item, TakenIds& taken, CaseNotes& notes) {
  if (item.extension.id && is_id(*item.extension.id)) return unique_id(*item.extension.id, taken);
  std::string base = item.code.value_or("");
  if (!is_id(base)) base = slug(base);
  if (base.empty()) base = slug(item.abbreviated.value_or(item.statement));
  if (base.empty()) base = "c";
  std::string id = unique_id(std::move(base), taken);
  if (item.code && id != *item.code) {
    notes.warn(item.pointer + "/humanCodingScheme",
               "codes are no ids as they stand: ids were made from them, and the attribute `case-items` has "
               "the codes");
  }
  return id;
}

std::vector<std::string> levels_for(const CasePackage& package, const CaseTree& tree,
                                    const std::vector<std::uint32_t>& constructs, CaseNotes& notes) {
  std::map<std::string, std::set<std::uint32_t>> depths;
  for (const std::uint32_t node : constructs)
    depths[type_of(package.items[node])].insert(tree.nodes[node].depth);
  TakenIds taken = {{kQuestionType, 1}};
  std::map<std::pair<std::string, std::uint32_t>, std::string> names;
  for (const auto& [type, at] : depths) {
    if (!type.empty() && at.size() == 1) names[{type, *at.begin()}] = unique_id(type, taken);
  }
  for (const auto& [type, at] : depths) {
    for (const std::uint32_t depth : at) {
      std::string& name = names[{type, depth}];
      if (name.empty())
        name = unique_id((type.empty() ? "level" : type) + "-" + std::to_string(depth + 1), taken);
    }
  }
  std::vector<std::string> levels(package.items.size());
  for (const std::uint32_t node : constructs) {
    const std::string type = type_of(package.items[node]);
    levels[node] = names[{type, tree.nodes[node].depth}];
    if (!type.empty() && depths[type].size() > 1) {
      notes.warn(package.items[node].pointer + "/CFItemType",
                 "a type stands at several depths: each depth has a level of its own, with a number behind "
                 "the name");
    }
  }
  return levels;
}

}  // namespace assay
