// A writer of HTML and inline SVG that cannot leave a tag open or a text unescaped.
//
//   writer.element("p", {{"class", "lede"}}, [&] { writer.text("Mean & range"); });
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "assay/sdk/direction.hpp"
#include "bytes.hpp"
#include "ids.hpp"
#include "numbers.hpp"

namespace assay::html {

// A number with a percent sign.
struct Percent {
  double value;
};

// One attribute. The name is a literal of the program; the value is escaped. An attribute made by
// `if_any` is left out when its value is empty.
class Attribute {
 public:
  Attribute(std::string_view name, std::string_view value) : name_(name), text_(value) {}
  Attribute(std::string_view name, const char* value) : name_(name), text_(value) {}
  Attribute(std::string_view name, const std::string& value) : name_(name), text_(value) {}
  Attribute(std::string_view name, double value) : name_(name), number_(value), form_(Form::kNumber) {}
  Attribute(std::string_view name, int value) : Attribute(name, static_cast<double>(value)) {}
  Attribute(std::string_view name, Percent value)
      : name_(name), number_(value.value), form_(Form::kPercent) {}

  static Attribute if_any(std::string_view name, std::string_view value) {
    return Attribute(value.empty() ? std::string_view() : name, value);
  }
  // An element's id of the document, made safe; left out when it is empty.
  static Attribute id(std::string_view of_document) {
    Attribute made = if_any("id", of_document);
    made.form_ = Form::kId;
    return made;
  }
  // The class `one` and that of a role: both, or the one that is there, or no attribute.
  static Attribute classes(std::string_view one, std::string_view role) {
    const bool named = names_class(role);
    Attribute made(one.empty() && !named ? std::string_view() : "class", one);
    if (named) made.role_ = role;
    made.form_ = Form::kClasses;
    return made;
  }

 private:
  friend class HtmlWriter;
  enum class Form : std::uint8_t { kText, kNumber, kPercent, kId, kClasses };

  std::string_view name_;
  std::string_view text_;
  std::string_view role_;
  double number_ = 0;
  Form form_ = Form::kText;
};

class HtmlWriter {
 public:
  using Attributes = std::initializer_list<Attribute>;

  // `right_to_left`: which way the page runs.
  explicit HtmlWriter(std::size_t expected, bool right_to_left = false)
      : out_(expected), right_to_left_(right_to_left) {}

  // What was written; the writer is done.
  Bytes take() { return std::move(out_); }

  // <name attributes>…</name>. `content` is a text, or a function that writes what stands in between.
  template <typename Content>
  void element(std::string_view name, Attributes attributes, Content&& content) {
    start(name, attributes, ">");
    if constexpr (std::is_convertible_v<Content, std::string_view>) {
      takes_elements(name) ? words(content) : text(content);
    } else {
      content();
    }
    out_ << "</" << name << '>';
  }

  // An element of HTML that has no content: <br>, <meta>.
  void empty(std::string_view name, Attributes attributes = {}) { start(name, attributes, ">"); }

  // An element of SVG without content: <path/>.
  void shape(std::string_view name, Attributes attributes) { start(name, attributes, "/>"); }

  void text(std::string_view words) { append_escaped(words); }

  // The same in HTML's own text. Where all of it runs against the page, as an English title does in an Arabic
  // report, it is set apart, so that its punctuation stays where it belongs.
  void words(std::string_view words) {
    const bool apart = sdk::runs_wholly_against(words, right_to_left_);
    if (apart) out_ << "<bdi>";
    append_escaped(words);
    if (apart) out_ << "</bdi>";
  }

  void number(double value, int decimals = 2) {
    out_.commit(write_number(out_.room(kNumberRoom), value, decimals));
  }

  void doctype() { out_ << "<!DOCTYPE html>\n"; }

  // A style sheet of the program's own. What comes from a customer goes through css_string.
  void style(std::string_view css) { out_ << "<style>" << css << "</style>"; }

  // A line end between blocks, so that a difference of two files can be read.
  void line_end() { out_ << '\n'; }

 private:
  // False for elements that hold text alone: those of SVG, and the page's title.
  static bool takes_elements(std::string_view name) {
    return name != "title" && name != "desc" && name != "text" && name != "tspan";
  }

