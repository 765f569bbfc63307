#include <algorithm>
#include <cstring>
#include <new>
#include <string_view>
#include <unordered_set>

#include "assay/document.hpp"
#include "assay/error.hpp"
#include "assay/text.hpp"
#include "grammar.hpp"

namespace assay {

// One event. Exactly one of the addresses is set; none for a close.
struct DocumentNode {
  assay_element* element = nullptr;
  const assay_span* span = nullptr;
  const assay_chart* chart = nullptr;

  bool is_close() const { return element == nullptr && span == nullptr && chart == nullptr; }
};

namespace {

// Renderers recurse over the tree.
constexpr std::size_t kDeepest = 64;

assay_status fail(assay_error* error, assay_status status, std::string_view text) {
  if (error == nullptr) return status;
  if (ASSAY_HAS(assay_error, error, code)) error->code = status;
  if (!ASSAY_HAS(assay_error, error, text)) return status;
  std::size_t size = std::min<std::size_t>(text.size(), ASSAY_ERROR_CAPACITY);
  while (size > 0 && size < text.size() && (text[size] & 0xC0) == 0x80) --size;
  std::memcpy(error->text, text.data(), size);
  error->text_size = static_cast<std::uint32_t>(size);
  return status;
}

struct OpenElement {
  std::uint32_t kind;  // as kind_inside() gives it
  const assay_element* element;
  std::uint64_t columns_taken = 0;  // of a ROW
};

}  // namespace

struct DocumentTree::State {
  Arena arena;
  std::vector<DocumentNode> nodes;
  std::vector<OpenElement> open;
  std::unordered_set<std::string_view> ids;
  std::vector<std::string_view> links;  // "#id"
  bool has_root = false, has_cover = false, has_contents = false, finished = false;
  std::string broken;  // the first thing that was wrong

  void open_element(const assay_element* from);
  void close_element();
  void add_text(const assay_span* from);
  void add_chart(const assay_chart* from);

  void check_place(const assay_element& element, std::uint32_t kind);
  void take_columns(const assay_element& cell);
  void take_once(bool& had, const assay_element& element);
  void claim(assay_text id, const char* owner);
  std::uint32_t innermost(const char* leaf) const;

  std::vector<std::string> complaints() const;
  void name_sections();
  std::vector<DocumentNode> contents();
  void fill_contents();

