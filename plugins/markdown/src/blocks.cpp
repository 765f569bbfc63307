// What a section holds: text, lists, boxes, quotations, figures.
#include "escape.hpp"
#include "page.hpp"

namespace assay::markdown {
namespace {

bool is_list(const sdk::Node& node) {
  return node.is(ASSAY_LIST) || node.is(ASSAY_KEY_FIGURES) ||
         (node.is(ASSAY_BLANK) && node.blank == ASSAY_BLANK_CHOICE);
}

}  // namespace

void Page::content(const Children& children) {
  bool other_sign = false;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const sdk::Node& child = children[i];
    // Two lists in a row would be read as one; another sign keeps them apart.
    const bool follows = i > 0 && is_list(child) && is_list(children[i - 1]);
    other_sign_ = other_sign = follows && !other_sign;
    if (child.form == sdk::NodeForm::kChart) {
      chart(*child.chart);
    } else if (child.form == sdk::NodeForm::kText) {
      std::vector<Run> runs;
      for (; i < children.size() && children[i].form == sdk::NodeForm::kText; ++i) {
        runs.push_back({children[i].text, children[i].style, children[i].target});
      }
      --i;
      const std::string shown = inline_markdown(runs, LineEnds::kKept, find_anchor_, true);
      if (!shown.empty()) out_.block(shown);
    } else {
      block(child);
    }
  }
}

void Page::block(const sdk::Node& node) {
  switch (node.kind) {
    case ASSAY_COVER:
      return cover(node);
    case ASSAY_CONTENTS:
      return contents(node);
    case ASSAY_SECTION:
      return section(node);
    case ASSAY_HEADING:
      heading(level_, runs_of(node));
      return anchor_here(node.id);
    case ASSAY_LIST:
      return list(node);
    case ASSAY_TABLE:
      return table(node);
    case ASSAY_KEY_FIGURES:
      return key_figures(node);
    case ASSAY_CALLOUT:
      return callout(node);
    case ASSAY_QUOTATION:
      return quotation(node);
    case ASSAY_GRID:
      return grid(node);
    case ASSAY_BLANK:
      return blank(node);
    case ASSAY_PAGE_BREAK:
      return;
    default:
      return container(node);
  }
}

// Paragraphs, groups, and kinds that are not known: a title where there is one, and what they hold.
void Page::container(const sdk::Node& node) {
  anchor_here(node.id);
  if (!node.title.empty()) strong_line(node.title);
  note(node.note);
  content(node.children);
}

void Page::section(const sdk::Node& node) {
  const bool titled = !one_line(node.title).empty();
  heading(level_, {{node.title}});
  anchor_here(node.id);
  note(node.note);
  level_ += titled ? 1 : 0;
  content(node.children);
  level_ -= titled ? 1 : 0;
}

void Page::list(const sdk::Node& node) {
  anchor_here(node.id);
  if (!node.title.empty()) strong_line(node.title);
  note(node.note);
  const std::string_view bullet = other_sign_ ? "*" : "-", behind = other_sign_ ? ")" : ".";
  std::size_t number = 0;
  for (const sdk::Node& item : node.children) {
    std::string sign(bullet);
    if (node.has(ASSAY_FLAG_ORDERED)) sign = std::to_string(++number).append(behind);
    if (&item != &node.children.front()) out_.tight();
    out_.inside(sign + " ", std::string(sign.size() + 1, ' '), [&] {
      anchor_here(item.id);
      content(item.children);
    });
  }
}

void Page::key_figures(const sdk::Node& node) {
  anchor_here(node.id);
  const std::string bullet = other_sign_ ? "* " : "- ";
  bool first = true;
  for (const sdk::Node& figure : node.children) {
    if (!first) out_.tight();
    first = false;
    std::string shown = one_line(figure.title).empty() ? "" : words(one_line(figure.title) + ":") + " ";
    std::vector<Run> runs = runs_of(figure);
    for (Run& run : runs) run.style |= ASSAY_SPAN_STRONG;
    shown += inline_markdown(runs, LineEnds::kBlanks, find_anchor_, shown.empty());
    if (const std::string remark = one_line(figure.note); !remark.empty()) {
      shown += " (" + escaped(remark, false) + ")";
    }
    out_.inside(bullet, "  ", [&] {
      anchor_here(figure.id);
      out_.block(shown);
      for (const sdk::Node& child : figure.children) {
        if (child.form == sdk::NodeForm::kChart) chart(*child.chart);
        if (child.form == sdk::NodeForm::kElement) block(child);
      }
    });
  }
}

void Page::callout(const sdk::Node& node) {
  out_.inside("> ", "> ", [&] { container(node); });
}

void Page::quotation(const sdk::Node& node) {
  out_.inside("> ", "> ", [&] {
    anchor_here(node.id);
    content(node.children);
    note(node.note);
  });
}

void Page::grid(const sdk::Node& node) {
  anchor_here(node.id);
  for (const sdk::Node& cell : node.children) container(cell);
}

}  // namespace assay::markdown
