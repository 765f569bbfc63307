// The reader of instruments. Ids of a kind are gathered before anything of that kind is read further, so
// that a wrong reference can be told as unknown or as declared too late.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assay/error.hpp"
#include "assay/instrument.hpp"
#include "assay/text.hpp"
#include "assay/toml.hpp"
#include "complaints.hpp"
#include "read_attributes.hpp"
#include "read_scale.hpp"
#include "read_scoring.hpp"
#include "scales_of_items.hpp"

namespace assay {
namespace {

constexpr std::size_t kMaxItems = 10000;
constexpr std::size_t kMaxConstructs = 10000;
constexpr std::size_t kMaxScales = 1000;
constexpr std::size_t kMaxRoles = 64;
constexpr std::int64_t kMaxRaters = 1000000;
// A suggestion looks at every id there is; a file that is wrong throughout must not take minutes.
constexpr int kMaxSuggestions = 100;

const std::vector<std::string> kTextKinds = {"definition", "summary", "low",       "high", "may-indicate",
                                             "desired",    "action",  "behaviour", "note", "task"};
// Columns of the response files.
const std::vector<std::string> kReservedItems = {"case", "rater", "role", "item", "value", "text"};

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A BCP 47 tag by its shape: a language of two or three letters, then parts of letters and digits.
bool is_locale(std::string_view tag) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  bool first = true;
  for (std::size_t begin = 0; begin <= tag.size(); first = false) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    const std::string_view part = tag.substr(begin, end - begin);
    const bool fits = first ? part.size() == 2 || part.size() == 3 : !part.empty() && part.size() <= 8;
    const bool spelled = std::all_of(part.begin(), part.end(),
                                     [&](char c) { return letter(c) || (!first && c >= '0' && c <= '9'); });
    if (!fits || !spelled) return false;
    begin = end + 1;
  }
  return !first;
}

std::string at_line(std::uint64_t line) {
  return "line " + std::to_string(line);
}

// All [[key]] tables of one kind, with the ids they declare.
struct Declared {
  std::string key;
  std::vector<TomlReader> tables;
  bool none = false;                // no table, and nothing else under the key
  std::vector<std::string> ids;     // one a table; empty where it is wrong
  std::vector<std::string> usable;  // those that a reference can mean
  std::unordered_map<std::string, std::uint32_t> index;
};

class InstrumentReader {
 public:
  explicit InstrumentReader(const TomlFile& file) : root_(file, problems_) { result_.source = file.name; }

  Instrument read();

 private:
  Declared declare(std::string_view key, std::size_t limit, const std::vector<std::string>& reserved);
  std::uint32_t reference(TomlReader& table, std::string_view key, const Declared& to);
  std::string remedy_for_unknown(const std::string& id, const Declared& to);
  std::uint32_t parent(TomlReader& table, const Declared& kind, std::size_t child);
  std::optional<double> positive(TomlReader& table, std::string_view key);

  void read_header();
  void read_scales();
  void read_roles();
  void read_constructs();
  void read_level(TomlReader& table, Construct& construct, int depth);
  void read_target(TomlReader& table, Construct& construct);
  void check_target(TomlReader& table, const Construct& construct, std::uint32_t scale, std::string remedy);
  void check_targets_by_items();
  void read_links(TomlReader& table, std::uint32_t self);
  void read_texts(TomlReader& table, Construct& construct);
  void order_levels();
  void read_items();
  std::uint32_t read_form(TomlReader& table);
  void check_whole();

  struct Level {
    std::string name;
    int depth;
    std::string first;  // the construct that has it first
    std::uint64_t line;
  };

  std::vector<Problem> problems_;
  TomlReader root_;
  Instrument result_;
  Declared scales_, roles_, constructs_, items_;
  std::vector<Level> levels_;
  std::unordered_map<std::string, std::uint32_t> forms_;
  int suggestions_left_ = kMaxSuggestions;
};

Instrument InstrumentReader::read() {
  scales_ = declare("scale", kMaxScales, {});
  roles_ = declare("role", kMaxRoles, {"all"});
  constructs_ = declare("construct", kMaxConstructs, {});
  items_ = declare("item", kMaxItems, kReservedItems);
  read_header();
  read_scales();
  read_roles();
  read_attributes(root_, result_.attributes);
  read_scoring(root_, result_);
  read_constructs();
  read_items();
  check_targets_by_items();
  check_whole();
  root_.finish();
  std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  throw_if_any(std::move(problems_));
  order_levels();
  return std::move(result_);
}