  template <typename Event>
  assay_status receive(assay_error* error, Event event);
};

void DocumentTree::State::take_once(bool& had, const assay_element& element) {
  if (had) throw BrokenGrammar(described(element) + ": there is one already");
  had = true;
}

void DocumentTree::State::claim(assay_text id, const char* owner) {
  if (id.size == 0 || ids.insert(view(id)).second) return;
  throw BrokenGrammar(std::string(owner) + ": the id " + quoted(view(id)) + " is taken");
}

void DocumentTree::State::take_columns(const assay_element& cell) {
  const std::uint64_t columns = open[open.size() - 2].element->columns.count;
  OpenElement& row = open.back();
  row.columns_taken += std::max<std::uint32_t>(cell.span, 1);
  if (row.columns_taken <= columns) return;
  throw BrokenGrammar(described(cell) + ": the cells of the row take " + std::to_string(row.columns_taken) +
                      " columns, the table has " + std::to_string(columns));
}

void DocumentTree::State::check_place(const assay_element& element, std::uint32_t kind) {
  if (element.kind == ASSAY_CONTENTS_ENTRY) {
    throw BrokenGrammar(described(element) + ": the host fills CONTENTS; leave it empty");
  }
  if (open.empty()) {
    if (element.kind != ASSAY_DOCUMENT)
      throw BrokenGrammar(described(element) + ": may not stand outside of the DOCUMENT");
    take_once(has_root, element);
    return;
  }
  check_may_hold(open.back().kind, kind, element);
  if (open.size() >= kDeepest) {
    throw BrokenGrammar(described(element) + ": nested more than " + std::to_string(kDeepest) + " deep");
  }
  if (kind == ASSAY_CELL) take_columns(element);
  if (kind == ASSAY_COVER) take_once(has_cover, element);
  if (kind == ASSAY_CONTENTS) take_once(has_contents, element);
}

void DocumentTree::State::open_element(const assay_element* from) {
  assay_element* element = copy_element(from, arena);
  const std::uint32_t kind = kind_inside(element->kind, open.empty() ? 0 : open.back().kind);
  check_place(*element, kind);
  claim(element->id, kind_name(element->kind));
  open.push_back({kind, element});
  nodes.push_back({element, nullptr, nullptr});
}

void DocumentTree::State::close_element() {
  if (open.empty()) throw BrokenGrammar("close: nothing is open");
  open.pop_back();
  nodes.push_back({});
}

std::uint32_t DocumentTree::State::innermost(const char* leaf) const {
  if (open.empty()) throw BrokenGrammar(std::string(leaf) + ": may not stand outside of the DOCUMENT");
  return open.back().kind;
}

void DocumentTree::State::add_text(const assay_span* from) {
  check_may_hold_text(innermost("text"));
  const assay_span* span = copy_span(from, arena);
  if (span->target.size != 0 && span->target.data[0] == '#') links.push_back(view(span->target));
  nodes.push_back({nullptr, span, nullptr});
}

void DocumentTree::State::add_chart(const assay_chart* from) {
  check_may_hold_chart(innermost("chart"));
  const assay_chart* chart = copy_chart(from, arena);
  claim(chart->id, "chart");
  nodes.push_back({nullptr, nullptr, chart});
}

// The edge to the plugin: no exception gets past it, and after a failure the tree stays broken.
template <typename Event>
assay_status DocumentTree::State::receive(assay_error* error, Event event) {
  try {
    if (finished) return fail(error, ASSAY_E_ARGUMENT, "the document is finished");
    if (!broken.empty()) return fail(error, ASSAY_E_ARGUMENT, broken);
    try {
      event();
      return ASSAY_OK;
    } catch (const BrokenGrammar& complaint) {
      broken = complaint.what();
      return fail(error, ASSAY_E_ARGUMENT, broken);
    }
  } catch (const std::bad_alloc&) {
    broken = "out of memory";  // short enough to need none
    return fail(error, ASSAY_E_MEMORY, "memory ran out while the document was collected");
  } catch (...) {
    broken = "not collected";
    return fail(error, ASSAY_E_INTERNAL, "the document could not be collected");
  }
}

std::vector<std::string> DocumentTree::State::complaints() const {
  if (!broken.empty()) return {broken};
  if (!has_root) return {"no DOCUMENT was sent"};
  std::vector<std::string> out;
  for (const OpenElement& element : open) out.push_back(described(*element.element) + ": is not closed");
  for (const std::string_view link : links) {
    if (ids.count(link.substr(1)) == 0) out.push_back("the link " + quoted(link) + " leads to no element");
  }
  return out;
}

// Every section can be linked to, also one whose writer gave it no id.
void DocumentTree::State::name_sections() {
  std::uint64_t number = 0;
  for (const DocumentNode& node : nodes) {
    if (node.element == nullptr || node.element->kind != ASSAY_SECTION) continue;
    ++number;
    if (node.element->id.size != 0) continue;
    const std::string plain = "section-" + std::to_string(number);
    std::string id = plain;
    for (std::uint64_t i = 2; ids.count(id) != 0; ++i) id = plain + "-" + std::to_string(i);
    node.element->id = copy_text({id.data(), id.size()}, arena);
    ids.insert(view(node.element->id));
  }
}

std::vector<DocumentNode> DocumentTree::State::contents() {
  std::vector<DocumentNode> entries;
  std::vector<bool> listed;  // for each open element
  for (const DocumentNode& node : nodes) {
    if (node.is_close()) listed.pop_back();
    if (node.element == nullptr) continue;
    const bool entry =
        node.element->kind == ASSAY_SECTION && (node.element->flags & ASSAY_FLAG_NOT_LISTED) == 0;
    listed.push_back(entry);
    if (!entry) continue;
    auto* element = new (arena.allocate(sizeof(assay_element), alignof(assay_element))) assay_element{};
    element->struct_size = sizeof(assay_element);
    element->kind = ASSAY_CONTENTS_ENTRY;
    element->lines = static_cast<std::uint32_t>(std::count(listed.begin(), listed.end(), true));
    element->id = node.element->id;
    element->title = node.element->title;
    entries.push_back({element, nullptr, nullptr});
    entries.push_back({});
  }
  return entries;
}

void DocumentTree::State::fill_contents() {
  const auto place = std::find_if(nodes.begin(), nodes.end(), [](const DocumentNode& node) {
    return node.element != nullptr && node.element->kind == ASSAY_CONTENTS;
  });
  if (place == nodes.end()) return;
  const std::vector<DocumentNode> entries = contents();
  nodes.insert(place + 1, entries.begin(), entries.end());
}

DocumentTree::DocumentTree() : state_(std::make_unique<State>()) {}
DocumentTree::~DocumentTree() = default;
DocumentTree::DocumentTree(DocumentTree&&) noexcept = default;
DocumentTree& DocumentTree::operator=(DocumentTree&&) noexcept = default;

assay_document_sink DocumentTree::sink() {
  assay_document_sink sink{};
  sink.struct_size = sizeof(sink);
  sink.context = state_.get();
  sink.open = [](void* context, const assay_element* element, assay_error* error) {
    auto& state = *static_cast<State*>(context);
    return state.receive(error, [&] { state.open_element(element); });
  };
  sink.close = [](void* context, assay_error* error) {
    auto& state = *static_cast<State*>(context);
    return state.receive(error, [&] { state.close_element(); });
  };
  sink.text = [](void* context, const assay_span* span, assay_error* error) {
    auto& state = *static_cast<State*>(context);
    return state.receive(error, [&] { state.add_text(span); });
  };
  sink.chart = [](void* context, const assay_chart* chart, assay_error* error) {
    auto& state = *static_cast<State*>(context);
    return state.receive(error, [&] { state.add_chart(chart); });
  };
  return sink;
}

void DocumentTree::append(const DocumentAddition& add) {
  State& state = *state_;
  if (state.finished || !state.has_root || !state.open.empty() || !state.broken.empty()) return;
  state.nodes.pop_back();
  state.open.push_back({ASSAY_DOCUMENT, state.nodes.front().element});
  add(sink());
  state.close_element();
}

bool DocumentTree::has_role(std::string_view role) const {
  return std::any_of(state_->nodes.begin(), state_->nodes.end(), [&](const DocumentNode& node) {
    return node.element != nullptr && view(node.element->role) == role;
  });
}

void DocumentTree::finish(const std::string& writer) {
  if (state_->finished) return;
  std::vector<Problem> problems;
  for (const std::string& complaint : state_->complaints()) {
    Problem problem;
    problem.what = "the report writer " + writer + " sent a document that breaks the contract: " + complaint;
    problem.remedy = "tell the plugin's vendor";
    problems.push_back(std::move(problem));
  }
  throw_if_any(std::move(problems), Fault::Plugin);
  state_->name_sections();
  state_->fill_contents();
  state_->finished = true;
}

assay_status DocumentTree::replay(const assay_document_sink& sink, assay_error* error) const {
  const bool whole = ASSAY_HAS(assay_document_sink, &sink, chart);
  if (!whole || sink.open == nullptr || sink.close == nullptr || sink.text == nullptr ||
      sink.chart == nullptr) {
    return fail(error, ASSAY_E_ARGUMENT, "the document sink lacks a function");
  }
  for (const DocumentNode& node : state_->nodes) {
    assay_status status = ASSAY_OK;
    if (node.element != nullptr) {
      status = sink.open(sink.context, node.element, error);
    } else if (node.span != nullptr) {
      status = sink.text(sink.context, node.span, error);
    } else if (node.chart != nullptr) {
      status = sink.chart(sink.context, node.chart, error);
    } else {
      status = sink.close(sink.context, error);
    }
    if (status != ASSAY_OK) return status;
  }
  return ASSAY_OK;
}

std::size_t DocumentTree::size() const {
  const auto& nodes = state_->nodes;
  return static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [](const DocumentNode& node) { return !node.is_close(); }));
}

}  // namespace assay
