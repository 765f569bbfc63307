#include "page.hpp"

#include <algorithm>

#include "escape.hpp"
#include "render.hpp"

namespace assay::markdown {
namespace {

bool has_cover(const sdk::Node& document) {
  return std::any_of(document.children.begin(), document.children.end(),
                     [](const sdk::Node& child) { return child.is(ASSAY_COVER); });
}

}  // namespace

Page::Page(const sdk::Node& document, const Look& look, const Anchors& anchors)
    : document_(document), look_(look), anchors_(anchors) {
  find_anchor_ = [this](std::string_view id) {
    const auto found = anchors_.find(id);
    return found == anchors_.end() ? std::string() : found->second;
  };
}

std::string Page::write() {
  if (!has_cover(document_)) title_block();
  content(document_.children);
  foot();
  return out_.take();
}

void Page::title_block() {
  heading(1, {{document_.title}});
  anchor_here(document_.id);
  line(look_.name);
  note(document_.note);
}

// The document's title mostly says what the cover says in two lines.
void Page::cover(const sdk::Node& node) {
  const std::string_view title = document_.title.empty() ? node.title : document_.title;
  const auto said = [&](const std::string& part) { return title.find(part) != std::string_view::npos; };
  heading(1, {{title}});
  anchor_here(node.id);
  if (!said(node.title)) strong_line(node.title);
  if (!said(node.note)) strong_line(node.note);
  note(document_.note);
  line(look_.name);
  facts(node);
}

void Page::facts(const sdk::Node& node) {
  bool first = true;
  for (const sdk::OwnedPair& pair : node.attributes) {
    const std::string label = one_line(pair.key), value = one_line(pair.value);
    if (label.empty() && value.empty()) continue;
    if (!first) out_.tight();
    first = false;
    const std::string strong = label.empty() ? std::string() : words(label + ":", ASSAY_SPAN_STRONG) + " ";
    out_.block("- " + strong + inline_markdown({{value}}, LineEnds::kBlanks, find_anchor_, strong.empty()));
  }
}

void Page::contents(const sdk::Node& node) {
  if (node.children.empty()) return;
  heading(2, {{node.title.empty() ? look_.wording("contents") : std::string_view(node.title)}});
  anchor_here(node.id);
  bool first = true;
  for (const sdk::Node& entry : node.children) {
    const std::uint32_t depth = std::clamp<std::uint32_t>(entry.lines, 1, 16);
    if (!first) out_.tight();
    first = false;
    const std::string target = "#" + entry.id;
    out_.block(std::string(2 * (depth - 1), ' ') + "- " +
               inline_markdown({{entry.title, 0, target}}, LineEnds::kBlanks, find_anchor_, true));
  }
}

void Page::foot() {
  if (one_line(look_.footer).empty()) return;
  out_.block("---");
  line(look_.footer);
}

void Page::heading(int level, const std::vector<Run>& runs) {
  const std::string plain = plain_words(runs);
  if (plain.empty()) return;
  last_heading_ = plain;
  if (level > 6) {
    std::vector<Run> strong = runs;
    for (Run& run : strong) run.style |= ASSAY_SPAN_STRONG;
    return out_.block(inline_markdown(strong, LineEnds::kBlanks, find_anchor_, true));
  }
  out_.block(std::string(static_cast<std::size_t>(level), '#') + " " +
             inline_markdown(runs, LineEnds::kBlanks, find_anchor_, false));
  last_anchor_ = slugs_.next(plain);
}

void Page::anchor_here(std::string_view id) {
  if (!id.empty() && !last_anchor_.empty()) found_.emplace(id, last_anchor_);
}

std::string Page::words(std::string_view text, std::uint32_t style) {
  return inline_markdown({{text, style}}, LineEnds::kBlanks, find_anchor_, true);
}

void Page::line(std::string_view text, std::uint32_t style) {
  const std::string shown = words(text, style);
  if (!shown.empty()) out_.block(shown);
}

void Page::strong_line(std::string_view text) {
  line(text, ASSAY_SPAN_STRONG);
}

void Page::note(std::string_view text) {
  line(text, ASSAY_SPAN_EMPHASIS);
}

void check_look(const Look& look) {
  for (const char* key : {"contents", "decimal-mark", "no-value"}) look.wording(key);
}

std::string render_markdown(const sdk::Node& document, const Look& look) {
  check_look(look);
  const Anchors none;
  Page first(document, look, none);
  first.write();
  const Anchors anchors = first.take_anchors();
  return Page(document, look, anchors).write();
}

}  // namespace assay::markdown
