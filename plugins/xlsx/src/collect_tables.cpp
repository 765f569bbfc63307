// Tables of the document: as they stand, and their figures one by one.
#include <algorithm>

#include "collector.hpp"
#include "text.hpp"

namespace assay::xlsx {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += " › ";
    out += part;
  }
  return out;
}

// What names a row: its cells that are marked so, else its first.
std::string row_label(const sdk::Node& row) {
  std::vector<std::string> names;
  for (const sdk::Node& cell : row.children) {
    if (cell.has(ASSAY_FLAG_HEADER)) names.push_back(one_line(text_of(cell)));
  }
  if (names.empty() && !row.children.empty()) names.push_back(one_line(text_of(row.children.front())));
  return joined(names);
}

bool names_row(const sdk::Node& row, const sdk::Node& cell) {
  const bool marked = std::any_of(row.children.begin(), row.children.end(),
                                  [](const sdk::Node& one) { return one.has(ASSAY_FLAG_HEADER); });
  return marked ? cell.has(ASSAY_FLAG_HEADER) : &cell == &row.children.front();
}

Cell typed(const std::string& words, const ColumnPlan& column) {
  if (column.figures) {
    if (const std::optional<Figure> figure = figure_of(words, column.mark))
      return Cell::of_number(figure->value, figure->format);
  }
  const std::string line = one_line(words);
  if (line.size() == 10) {
    if (const std::optional<Day> day = day_of(line)) return Cell::of_day(*day);
  }
  return Cell::of_text(words);
}

Cell chart_cell(const sdk::OwnedChart& chart, const ColumnPlan& column) {
  return chart.series[0].has(0) ? Cell::of_number(chart.series[0].values[0], column.whole ? "0" : "0.00")
                                : Cell();
}

}  // namespace

Table Collector::table_head(const TablePlan& plan) const {
  Table table;
  const std::string caption = plan.captions.size() == 1 ? plan.captions[0] : std::string();
  table.name = plan.items ? word("sheet.items") : caption.empty() ? word("sheet.table") : caption;
  table.about = !caption.empty() ? caption : plan.items ? word("about.items") : joined(plan.captions);
  table.columns.push_back(word("section"));
  if (plan.captions.size() > 1) table.columns.push_back(word("source"));
  for (std::size_t i = 0; i < plan.depth; ++i) {
    table.columns.push_back(plan.depth == 1 ? word("group")
                                            : wording_("group-number", {{"number", std::to_string(i + 1)}}));
  }
  table.keys = table.columns.size();
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const ColumnPlan& column = plan.columns[i];
    const std::string title =
        column.title.empty() ? clean(wording_("column", {{"number", std::to_string(i + 1)}})) : column.title;
    const bool both = column.text && column.charts > 0;
    if (column.has_texts()) table.columns.push_back(title);
    for (std::size_t figure = 0; figure < column.charts; ++figure) {
      const std::string number = std::to_string(figure + 1);
      table.columns.push_back(
          column.charts > 1 ? clean(wording_("figure-of-number", {{"column", title}, {"number", number}}))
          : both            ? clean(wording_("figure-of", {{"column", title}}))
                            : title);
    }
  }
  return table;
}

DraftId Collector::table_draft(std::size_t number) {
  const auto found = plan_drafts_.find(number);
  if (found != plan_drafts_.end()) return found->second;
  const TablePlan& plan = *plans_.all()[number];
  const DraftId draft = drafts_.add(plan.items ? Place::kItems : Place::kTables, table_head(plan));
  return plan_drafts_[number] = draft;
}

