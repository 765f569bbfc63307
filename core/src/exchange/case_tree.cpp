#include "case_tree.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

#include "assay/text.hpp"

namespace assay {
namespace {

constexpr std::uint32_t kDeepest = 64;

// Where a child stands among its siblings: by number, else by enumeration, else by the file.
struct Place {
  std::optional<std::int64_t> number;
  std::string enumeration;
  std::size_t at;
};

// Enumerations that are numbers go before others and by their values.
std::tuple<int, std::size_t, const std::string&> enumeration_key(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return {text.empty() ? 2 : digits ? 0 : 1, digits ? text.size() : 0, text};
}

bool before(const Place& a, const Place& b) {
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  const std::int64_t first = a.number.value_or(kLast), second = b.number.value_or(kLast);
  return std::tuple(first, enumeration_key(a.enumeration), a.at) <
         std::tuple(second, enumeration_key(b.enumeration), b.at);
}

class TreeBuilder {
 public:
  TreeBuilder(const CasePackage& package, const std::unordered_map<std::string, std::size_t>& items,
              CaseNotes& notes)
      : package_(package), items_(items), notes_(notes), places_(package.items.size()) {
    tree_.nodes.resize(package.items.size());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      places_[i] = {std::nullopt, package.items[i].enumeration.value_or(""), i};
    }
  }

  CaseTree build() {
    for (const CaseAssociation& association : package_.associations) read(association);
    add_links();
    order();
    return std::move(tree_);
  }

 private:
  struct Link {
    std::uint32_t from, to;
    std::int64_t number;
  };

  void read(const CaseAssociation& association);
  void read_parent(const CaseAssociation& association, std::uint32_t child);
  void add_links();
  void order();
  void note_cycles();
  std::string name_of(std::uint32_t item) const;

  const CasePackage& package_;
  const std::unordered_map<std::string, std::size_t>& items_;
  CaseNotes& notes_;
  CaseTree tree_;
  std::vector<Place> places_;
  std::vector<Link> links_;
};

void TreeBuilder::read(const CaseAssociation& association) {
  const auto origin = items_.find(association.origin);
  if (origin == items_.end()) {
    const bool document = association.origin == package_.identifier;
    notes_.warn(association.pointer,
                document ? "an association starts at the document: left out"
                         : "an association starts at a CFItem that is not in the package: left out");
    return;
  }
  const auto from = static_cast<std::uint32_t>(origin->second);
  if (association.type == "isChildOf") {
    read_parent(association, from);
    return;
  }
  const auto target = items_.find(association.destination);
  if (target == items_.end()) {
    notes_.warn(association.pointer,
                "an association (" + association.type + ") leads out of the package: left out");
    return;
  }
  const bool peers = association.type == "isPeerOf";
  if (!peers && association.type != "isRelatedTo") {
    notes_.warn(association.pointer,
                "an instrument has no place for an association of type " + assay::quoted(association.type));
    return;
  }
  if (peers)
    notes_.warn(association.pointer, "peers (isPeerOf) become links, which do not say what sort they are");
  links_.push_back({from, static_cast<std::uint32_t>(target->second),
                    association.number.value_or(std::numeric_limits<std::int64_t>::max())});
}

void TreeBuilder::read_parent(const CaseAssociation& association, std::uint32_t child) {
  if (association.destination == package_.identifier) {
    if (tree_.nodes[child].parent == ASSAY_NONE) places_[child].number = association.number;
    return;
  }
  const auto target = items_.find(association.destination);
  if (target == items_.end()) {
    notes_.warn(association.pointer, "a parent is not in the package: the association is left out");
    return;
  }
  const auto parent = static_cast<std::uint32_t>(target->second);
  CaseNode& node = tree_.nodes[child];
  if (node.parent == ASSAY_NONE) {
    node.parent = parent;
    places_[child].number = association.number;
  } else if (node.parent != parent) {
    notes_.warn(association.pointer,
                "a CFItem has several parents: the first holds, the others become links");
    links_.push_back({child, parent, std::numeric_limits<std::int64_t>::max()});
  }
}

void TreeBuilder::add_links() {
  std::stable_sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) {
    return std::tie(a.from, a.number) < std::tie(b.from, b.number);
  });
  for (const Link& link : links_) {
    std::vector<std::uint32_t>& links = tree_.nodes[link.from].links;
    if (link.from != link.to && std::find(links.begin(), links.end(), link.to) == links.end())
      links.push_back(link.to);
  }
}

void TreeBuilder::order() {
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
    const std::uint32_t parent = tree_.nodes[i].parent;
    (parent == ASSAY_NONE ? waiting : tree_.nodes[parent].children).push_back(i);
  }
  const auto sort = [this](std::vector<std::uint32_t>& siblings) {
    std::sort(siblings.begin(), siblings.end(),
              [this](std::uint32_t a, std::uint32_t b) { return before(places_[a], places_[b]); });
  };
  sort(waiting);
  std::reverse(waiting.begin(), waiting.end());
  while (!waiting.empty()) {
    const std::uint32_t next = waiting.back();
    waiting.pop_back();
    tree_.order.push_back(next);
    CaseNode& node = tree_.nodes[next];
    sort(node.children);
    for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) {
      tree_.nodes[*child].depth = node.depth + 1;
      waiting.push_back(*child);
    }
    if (node.depth == kDeepest && !node.children.empty()) {
      notes_.problem(package_.items[next].pointer, "the tree of CFItems is too deep",
                     "children below depth " + std::to_string(kDeepest + 1),
                     "at most " + std::to_string(kDeepest + 1) + " levels");
    }
  }
  if (tree_.order.size() < tree_.nodes.size()) note_cycles();
}

// What no root leads to hangs on a cycle.
void TreeBuilder::note_cycles() {
  std::vector<bool> seen(tree_.nodes.size());
  for (const std::uint32_t reached : tree_.order) seen[reached] = true;
  for (std::uint32_t start = 0; start < tree_.nodes.size(); ++start) {
    std::vector<std::uint32_t> path;
    std::uint32_t at = start;
    for (; !seen[at]; at = tree_.nodes[at].parent) {
      seen[at] = true;
      path.push_back(at);
    }
    const auto first = std::find(path.begin(), path.end(), at);
    if (first == path.end()) continue;
    std::vector<std::string> names;
    for (auto step = first; step != path.end(); ++step) names.push_back(name_of(*step));
    names.push_back(name_of(at));
    notes_.problem(package_.items[at].pointer, "CFItems are their own ancestors by isChildOf",
                   enumerate(names, "and"), "a tree", "take one of these associations out");
  }
}

std::string TreeBuilder::name_of(std::uint32_t item) const {
  const CaseItem& one = package_.items[item];
  return assay::quoted(one.code.value_or(one.identifier));
}

}  // namespace

CaseTree build_tree(const CasePackage& package, const std::unordered_map<std::string, std::size_t>& items,
                    CaseNotes& notes) {
  return TreeBuilder(package, items, notes).build();
}

}  // namespace assay
