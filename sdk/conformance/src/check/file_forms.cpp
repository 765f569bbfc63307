// What can be said of a rendered file from its form alone.
#include <algorithm>
#include <set>

#include "assay/text.hpp"
#include "markup_scan.hpp"
#include "renderer_checks.hpp"
#include "sample_document.hpp"

namespace assay::conformance {
namespace {

using Names = std::set<std::string_view>;

// Elements of HTML that have no end, and those whose end may be left out.
const Names kVoid = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                     "input", "link", "meta", "param", "source", "track", "wbr"};
const Names kLoose = {"html",  "head",  "body",     "li",     "dt",       "dd",      "p",
                      "rt",    "rp",    "optgroup", "option", "colgroup", "caption", "thead",
                      "tbody", "tfoot", "tr",       "td",     "th"};

std::string place(const MarkupTag& tag) {
  return "byte " + std::to_string(tag.at) + ": ";
}

bool has_mark(std::string_view words) {
  return words.find(kMark) != std::string_view::npos;
}

// Whether open and close fit each other.
std::string unbalanced(const Markup& markup, bool html) {
  std::vector<const MarkupTag*> open;
  for (const MarkupTag& tag : markup.tags) {
    const bool loose = html && (kLoose.count(tag.name) != 0 || kVoid.count(tag.name) != 0);
    // In HTML proper "/>" closes nothing.
    if (loose || (tag.empty && (!html || tag.foreign))) continue;
    if (!tag.closes) {
      open.push_back(&tag);
      continue;
    }
    if (open.empty()) return place(tag) + "</" + tag.name + "> closes nothing";
    if (open.back()->name != tag.name)
      return place(tag) + "</" + tag.name + "> closes <" + open.back()->name + "> of byte " +
             std::to_string(open.back()->at);
    open.pop_back();
  }
  return open.empty() ? std::string() : place(*open.back()) + "<" + open.back()->name + "> is never closed";
}

std::string ill_formed_markup(const Markup& markup, bool html) {
  if (markup.cut) return "it ends inside of a tag, a comment or an element";
  for (const MarkupTag& tag : markup.tags) {
    std::set<std::string> names;
    for (const MarkupAttribute& attribute : tag.attributes) {
      if (!names.insert(attribute.name).second)
        return place(tag) + "<" + tag.name + "> has the attribute " + attribute.name + " twice";
    }
  }
  return unbalanced(markup, html);
}

std::string escaped_attribute(const MarkupTag& tag) {
  for (const MarkupAttribute& attribute : tag.attributes) {
    if (has_mark(attribute.name))
      return place(tag) + "it became the attribute " + assay::quoted(attribute.name) + " of <" + tag.name +
             ">";
    const bool runs = attribute.name.size() > 2 && attribute.name.substr(0, 2) == "on";
    if (runs && has_mark(attribute.value))
      return place(tag) + "it became a program, in the attribute " + attribute.name + " of <" + tag.name +
             ">";
    if (attribute.name == "style" && has_mark(bare_css(attribute.value)))
      return place(tag) + "it became style, in <" + tag.name + ">";
  }
  return {};
}

std::string escaped_markup(const Markup& markup) {
  for (const MarkupTag& tag : markup.tags) {
    if (has_mark(tag.name)) return place(tag) + "it became the element " + assay::quoted(tag.name);
    if (std::string found = escaped_attribute(tag); !found.empty()) return found;
  }
  for (const std::string& style : markup.styles) {
    const std::string bare = bare_css(style);
    if (has_mark(bare)) return "it became style: " + assay::quoted(bare.substr(bare.find(kMark), 40));
  }
  return {};
}

// Fields of CSV that a spreadsheet would take for a formula.
std::string escaped_csv(const std::string& bytes) {
  bool quoted = false, begins = true;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (begins) {
      const std::size_t first = at + (c == '"');
      const bool sign =
          first < bytes.size() && std::string_view("=+-@").find(bytes[first]) != std::string_view::npos;
      const std::string_view rest = std::string_view(bytes).substr(std::min(first + 1, bytes.size()), 12);
      if (sign && (rest.substr(0, kMark.size()) == kMark || rest.substr(0, 4) == "cmd|"))
        return "byte " + std::to_string(first) + ": a spreadsheet takes it for a formula";
    }
    if (c == '"') quoted = !quoted;
    begins = !quoted && (c == ',' || c == ';' || c == '\t' || c == '\n');
  }
  return quoted ? "a quoted field is never ended" : std::string();
}

}  // namespace

FileForm form_of(const Entry& renderer) {
  const std::string type = media_type_of(renderer);
  const auto ends = [&](std::string_view words) {
    return type.size() >= words.size() && type.compare(type.size() - words.size(), words.size(), words) == 0;
  };
  if (type == "text/html") return FileForm::Html;
  if (type == "application/json" || ends("+json")) return FileForm::Json;
  if (type == "text/xml" || type == "application/xml" || ends("+xml")) return FileForm::Xml;
  if (type == "text/csv") return FileForm::Csv;
  return type == "text/plain" || type == "text/markdown" ? FileForm::Text : FileForm::Other;
}

std::string ill_formed(FileForm form, const std::string& bytes) {
  if (form == FileForm::Other) return {};
  if (const auto at = find_invalid_utf8(bytes)) return "byte " + std::to_string(*at) + ": it is not UTF-8";
  std::string fault;
  if (form == FileForm::Html) fault = ill_formed_markup(scan_markup(bytes, MarkupKind::Html), true);
  if (form == FileForm::Xml) fault = ill_formed_markup(scan_markup(bytes, MarkupKind::Xml), false);
  if (form == FileForm::Json) json_strings(bytes, fault);
  return fault;
}

std::string escaped_from(FileForm form, const std::string& bytes) {
  std::string fault;
  if (form == FileForm::Html) fault = escaped_markup(scan_markup(bytes, MarkupKind::Html));
  if (form == FileForm::Xml) fault = escaped_markup(scan_markup(bytes, MarkupKind::Xml));
  if (form == FileForm::Json) json_strings(bytes, fault);
  if (form == FileForm::Csv) fault = escaped_csv(bytes);
  return fault;
}

}  // namespace assay::conformance
