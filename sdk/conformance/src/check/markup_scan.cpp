#include "markup_scan.hpp"

#include <algorithm>
#include <cstdint>

namespace assay::conformance {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string lower(std::string_view words) {
  std::string out(words);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// The character that a reference such as "#60" or "lt" stands for; 0 for one that is not known here.
std::uint32_t character_of(std::string_view name) {
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "amp") return '&';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  if (name == "nbsp") return 0xA0;
  if (name.size() < 2 || name[0] != '#') return 0;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  std::uint32_t code = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const int digit = c >= '0' && c <= '9'                     ? c - '0'
                      : hex && is_letter(c) && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                               : -1;
    if (digit < 0 || code > 0x10FFFF) return 0;
    code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
  }
  return code > 0x10FFFF ? 0 : code;
}

class Scanner {
 public:
  Scanner(std::string_view bytes, MarkupKind kind) : bytes_(bytes), html_(kind == MarkupKind::Html) {}

  Markup scan() {
    while (at_ < bytes_.size()) {
      const std::size_t tag = std::min(bytes_.find('<', at_), bytes_.size());
      markup_.text += decoded(bytes_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < bytes_.size()) angle();
    }
    return std::move(markup_);
  }

 private:
  bool starts(std::string_view words) const { return bytes_.substr(at_, words.size()) == words; }

  // Leaves off behind `end`; at the end of all when it never comes.
  void skip_past(std::string_view end) {
    const std::size_t found = bytes_.find(end, at_);
    markup_.cut = markup_.cut || found == std::string_view::npos;
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void angle() {
    if (starts("<!--")) return comment();
    if (starts("<![CDATA[") && (!html_ || foreign_ > 0)) return section();
    if (starts("<!") || starts("<?")) return skip_past(">");
    const bool closes = starts("</");
    const std::size_t name = at_ + (closes ? 2 : 1);
    if (name < bytes_.size() && is_letter(bytes_[name])) return tag(closes);
    if (closes && name < bytes_.size()) return skip_past(">");
    markup_.text += bytes_[at_++];
  }

  void comment() {
    at_ += 4;
    if (html_ && (starts(">") || starts("->"))) return skip_past(">");
    const std::size_t plain = bytes_.find("-->", at_),
                      odd = html_ ? bytes_.find("--!>", at_) : std::string_view::npos;
    at_ = std::min({plain, odd, bytes_.size()});
    skip_past(">");
  }

  void section() {
    at_ += 9;
    const std::size_t end = std::min(bytes_.find("]]>", at_), bytes_.size());
    markup_.text += bytes_.substr(at_, end - at_);
    skip_past("]]>");
  }

  void tag(bool closes) {
    MarkupTag tag;
    tag.at = at_;
    tag.closes = closes;
    at_ += closes ? 2 : 1;
    tag.name = word("/>");
    attributes(tag);
    if (tag.name == "svg" || tag.name == "math") foreign_ += closes ? -1 : tag.empty ? 0 : 1;
    foreign_ = std::max(foreign_, 0);
    tag.foreign = foreign_ > 0;
    const std::string name = tag.name;
    const bool raw = html_ && !closes && foreign_ == 0;
    markup_.tags.push_back(std::move(tag));
    if (raw) raw_text(name);
  }

  // Up to a space or one of `ends`.
  std::string word(std::string_view ends) {
    const std::size_t from = at_;
    while (at_ < bytes_.size() && !is_space(bytes_[at_]) && ends.find(bytes_[at_]) == std::string_view::npos)
      ++at_;
    const std::string_view found = bytes_.substr(from, at_ - from);
    return html_ ? lower(found) : std::string(found);
  }

  void attributes(MarkupTag& tag) {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '>') {
        ++at_;
        return;
      }
      if (c == '/') tag.empty = starts("/>");
      if (c == '/' || is_space(c)) {
        ++at_;
        continue;
      }
      tag.attributes.push_back(attribute());
    }
    markup_.cut = true;
  }

  MarkupAttribute attribute() {
    MarkupAttribute found;
    const bool equals_first = bytes_[at_] == '=';
    if (equals_first) ++at_;
    found.name = (equals_first ? "=" : "") + word("/>=");
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
    if (!starts("=")) return found;
    ++at_;
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
    const std::size_t from = at_ + 1;
    if (at_ < bytes_.size() && (bytes_[at_] == '"' || bytes_[at_] == '\'')) {
      const std::size_t end = std::min(bytes_.find(bytes_[at_], from), bytes_.size());
      found.value = decoded(bytes_.substr(from, end - from));
      at_ = std::min(end + 1, bytes_.size());
    } else {
      const std::size_t begin = at_;
      while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
      found.value = decoded(bytes_.substr(begin, at_ - begin));
    }
    return found;
  }

  // Elements in which no tag has a meaning but their own end.
  void raw_text(const std::string& name) {
    const bool quiet = name == "style" || name == "script";
    const bool raw = quiet || name == "xmp" || name == "iframe" || name == "noembed" || name == "noframes";
    if (!raw && name != "title" && name != "textarea") return;
    std::size_t end = at_;
    while (end < bytes_.size() && !ends_raw(end, name)) ++end;
    const std::string_view content = bytes_.substr(at_, end - at_);
    if (name == "style") markup_.styles.emplace_back(content);
    if (!quiet) markup_.text += raw ? std::string(content) : decoded(content);
    markup_.cut = markup_.cut || end == bytes_.size();
    at_ = end;
  }

  bool ends_raw(std::size_t at, const std::string& name) const {
    if (bytes_.substr(at, 2) != "</" || lower(bytes_.substr(at + 2, name.size())) != name) return false;
    const std::size_t next = at + 2 + name.size();
    return next < bytes_.size() && (is_space(bytes_[next]) || bytes_[next] == '/' || bytes_[next] == '>');
  }

  std::string_view bytes_;
  bool html_;
  std::size_t at_ = 0;
  int foreign_ = 0;
  Markup markup_;
};

}  // namespace

const std::string* MarkupTag::find(std::string_view attribute) const {
  for (const MarkupAttribute& one : attributes) {
    if (one.name == attribute) return &one.value;
  }
  return nullptr;
}

Markup scan_markup(std::string_view bytes, MarkupKind kind) {
  return Scanner(bytes, kind).scan();
}

std::string decoded(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::size_t end = words[at] == '&' ? words.find(';', at) : std::string_view::npos;
    const std::uint32_t code =
        end == std::string_view::npos || end - at > 12 ? 0 : character_of(words.substr(at + 1, end - at - 1));
    if (code == 0) {
      out += words[at];
    } else {
      append_utf8(out, code);
      at = end;
    }
  }
  return out;
}

std::string bare_css(std::string_view css) {
  std::string out;
  for (std::size_t at = 0; at < css.size(); ++at) {
    const char c = css[at];
    if (c == '\\') {
      ++at;
    } else if (c == '"' || c == '\'') {
      // A string ends at its quote, or, broken, at the end of the line.
      for (++at; at < css.size() && css[at] != c && css[at] != '\n'; ++at) at += css[at] == '\\';
    } else if (css.substr(at, 2) == "/*") {
      at = std::min(css.find("*/", at + 2), css.size());
      ++at;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace assay::conformance
