// A renderer: a document in, the bytes of a file out. This one writes plain text: headings underlined, paragraphs
// broken at a width, tables with aligned columns, and each chart as its figures.
#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/number_text.hpp>
#include <assay/sdk/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace sdk = assay::sdk;

// Every text of a document was written by somebody: it goes through here before it reaches the file. In plain text
// only control characters can do harm (an escape sequence would command the reader's terminal). A format with
// markup has more to escape.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return out;
}

// Characters, not bytes: UTF-8 continues a character with bytes of the form 10xxxxxx.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Writes one document. It recurses over the tree: an element writes its head and then what it holds.
class TextFile {
 public:
  explicit TextFile(std::size_t width) : width_(width) {}

  const std::string& bytes() const { return out_; }

  void write(const sdk::Node& node) {
    if (node.form == sdk::NodeForm::kText) return paragraph(words_of(node));
    if (node.form == sdk::NodeForm::kChart) return chart(*node.chart);
    switch (node.kind) {
      case ASSAY_DOCUMENT:
        heading(node.title, '=');
        return children(node);
      case ASSAY_COVER:
        heading(node.title, '=');
        paragraph(escaped(node.note));
        for (const sdk::OwnedPair& pair : node.attributes) line(escaped(pair.key) + ": " + escaped(pair.value));
        return gap();
      case ASSAY_CONTENTS:
        paragraph(escaped(node.title));
        for (const sdk::Node& entry : node.children) line(std::string(2 * entry.lines, ' ') + escaped(entry.title));
        return gap();
      case ASSAY_SECTION:
        ++depth_;
        heading(node.title, depth_ == 1 ? '-' : '.');
        paragraph(escaped(node.note));
        children(node);
        --depth_;
        return;
      case ASSAY_HEADING:
        return heading(words_of(node), '.');
      case ASSAY_PARAGRAPH:
        return paragraph(words_of(node));
      case ASSAY_QUOTATION:
        return paragraph("\"" + words_of(node) + "\"" +
                         (node.note.empty() ? "" : " (" + escaped(node.note) + ")"));
      case ASSAY_LIST:
        list(node, 0);
        return gap();
      case ASSAY_TABLE:
        return table(node);
      case ASSAY_KEY_FIGURES:
        for (const sdk::Node& figure : node.children) {
          const std::string note = figure.note.empty() ? "" : " (" + escaped(figure.note) + ")";
          line(escaped(figure.title) + ": " + words_of(figure) + note);
        }
        return gap();
      case ASSAY_CALLOUT:
        paragraph("* " + escaped(node.title) + (node.note.empty() ? "" : " (" + escaped(node.note) + ")"));
        return children(node);
      case ASSAY_BLANK:
        return blank(node);
      case ASSAY_PAGE_BREAK:
        return line(std::string(width_, '-')), gap();
      default:
        // GRID, GROUP, a CELL of a GRID, and whatever a later version has: show what it holds.
        paragraph(escaped(node.title) + (node.note.empty() ? "" : " (" + escaped(node.note) + ")"));
        return children(node);
    }
  }

