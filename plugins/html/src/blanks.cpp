// Places to fill in by hand.
#include <algorithm>

#include "ids.hpp"
#include "page.hpp"

namespace assay::html {
namespace {

bool is_sign_line(const sdk::Node& node) {
  return node.is(ASSAY_BLANK) && (node.blank == ASSAY_BLANK_SIGNATURE || node.blank == ASSAY_BLANK_DATE);
}

// The points of a scale and not words: they stand in a row beside their question.
bool is_scale(const sdk::Node& node) {
  const auto is_short = [](const std::string& choice) { return choice.size() <= 3; };
  return node.choices.size() > 2 && std::all_of(node.choices.begin(), node.choices.end(), is_short);
}

}  // namespace

void Page::blank(const sdk::Node& node) {
  if (node.blank == ASSAY_BLANK_CHOICE) return choices(node);
  if (is_sign_line(node)) return sign_line(node);
  ruled_lines(node);
}

void Page::ruled_lines(const sdk::Node& node) {
  out_.element("div", {Attribute::id(node.id), Attribute::classes("blank", node.role)}, [&] {
    if (!node.title.empty()) out_.element("p", {{"class", "blank-label"}}, node.title);
    if (!node.note.empty()) out_.element("p", {{"class", "note"}}, node.note);
    const std::uint32_t lines = node.lines == 0 ? 1 : node.lines;
    for (std::uint32_t i = 0; i < lines; ++i) out_.element("div", {{"class", "ruled"}}, std::string_view());
  });
  out_.line_end();
}

void Page::choices(const sdk::Node& node) {
  const std::string_view form = is_scale(node) ? "blank scale" : "blank";
  out_.element("div", {Attribute::id(node.id), Attribute::classes(form, node.role)}, [&] {
    if (!node.title.empty()) out_.element("p", {{"class", "blank-label"}}, node.title);
    if (!node.note.empty()) out_.element("p", {{"class", "note"}}, node.note);
    out_.element("ul", {{"class", "boxes"}}, [&] {
      for (const sdk::NodeText& choice : node.choices) {
        out_.element("li", {}, [&] {
          out_.element("span", {{"class", "box"}}, std::string_view());
          out_.element("span", {}, choice);
        });
      }
    });
  });
  out_.line_end();
}

void Page::sign_line(const sdk::Node& node) {
  const std::string_view form = node.blank == ASSAY_BLANK_DATE ? "sign date" : "sign";
  out_.element("div", {Attribute::id(node.id), Attribute::classes(form, node.role)}, [&] {
    out_.element("div", {{"class", "ruled"}}, std::string_view());
    if (!node.title.empty()) out_.element("p", {{"class", "blank-label"}}, node.title);
  });
}

std::size_t Page::sign_row(const Children& children, std::size_t from) {
  std::size_t end = from;
  while (end < children.size() && is_sign_line(children[end])) ++end;
  if (end == from) return 0;
  out_.element("div", {{"class", "sign-row"}}, [&] {
    for (std::size_t i = from; i < end; ++i) sign_line(children[i]);
  });
  out_.line_end();
  return end - from;
}

}  // namespace assay::html