void Collector::table(const sdk::Node& node) {
  table_draft(plans_.index_of(node));
  text_row("kind.note", clean(node.note));
  stack_.reset();
  const GroupLevels levels = group_levels(node);
  std::vector<std::string> groups(plans_.all()[plans_.index_of(node)]->depth);
  for (std::size_t i = head_rows(node); i < node.children.size(); ++i) {
    const sdk::Node& row = node.children[i];
    if (const auto level = levels.of.find(&row); level != levels.of.end()) {
      groups[level->second] = group_name(row);
      std::fill(groups.begin() + static_cast<std::ptrdiff_t>(level->second) + 1, groups.end(), std::string());
      if (row.children.size() <= 1) {
        if (!row.children.empty()) group_remark(node, row.children.front(), groups);
        continue;
      }
    }
    table_row(node, row, groups);
  }
}

// What a heading of a group says beside its name.
void Collector::group_remark(const sdk::Node& table, const sdk::Node& cell,
                             const std::vector<std::string>& groups) {
  const std::string all = one_line(text_of(cell));
  const bool named = std::find(groups.begin(), groups.end(), all) != groups.end();
  if (!named) text_row("kind.heading", all);
  cell_charts(cell, {one_line(table.title), joined(groups), "", ""});
}

void Collector::table_row(const sdk::Node& table, const sdk::Node& row,
                          const std::vector<std::string>& groups) {
  const std::size_t number = plans_.index_of(table);
  const TablePlan& plan = *plans_.all()[number];
  Row out = {Cell::of_text(path())};
  if (plan.captions.size() > 1) out.push_back(Cell::of_text(one_line(table.title)));
  for (const std::string& group : groups) out.push_back(Cell::of_text(group));
  const std::vector<PlacedCell> cells = placed_cells(row, plan.columns.size());
  Source source{one_line(table.title), joined(groups), row_label(row), ""};
  std::size_t at = 0;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const ColumnPlan& column = plan.columns[i];
    source.measure = column.title;
    // What stands beyond the last column is the last one's.
    std::vector<const sdk::Node*> here;
    while (at < cells.size() && cells[at].column == i) here.push_back(cells[at++].cell);
    put_cell(here.empty() ? nullptr : here.front(), column, out);
    for (std::size_t more = 1; more < here.size(); ++more) text_row("kind.part", text_of(*here[more]));
    for (const sdk::Node* cell : here) {
      cell_charts(*cell, source);
      if (!plan.items && !names_row(row, *cell)) cell_figures(*cell, column, source);
    }
  }
  drafts_.add_row(table_draft(number), std::move(out), sections_);
}

void Collector::put_cell(const sdk::Node* cell, const ColumnPlan& column, Row& row) {
  if (column.has_texts()) {
    row.push_back(cell == nullptr ? Cell() : typed(text_of(*cell), column));
  }
  std::size_t put = 0;
  for (std::size_t i = 0; cell != nullptr && i < cell->children.size() && put < column.charts; ++i) {
    const sdk::Node& child = cell->children[i];
    if (!child.chart || !is_one_figure(*child.chart)) continue;
    row.push_back(chart_cell(*child.chart, column));
    ++put;
  }
  for (; put < column.charts; ++put) row.push_back(Cell());
}

void Collector::cell_figures(const sdk::Node& cell, const ColumnPlan& column, const Source& source) {
  const std::string printed = text_of(cell);
  if (column.figures && !one_line(printed).empty()) {
    const Cell figure = typed(printed, column);
    score(source, figure.kind == CellKind::kNumber ? figure : Cell(), printed);
  }
  for (const sdk::Node& child : cell.children) {
    if (child.chart && is_one_figure(*child.chart)) score(source, chart_cell(*child.chart, column), {});
  }
}

// Charts in a cell that are more than one figure.
void Collector::cell_charts(const sdk::Node& cell, const Source& source) {
  for (const sdk::Node& child : cell.children) {
    if (!child.chart || is_one_figure(*child.chart)) continue;
    if (child.chart->kind == ASSAY_CHART_DISTRIBUTION) {
      distribution(*child.chart, source, true);
    } else {
      const std::string title = one_line(child.chart->title);
      chart(*child.chart, title.empty() ? source.source : title, joined({source.group, source.row}));
    }
  }
}

}  // namespace assay::xlsx