 private:
  void children(const sdk::Node& node) {
    for (const sdk::Node& child : node.children) write(child);
  }
  void line(std::string_view text) {
    // Blanks at the end of a line are of no use to anybody.
    const std::size_t last = text.find_last_not_of(' ');
    out_.append(text.substr(0, last == std::string_view::npos ? 0 : last + 1)).append("\n");
  }
  void gap() {
    if (out_.size() > 1 && out_.compare(out_.size() - 2, 2, "\n\n") != 0) out_ += "\n";
  }
  void heading(std::string_view title, char underline) {
    if (title.empty()) return;
    gap();
    const std::string words = escaped(title);
    line(words);
    line(std::string(width_of(words), underline));
    gap();
  }
  // Breaks the words at the width; one that is longer stands alone.
  void paragraph(std::string_view text, const std::string& first = {}) {
    if (text.find_first_not_of(' ') == std::string_view::npos) return;
    const std::string rest(first.size(), ' ');
    std::string now = first;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string_view word = text.substr(at, end - at);
      if (!word.empty()) {
        if (width_of(now) + 1 + width_of(word) > width_ && now.size() > rest.size()) {
          line(now);
          now = rest;
        }
        if (now.size() > rest.size()) now += ' ';
        now.append(word);
      }
      at = end + 1;
    }
    line(now);
    if (first.empty()) gap();
  }

  // The runs of text directly in an element, with the address of a link behind its words.
  static std::string words_of(const sdk::Node& node) {
    if (node.form == sdk::NodeForm::kText) {
      const bool outside = !node.target.empty() && node.target.front() != '#';
      return escaped(node.text) + (outside ? " <" + escaped(node.target) + ">" : "");
    }
    std::string words;
    for (const sdk::Node& child : node.children) {
      if (child.form == sdk::NodeForm::kText) words += words_of(child);
    }
    return words;
  }

  void list(const sdk::Node& node, std::size_t depth) {
    std::size_t number = 0;
    for (const sdk::Node& item : node.children) {
      ++number;
      const std::string mark = node.has(ASSAY_FLAG_ORDERED) ? std::to_string(number) + ". " : "- ";
      paragraph(words_of(item), std::string(2 * depth, ' ') + mark);
      for (const sdk::Node& child : item.children) {
        if (child.is(ASSAY_LIST)) list(child, depth + 1);
      }
    }
  }

  void table(const sdk::Node& node) {
    std::vector<std::vector<std::string>> rows(1);
    std::vector<const sdk::Node*> charts;
    for (const sdk::OwnedColumn& column : node.columns) rows[0].push_back(escaped(column.title));
    for (const sdk::Node& row : node.children) {
      rows.emplace_back();
      for (const sdk::Node& cell : row.children) {
        rows.back().push_back(words_of(cell));
        // A cell over several columns leaves the others empty.
        for (std::uint32_t more = 1; more < cell.span; ++more) rows.back().emplace_back();
        for (const sdk::Node& child : cell.children) {
          if (child.chart) charts.push_back(&child);
        }
      }
    }
    paragraph(escaped(node.title));
    write_rows(rows, node.columns);
    for (const sdk::Node* one : charts) write(*one);
  }
  void write_rows(const std::vector<std::vector<std::string>>& rows, const std::vector<sdk::OwnedColumn>& columns) {
    std::vector<std::size_t> widths(columns.size());
    for (const auto& row : rows) {
      for (std::size_t c = 0; c < row.size() && c < widths.size(); ++c) widths[c] = std::max(widths[c], width_of(row[c]));
    }
    for (const auto& row : rows) {
      std::string now;
      for (std::size_t c = 0; c < row.size() && c < widths.size(); ++c) {
        const std::string space(widths[c] - width_of(row[c]), ' ');
        now += columns[c].align == ASSAY_ALIGN_END ? space + row[c] : row[c] + space;
        now += "  ";
      }
      if (now.find_first_not_of(' ') != std::string::npos) line(now);
    }
    gap();
  }

  // The figures of a chart as a table: a line a category, a column a series.
  void chart(const sdk::OwnedChart& chart) {
    paragraph(escaped(chart.title.empty() ? chart.description : chart.title));
    std::vector<sdk::OwnedColumn> columns = {{sdk::NodeText(chart.value_label), 0, ASSAY_ALIGN_START}};
    std::vector<std::vector<std::string>> rows = {{escaped(chart.value_label)}};
    for (const sdk::OwnedSeries& series : chart.series) {
      columns.push_back({sdk::NodeText(series.label), 0, ASSAY_ALIGN_END});
      rows[0].push_back(escaped(series.label));
    }
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
      rows.push_back({escaped(chart.categories[c].label)});
      for (const sdk::OwnedSeries& series : chart.series) {
        rows.back().push_back(series.has(c) ? sdk::fixed_text(series.values[c], 2) : "-");
      }
    }
    write_rows(rows, columns);
  }

  void blank(const sdk::Node& node) {
    const std::string label = escaped(node.title) + (node.title.empty() ? "" : ": ");
    if (node.blank == ASSAY_BLANK_CHOICE) {
      line(label);
      for (const sdk::NodeText& choice : node.choices) line("[ ] " + escaped(choice));
    } else {
      const std::uint32_t lines = node.blank == ASSAY_BLANK_LINES ? node.lines : 1;
      line(label + std::string(20, '_'));
      for (std::uint32_t more = 1; more < lines; ++more) line(std::string(20, '_'));
    }
    gap();
  }

  std::size_t width_;
  int depth_ = 0;
  std::string out_;
};

// Made once for a client. After that it is constant, since render is called from several threads at once. The same
// document gives the same bytes: no clock, no random numbers, no locale of the process.
class Renderer final : public sdk::Renderer {
 public:
  explicit Renderer(const sdk::RendererSetup& setup)
      : width_(static_cast<std::size_t>(setup.options.integer("width"))), footer_(setup.branding.footer) {}

  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;  // the whole document; one that needs less can hand in a sink of its own
    document.replay(tree.sink());
    TextFile file(width_);
    file.write(tree.root());
    out.write(file.bytes());
    if (!footer_.empty()) out.write(escaped(footer_) + "\n");
  }

 private:
  std::size_t width_;
  std::string_view footer_;  // valid as long as this
};

struct Plugin final : sdk::Plugin {
  explicit Plugin(const sdk::Host& host) : sdk::Plugin(host) {
    add_renderer<Renderer>("@id@", "Plain text, to be read in a terminal or a mail", "txt", "text/plain");
  }
};

}  // namespace

ASSAY_PLUGIN(Plugin)
