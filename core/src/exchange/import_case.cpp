// From a package to an instrument: which CFItems are constructs and which are questions, and what their words
// and rubrics come to.
#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <utility>

#include "assay/exchange.hpp"
#include "assay/text.hpp"
#include "case_json.hpp"
#include "case_tree.hpp"
#include "import_document.hpp"
#include "import_names.hpp"
#include "import_rubrics.hpp"
#include "package.hpp"

namespace assay {
namespace {

// Columns of the response files, which no item can be called.
constexpr const char* kReserved[] = {"case", "rater", "role", "item", "value", "text"};

class Importer {
 public:
  Importer(const CasePackage& package, CaseNotes& notes, const std::string& id)
      : package_(package), notes_(notes), wanted_id_(id) {
    for (std::size_t i = 0; i < package.items.size(); ++i) index_.emplace(package.items[i].identifier, i);
  }

  Instrument build();

 private:
  void sort_out();
  void name_all();
  void restore_order(std::vector<std::uint32_t>& nodes, const std::vector<std::string>& ids,
                     bool parents_first);
  void add_construct(std::uint32_t node);
  void add_words(const CaseItem& item, const ItemRubrics& rubrics, Construct& construct);
  void add_links();
  void add_items();
  void add_item(std::uint32_t node, std::uint32_t construct, const Scored& scored, std::string id,
                bool question);
  std::uint32_t form_of(const std::optional<std::string>& form);
  ItemPaths paths() const;
  void note_gaps();

  const CaseItem& item(std::uint32_t node) const { return package_.items[node]; }

