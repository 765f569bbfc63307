// What a browser would see in HTML or XML: its tags and what stands between them. Reads whatever it is given,
// as a browser does, and judges nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::conformance {

struct MarkupAttribute {
  std::string name, value;  // the value decoded
};

struct MarkupTag {
  std::string name;      // lower case in HTML
  bool closes = false;   // </name>
  bool empty = false;    // <name/>
  bool foreign = false;  // inside svg or math
  std::vector<MarkupAttribute> attributes;
  std::size_t at = 0;  // byte offset

  const std::string* find(std::string_view attribute) const;
};

struct Markup {
  std::vector<MarkupTag> tags;
  std::string text;                 // everything between tags, decoded, except styles and scripts
  std::vector<std::string> styles;  // the contents of <style>
  bool cut = false;                 // it ends inside a tag, a comment or a raw element
};

enum class MarkupKind { Html, Xml };

Markup scan_markup(std::string_view bytes, MarkupKind kind);

// A text with its character references replaced.
std::string decoded(std::string_view words);
// A style sheet without its strings and comments.
std::string bare_css(std::string_view css);

}  // namespace assay::conformance
