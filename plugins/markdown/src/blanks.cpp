// Places to fill in by hand.
#include <algorithm>

#include "escape.hpp"
#include "page.hpp"

namespace assay::markdown {
namespace {

// Signs of a line to write on, escaped: unescaped they would be a rule across the page.
std::string ruled(std::size_t length) {
  std::string out;
  for (std::size_t i = 0; i < length; ++i) out += "\\_";
  return out;
}

constexpr std::size_t kLine = 40, kShortLine = 20;
// More lines than anybody fills in would only lengthen the file.
constexpr std::uint32_t kMostLines = 200;

// The points of a scale and not words: they stand in a row.
bool is_scale(const sdk::Node& node) {
  const auto is_short = [](const std::string& choice) { return choice.size() <= 3; };
  return node.choices.size() > 2 && std::all_of(node.choices.begin(), node.choices.end(), is_short);
}

}  // namespace

void Page::blank(const sdk::Node& node) {
  anchor_here(node.id);
  if (node.blank == ASSAY_BLANK_CHOICE) return choices(node);
  if (node.blank == ASSAY_BLANK_SIGNATURE || node.blank == ASSAY_BLANK_DATE) {
    const std::string label = one_line(node.title);
    const std::string shown = label.empty() ? "" : words(label + ":") + " ";
    out_.block(shown + ruled(node.blank == ASSAY_BLANK_DATE ? kShortLine : kLine));
    return note(node.note);
  }
  line(node.title);
  note(node.note);
  std::string lines;
  for (std::uint32_t i = 0; i < std::clamp<std::uint32_t>(node.lines, 1, kMostLines); ++i) {
    if (i > 0) lines += "\\\n";
    lines += ruled(kLine);
  }
  out_.block(lines);
}

void Page::choices(const sdk::Node& node) {
  line(node.title);
  note(node.note);
  if (is_scale(node)) {
    std::string row;
    for (const std::string_view choice : node.choices) {
      if (!row.empty()) row += "  ";
      row += "☐ " + escaped(one_line(choice), false);
    }
    return out_.block(row);
  }
  const std::string bullet = other_sign_ ? "* [ ] " : "- [ ] ";
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    if (i > 0) out_.tight();
    out_.block(bullet + escaped(one_line(node.choices[i]), true));
  }
}

}  // namespace assay::markdown
