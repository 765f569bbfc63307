#include "parsed.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace markdown_test {
namespace {

std::string kind_of(cmark_node* node) {
  return cmark_node_get_type_string(node);
}

void collect_text(cmark_node* node, std::string& out) {
  const std::string kind = kind_of(node);
  if (kind == "text" || kind == "code") out += cmark_node_get_literal(node);
  if (kind == "softbreak") out += ' ';
  if (kind == "linebreak") out += '\n';
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    collect_text(child, out);
  }
  const bool block = kind == "paragraph" || kind == "heading" || kind == "table_cell" || kind == "code_block";
  if (block && !out.empty() && out.back() != '\n') out += '\n';
}

std::string text_of(cmark_node* node) {
  std::string out;
  collect_text(node, out);
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

void walk(cmark_node* node, Parsed& to) {
  const std::string kind = kind_of(node);
  to.kinds.push_back(kind);
  if (kind == "heading") to.headings.push_back({cmark_node_get_heading_level(node), text_of(node)});
  if (kind == "link" || kind == "image") to.links.push_back({text_of(node), cmark_node_get_url(node)});
  if (kind == "table") to.tables.emplace_back();
  if (kind == "table_row" || kind == "table_header") to.tables.back().emplace_back();
  if (kind == "table_cell") to.tables.back().back().push_back(text_of(node));
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    walk(child, to);
  }
}

}  // namespace

std::size_t Parsed::count(const std::string& kind) const {
  return static_cast<std::size_t>(std::count(kinds.begin(), kinds.end(), kind));
}

Parsed parsed(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES), &cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
    cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
    if (extension == nullptr) throw std::runtime_error(std::string("no extension ") + name);
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(cmark_parser_finish(parser.get()),
                                                                     &cmark_node_free);
  Parsed result;
  walk(root.get(), result);
  result.text = text_of(root.get());
  char* xml = cmark_render_xml(root.get(), CMARK_OPT_DEFAULT);
  result.xml = xml;
  std::free(xml);
  return result;
}

}  // namespace markdown_test
