// From the tree of a document to a flow of pieces. Its functions are spread over blocks.cpp (what a section
// holds), boxes.cpp (callouts, grids, key figures, quotations), lists.cpp, blanks.cpp, contents.cpp, charts.cpp
// and tables.cpp.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/chart.hpp"
#include "assay/sdk/document_tree.hpp"
#include "drawings.hpp"
#include "flow.hpp"
#include "look.hpp"
#include "tags.hpp"
#include "typesetter.hpp"

namespace assay::pdf {

// The number of the page that an id stands on; filled once all is laid out, read while it is drawn.
using PageNumbers = std::map<std::string, std::size_t, std::less<>>;

// A place to lay something out in.
struct Place {
  double width;
  Tag tag;               // that what is laid out belongs to
  const TextStyle* style;  // of its text
  int level = 2;         // of the next heading
  bool remarks_apart = false;  // muted text begins a line of its own
  bool bare_cells = false;  // the head of the column has the axis of the charts in it

  Place narrower(double by) const {
    Place inner = *this;
    inner.width = width - by < kNarrowest ? std::min(width, kNarrowest) : width - by;
    return inner;
  }
  Place in(Tag other) const {
    Place inner = *this;
    inner.tag = other;
    return inner;
  }
  Place deeper() const {
    Place inner = *this;
    ++inner.level;
    return inner;
  }
  Place styled(const TextStyle& with) const {
    Place inner = *this;
    inner.style = &with;
    return inner;
  }

  // Whatever stands in each other, no column gets narrower by it.
  static constexpr double kNarrowest = 48;
};

// A heading of a section, for the outline.
struct SectionTitle {
  std::string title;
  int parent;  // number of the section that it stands in; -1 for none
};

// A cell of a row of things side by side.
struct RowCell {
  double x;
  Flow flow;
  double top = 0;     // room above and below what it holds
  double bottom = 0;
  double lift = 0;    // share of the spare height that goes above it: 0 top, 0.5 middle, 1 bottom
};

class Blocks {
 public:
  // `height`: of a page's text. All must outlive the blocks and what is drawn of them.
  Blocks(const sdk::Node& document, bool right_to_left, Typesetter& typesetter, const Look& look,
         const Styles& styles, TagTree& tags, const PageNumbers& pages);

  // What the document holds from its child `from` on.
  Flow document(std::size_t from);

  const std::vector<SectionTitle>& titles() const { return titles_; }

  // A text as pieces, one a line; no line stands alone at the end or the head of a page.
  void text(Flow& flow, const Runs& runs, const TextStyle& style, Place place, double before, double after);

  using Behind = std::function<void(Canvas&, double x, double y, double height)>;

  // Cells side by side as one piece, or, when they are higher than a page, as several. `behind` draws what
  // stands behind each of them.
  std::vector<Piece> row(std::vector<RowCell> cells, const Behind& behind);

 private:
  using Children = sdk::NodeList<sdk::Node>;

  // --- blocks.cpp ---
  // The ids that a link can lead to.
  void know_targets(const sdk::Node& node);
  void content(Flow& flow, const Children& children, Place place, std::size_t from = 0);
  // Text as it stands, then whatever else there is; for cells, list items, key figures.
  void inline_content(Flow& flow, const sdk::Node& node, Place place);
  void block(Flow& flow, const sdk::Node& node, Place place, bool labels_quote = false);
  void section(Flow& flow, const sdk::Node& node, Place place);
  // What a section holds from the piece `body` on: not a line or two of it, nor key figures alone, stand below its
  // heading at the foot of a page, and not its last line alone on another.
  void keep_ends(Flow& flow, std::size_t body) const;
  void paragraph(Flow& flow, const sdk::Node& node, Place place, bool labels_quote);
  void container(Flow& flow, const sdk::Node& node, Place place, bool grouped);
  // `smaller`: than the title of a section that stands in the same place.
  void heading(Flow& flow, const Runs& runs, Place place, int bookmark = -1, bool smaller = false);
  // A title as a heading and the note below it; the place of what follows.
  Place title_and_note(Flow& flow, const sdk::Node& node, Place place);
  Runs runs_of(const sdk::Node& node) const;
  Run run_of(const sdk::Node& node) const;

  // --- boxes.cpp ---
  void callout(Flow& flow, const sdk::Node& node, Place place);
  void quotation(Flow& flow, const sdk::Node& node, Place place);
  void grid(Flow& flow, const sdk::Node& node, Place place);
  void key_figures(Flow& flow, const sdk::Node& node, Place place);

  // --- lists.cpp ---
  void list(Flow& flow, const sdk::Node& node, Place place);

  // --- blanks.cpp ---
  void blank(Flow& flow, const sdk::Node& node, Place place);
  void ruled_lines(Flow& flow, const sdk::Node& node, Place place);
  void choices(Flow& flow, const sdk::Node& node, Place place);
  void scale(Flow& flow, const sdk::Node& node, Place place);
  // The questions from `from` on that are answered on one scale, under the words on it. How many children of
  // the section that took; 0 when there is no such question.
  std::size_t ratings(Flow& flow, const Children& children, std::size_t from, Place place);
  // What is shown again above questions that go on on another page: what they belong to, and the scale.
  std::shared_ptr<const RepeatedHead> questions_head(const Runs& on_scale, Place place);
  std::size_t sign_row(Flow& flow, const Children& children, std::size_t from, Place place);

  // --- contents.cpp ---
  void contents(Flow& flow, const sdk::Node& node, Place place);
  void facts(Flow& flow, const sdk::Node& node, Place place);
  void later_cover(Flow& flow, const sdk::Node& node, Place place);

  // --- charts.cpp ---
  void chart(Flow& flow, const sdk::OwnedChart& one, Place place);
  void small_chart(Flow& flow, const sdk::OwnedChart& one, Place place);
  void figures_table(Flow& flow, const sdk::OwnedChart& one, Place place);
  // The drawing as one piece; false when there is none that can be read.
  bool drawing(Flow& flow, const sdk::OwnedChart& one, Place place, Tag tag);
  void legend(Flow& flow, const sdk::OwnedChart& one, Place place);
  // Which short label stands for which category.
  void category_key(Flow& flow, const sdk::OwnedChart& one, Place place);
  // The numbers of a small chart's scale, for the head of its column.
  void cell_axis(Flow& flow, const sdk::OwnedChart& one, Place place);
  void cell_drawing(const sdk::OwnedChart& one, sdk::chart::CellParts parts, double width,
                    sdk::chart::Drawing& into) const;
  Tag figure_tag(const sdk::OwnedChart& one, Place place);
  sdk::chart::Setup chart_setup() const;

  // --- tables.cpp ---
  void table(Flow& flow, const sdk::Node& node, Place place);

  friend class TableLayout;

  const sdk::Node& document_;
  bool right_to_left_;
  Typesetter& typesetter_;
  const Look& look_;
  const Styles& styles_;
  TagTree& tags_;
  const PageNumbers& pages_;
  double page_height_;
  std::vector<SectionTitle> titles_;
  int open_title_ = -1;  // of the section being laid out
  std::string section_title_;
  std::string last_key_;      // the categories that this section has explained
  bool drawn_named_ = false;  // the last drawing names its series itself
  Brush brush_;
  sdk::chart::SeriesLooks looks_;
  std::map<std::string, std::string, std::less<>> targets_;  // the name of the destination of each id
};

}  // namespace assay::pdf
