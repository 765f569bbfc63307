// Tables: rows in groups, a head that repeats, and on a narrow page each row as a card of its own.
#include <algorithm>

#include "ids.hpp"
#include "page.hpp"

namespace assay::html {
namespace {

// A table with more columns than this would make cards that nobody reads; it scrolls instead.
constexpr std::size_t kMostStacked = 8;
// A group longer than this may be cut by the end of a page.
constexpr std::size_t kMostKept = 9;
// A table with more rows than this may be cut.
constexpr std::size_t kMostWhole = 6;
// Pixels between the margins of a page of paper, and around a cell.
constexpr double kPaper = 655, kPadding = 16;

std::size_t span_of(const sdk::Node& cell) {
  return cell.span == 0 ? 1 : cell.span;
}

const sdk::OwnedChart* cell_chart(const sdk::Node& cell) {
  for (const sdk::Node& child : cell.children) {
    if (child.chart && chart::is_cell_chart(*child.chart)) return child.chart;
  }
  return nullptr;
}

class TableWriter {
 public:
  // `inline_content` writes what a cell holds.
  template <typename InlineContent>
  TableWriter(const sdk::Node& table, ChartContext& charts, const InlineContent& inline_content)
      : table_(table),
        charts_(charts),
        out_(charts.out),
        columns_(std::max<std::size_t>(1, table.columns.size())) {
    find_axes();
    write(inline_content);
  }

 private:
  template <typename InlineContent>
  void write(const InlineContent& inline_content) {
    out_.element("table", {Attribute::id(table_.id), Attribute::classes(css_class(), table_.role)}, [&] {
      if (!table_.title.empty()) out_.element("caption", {}, [&] { caption(); });
      column_widths();
      std::size_t at = 0;
      while (at < table_.children.size() && table_.children[at].has(ASSAY_FLAG_HEADER)) ++at;
      head(at, inline_content);
      while (at < table_.children.size()) at = row_group(at, inline_content);
    });
  }

  void caption() {
    out_.words(table_.title);
    if (!table_.note.empty()) out_.element("span", {{"class", "note"}}, table_.note);
  }

  std::string css_class() const {
    std::string names;
    if (columns_ > 2 && columns_ <= kMostStacked) names = columns_ > 4 ? "stacks early" : "stacks";
    if (drawings_) names += " drawn";
    if (std::any_of(axes_.begin(), axes_.end(), [](const auto* axis) { return axis != nullptr; }))
      names += " axed";
    if (table_.children.size() <= kMostWhole) names += " whole";
    return names.substr(std::min(names.find_first_not_of(' '), names.size()));
  }

  bool titled() const {
    return std::any_of(table_.columns.begin(), table_.columns.end(),
                       [](const auto& c) { return !c.title.empty(); });
  }

  // The axis that all charts of a column share, to be shown once at its head.
  void find_axes() {
    axes_.assign(columns_, nullptr);
    std::vector<bool> mixed(columns_, false);
    for (const sdk::Node& row : table_.children) {
      std::size_t column = 0;
      for (const sdk::Node& cell : row.children) {
        const sdk::OwnedChart* shown = column < columns_ ? cell_chart(cell) : nullptr;
        drawings_ = drawings_ || shown != nullptr;
        if (shown != nullptr && axes_[column] == nullptr) axes_[column] = shown;
        if (shown != nullptr && !chart::same_axis(*shown, *axes_[column])) mixed[column] = true;
        column += span_of(cell);
      }
    }
    // One column that keeps its axes in its cells lets all do so: the rows stay even.
    if (!titled() || std::find(mixed.begin(), mixed.end(), true) != mixed.end())
      axes_.assign(columns_, nullptr);
  }

  double total_width() const {
    double total = 0;
    for (const sdk::OwnedColumn& column : table_.columns) total += std::max(0.0, column.width);
    return total;
  }

  // Pixels inside a column on paper, the narrowest place where a table stands as one.
  double room(std::size_t column) const {
    const double total = total_width(), width = table_.columns[column].width;
    const double share = total > 0 && width > 0 ? width / total : 1 / static_cast<double>(columns_);
    return share * kPaper - kPadding;
  }

  void column_widths() {
    const double total = total_width();
    if (total <= 0) return;
    out_.element("colgroup", {}, [&] {
      for (const sdk::OwnedColumn& column : table_.columns) {
        const std::string width =
            "width:" + number_text(column.width > 0 ? 100 * column.width / total : 1) + "%";
        out_.empty("col", {{"style", width}});
      }
    });
  }

  template <typename InlineContent>
  void head(std::size_t rows, const InlineContent& inline_content) {
    if (rows == 0 && !titled()) return;
    out_.element("thead", {}, [&] {
      if (titled()) out_.element("tr", {}, [&] { column_titles(); });
      for (std::size_t i = 0; i < rows; ++i) {
        out_.element("tr", {}, [&] { cells(table_.children[i], "col", inline_content); });
      }
    });
  }

