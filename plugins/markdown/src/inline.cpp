#include "inline.hpp"

#include <algorithm>

#include "escape.hpp"

namespace assay::markdown {
namespace {

constexpr std::uint32_t kShown = ASSAY_SPAN_STRONG | ASSAY_SPAN_EMPHASIS;

// A run on one line: its words, and whether blanks stand around them.
struct Piece {
  std::string words;
  std::uint32_t style = 0;
  std::string destination;
  bool blank_before = false, blank_after = false;

  bool is_link() const { return !destination.empty(); }
  bool same_look(const Piece& other) const {
    return style == other.style && destination == other.destination;
  }
};

using Line = std::vector<Piece>;

std::string destination(const Run& run, const FindAnchor& anchor) {
  if (run.target.size() > 1 && run.target[0] == '#') {
    const std::string found = anchor(run.target.substr(1));
    return found.empty() ? found : "#" + found;
  }
  return link_destination(run.target);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' || c == '\n';
}

Piece piece_of(const Run& run, std::string_view line, const FindAnchor& anchor) {
  Piece piece{one_line(line), run.style & kShown, destination(run, anchor), false, false};
  piece.blank_before = !line.empty() && is_blank(line.front());
  piece.blank_after = !line.empty() && is_blank(line.back());
  return piece;
}

// The runs cut at their line ends.
std::vector<Line> lines_of(const std::vector<Run>& runs, LineEnds ends, const FindAnchor& anchor) {
  std::vector<Line> lines(1);
  for (const Run& run : runs) {
    if (ends == LineEnds::kBlanks) {
      lines.back().push_back(piece_of(run, run.text, anchor));
      continue;
    }
    for (std::size_t at = 0;;) {
      const std::size_t end = std::min(run.text.find_first_of("\r\n", at), run.text.size());
      lines.back().push_back(piece_of(run, run.text.substr(at, end - at), anchor));
      if (end == run.text.size()) break;
      at = end + (run.text.substr(end, 2) == "\r\n" ? 2 : 1);
      lines.emplace_back();
    }
  }
  return lines;
}

// Gives blanks to the pieces' neighbours and drops pieces without words.
Line settled(const Line& line) {
  Line out;
  bool blank = false;
  for (const Piece& piece : line) {
    blank = blank || piece.blank_before;
    if (piece.words.empty()) {
      blank = blank || piece.blank_after;
      continue;
    }
    out.push_back(piece);
    out.back().blank_before = blank && out.size() > 1;
    blank = piece.blank_after;
  }
  return out;
}

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) > 0x7F;
}

// True when a star between `outside` and `inside` opens or closes: beside a letter it does; beside a sign
// only when no letter stands on its other side. What is not ASCII may be either.
bool delimits(char outside, char inside) {
  return is_alphanumeric(inside) || !(is_alphanumeric(outside) || is_beyond_ascii(outside));
}

// Takes the style away where its stars would stand as stars.
void drop_what_fails(Line& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    Piece& piece = line[i];
    if (piece.style == 0 || piece.is_link()) continue;
    const bool last = i + 1 == line.size();
    const bool touches_before = i > 0 && !piece.blank_before;
    const bool touches_after = !last && !line[i + 1].blank_before;
    const Piece* before = touches_before ? &line[i - 1] : nullptr;
    const Piece* after = touches_after ? &line[i + 1] : nullptr;
    const char left = before == nullptr ? ' ' : before->is_link() ? ')' : before->words.back();
    const char right = after == nullptr ? ' ' : after->is_link() ? '[' : after->words.front();
    const bool stars_touch = before != nullptr && before->style != 0 && !before->is_link();
    if (stars_touch || !delimits(left, piece.words.front()) || !delimits(right, piece.words.back())) {
      piece.style = 0;
    }
  }
}

// Pieces that look alike are one: no sign may come of what two of them make together.
Line joined(const Line& line) {
  Line out;
  for (const Piece& piece : line) {
    if (!out.empty() && out.back().same_look(piece)) {
      out.back().words += piece.blank_before ? " " + piece.words : piece.words;
    } else {
      out.push_back(piece);
    }
  }
  return out;
}

std::string marked(const Piece& piece, bool at_start) {
  const std::string stars(
      (piece.style & ASSAY_SPAN_STRONG ? 2u : 0u) + (piece.style & ASSAY_SPAN_EMPHASIS ? 1u : 0u), '*');
  std::string words = stars + escaped(piece.words, at_start && stars.empty() && !piece.is_link()) + stars;
  return piece.is_link() ? "[" + words + "](" + piece.destination + ")" : words;
}

std::string line_markdown(const Line& line, bool at_start) {
  Line pieces = settled(line);
  drop_what_fails(pieces);
  std::string out;
  for (const Piece& piece : joined(pieces)) {
    if (piece.blank_before && !out.empty()) out += ' ';
    out += marked(piece, at_start && out.empty());
  }
  return out;
}

}  // namespace

std::string inline_markdown(const std::vector<Run>& runs, LineEnds ends, const FindAnchor& anchor,
                            bool at_start) {
  std::string out;
  bool gap = false;
  for (const Line& line : lines_of(runs, ends, anchor)) {
    const std::string words = line_markdown(line, at_start || !out.empty());
    if (words.empty()) {
      gap = true;
      continue;
    }
    if (!out.empty()) out += gap ? "\n\n" : "\\\n";
    out += words;
    gap = false;
  }
  return out;
}

std::vector<Run> runs_of(const sdk::Node& node) {
  std::vector<Run> runs;
  for (const sdk::Node& child : node.children) {
    if (child.form == sdk::NodeForm::kText) runs.push_back({child.text, child.style, child.target});
  }
  return runs;
}

std::string plain_words(const std::vector<Run>& runs) {
  std::string all;
  for (const Run& run : runs) all += run.text;
  return one_line(all);
}

}  // namespace assay::markdown
