#include "phrases.hpp"

#include <cstddef>
#include <utility>

namespace assay::audit {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Takes words from the beginning of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool done() const { return at_ == text_.size(); }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  template <typename Fits>
  std::size_t take_while(Fits fits) {
    const std::size_t from = at_;
    while (at_ < text_.size() && fits(text_[at_])) ++at_;
    return at_ - from;
  }
  // " E1.2": the id of a construct.
  void take_id() {
    if (at_ + 1 >= text_.size() || text_[at_] != ' ' || !is_capital(text_[at_ + 1])) return;
    at_ += 2;
    take_while([](char c) { return is_digit(c) || c == '.'; });
  }
  // "5.25": digits on both sides of the mark.
  std::optional<std::string_view> take_decimals() {
    const std::size_t from = at_;
    if (take_while(is_digit) == 0 || !(take(".") || take(",")) || take_while(is_digit) == 0) return std::nullopt;
    return text_.substr(from, at_ - from);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// No part that may be left out begins as what may follow it does, so what stands there can be taken at once.
std::optional<std::string_view> figure_at(std::string_view behind_title) {
  Cursor cursor(behind_title);
  if (!cursor.take(":") && !cursor.take(" has")) cursor.take(",");
  cursor.take_id();
  if (!cursor.take(" mean")) cursor.take(" average");
  if (!cursor.take(" ")) return std::nullopt;
  return cursor.take_decimals();
}

}  // namespace

bool is_figure(std::string_view text) {
  Cursor cursor(text);
  if (text == "0" || cursor.take_while(is_digit) == 0) return false;
  if ((cursor.take(".") || cursor.take(",")) && cursor.take_while(is_digit) == 0) return false;
  bool blank = false;
  cursor.take_while([&](char c) { return is_blank(c) && !std::exchange(blank, true); });
  cursor.take("%");
  return cursor.done();
}

std::optional<std::string_view> figure_behind(std::string_view text, std::string_view title) {
  for (std::size_t at = text.find(title); at != std::string_view::npos; at = text.find(title, at + 1)) {
    if (at > 0 && is_letter(text[at - 1])) continue;
    if (const auto figure = figure_at(text.substr(at + title.size()))) return figure;
  }
  return std::nullopt;
}

}  // namespace assay::audit
