// Tables, as GitHub writes them: one head, a line for each row.
#include <algorithm>

#include "escape.hpp"
#include "page.hpp"

namespace assay::markdown {
namespace {

using Row = std::vector<std::string>;

std::size_t width_of(const sdk::Node& row) {
  std::size_t width = 0;
  for (const sdk::Node& cell : row.children) width += std::max<std::size_t>(1, cell.span);
  return width;
}

std::size_t columns_of(const sdk::Node& table) {
  // A span that goes beyond all columns has nothing to show there.
  constexpr std::size_t kMost = 16384;
  std::size_t columns = std::max<std::size_t>(1, table.columns.size());
  if (!table.columns.empty()) return columns;
  for (const sdk::Node& row : table.children) columns = std::max(columns, width_of(row));
  return std::min(columns, kMost);
}

bool titled(const sdk::Node& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const sdk::OwnedColumn& column) { return !one_line(column.title).empty(); });
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

// The runs of a cell that heads others. What is muted beside its words looks different elsewhere; here a sign parts
// the two, and the words alone are strong.
std::vector<Run> head_runs(const std::vector<Run>& runs) {
  constexpr std::string_view kBetween = " · ";
  std::vector<Run> out;
  bool words = false;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool muted = (runs[i].style & ASSAY_SPAN_MUTED) != 0;
    if (is_blank(runs[i].text)) {
      const bool next_muted = i + 1 < runs.size() && (runs[i + 1].style & ASSAY_SPAN_MUTED) != 0;
      out.push_back(words && next_muted ? Run{kBetween} : runs[i]);
      continue;
    }
    out.push_back(runs[i]);
    if (!muted) out.back().style |= ASSAY_SPAN_STRONG;
    words = !muted;
  }
  return out;
}

// Whether a sentence or a label ends here, so that a blank is enough before what follows.
bool is_closed(std::string_view text) {
  constexpr std::string_view kEnds = ".:;!?";
  return text.empty() || kEnds.find(text.back()) != std::string_view::npos;
}

}  // namespace

void Page::table(const sdk::Node& node) {
  anchor_here(node.id);
  if (!node.title.empty()) strong_line(node.title);
  note(node.note);
  const std::size_t columns = columns_of(node);
  std::vector<std::uint32_t> aligns(columns, ASSAY_ALIGN_START);
  std::vector<Row> rows;
  if (titled(node) || node.children.empty() || !node.children.front().has(ASSAY_FLAG_HEADER)) {
    rows.emplace_back(columns);
  }
  for (std::size_t i = 0; i < node.columns.size(); ++i) {
    aligns[i] = node.columns[i].align;
    if (!rows.empty()) rows.front()[i] = escaped(one_line(node.columns[i].title), false);
  }
  for (const sdk::Node& row : node.children) {
    anchor_here(row.id);
    const bool head = row.has(ASSAY_FLAG_GROUP_HEAD) || (row.has(ASSAY_FLAG_HEADER) && !rows.empty());
    Row cells(columns);
    std::size_t at = 0;
    for (const sdk::Node& one : row.children) {
      // What stands beyond the last column goes into it rather than away.
      std::string& place = cells[std::min(at, columns - 1)];
      if (!place.empty()) place += ' ';
      place += cell(one, head);
      at += std::max<std::size_t>(1, one.span);
    }
    rows.push_back(std::move(cells));
  }
  write_table(rows, aligns);
}

std::string Page::cell(const sdk::Node& cell, bool strong) {
  anchor_here(cell.id);
  std::string out = cell.title.empty() ? std::string() : words(cell.title, ASSAY_SPAN_STRONG);
  const auto add = [&](const std::string& part, std::string_view between = " ") {
    if (part.empty()) return;
    if (!out.empty()) out += between;
    out += part;
  };
  for (std::size_t i = 0; i < cell.children.size(); ++i) {
    const sdk::Node& child = cell.children[i];
    if (child.form == sdk::NodeForm::kChart) {
      add(chart_words(*child.chart));
    } else if (child.form == sdk::NodeForm::kElement) {
      // A line of its own elsewhere; a cell has but one.
      add(this->cell(child, strong), is_closed(out) ? " " : " · ");
    } else {
      std::vector<Run> runs;
      for (; i < cell.children.size() && cell.children[i].form == sdk::NodeForm::kText; ++i) {
        const sdk::Node& text = cell.children[i];
        runs.push_back({text.text, text.style, text.target});
      }
      --i;
      add(inline_markdown(strong ? head_runs(runs) : runs, LineEnds::kBlanks, find_anchor_, false));
    }
  }
  return out;
}

void Page::write_table(const std::vector<Row>& rows, const std::vector<std::uint32_t>& aligns) {
  std::string out;
  const auto put = [&](const Row& row) {
    if (!out.empty()) out += '\n';
    out += '|';
    for (const std::string& words : row) out += words.empty() ? "  |" : " " + words + " |";
  };
  put(rows.front());
  Row rule;
  for (const std::uint32_t align : aligns) {
    rule.push_back(align == ASSAY_ALIGN_END ? "---:" : align == ASSAY_ALIGN_CENTRE ? ":---:" : "---");
  }
  put(rule);
  for (std::size_t i = 1; i < rows.size(); ++i) put(rows[i]);
  out_.block(out);
}

}  // namespace assay::markdown
