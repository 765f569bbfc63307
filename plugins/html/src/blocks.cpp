// What a section holds: text, lists, boxes, quotations, figures.
#include <algorithm>

#include "ids.hpp"
#include "page.hpp"

namespace assay::html {

void Page::content(const Children& children, std::size_t from) {
  for (std::size_t i = from; i < children.size(); ++i) {
    const sdk::Node& child = children[i];
    if (child.form == sdk::NodeForm::kChart) {
      chart(*child.chart);
    } else if (child.form == sdk::NodeForm::kText) {
      out_.element("p", {}, [&] {
        while (i < children.size() && children[i].form == sdk::NodeForm::kText) span(children[i++]);
      });
      --i;
    } else if (const std::size_t signs = sign_row(children, i); signs > 0) {
      i += signs - 1;
    } else {
      block(child);
    }
  }
}

void Page::inline_content(const sdk::Node& node) {
  for (const sdk::Node& child : node.children) {
    switch (child.form) {
      case sdk::NodeForm::kText:
        span(child);
        break;
      case sdk::NodeForm::kChart:
        small_chart(charts_, *child.chart);
        break;
      case sdk::NodeForm::kElement:
        block(child);
        break;
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
      return text_block(heading_tag(), "", node);
    case ASSAY_PARAGRAPH:
      return text_block("p", "", node);
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
    case ASSAY_GROUP:
      return container("group", node);
    case ASSAY_BLANK:
      return blank(node);
    case ASSAY_PAGE_BREAK:
      return out_.element("div", {{"class", "page-break"}}, std::string_view());
    default:
      return container("", node);
  }
}

void Page::span(const sdk::Node& node) {
  const std::string target = node.target.empty() ? std::string() : safe_target(node.target);
  if (!target.empty()) {
    const bool away = target[0] != '#';
    return out_.element("a", {{"href", target}, Attribute::if_any("rel", away ? "noreferrer" : "")},
                        node.text);
  }
  const bool strong = (node.style & ASSAY_SPAN_STRONG) != 0,
             emphasis = (node.style & ASSAY_SPAN_EMPHASIS) != 0;
  const auto words = [&] {
    if ((node.style & ASSAY_SPAN_MUTED) == 0) return out_.words(node.text);
    out_.element("span", {{"class", "muted"}}, node.text);
  };
  const auto stressed = [&] { emphasis ? out_.element("em", {}, words) : words(); };
  strong ? out_.element("strong", {}, stressed) : stressed();
}

void Page::chart(const sdk::OwnedChart& chart) {
  std::string key;
  bool shortened = false;
  for (const sdk::OwnedCategory& category : chart.categories) {
    shortened = shortened || (!category.short_label.empty() && category.short_label != category.label);
    key.append(category.short_label).append("\n").append(category.label).append("\n");
  }
  const bool in_full = chart.kind == ASSAY_CHART_GAP;
  const bool with_key = shortened && !in_full && key != last_key_;
  if (with_key) last_key_ = key;
  figure(charts_, chart, {chart.title != section_title_, with_key});
  out_.line_end();
}

void Page::text_block(std::string_view tag, std::string_view css_class, const sdk::Node& node) {
  out_.element(tag, {Attribute::id(node.id), Attribute::classes(css_class, node.role)},
               [&] { inline_content(node); });
  out_.line_end();
}

void Page::container(std::string_view css_class, const sdk::Node& node) {
  out_.element("div", {Attribute::id(node.id), Attribute::classes(css_class, node.role)},
               [&] { under_title("", node, [&] { content(node.children); }); });
  out_.line_end();
}

template <typename Body>
void Page::under_title(std::string_view css_class, const sdk::Node& node, Body&& body) {
  const bool titled = !node.title.empty();
  if (titled) heading(css_class, node.title);
  if (!node.note.empty()) out_.element("p", {{"class", "note"}}, node.note);
  level_ += titled ? 1 : 0;
  body();
  level_ -= titled ? 1 : 0;
}

std::string_view Page::heading_tag() const {
  constexpr std::string_view kTags[] = {"h2", "h3", "h4", "h5", "h6"};
  return kTags[std::min(level_, 6) - 2];
}

void Page::heading(std::string_view css_class, std::string_view title) {
  out_.element(heading_tag(), {Attribute::if_any("class", css_class)}, title);
}

void Page::section(const sdk::Node& node) {
  last_key_.clear();
  section_title_ = node.title;
  out_.line_end();
  const std::string_view place = node.has(ASSAY_FLAG_NEW_PAGE) ? "new-page" : "";
  out_.element("section", {Attribute::id(node.id), Attribute::classes(place, node.role)},
               [&] { under_title("", node, [&] { content(node.children); }); });
  out_.line_end();
}

void Page::list(const sdk::Node& node) {
  out_.element(node.has(ASSAY_FLAG_ORDERED) ? "ol" : "ul",
               {Attribute::id(node.id), Attribute::classes("", node.role)}, [&] {
                 for (const sdk::Node& item : node.children) {
                   out_.element("li", {}, [&] { inline_content(item); });
                 }
               });
  out_.line_end();
}

void Page::key_figures(const sdk::Node& node) {
  out_.element("dl", {{"class", "key-figures"}}, [&] {
    for (const sdk::Node& figure : node.children) {
      out_.element("div", {Attribute::classes("", figure.role)}, [&] {
        out_.element("dt", {}, figure.title);
        out_.element("dd", {}, [&] { inline_content(figure); });
        if (!figure.note.empty()) out_.element("dd", {{"class", "note"}}, figure.note);
      });
    }
  });
  out_.line_end();
}

void Page::callout(const sdk::Node& node) {
  container("callout", node);
}

void Page::quotation(const sdk::Node& node) {
  out_.element("blockquote", {Attribute::id(node.id), Attribute::classes("", node.role)}, [&] {
    // People write in the language they like; each text finds its own direction.
    out_.element("p", {{"dir", "auto"}}, [&] { inline_content(node); });
    if (!node.note.empty()) out_.element("p", {{"class", "note"}}, node.note);
  });
  out_.line_end();
}

void Page::grid(const sdk::Node& node) {
  // As many columns as leave the last row full, or nearly so.
  const std::size_t cells = node.children.size();
  const char* columns = cells <= 1                     ? "grid one"
                        : cells == 2 || cells == 4     ? "grid two"
                        : cells % 3 == 0 || cells == 5 ? "grid three"
                                                       : "grid four";
  out_.element("div", {Attribute::id(node.id), Attribute::classes(columns, node.role)}, [&] {
    for (const sdk::Node& cell : node.children) grid_cell(cell);
  });
  out_.line_end();
}

void Page::grid_cell(const sdk::Node& node) {
  out_.element("div", {Attribute::id(node.id), Attribute::classes("card", node.role)},
               [&] { under_title("", node, [&] { content(node.children); }); });
}

}  // namespace assay::html