Declared InstrumentReader::declare(std::string_view key, std::size_t limit,
                                   const std::vector<std::string>& reserved) {
  Declared kind;
  kind.key = key;
  const std::size_t before = problems_.size();
  kind.tables = root_.tables(key);
  kind.none = kind.tables.empty() && problems_.size() == before;
  if (kind.tables.size() > limit) {
    kind.tables[limit].complain({}, "there are too many of [[" + kind.key + "]]",
                                std::to_string(kind.tables.size()), "at most " + std::to_string(limit));
    kind.tables.erase(kind.tables.begin() + static_cast<std::ptrdiff_t>(limit), kind.tables.end());
  }
  for (TomlReader& table : kind.tables) {
    kind.ids.push_back(table.id("id"));
    const std::string& id = kind.ids.back();
    if (id.empty()) continue;
    if (contains(reserved, id)) {
      table.complain("id", "this id is reserved", quoted(id), "any id but " + enumerate(reserved, "and"),
                     "choose another id");
      continue;
    }
    const auto [first, added] = kind.index.emplace(id, static_cast<std::uint32_t>(kind.ids.size() - 1));
    if (added) {
      kind.usable.push_back(id);
      continue;
    }
    table.complain("id", "this id is given twice",
                   quoted(id) + ", first in " + at_line(kind.tables[first->second].where("id").line),
                   "an id that no other [[" + kind.key + "]] has", "rename or remove one of the two");
  }
  return kind;
}

// The index of the table that `key` names, or ASSAY_NONE, which is then noted.
std::uint32_t InstrumentReader::reference(TomlReader& table, std::string_view key, const Declared& to) {
  const std::string id = table.text(key);
  if (id.empty()) return ASSAY_NONE;
  const auto found = to.index.find(id);
  if (found != to.index.end()) return found->second;
  table.complain(key, "there is no [[" + to.key + "]] with this id", quoted(id), enumerate(to.usable, "or"),
                 remedy_for_unknown(id, to));
  return ASSAY_NONE;
}

std::string InstrumentReader::remedy_for_unknown(const std::string& id, const Declared& to) {
  std::optional<std::string> near;
  if (suggestions_left_-- > 0) near = closest(id, to.usable);
  return near ? "did you mean " + quoted(*near) + "?" : "declare it as a [[" + to.key + "]]";
}

// The index of the parent of table `child`, which must stand before it; ASSAY_NONE when there is none.
std::uint32_t InstrumentReader::parent(TomlReader& table, const Declared& kind, std::size_t child) {
  if (!table.optional_text("parent")) return ASSAY_NONE;
  const std::uint32_t index = reference(table, "parent", kind);
  if (index == ASSAY_NONE || index < child) return index;
  if (index == child) {
    table.complain("parent", "a " + kind.key + " is its own parent", quoted(kind.ids[index]), {},
                   "name another, or leave `parent` out");
  } else {
    const std::string line = at_line(kind.tables[index].where("id").line);
    table.complain("parent", "the parent is declared after its child",
                   quoted(kind.ids[index]) + ", declared in " + line, "a [[" + kind.key + "]] further up",
                   "move the parent above this table");
  }
  return ASSAY_NONE;
}

std::optional<double> InstrumentReader::positive(TomlReader& table, std::string_view key) {
  const std::optional<double> value = table.optional_number(key);
  if (value && *value <= 0) {
    table.complain(key, "the number is not above zero", table.raw(key)->described(), "a number above 0");
    return std::nullopt;
  }
  return value;
}

void InstrumentReader::read_header() {
  auto table = root_.table("instrument", true);
  if (!table) return;
  result_.id = table->id("id");
  result_.version = table->text("version");
  result_.title = table->text("title");
  result_.vendor = table->text("vendor");
  result_.kind = table->text("kind");
  result_.locale = table->text("locale");
  if (!result_.locale.empty() && !is_locale(result_.locale)) {
    table->complain("locale", "this is not a language tag", quoted(result_.locale),
                    "a tag such as en, en-GB or pt-BR");
  }
  result_.description = table->text_or("description", "");
  table->finish();
}

