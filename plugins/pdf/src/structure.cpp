#include "structure.hpp"

#include <cstring>
#include <memory>
#include <optional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

namespace assay::pdf {
namespace {

using Handle = QPDFObjectHandle;

bool is_role(const TagNode& node, const char* role) {
  return std::strcmp(node.role, role) == 0;
}

class StructureTree {
 public:
  StructureTree(QPDF& file, const TagTree& tags, const std::vector<Tag>& drawn)
      : file_(file), tags_(tags), root_(file.getRoot().getKey("/StructTreeRoot")), content_(tags.size()) {
    if (!root_.isDictionary()) return;
    Handle kids = root_.getKey("/K");
    const std::size_t count = kids.isArray() ? static_cast<std::size_t>(kids.getArrayNItems()) : 1;
    if (count != drawn.size()) {
      throw std::runtime_error("cairo wrote " + std::to_string(count) + " tags of " + std::to_string(drawn.size()));
    }
    for (std::size_t i = 0; i < count; ++i) {
      Handle kid = kids.isArray() ? kids.getArrayItem(static_cast<int>(i)) : kids;
      content_[static_cast<std::size_t>(drawn[i])].push_back(kid);
    }
  }

  void write() {
    if (!root_.isDictionary()) return;
    std::optional<Handle> document = element(TagTree::kRoot, root_);
    if (document) root_.replaceKey("/K", *document);
  }

 private:
  // The element of a tag with all that it holds; none for a tag that nothing was drawn of.
  std::optional<Handle> element(Tag tag, const Handle& parent) {
    const TagNode& node = tags_[tag];
    std::vector<Handle>& own = content_[static_cast<std::size_t>(tag)];
    if (own.size() == 1 && node.children.empty()) {
      describe(own.front(), node);
      own.front().replaceKey("/P", parent);
      return own.front();
    }
    Handle made = file_.makeIndirectObject(Handle::newDictionary());
    Handle kids = Handle::newArray();
    // Content that was parted by the end of a page.
    for (Handle& part : own) {
      part.replaceKey("/S", Handle::newName("/Span"));
      part.replaceKey("/P", made);
      kids.appendItem(part);
    }
    for (const Tag child : node.children) {
      if (const std::optional<Handle> inner = element(child, made)) kids.appendItem(*inner);
    }
    // A table's cells count, even those without content.
    const bool cell = is_role(node, "TD") || is_role(node, "TH");
    if (kids.getArrayNItems() == 0 && !cell) return std::nullopt;
    made.replaceKey("/Type", Handle::newName("/StructElem"));
    describe(made, node);
    made.replaceKey("/P", parent);
    if (kids.getArrayNItems() > 0) made.replaceKey("/K", kids);
    return made;
  }

  static void describe(Handle element, const TagNode& node) {
    element.replaceKey("/S", Handle::newName(std::string("/") + node.role));
    if (!node.alternative.empty()) element.replaceKey("/Alt", Handle::newUnicodeString(node.alternative));
    if (node.scope != nullptr || node.column_span > 1) {
      Handle table = Handle::newDictionary();
      table.replaceKey("/O", Handle::newName("/Table"));
      if (node.scope != nullptr) table.replaceKey("/Scope", Handle::newName(std::string("/") + node.scope));
      if (node.column_span > 1) table.replaceKey("/ColSpan", Handle::newInteger(static_cast<long long>(node.column_span)));
      element.replaceKey("/A", table);
    }
    if (is_role(node, "L")) {
      Handle list = Handle::newDictionary();
      list.replaceKey("/O", Handle::newName("/List"));
      list.replaceKey("/ListNumbering", Handle::newName(node.ordered ? "/Decimal" : "/Disc"));
      element.replaceKey("/A", list);
    }
  }

  QPDF& file_;
  const TagTree& tags_;
  Handle root_;
  std::vector<std::vector<Handle>> content_;
};

void describe_reading(QPDF& file, const Reading& reading) {
  Handle catalog = file.getRoot();
  Handle mark = Handle::newDictionary();
  mark.replaceKey("/Marked", Handle::newBool(true));
  catalog.replaceKey("/MarkInfo", mark);
  catalog.replaceKey("/Lang", Handle::newUnicodeString(reading.language));
  Handle preferences = Handle::newDictionary();
  preferences.replaceKey("/DisplayDocTitle", Handle::newBool(true));
  if (reading.right_to_left) preferences.replaceKey("/Direction", Handle::newName("/R2L"));
  catalog.replaceKey("/ViewerPreferences", preferences);
  if (catalog.hasKey("/Outlines")) catalog.replaceKey("/PageMode", Handle::newName("/UseOutlines"));
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

// Cairo puts the clock in where no date is given.
void date_file(QPDF& file, const std::string& date) {
  Handle info = file.getTrailer().getKey("/Info");
  if (!info.isDictionary()) return;
  const std::string told = pdf_date(date);
  told.empty() ? info.removeKey("/CreationDate") : info.replaceKey("/CreationDate", Handle::newString(told));
}

}  // namespace

std::string finish_structure(const std::string& bytes, const TagTree& tags, const std::vector<Tag>& drawn,
                             const Reading& reading) {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("the PDF", bytes.data(), bytes.size());
  StructureTree(file, tags, drawn).write();
  describe_reading(file, reading);
  date_file(file, reading.date);
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setMinimumPDFVersion("1.7");
  // The id of the file comes of what it says, not of the clock.
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> out = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(out->getBuffer()), out->getSize());
}

}  // namespace assay::pdf