  const CasePackage& package_;
  CaseNotes& notes_;
  std::string wanted_id_;
  std::unordered_map<std::string, std::size_t> index_;
  CaseTree tree_;
  RubricContents rubrics_;
  Instrument result_;
  std::vector<bool> is_question_;
  std::vector<std::string> ids_, levels_;              // by node
  std::vector<std::uint32_t> constructs_, questions_;  // nodes, in the order of the instrument
  std::vector<std::uint32_t> construct_of_;            // by node
  TakenIds construct_ids_, item_ids_;
};

Instrument Importer::build() {
  tree_ = build_tree(package_, index_, notes_);
  notes_.throw_if_any();
  rubrics_ = read_rubrics(package_, index_, notes_);
  sort_out();
  name_all();
  restore_order(constructs_, package_.extension.constructs, true);
  restore_order(questions_, package_.extension.items, false);
  result_.scales = rubrics_.scales;
  construct_of_.assign(package_.items.size(), ASSAY_NONE);
  for (const std::uint32_t node : constructs_) add_construct(node);
  add_links();
  add_items();
  import_document(package_, paths(), wanted_id_, notes_, result_);
  note_gaps();
  return std::move(result_);
}

// A question is a leaf of the type that says so, with a scale; everything else is measured.
void Importer::sort_out() {
  is_question_.assign(package_.items.size(), false);
  for (const std::uint32_t node : tree_.order) {
    const CaseNode& place = tree_.nodes[node];
    const bool typed = slug(item(node).type.value_or("")) == kQuestionType;
    is_question_[node] =
        typed && place.children.empty() && place.parent != ASSAY_NONE && !rubrics_.items[node].scored.empty();
    (is_question_[node] ? questions_ : constructs_).push_back(node);
  }
}

void Importer::name_all() {
  for (const char* word : kReserved) item_ids_.emplace(word, 1);
  ids_.resize(package_.items.size());
  for (const std::uint32_t node : constructs_) ids_[node] = id_for(item(node), construct_ids_, notes_);
  for (const std::uint32_t node : questions_) ids_[node] = id_for(item(node), item_ids_, notes_);
  levels_ = levels_for(package_, tree_, constructs_, notes_);
}

ItemPaths Importer::paths() const {
  ItemPaths paths;
  for (const std::uint32_t node : constructs_) paths.emplace_back(node, "construct/" + ids_[node]);
  for (const std::uint32_t node : questions_) paths.emplace_back(node, "item/" + ids_[node]);
  return paths;
}

// The order of the instrument, where the package carries it and still fits to it.
void Importer::restore_order(std::vector<std::uint32_t>& nodes, const std::vector<std::string>& ids,
                             bool parents_first) {
  if (ids.empty()) return;
  std::unordered_map<std::string, std::uint32_t> by_id;
  for (const std::uint32_t node : nodes) by_id.emplace(ids_[node], node);
  std::vector<std::uint32_t> ordered;
  std::vector<bool> placed(package_.items.size());
  bool fits = ids.size() == nodes.size();
  for (const std::string& id : ids) {
    const auto found = by_id.find(id);
    if (!fits || found == by_id.end() || placed[found->second]) {
      fits = false;
      break;
    }
    const std::uint32_t parent = tree_.nodes[found->second].parent;
    if (parents_first && parent != ASSAY_NONE && !placed[parent]) fits = false;
    placed[found->second] = true;
    ordered.push_back(found->second);
  }
  if (fits) {
    nodes = std::move(ordered);
  } else {
    notes_.warn("/CFDocument/extensions",
                "the order of the instrument does not fit to the items any more: that of the tree is taken");
  }
}

void Importer::add_construct(std::uint32_t node) {
  const CaseItem& from = item(node);
  const ItemRubrics& rubrics = rubrics_.items[node];
  construct_of_[node] = static_cast<std::uint32_t>(result_.constructs.size());
  Construct& construct = result_.constructs.emplace_back();
  construct.id = ids_[node];
  const std::uint32_t parent = tree_.nodes[node].parent;
  construct.parent = parent == ASSAY_NONE ? ASSAY_NONE : construct_of_[parent];
  const auto level = std::find(result_.levels.begin(), result_.levels.end(), levels_[node]);
  construct.level = static_cast<std::uint32_t>(level - result_.levels.begin());
  if (level == result_.levels.end()) result_.levels.push_back(levels_[node]);
  construct.title = from.abbreviated.value_or(from.statement);
  if (from.extension.title && normalized(*from.extension.title) == construct.title)
    construct.title = *from.extension.title;
  construct.short_title = from.extension.short_title.value_or(construct.title);
  construct.aliases = from.extension.aliases;
  construct.has_weight = rubrics.weight.has_value();
  construct.weight = rubrics.weight.value_or(1);
  construct.has_target = from.extension.target.has_value();
  construct.target = from.extension.target.value_or(0);
  if (from.extension.scale) {
    const auto scale = std::find_if(result_.scales.begin(), result_.scales.end(),
                                    [&](const Scale& one) { return one.id == *from.extension.scale; });
    if (scale != result_.scales.end())
      construct.scale = static_cast<std::uint32_t>(scale - result_.scales.begin());
    if (scale == result_.scales.end()) {
      notes_.warn(from.pointer + "/extensions", "the scale of a target is not in the rubrics: left out");
    }
  }
  add_words(from, rubrics, construct);
}

// Texts in the order that the extension tells. Where it has other words than the package's own properties,
// these hold: they are what somebody may have edited.
void Importer::add_words(const CaseItem& from, const ItemRubrics& rubrics, Construct& construct) {
  HeldTexts held;
  const auto fill = [](std::optional<std::string>& text, const std::vector<std::string>& lines) {
    if (!lines.empty()) text = joined_lines(lines);
  };
  if (from.abbreviated) held.definition = from.statement;
  held.note = from.notes;
  fill(held.low, rubrics.low);
  fill(held.high, rubrics.high);
  fill(held.action, rubrics.action);
  for (const CaseText& entry : from.extension.texts.value_or(std::vector<CaseText>())) {
    auto* const own = held.of(entry.kind);
    std::vector<std::string> texts = entry.texts.value_or(std::vector<std::string>());
    if (own != nullptr && (!entry.texts || *own != joined_lines(texts))) {
      texts = *own ? texts_of_kind(entry.kind, **own) : std::vector<std::string>();
    }
    if (own != nullptr) own->reset();
    for (std::string& text : texts) construct.texts.push_back({entry.kind, std::move(text)});
  }
  for (ConstructText& text : texts_without_extension(held, from.abbreviated.value_or(""))) {
    construct.texts.push_back(std::move(text));
  }
  for (const std::string& text : rubrics.between) {
    const auto last = std::find_if(construct.texts.rbegin(), construct.texts.rend(),
                                   [](const ConstructText& one) { return one.kind == "note"; });
    construct.texts.insert(last == construct.texts.rend() ? construct.texts.end() : last.base(),
                           {"note", text});
  }
}

void Importer::add_links() {
  for (const std::uint32_t node : tree_.order) {
    for (const std::uint32_t to : tree_.nodes[node].links) {
      if (is_question_[node] || is_question_[to]) {
        notes_.warn(item(node).pointer, "an instrument has no place for links of questions");
      } else {
        result_.constructs[construct_of_[node]].links.push_back(construct_of_[to]);
      }
    }
  }
}

// Questions first; then, for each construct that is rated as a whole, an item that asks for its level.
void Importer::add_items() {
  for (const std::uint32_t node : questions_) {
    const std::vector<Scored>& scored = rubrics_.items[node].scored;
    if (scored.size() > 1) {
      notes_.warn(item(node).pointer, "a question is in several criteria: the first makes its scale");
    }
    add_item(node, construct_of_[tree_.nodes[node].parent], scored.front(), ids_[node], true);
  }
  for (const std::uint32_t node : constructs_) {
    for (const Scored& scored : rubrics_.items[node].scored) {
      notes_.warn(scored.criterion->pointer,
                  "a criterion of a rubric became an item, which asks for the level of what it is about");
      add_item(node, construct_of_[node], scored, unique_id(ids_[node], item_ids_), false);
    }
  }
}

// What a criterion asks for; its category is its heading, as a rule.
std::string wording_of(const CaseCriterion& criterion, const std::string& title) {
  if (!criterion.category) return criterion.description.value_or(title);
  return criterion.description ? *criterion.category + ": " + *criterion.description : *criterion.category;
}

void Importer::add_item(std::uint32_t node, std::uint32_t construct, const Scored& scored, std::string id,
                        bool question) {
  const CaseItem& from = item(node);
  Item& made = result_.items.emplace_back();
  made.id = std::move(id);
  made.text = question ? from.statement : wording_of(*scored.criterion, result_.constructs[construct].title);
  made.construct = construct;
  made.scale = scored.scale;
  if (!question) return;
  made.reverse = from.extension.reverse;
  made.weight = rubrics_.items[node].weight.value_or(1);
  made.form = form_of(from.extension.form);
  const ItemRubrics& rubrics = rubrics_.items[node];
  if (!rubrics.low.empty() || !rubrics.high.empty() || !rubrics.action.empty() || !rubrics.between.empty() ||
      from.notes || scored.criterion->description || scored.criterion->category) {
    notes_.warn(from.pointer,
                "an instrument has no place for notes on a question, or for descriptions of its criterion "
                "and levels");
  }
}

std::uint32_t Importer::form_of(const std::optional<std::string>& form) {
  if (!form) return ASSAY_NONE;
  const auto found = std::find(result_.forms.begin(), result_.forms.end(), *form);
  const auto index = static_cast<std::uint32_t>(found - result_.forms.begin());
  if (found == result_.forms.end()) result_.forms.push_back(*form);
  return index;
}

// What has to be written by hand before anybody can answer. What this program wrote itself is as it was
// meant.
void Importer::note_gaps() {
  if (result_.items.empty() && !result_.constructs.empty()) {
    notes_.warn(
        "/CFItems",
        "the framework has no questions, and no rubric by which its items could be rated: the instrument "
        "makes sheets only",
        "add a [[scale]], a [[role]] for each sort of raters, and an [[item]] for everything that is asked");
    return;
  }
  if (!package_.extension.id.empty()) return;
  std::vector<bool> asked(result_.constructs.size());
  for (const Item& one : result_.items) asked[one.construct] = true;
  for (const std::uint32_t node : constructs_) {
    if (asked[construct_of_[node]] || !tree_.nodes[node].children.empty()) continue;
    notes_.warn(item(node).pointer, "nobody is asked about a CFItem, for no rubric has levels for it",
                "add an [[item]] for each construct without one");
  }
}

// The same parser as for files by hand has the last word, so what is written can be used.
Instrument parse_made(const std::string& toml, const std::string& source) {
  try {
    return parse_instrument(toml, source);
  } catch (const Error& error) {
    std::vector<Problem> problems;
    for (const Problem& problem : error.problems()) {
      problems.push_back({{source, 0, 0},
                          problem.key,
                          "the package makes no valid instrument: " + problem.what,
                          problem.found,
                          problem.accepted,
                          "correct the package"});
    }
    throw Error(std::move(problems));
  }
}

}  // namespace

CaseImport import_case(std::string_view json, const std::string& source, const std::string& id) {
  if (!id.empty() && !is_id(id)) {
    throw Error(Problem{{},
                        "id",
                        "this is no id for an instrument",
                        assay::quoted(id),
                        "a lower case letter, then lower case letters, digits, '-', '_' and '.'",
                        {}},
                Fault::Usage);
  }
  CaseNotes notes(source);
  const Json root = parse_case_json(json, notes);
  const CasePackage package = read_package(root, notes);
  const Instrument made = Importer(package, notes, id).build();
  CaseImport result;
  result.warnings = notes.warnings();
  std::vector<std::string> remarks = {"Made from a CASE package: " + package.title + ", " +
                                      package.identifier + "."};
  for (const Problem& warning : result.warnings) {
    if (!warning.remedy.empty()) remarks.push_back("To do: " + warning.what + "; " + warning.remedy + ".");
  }
  result.toml = instrument_toml(made, remarks);
  result.instrument = parse_made(result.toml, source);
  return result;
}

}  // namespace assay