void InstrumentReader::read_scales() {
  for (std::size_t i = 0; i < scales_.tables.size(); ++i) {
    Scale& scale = result_.scales.emplace_back();
    scale.id = scales_.ids[i];
    read_scale(scales_.tables[i], scale);
    scales_.tables[i].finish();
  }
}

void InstrumentReader::read_roles() {
  for (std::size_t i = 0; i < roles_.tables.size(); ++i) {
    TomlReader& table = roles_.tables[i];
    Role& role = result_.roles.emplace_back();
    role.id = roles_.ids[i];
    role.title = table.text("title");
    role.parent = parent(table, roles_, i);
    role.required = table.flag_or("required", false);
    role.max_raters = static_cast<std::uint32_t>(table.optional_integer("max", 1, kMaxRaters).value_or(0));
    table.finish();
  }
}

void InstrumentReader::read_constructs() {
  constexpr int kUnknownDepth = -1;
  std::vector<int> depths;
  for (std::size_t i = 0; i < constructs_.tables.size(); ++i) {
    TomlReader& table = constructs_.tables[i];
    Construct& construct = result_.constructs.emplace_back();
    construct.id = constructs_.ids[i];
    construct.title = table.text("title");
    construct.short_title = table.text_or("short", construct.title);
    if (table.has("short")) refuse_blank(table, "short", construct.short_title);
    construct.aliases = table.texts("aliases");
    for (const std::string& alias : construct.aliases) refuse_blank(table, "aliases", alias);
    construct.parent = parent(table, constructs_, i);
    const bool orphan = construct.parent == ASSAY_NONE;
    const int above = orphan ? (table.has("parent") ? kUnknownDepth : 0) : depths[construct.parent];
    depths.push_back(orphan || above == kUnknownDepth ? above : above + 1);
    read_level(table, construct, depths.back());
    const auto weight = positive(table, "weight");
    construct.has_weight = weight.has_value();
    construct.weight = weight.value_or(1);
    read_target(table, construct);
    read_links(table, static_cast<std::uint32_t>(i));
    read_texts(table, construct);
    table.finish(kTextKinds);
  }
}

void InstrumentReader::read_target(TomlReader& table, Construct& construct) {
  const auto target = table.optional_number("target");
  construct.has_target = target.has_value();
  construct.target = target.value_or(0);
  if (table.has("scale")) construct.scale = reference(table, "scale", scales_);
  check_target(table, construct, construct.scale, "correct the target, or name another scale");
}

void InstrumentReader::check_target(TomlReader& table, const Construct& construct, std::uint32_t scale,
                                    std::string remedy) {
  if (!construct.has_target || scale == ASSAY_NONE) return;
  Scale span = result_.scales[scale];
  span.continuous = true;  // a target may lie between two points
  span.accepts_na = false;
  // A scale that is wrong itself has no points, and has been complained of.
  if (span.points.empty() || span.accepts(construct.target)) return;
  table.complain("target", "the target lies off its scale", table.raw("target")->described(),
                 span.accepted() + ", as in " + quoted(span.id), std::move(remedy));
}

// A target without a scale of its own is on that of the items. A sum is in another unit than its items.
void InstrumentReader::check_targets_by_items() {
  if (result_.method == ASSAY_METHOD_SUM) return;
  const std::vector<std::uint32_t> scales = scales_of_items(result_);
  for (std::size_t i = 0; i < constructs_.tables.size(); ++i) {
    TomlReader& table = constructs_.tables[i];
    if (table.has("scale")) continue;
    check_target(table, result_.constructs[i], scales[i],
                 "correct the target, or name the scale that it is on as `scale`");
  }
}

