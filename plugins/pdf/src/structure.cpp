#include "structure.hpp"

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "assay/sdk/chart/text.hpp"
#include "cairo_file.hpp"

namespace assay::pdf {
namespace {

std::string reference(std::size_t number) {
  return std::to_string(number) + " 0 R";
}

void append_utf16(std::string& out, std::uint32_t unit) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(unit >> shift) & 15];
}

// A text as PDF has it: UTF-16 in hexadecimal digits.
std::string pdf_text(std::string_view text) {
  std::string out = "<FEFF";
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code = sdk::chart::detail::next_character(text, at);
    if (code >= 0x10000) {
      append_utf16(out, 0xD800 + ((code - 0x10000) >> 10));
      append_utf16(out, 0xDC00 + ((code - 0x10000) & 0x3FF));
    } else {
      append_utf16(out, code);
    }
  }
  return out + ">";
}

bool is_role(const TagNode& node, const char* role) {
  return std::strcmp(node.role, role) == 0;
}

// What an element says of itself beside what it holds.
std::string description(const TagNode& node) {
  std::string out = "<< /Type /StructElem /S /" + std::string(node.role);
  if (!node.alternative.empty()) out += " /Alt " + pdf_text(node.alternative);
  if (is_role(node, "L")) out += std::string(" /A << /O /List /ListNumbering ") + (node.ordered ? "/Decimal >>" : "/Disc >>");
  if (node.scope == nullptr && node.column_span <= 1) return out;
  out += " /A << /O /Table";
  if (node.scope != nullptr) out += std::string(" /Scope /") + node.scope;
  if (node.column_span > 1) out += " /ColSpan " + std::to_string(node.column_span);
  return out + " >>";
}

class StructureTree {
 public:
  StructureTree(CairoFile& file, const TagTree& tags, const std::vector<Tag>& drawn)
      : file_(file), tags_(tags), content_(tags.size()) {
    const std::vector<std::size_t> root = references(value_of(file.object(file.root()), "/StructTreeRoot"));
    if (root.empty()) return;
    root_ = root.front();
    const std::vector<std::size_t> kids = references(value_of(file.object(root_), "/K"));
    if (kids.size() != drawn.size()) {
      throw std::runtime_error("cairo wrote " + std::to_string(kids.size()) + " tags of " + std::to_string(drawn.size()));
    }
    for (std::size_t i = 0; i < kids.size(); ++i) content_[static_cast<std::size_t>(drawn[i])].push_back(kids[i]);
  }

  void write() {
    if (root_ == 0) return;
    const std::size_t document = element(TagTree::kRoot, root_);
    const std::string parents(value_of(file_.object(root_), "/ParentTree"));
    file_.replace(root_, "<< /Type /StructTreeRoot /ParentTree" + parents + " /K [ " + reference(document) + " ] >>");
  }

 private:
  // The element of a tag with all that it holds; 0 for a tag that nothing was drawn of.
  std::size_t element(Tag tag, std::size_t parent) {
    const TagNode& node = tags_[tag];
    const std::vector<std::size_t>& own = content_[static_cast<std::size_t>(tag)];
    if (own.size() == 1 && node.children.empty()) {
      put_content(own.front(), description(node), parent);
      return own.front();
    }
    const std::size_t made = file_.add({});
    std::string kids;
    // Content that was parted by the end of a page.
    for (const std::size_t part : own) {
      put_content(part, "<< /Type /StructElem /S /Span", made);
      kids += " " + reference(part);
    }
    for (const Tag child : node.children) {
      if (const std::size_t inner = element(child, made); inner != 0) kids += " " + reference(inner);
    }
    // A table's cells count, even those without content.
    const bool cell = is_role(node, "TD") || is_role(node, "TH");
    if (kids.empty() && !cell && tag != TagTree::kRoot) return 0;
    file_.replace(made, description(node) + " /P " + reference(parent) + (kids.empty() ? "" : " /K [" + kids + " ]") + " >>");
    return made;
  }

  // The entry of cairo's list, with what it holds of which page.
  void put_content(std::size_t number, std::string words, std::size_t parent) {
    const std::string_view entry = file_.object(number);
    const std::size_t kids = entry.find("/K "), end = entry.rfind(">>");
    const std::string page(value_of(entry, "/Pg"));
    words += " /P " + reference(parent);
    if (!page.empty()) words += " /Pg" + page;
    if (kids != std::string_view::npos) words.append(" ").append(entry.substr(kids, end - kids));
    file_.replace(number, words + ">>");
  }

  CairoFile& file_;
  const TagTree& tags_;
  std::size_t root_ = 0;
  std::vector<std::vector<std::size_t>> content_;
};

void describe_reading(CairoFile& file, const Reading& reading) {
  const std::string_view catalog = file.object(file.root());
  std::string words(catalog.substr(0, catalog.rfind(">>")));
  if (catalog.find("/MarkInfo") == std::string_view::npos) words += " /MarkInfo << /Marked true >>";
  words += " /Lang " + pdf_text(reading.language) + " /ViewerPreferences << /DisplayDocTitle true";
  if (reading.right_to_left) words += " /Direction /R2L";
  words += " >>";
  if (catalog.find("/Outlines") != std::string_view::npos) words += " /PageMode /UseOutlines";
  file.replace(file.root(), words + " >>");
}

// "2006-01-18" as a PDF has it; empty for what is no such date.
std::string pdf_date(const std::string& date) {
  if (date.size() < 10) return {};
  std::string digits;
  for (std::size_t i = 0; i < 10; ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : date[i] < '0' || date[i] > '9') return {};
    if (!dash) digits += date[i];
  }
  return "D:" + digits + "000000Z";
}

std::string info_of(const FileFacts& facts) {
  std::string words = "<< /Producer (Assay)";
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) words += std::string(" ") + key + " " + pdf_text(value);
  };
  add("/Title", facts.title);
  add("/Author", facts.author);
  add("/Subject", facts.subject);
  const std::string date = pdf_date(facts.date);
  if (!date.empty()) words += " /CreationDate (" + date + ")";
  return words + " >>";
}

}  // namespace

std::string finish_structure(std::string bytes, const TagTree& tags, const std::vector<Tag>& drawn,
                             const Reading& reading, const FileFacts& facts) {
  CairoFile file(std::move(bytes));
  StructureTree(file, tags, drawn).write();
  describe_reading(file, reading);
  if (file.info() != 0) file.replace(file.info(), info_of(facts));
  return file.written();
}

}  // namespace assay::pdf
