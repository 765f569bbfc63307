// A writer of HTML and inline SVG that cannot leave a tag open or a text unescaped.
//
//   writer.element("p", {{"class", "lede"}}, [&] { writer.text("Mean & range"); });
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
  // The class `one`, a name of the program's, and that of a role: both, or the one that is there, or no
  // attribute.
  static Attribute classes(std::string_view one, std::string_view role) {
    const bool named = names_class(role);
    Attribute made(one.empty() && !named ? std::string_view() : "class", one);
    if (named) made.role_ = role;
    made.form_ = Form::kClasses;
    return made;
  }
  // The same with a text that the program made of letters, digits and signs that need no escaping.
  Attribute plain() const {
    Attribute made = *this;
    made.form_ = Form::kPlain;
    return made;
  }

 private:
  friend class HtmlWriter;
  enum class Form : std::uint8_t { kText, kPlain, kNumber, kPercent, kId, kClasses };

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
    out_.add("</", name, '>');
  }

  // An element of HTML that has no content: <br>, <meta>.
  void empty(std::string_view name, Attributes attributes = {}) { start(name, attributes, ">"); }

  // An element of SVG without content: <path/>.
  void shape(std::string_view name, Attributes attributes) { start(name, attributes, "/>"); }

  void text(std::string_view words) { append_escaped(words); }

  // The same in HTML's own text. Where all of it runs against the page, as an English title does in an Arabic
  // report, it is set apart, so that its punctuation stays where it belongs.
  void words(std::string_view words) {
    if (!right_to_left_ && append_short(words)) return;
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
    out_.add('<', name);
    for (const Attribute& attribute : attributes) {
      if (!attribute.name_.empty()) append_attribute(attribute);
    }
    out_ << end;
  }

  void append_attribute(const Attribute& attribute) {
    if (attribute.form_ == Attribute::Form::kPlain)
      return out_.add(' ', attribute.name_, "=\"", attribute.text_, '"');
    out_.add(' ', attribute.name_, "=\"");
    switch (attribute.form_) {
      case Attribute::Form::kPlain:
        break;
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
    out_ << one;
    if (!role.empty()) out_.add(std::string_view(one.empty() ? "role-" : " role-"), role);
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
    if (append_short(words)) return;
    while (!words.empty()) {
      char* to = out_.room(words.size());
      const std::size_t plain = copy_plain(words, to);
      out_.commit(to + plain);
      words.remove_prefix(plain);
      if (!words.empty()) words.remove_prefix(append_special(words));
    }
  }

  // Writes a text of up to eight bytes that are plain ASCII, as most are; false for any other, of which
  // nothing is written. Its bytes are looked at together, some of them twice.
  bool append_short(std::string_view words) {
    const std::size_t size = words.size();
    if (size > kBlock) return false;
    const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(words[at])}; };
    std::uint64_t block = each(' ');
    if (size >= 4) {
      std::uint32_t first, last;
      std::memcpy(&first, words.data(), sizeof first);
      std::memcpy(&last, words.data() + size - sizeof last, sizeof last);
      block = std::uint64_t{last} << 32 | first;
    } else if (size > 0) {
      block = (block << 24) | byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
    }
    if (!is_plain(block)) return false;
    out_ << words;
    return true;
  }

  // Copies the plain bytes that `words` begins with; returns how many. Eight at a time where they are ASCII.
  static std::size_t copy_plain(std::string_view words, char* to) {
    static constexpr std::array<bool, 256> kPlain = make_plain();
    const char* from = words.data();
    const std::size_t size = words.size();
    std::size_t at = 0;
    while (at < size) {
      while (size - at >= kBlock && copy_plain_block(from + at, to + at)) at += kBlock;
      // The last eight may overlap those before them.
      if (size - at < kBlock && size >= kBlock &&
          copy_plain_block(from + size - kBlock, to + size - kBlock)) {
        return size;
      }
      for (const std::size_t end = std::min(at + kBlock, size); at < end; ++at) {
        if (!kPlain[static_cast<unsigned char>(from[at])]) return at;
        to[at] = from[at];
      }
    }
    return size;
  }

  // Copies eight bytes if all are plain ASCII.
  static bool copy_plain_block(const char* from, char* to) {
    std::uint64_t block;
    std::memcpy(&block, from, kBlock);
    if (!is_plain(block)) return false;
    std::memcpy(to, &block, kBlock);
    return true;
  }

  static constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101010101010101u; }

  // Whether eight bytes are plain ASCII. Each part has the highest bit of a byte set where that byte passes.
  static bool is_plain(std::uint64_t block) {
    constexpr std::uint64_t kOther = each(0x7F);  // added to what differs from a sign
    const std::uint64_t passes = (block + each(0x60)) & ((block ^ each('"')) + kOther) &
                                 (((block | each('&' ^ '\'')) ^ each('\'')) + kOther) &
                                 (((block | each('<' ^ '>')) ^ each('>')) + kOther) & ~(block + each(1)) &
                                 ~block;
    return (passes & each(0x80)) == each(0x80);
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

  static constexpr std::size_t kBlock = 8;

  Bytes out_;
  bool right_to_left_;
};

}  // namespace assay::html