  void start(std::string_view name, Attributes attributes, std::string_view end) {
    out_ << '<' << name;
    for (const Attribute& attribute : attributes) {
      if (!attribute.name_.empty()) append_attribute(attribute);
    }
    out_ << end;
  }

  void append_attribute(const Attribute& attribute) {
    out_ << ' ' << attribute.name_ << "=\"";
    switch (attribute.form_) {
      case Attribute::Form::kText:
        append_escaped(attribute.text_);
        break;
      case Attribute::Form::kNumber:
        number(attribute.number_);
        break;
      case Attribute::Form::kPercent:
        number(attribute.number_);
        out_ << '%';
        break;
      case Attribute::Form::kId:
        append_safe_id(out_, attribute.text_);
        break;
      case Attribute::Form::kClasses:
        append_classes(attribute.text_, attribute.role_);
        break;
    }
    out_ << '"';
  }

  void append_classes(std::string_view one, std::string_view role) {
    append_escaped(one);
    if (role.empty()) return;
    if (!one.empty()) out_ << ' ';
    out_ << "role-" << role;
  }

  // Bytes that may stand as they are, in texts and in quoted attributes. 0xD8, 0xE2 and 0xE2's like begin
  // characters that need a look: the marks that turn the direction of text.
  static constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 256; ++byte) plain[byte] = true;
    plain['\n'] = plain['\t'] = true;
    for (const unsigned char special : {'&', '<', '>', '"', '\''}) plain[special] = false;
    plain[0x7F] = plain[0xD8] = plain[0xE2] = false;
    return plain;
  }

  void append_escaped(std::string_view words) {
    static constexpr std::array<bool, 256> kPlain = make_plain();
    while (!words.empty()) {
      char* to = out_.room(words.size());
      std::size_t at = 0;
      for (; at < words.size() && kPlain[static_cast<unsigned char>(words[at])]; ++at) to[at] = words[at];
      out_.commit(to + at);
      words.remove_prefix(at);
      if (!words.empty()) words.remove_prefix(append_special(words));
    }
  }

  // Writes the character that `words` begins with, which is none of the plain ones; returns its bytes.
  std::size_t append_special(std::string_view words) {
    const std::size_t taken = direction_mark(words);
    if (taken > 0) {
      append_reference(words.substr(0, taken));
      return taken;
    }
    if (static_cast<unsigned char>(words[0]) > 0x7F) {
      out_ << words[0];
    } else {
      append_entity(words[0]);
    }
    return 1;
  }

  void append_entity(char special) {
    switch (special) {
      case '&':
        out_ << "&amp;";
        break;
      case '<':
        out_ << "&lt;";
        break;
      case '>':
        out_ << "&gt;";
        break;
      case '"':
        out_ << "&quot;";
        break;
      case '\'':
        out_ << "&#39;";
        break;
      default:
        out_ << "\xEF\xBF\xBD";  // a control character has no place in HTML
    }
  }

  // How many bytes the mark that turns the direction of text takes, which `words` begins with; or 0.
  static std::size_t direction_mark(std::string_view words) {
    const auto starts = [&](std::string_view prefix) { return words.substr(0, prefix.size()) == prefix; };
    if (starts("\xD8\x9C")) return 2;
    if (words.size() < 3) return 0;
    const unsigned char last = static_cast<unsigned char>(words[2]);
    const bool marks = starts("\xE2\x80") && (last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE));
    const bool isolates = starts("\xE2\x81") && last >= 0xA6 && last <= 0xA9;
    return marks || isolates ? 3 : 0;
  }

  // A mark that nobody can see is written as a reference, so that whoever reads the file does see it.
  void append_reference(std::string_view mark) {
    std::uint32_t code = static_cast<unsigned char>(mark[0]) & (mark.size() == 2 ? 0x1F : 0x0F);
    for (const char byte : mark.substr(1)) code = (code << 6) | (static_cast<unsigned char>(byte) & 0x3F);
    out_ << "&#" << std::to_string(code) << ';';
  }

  Bytes out_;
  bool right_to_left_;
};

}  // namespace assay::html
