#include "escape.hpp"

#include <algorithm>

namespace assay::markdown {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_local_part(char c) {
  return is_letter(c) || is_digit(c) || std::string_view(".+-_").find(c) != std::string_view::npos;
}
bool is_domain(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_';
}

// How many bytes the character at `at` has; 0 when they are no UTF-8.
std::size_t character_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) return 1;
  const std::size_t size = first >= 0xC2 && first <= 0xDF   ? 2
                           : first >= 0xE0 && first <= 0xEF ? 3
                           : first >= 0xF0 && first <= 0xF4 ? 4
                                                            : 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  }
  const unsigned second = byte(at + 1);
  const bool wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                     (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return wrong ? 0 : size;
}

// The text with "\n" for every line end, blanks for tabs, and U+FFFD for what is not to be written.
std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text, at);
    const unsigned char c = static_cast<unsigned char>(text[at]);
    const std::string_view character = text.substr(at, std::max<std::size_t>(1, size));
    at += character.size();
    if (c == '\r') {
      if (at >= text.size() || text[at] != '\n') out += '\n';
    } else if (c == '\n' || character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9") {
      out += '\n';
    } else if (c == '\t' || c == '\v' || c == '\f') {
      out += ' ';
    } else if (size == 0 || c < 0x20 || c == 0x7F || (size == 2 && c == 0xC2 && character[1] < '\xA0')) {
      out += kReplacement;
    } else {
      out += character;
    }
  }
  return out;
}

std::string squeezed(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (c != ' ') {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The end of the mail address around the '@' at `at`, or `at` when there is none.
std::size_t address_end(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  while (end < line.size() && is_domain(line[end])) ++end;
  return line.substr(at, end - at).find('.') == std::string_view::npos ? at : end;
}

class Escaper {
 public:
  explicit Escaper(std::string_view line) : line_(line) {}

  std::string escape(bool at_start) {
    while (at_ < line_.size()) {
      if (address()) continue;
      if (is_sign() || (at_start && begins_block())) out_ += '\\';
      out_ += line_[at_++];
    }
    return std::move(out_);
  }

 private:
  char next() const { return at_ + 1 < line_.size() ? line_[at_ + 1] : ' '; }

  // Takes a mail address that begins here.
  bool address() {
    if (!is_local_part(line_[at_]) || (at_ > 0 && is_local_part(line_[at_ - 1]))) return false;
    std::size_t sign = at_;
    while (sign < line_.size() && is_local_part(line_[sign])) ++sign;
    if (sign >= line_.size() || line_[sign] != '@') return false;
    const std::size_t end = address_end(line_, sign);
    if (end == sign) return false;
    out_.append("`").append(line_.substr(at_, end - at_)).append("`");
    at_ = end;
    return true;
  }

  // True for what means something anywhere in a line.
  bool is_sign() const {
    const char c = line_[at_];
    if (std::string_view("\\`*_[]<>&|~$#").find(c) != std::string_view::npos) return true;
    // At the end, what follows may be a link: "![" would make it a picture.
    if (c == '!') return at_ + 1 == line_.size();
    // "https:" would become a link, ":smile:" a picture.
    if (c == ':') return next() != ' ' && !is_digit(next());
    if (c == '.') return at_ >= 3 && is_www(line_.substr(at_ - 3, 3));
    return false;
  }

  static bool is_www(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c == 'w' || c == 'W'; });
  }

  // True for what means something at the beginning of a line, which is where this stands.
  bool begins_block() const {
    const char c = line_[at_];
    if (at_ == 0) return std::string_view("+-=:").find(c) != std::string_view::npos;
    const bool numbered =
        std::all_of(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(at_), is_digit);
    return numbered && (c == '.' || c == ')');
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string one_line(std::string_view text) {
  std::string flat = cleaned(text);
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  return squeezed(flat);
}

std::string tidy_lines(std::string_view text) {
  const std::string clean = cleaned(text);
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at <= clean.size();) {
    const std::size_t end = std::min(clean.find('\n', at), clean.size());
    const std::string line = squeezed(std::string_view(clean).substr(at, end - at));
    if (line.empty()) {
      gap = !out.empty();
    } else {
      if (!out.empty()) out += gap ? "\n\n" : "\n";
      out += line;
      gap = false;
    }
    at = end + 1;
  }
  return out;
}

std::string escaped(std::string_view line, bool at_start) {
  return Escaper(line).escape(at_start);
}

std::string link_destination(std::string_view target) {
  const auto begins = [&](std::string_view scheme) {
    return target.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), target.begin(), [](char want, char got) {
             return want == (got >= 'A' && got <= 'Z' ? got + 32 : got);
           });
  };
  if (!begins("http://") && !begins("https://") && !begins("mailto:")) return {};
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : target) {
    const bool plain = is_letter(c) || is_digit(c) ||
                       std::string_view("-._~:/?#@!$,;=%+*'[]").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else if (c == '&') {
      out += "\\&";  // else it may begin an entity
    } else if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) {
      return {};  // an address with hidden characters is not what it seems
    } else {
      out += '%';
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

}  // namespace assay::markdown
