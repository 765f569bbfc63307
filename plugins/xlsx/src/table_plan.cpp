#include "table_plan.hpp"

#include <algorithm>
#include <cmath>

#include "figures.hpp"
#include "text.hpp"

namespace assay::xlsx {
namespace {

// Excel has no more columns than this; see Writer for what becomes of a table with more.
constexpr std::size_t kMostColumns = 16384;

std::size_t span_of(const sdk::Node& cell) {
  return std::max<std::size_t>(1, cell.span);
}

// Titles over each other are one title: a sheet has one head.
std::string title_of(const sdk::Node& table, std::size_t column, std::size_t columns) {
  std::string title = column < table.columns.size() ? one_line(table.columns[column].title) : std::string();
  for (std::size_t i = 0; i < head_rows(table); ++i) {
    for (const PlacedCell& placed : placed_cells(table.children[i], columns)) {
      const bool over = placed.column <= column && column < placed.column + span_of(*placed.cell);
      const std::string words = over ? one_line(text_of(*placed.cell)) : std::string();
      if (words.empty()) continue;
      if (!title.empty()) title += " / ";
      title += words;
    }
  }
  return title;
}

bool has_distribution(const sdk::Node& node) {
  if (node.chart) return node.chart->kind == ASSAY_CHART_DISTRIBUTION;
  return std::any_of(node.children.begin(), node.children.end(), has_distribution);
}

bool tells_of_items(const sdk::Node& table) {
  return std::any_of(table.children.begin(), table.children.end(), [](const sdk::Node& row) {
    return row.role == "item" || row.role == "question" || has_distribution(row);
  });
}

// Notes what the cells of a column hold.
void look_at(const sdk::Node& cell, ColumnPlan& column) {
  std::size_t charts = 0;
  for (const sdk::Node& child : cell.children) {
    if (!child.chart) continue;
    column.drawn = column.drawn || !is_one_figure(*child.chart);
    if (!is_one_figure(*child.chart)) continue;
    ++charts;
    const sdk::OwnedSeries& series = child.chart->series[0];
    if (series.has(0) && series.values[0] != std::floor(series.values[0])) column.whole = false;
  }
  column.charts = std::max(column.charts, charts);
  column.text = column.text || !one_line(text_of(cell)).empty();
}

// A column whose texts are figures only with the other decimal mark was written by somebody with another
// language.
class MarkCount {
 public:
  void look_at(const std::string& words, char mark) {
    own_ += figure_of(words, mark).has_value();
    other_ += figure_of(words, other(mark)).has_value();
  }
  char mark(char own) const { return other_ > own_ ? other(own) : own; }