  void column_titles() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const sdk::OwnedColumn& column = table_.columns[i];
      const std::string_view side = align_class(i);
      if (column.title.empty()) {
        out_.element("td", {}, std::string_view());
        continue;
      }
      out_.element("th", {{"scope", "col"}, Attribute::if_any("class", side)}, [&] {
        out_.words(column.title);
        if (axes_[i] != nullptr) cell_chart_axis(charts_, *axes_[i], room(i));
      });
    }
  }

  // Rows from `from` to the next group's head, as a tbody; returns where that is.
  template <typename InlineContent>
  std::size_t row_group(std::size_t from, const InlineContent& inline_content) {
    const Rows& rows = table_.children;
    std::size_t end = from;
    while (end < rows.size() && rows[end].has(ASSAY_FLAG_GROUP_HEAD)) ++end;
    const bool headed = end > from;
    while (end < rows.size() && !rows[end].has(ASSAY_FLAG_GROUP_HEAD)) ++end;
    const bool kept = headed && end - from <= kMostKept;
    out_.element("tbody", {Attribute::if_any("class", kept ? "keep" : "")}, [&] {
      for (std::size_t i = from; i < end; ++i) row(rows, i, inline_content);
    });
    out_.line_end();
    return end;
  }

  template <typename InlineContent>
  void row(const sdk::NodeList<sdk::Node>& rows, std::size_t i, const InlineContent& inline_content) {
    const bool head = rows[i].has(ASSAY_FLAG_GROUP_HEAD);
    const bool outer = head && i + 1 < rows.size() && rows[i + 1].has(ASSAY_FLAG_GROUP_HEAD);
    const std::string_view place = outer ? "group-head outer" : head ? "group-head" : "";
    out_.element("tr", {Attribute::id(rows[i].id), Attribute::classes(place, rows[i].role)},
                 [&] { cells(rows[i], head ? "rowgroup" : "row", inline_content); });
  }

  // `scope`: what a header cell of this row names.
  template <typename InlineContent>
  void cells(const sdk::Node& row, std::string_view scope, const InlineContent& inline_content) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const sdk::Node& cell = row.children[i];
      const bool all_header = scope == "col" || (scope == "rowgroup" && i == 0);
      const bool alone = scope == "rowgroup" && row.children.size() == 1;
      const std::size_t span = alone ? columns_ : span_of(cell);
      const std::string wide = span > 1 ? std::to_string(span) : std::string();
      const auto body = [&] { inline_content(cell); };
      if ((all_header || cell.has(ASSAY_FLAG_HEADER)) && !cell.children.empty()) {
        out_.element("th",
                     {{"scope", cell.has(ASSAY_FLAG_HEADER) && scope == "rowgroup" && i > 0 ? "row" : scope},
                      Attribute::id(cell.id),
                      Attribute::classes(cell_class(cell, column), cell.role),
                      Attribute::if_any("colspan", wide)},
                     body);
      } else {
        out_.element("td",
                     {Attribute::id(cell.id), Attribute::classes(cell_class(cell, column), cell.role),
                      Attribute::if_any("colspan", wide),
                      Attribute::if_any("data-label", stacked_label(column, scope))},
                     body);
      }
      column += span;
    }
  }

  // On a narrow page a cell carries the title of its column.
  std::string_view stacked_label(std::size_t column, std::string_view scope) const {
    const bool stacks = columns_ > 2 && columns_ <= kMostStacked && scope == "row";
    return stacks && column < table_.columns.size() ? std::string_view(table_.columns[column].title)
                                                    : std::string_view();
  }

  std::string_view align_class(std::size_t column) const {
    if (column >= table_.columns.size()) return {};
    const std::uint32_t align = table_.columns[column].align;
    return align == ASSAY_ALIGN_END ? "end" : align == ASSAY_ALIGN_CENTRE ? "centre" : std::string_view();
  }

  std::string_view cell_class(const sdk::Node& cell, std::size_t column) const {
    return cell_chart(cell) != nullptr ? "drawing" : align_class(column);
  }

  using Rows = sdk::NodeList<sdk::Node>;

  const sdk::Node& table_;
  ChartContext& charts_;
  HtmlWriter& out_;
  std::size_t columns_;
  std::vector<const sdk::OwnedChart*> axes_;  // a column's, or null
  bool drawings_ = false;                     // some cell has a chart
};

}  // namespace

void Page::table(const sdk::Node& node) {
  const auto write = [&] {
    TableWriter(node, charts_, [this](const sdk::Node& cell) { inline_content(cell); });
  };
  if (node.columns.size() <= kMostStacked) {
    out_.element("div", {{"class", "table"}}, write);
  } else {
    // It may scroll, so the keyboard must reach it; the number keeps the names of such regions apart.
    std::string name = node.title.empty() ? std::string(look_.wording("table")) : node.title;
    name += " (" + std::to_string(++tables_) + ")";
    out_.element("div",
                 {{"class", "table scrolls"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", name}},
                 write);
  }
  out_.line_end();
}

}  // namespace assay::html