// A link may lead to a construct further down: all ids are known by now.
void InstrumentReader::read_links(TomlReader& table, std::uint32_t self) {
  table.texts("links");  // complains of what is not a list of texts
  const TomlValue* const value = table.raw("links");
  if (value == nullptr || !value->is_array()) return;
  const TomlArray& array = std::get<TomlArray>(value->value);
  std::vector<bool> linked(constructs_.ids.size());
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (!array[i].is_string()) continue;
    const std::string& id = std::get<std::string>(array[i].value);
    const auto complain = [&](std::string what, std::string accepted, std::string remedy) {
      complain_at(table, table.path("links") + "[" + std::to_string(i) + "]", array[i].line, array[i].column,
                  std::move(what), quoted(id), std::move(accepted), std::move(remedy));
    };
    const auto found = constructs_.index.find(id);
    if (found == constructs_.index.end()) {
      complain("there is no [[construct]] with this id", enumerate(constructs_.usable, "or"),
               remedy_for_unknown(id, constructs_));
    } else if (found->second == self) {
      complain("a construct is linked to itself", "any construct but this one", "take the link out");
    } else if (linked[found->second]) {
      complain("the link is there twice", "each link once", "take one of the two out");
    } else {
      linked[found->second] = true;
      result_.constructs[self].links.push_back(found->second);
    }
  }
}

// A negative depth is not known, for the parent is wrong; that is complained of elsewhere.
void InstrumentReader::read_level(TomlReader& table, Construct& construct, int depth) {
  const std::string name = table.id("level");
  if (name.empty() || depth < 0) return;
  if (name == "item") {
    table.complain("level", "this level is reserved", quoted(name), "any level but item",
                   "choose another name");
    return;
  }
  const auto known =
      std::find_if(levels_.begin(), levels_.end(), [&](const Level& level) { return level.name == name; });
  construct.level = static_cast<std::uint32_t>(known - levels_.begin());
  if (known == levels_.end()) {
    levels_.push_back({name, depth, construct.id, table.where("level").line});
  } else if (known->depth != depth) {
    table.complain("level", "a level stands at two depths of the tree",
                   quoted(name) + " at depth " + std::to_string(depth + 1) + "; " + quoted(known->first) +
                       " (" + at_line(known->line) + ") has it at depth " + std::to_string(known->depth + 1),
                   "one depth for all constructs of a level", "name another level, or another parent");
  }
}

void InstrumentReader::read_texts(TomlReader& table, Construct& construct) {
  for (const std::string& kind : table.keys()) {
    if (!contains(kTextKinds, kind)) continue;
    for (std::string& text : table.text_or_texts(kind)) {
      refuse_blank(table, kind, text);
      construct.texts.push_back({kind, std::move(text)});
    }
  }
}

// Levels were met in the order of the file; a level may be met before an outer one of another branch.
void InstrumentReader::order_levels() {
  std::vector<std::uint32_t> order(levels_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  std::stable_sort(order.begin(), order.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return levels_[a].depth < levels_[b].depth; });
  std::vector<std::uint32_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = static_cast<std::uint32_t>(i);
    result_.levels.push_back(levels_[order[i]].name);
  }
  for (Construct& construct : result_.constructs) construct.level = place[construct.level];
}

void InstrumentReader::read_items() {
  for (std::size_t i = 0; i < items_.tables.size(); ++i) {
    TomlReader& table = items_.tables[i];
    Item& item = result_.items.emplace_back();
    item.id = items_.ids[i];
    item.text = table.text("text");
    item.construct = reference(table, "construct", constructs_);
    item.scale = reference(table, "scale", scales_);
    item.reverse = table.flag_or("reverse", false);
    item.weight = positive(table, "weight").value_or(1);
    item.form = read_form(table);
    table.finish();
  }
}

// The index of the item's form, which is noted when it is met first; ASSAY_NONE when it has none.
std::uint32_t InstrumentReader::read_form(TomlReader& table) {
  if (!table.has("form")) return ASSAY_NONE;
  const std::string form = table.id("form");
  if (form.empty()) return ASSAY_NONE;
  const auto [at, added] = forms_.emplace(form, static_cast<std::uint32_t>(forms_.size()));
  if (added) result_.forms.push_back(form);
  return at->second;
}

void InstrumentReader::check_whole() {
  if (items_.none && constructs_.none) {
    root_.complain({}, "the instrument measures nothing", {}, "at least one [[construct]] or [[item]]");
  }
  if (roles_.none && !items_.none) {
    root_.complain("role", "nobody can answer the items", {}, "at least one [[role]]", "declare the roles");
  }
}

}  // namespace

Instrument parse_instrument(std::string_view toml, const std::string& source) {
  const TomlFile file = parse_toml(toml, source);
  return InstrumentReader(file).read();
}

}  // namespace assay