 private:
  static char other(char mark) { return mark == '.' ? ',' : '.'; }
  std::size_t own_ = 0, other_ = 0;
};

}  // namespace

std::size_t head_rows(const sdk::Node& table) {
  std::size_t rows = 0;
  while (rows < table.children.size() && table.children[rows].has(ASSAY_FLAG_HEADER)) ++rows;
  return rows;
}

std::size_t column_count(const sdk::Node& table) {
  std::size_t columns = table.columns.size();
  if (columns > 0) return columns;
  for (const sdk::Node& row : table.children) {
    std::size_t width = 0;
    for (const sdk::Node& cell : row.children) width += span_of(cell);
    columns = std::max(columns, width);
  }
  return std::clamp<std::size_t>(columns, 1, kMostColumns);
}

std::vector<PlacedCell> placed_cells(const sdk::Node& row, std::size_t columns) {
  std::vector<PlacedCell> cells;
  std::size_t column = 0;
  for (const sdk::Node& cell : row.children) {
    cells.push_back({std::min(column, columns - 1), &cell});
    column += span_of(cell);
  }
  return cells;
}

std::string text_of(const sdk::Node& node) {
  std::string out;
  const auto on_a_line = [&](const std::string& words) {
    if (words.empty()) return;
    if (!out.empty() && out.back() != '\n') out += '\n';
    out += words;
  };
  for (const sdk::Node& child : node.children) {
    if (child.form == sdk::NodeForm::kText) out += clean(child.text);
    if (child.form != sdk::NodeForm::kElement) continue;
    on_a_line(clean(child.title));
    on_a_line(clean(child.note));
    on_a_line(text_of(child));
    out += '\n';
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

std::string group_name(const sdk::Node& row) {
  if (row.children.empty()) return {};
  const sdk::Node& cell = row.children.front();
  std::string name;
  for (const sdk::Node& child : cell.children) {
    const bool said = child.form == sdk::NodeForm::kText && (child.style & ASSAY_SPAN_MUTED) == 0;
    if (said) name += child.text;
  }
  name = one_line(name);
  return name.empty() ? one_line(text_of(cell)) : name;
}

bool is_one_figure(const sdk::OwnedChart& chart) {
  return chart.kind == ASSAY_CHART_SCORE_BAR && chart.categories.size() == 1 && chart.series.size() == 1;
}

GroupLevels group_levels(const sdk::Node& table) {
  std::vector<std::vector<const sdk::Node*>> runs;
  std::vector<std::string> roles;
  bool all_named = true, before = false;
  for (const sdk::Node& row : table.children) {
    const bool head = row.has(ASSAY_FLAG_GROUP_HEAD);
    if (head && !before) runs.emplace_back();
    before = head;
    if (!head) continue;
    runs.back().push_back(&row);
    all_named = all_named && !row.role.empty();
    if (std::find(roles.begin(), roles.end(), row.role) == roles.end()) roles.push_back(row.role);
  }
  GroupLevels levels;
  for (const auto& run : runs) levels.depth = std::max(levels.depth, run.size());
  // Roles tell the levels best; without them the last heading before a row is the innermost.
  const bool by_role = all_named && roles.size() > 1;
  if (by_role) levels.depth = roles.size();
  for (const auto& run : runs) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      levels.of[run[i]] =
          by_role
              ? static_cast<std::size_t>(std::find(roles.begin(), roles.end(), run[i]->role) - roles.begin())
              : levels.depth - run.size() + i;
    }
  }
  return levels;
}

TablePlans::TablePlans(const sdk::Node& document, char mark) {
  find(document);
  for (const auto& plan : plans_) {
    std::vector<MarkCount> marks(plan->columns.size());
    for (const sdk::Node* table : plan->tables) {
      plan->depth = std::max(plan->depth, group_levels(*table).depth);
      plan->items = plan->items || tells_of_items(*table);
      const std::string caption = one_line(table->title);
      if (std::find(plan->captions.begin(), plan->captions.end(), caption) == plan->captions.end())
        plan->captions.push_back(caption);
      for (std::size_t i = head_rows(*table); i < table->children.size(); ++i) {
        const sdk::Node& row = table->children[i];
        if (row.has(ASSAY_FLAG_GROUP_HEAD) && row.children.size() == 1) continue;
        for (const PlacedCell& placed : placed_cells(row, plan->columns.size())) {
          look_at(*placed.cell, plan->columns[placed.column]);
          marks[placed.column].look_at(one_line(text_of(*placed.cell)), mark);
        }
      }
    }
    for (std::size_t i = 0; i < marks.size(); ++i) plan->columns[i].mark = marks[i].mark(mark);
  }
}

void TablePlans::find(const sdk::Node& node) {
  if (node.is(ASSAY_TABLE)) add(node);
  for (const sdk::Node& child : node.children) find(child);
}

void TablePlans::add(const sdk::Node& table) {
  std::vector<ColumnPlan> columns(column_count(table));
  std::string form = one_line(table.role) + "\n" + (tells_of_items(table) ? "items" : "");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].title = title_of(table, i, columns.size());
    columns[i].figures = i < table.columns.size() && table.columns[i].align == ASSAY_ALIGN_END;
    form += "\n" + columns[i].title + (columns[i].figures ? "\n#" : "\n");
  }
  const auto [at, is_new] = forms_.emplace(std::move(form), plans_.size());
  if (is_new) {
    plans_.push_back(std::make_unique<TablePlan>());
    plans_.back()->columns = std::move(columns);
  }
  plans_[at->second]->tables.push_back(&table);
  index_[&table] = at->second;
}

}  // namespace assay::xlsx
