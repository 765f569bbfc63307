// What a section holds: headings, paragraphs, and whatever else there is.
#include "blocks.hpp"

#include <algorithm>

#include "canvas.hpp"

namespace assay::pdf {
namespace {

struct HeadingSpace {
  double before;
  double after;
};

// In multiples of the size of the text, by level.
HeadingSpace heading_space(int level) {
  constexpr HeadingSpace kSpaces[] = {{4, 1.4}, {3.6, 1.1}, {2.5, 0.75}, {1.8, 0.5}, {1.4, 0.4}, {1.2, 0.35}};
  return kSpaces[std::clamp(level, 1, 6) - 1];
}

// A section starts a page when this much of one is taken: one that asks for a page of its own, and one of the
// first order that does not. What is less would leave a page that is nearly empty.
constexpr double kAsked = 0.7;
constexpr double kUnasked = 0.8;

// Of a page: what stands below a heading at the foot of one.
constexpr double kLeastBelow = 0.14;

const char* heading_role(int level) {
  constexpr const char* kRoles[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
  return kRoles[std::clamp(level, 1, 6) - 1];
}

// What a paragraph before it speaks of: the two would rather not be parted.
bool is_led_in(const sdk::Node& node) {
  return node.form == sdk::NodeForm::kChart || node.is(ASSAY_TABLE) || node.is(ASSAY_LIST) || node.is(ASSAY_GRID) ||
         node.is(ASSAY_KEY_FIGURES);
}

bool is_drawn(const sdk::Node& node) {
  return node.form == sdk::NodeForm::kChart || node.is(ASSAY_TABLE);
}

// Muted words, such as those on the chart above them.
bool is_remark(const sdk::Node& node) {
  return node.is(ASSAY_PARAGRAPH) && !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), [](const sdk::Node& child) {
           return child.form == sdk::NodeForm::kText && (child.style & ASSAY_SPAN_MUTED) != 0;
         });
}

void start_line(Run& run) {
  run.text.erase(0, run.text.find_first_not_of(' '));
  run.text.insert(0, "\n");
}

bool is_plain(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

}  // namespace

Blocks::Blocks(const sdk::Node& document, bool right_to_left, Typesetter& typesetter, const Look& look,
               const Styles& styles, TagTree& tags, const PageNumbers& pages)
    : document_(document),
      right_to_left_(right_to_left),
      typesetter_(typesetter),
      look_(look),
      styles_(styles),
      tags_(tags),
      pages_(pages),
      page_height_(look.paper.text_height()),
      brush_{typesetter, styles},
      looks_(document) {
  know_targets(document);
}

Flow Blocks::document(std::size_t from) {
  Flow flow;
  content(flow, document_.children, Place{look_.paper.text_width(), TagTree::kRoot, &styles_.text}, from);
  return flow;
}

void Blocks::know_targets(const sdk::Node& node) {
  const std::string& id = node.chart ? node.chart->id : node.id;
  if (!id.empty() && !node.is(ASSAY_CONTENTS_ENTRY)) {
    targets_.try_emplace(id, is_plain(id) ? id : "place~" + std::to_string(targets_.size()));
  }
  for (const sdk::Node& child : node.children) know_targets(child);
}

void Blocks::text(Flow& flow, const Runs& runs, const TextStyle& style, Place place, double before, double after) {
  const TextPointer set = typesetter_.set(runs, style, place.width);
  const std::size_t lines = set->lines().size();
  for (std::size_t i = 0; i < lines; ++i) {
    Piece piece;
    piece.height = set->lines()[i].height;
    // Two lines at least on either side of the end of a page.
    if (i + 1 < lines && (i == 0 || i + 2 == lines)) piece.keep = Keep::kAlways;
    piece.paint = [set, i, width = place.width, tag = place.tag](Canvas& canvas, double x, double y) {
      canvas.belongs(tag);
      canvas.text(*set, i, x, y, width);
    };
    flow.add(std::move(piece), i == 0 ? before : 0, i + 1 == lines ? after : 0);
  }
}

Run Blocks::run_of(const sdk::Node& node) const {
  Run run{printable(node.text)};
  run.strong = (node.style & ASSAY_SPAN_STRONG) != 0;
  run.emphasis = (node.style & ASSAY_SPAN_EMPHASIS) != 0;
  run.muted = (node.style & ASSAY_SPAN_MUTED) != 0;
  if (node.target.size() > 1 && node.target[0] == '#') {
    const auto found = targets_.find(std::string_view(node.target).substr(1));
    if (found != targets_.end()) run.target = "#" + found->second;
  } else {
    run.target = safe_address(node.target);
  }
  return run;
}

Runs Blocks::runs_of(const sdk::Node& node) const {
  Runs runs;
  for (const sdk::Node& child : node.children) {
    if (child.form == sdk::NodeForm::kText) runs.push_back(run_of(child));
  }
  return runs;
}

void Blocks::content(Flow& flow, const Children& children, Place place, std::size_t from) {
  for (std::size_t i = from; i < children.size(); ++i) {
    const sdk::Node& child = children[i];
    if (child.form == sdk::NodeForm::kChart) {
      chart(flow, *child.chart, place);
    } else if (child.form == sdk::NodeForm::kText) {
      Runs runs;
      while (i < children.size() && children[i].form == sdk::NodeForm::kText) runs.push_back(run_of(children[i++]));
      --i;
      text(flow, runs, *place.style, place.in(tags_.add(place.tag, "P")), 0, place.style->size * 0.75);
    } else if (const std::size_t signs = sign_row(flow, children, i, place); signs > 0) {
      i += signs - 1;
    } else if (const std::size_t rated = ratings(flow, children, i, place); rated > 0) {
      i += rated - 1;
    } else {
      const bool noted = i > from && is_drawn(children[i - 1]) && is_remark(child);
      if (noted && !flow.pieces.empty()) flow.pieces.back().keep = std::max(flow.pieces.back().keep, Keep::kBox);
      const sdk::Node* next = i + 1 < children.size() ? &children[i + 1] : nullptr;
      block(flow, child, place, next != nullptr && next->is(ASSAY_QUOTATION));
      if (next != nullptr && child.is(ASSAY_PARAGRAPH) && is_led_in(*next) && !flow.pieces.empty()) {
        Keep& keep = flow.pieces.back().keep;
        keep = std::max(keep, Keep::kRather);
      }
    }
  }
}

void Blocks::inline_content(Flow& flow, const sdk::Node& node, Place place) {
  const Children& children = node.children;
  const bool only_text = std::all_of(children.begin(), children.end(),
                                     [](const sdk::Node& child) { return child.form == sdk::NodeForm::kText; });
  for (std::size_t i = 0; i < children.size(); ++i) {
    const sdk::Node& child = children[i];
    if (child.form == sdk::NodeForm::kText) {
      Runs runs;
      while (i < children.size() && children[i].form == sdk::NodeForm::kText) runs.push_back(run_of(children[i++]));
      --i;
      for (std::size_t r = 1; place.remarks_apart && r < runs.size(); ++r) {
        if (runs[r].muted && !runs[r - 1].muted) start_line(runs[r]);
      }
      text(flow, runs, *place.style, only_text ? place : place.in(tags_.add(place.tag, "P")), 0,
           place.style->size * 0.3);
    } else if (child.form == sdk::NodeForm::kChart) {
      small_chart(flow, *child.chart, place);
    } else {
      block(flow, child, place);
    }
  }
}

void Blocks::block(Flow& flow, const sdk::Node& node, Place place, bool labels_quote) {
  const auto known = targets_.find(node.id);
  if (!node.id.empty() && known != targets_.end()) flow.anchor(known->second);
  switch (node.kind) {
    case ASSAY_COVER:
      return later_cover(flow, node, place);
    case ASSAY_CONTENTS:
      return contents(flow, node, place);
    case ASSAY_SECTION:
      return section(flow, node, place);
    case ASSAY_HEADING:
      return heading(flow, runs_of(node), place, -1, true);
    case ASSAY_PARAGRAPH:
      return paragraph(flow, node, place, labels_quote);
    case ASSAY_LIST:
      return list(flow, node, place);
    case ASSAY_TABLE:
      return table(flow, node, place);
    case ASSAY_KEY_FIGURES:
      return key_figures(flow, node, place);
    case ASSAY_CALLOUT:
      return callout(flow, node, place);
    case ASSAY_QUOTATION:
      return quotation(flow, node, place);
    case ASSAY_GRID:
      return grid(flow, node, place);
    case ASSAY_GROUP:
      return container(flow, node, place, true);
    case ASSAY_BLANK:
      return blank(flow, node, place);
    case ASSAY_PAGE_BREAK:
      return flow.break_page();
    default:
      return container(flow, node, place, false);
  }
}

void Blocks::section(Flow& flow, const sdk::Node& node, Place place) {
  if (node.has(ASSAY_FLAG_NEW_PAGE)) flow.turn_page(kAsked);
  if (place.level <= 2) flow.turn_page(kUnasked);
  const int outer = open_title_;
  const std::string outer_title = section_title_;
  section_title_ = node.title;
  last_key_.clear();
  const Place inner = title_and_note(flow, node, place.in(tags_.add(place.tag, "Sect")));
  const std::size_t body = flow.pieces.size();
  content(flow, node.children, inner);
  keep_ends(flow, body);
  open_title_ = outer;
  section_title_ = outer_title;
}

void Blocks::keep_ends(Flow& flow, std::size_t body) const {
  const std::size_t end = flow.pieces.size();
  const auto keep = [&](std::size_t piece) { flow.pieces[piece].keep = std::max(flow.pieces[piece].keep, Keep::kRather); };
  double below = 0;
  for (std::size_t i = body; i + 1 < end; ++i) {
    below += flow.pieces[i].space + flow.pieces[i].height;
    if (below >= kLeastBelow * page_height_) break;
    keep(i);
  }
  const double line = styles_.size * 2.2;
  for (std::size_t i = end; i > body + 1 && end - i < 2 && flow.pieces[i - 1].height < line; --i) keep(i - 2);
}

Place Blocks::title_and_note(Flow& flow, const sdk::Node& node, Place place) {
  if (!node.title.empty()) {
    int bookmark = -1;
    if (node.is(ASSAY_SECTION)) {
      bookmark = static_cast<int>(titles_.size());
      titles_.push_back({printable(node.title), open_title_});
      open_title_ = bookmark;
    }
    heading(flow, plain(printable(node.title)), place, bookmark);
  }
  if (!node.note.empty()) {
    const TextStyle& style = place.level <= 2 ? styles_.lead : styles_.small;
    const std::size_t first = flow.pieces.size();
    text(flow, plain(printable(node.note)), style, place.in(tags_.add(place.tag, "P")), 0, styles_.size * 1.1);
    flow.hold(first, Keep::kAlways);
    if (!node.children.empty()) flow.pieces.back().keep = Keep::kAlways;
  }
  return node.title.empty() ? place : place.deeper();
}

void Blocks::heading(Flow& flow, const Runs& runs, Place place, int bookmark, bool smaller) {
  if (runs.empty()) return;
  const int shown = place.level + (smaller && place.level <= 3 ? 1 : 0);
  const HeadingSpace space = heading_space(shown);
  const std::size_t first = flow.pieces.size();
  if (shown == 2 && place.width == look_.paper.text_width()) {
    // A mark above a section of the first order.
    Piece mark;
    mark.height = 3 + styles_.size * 0.9;
    mark.paint = [colour = styles_.palette.accent_mark](Canvas& canvas, double x, double y) {
      canvas.belongs(kNoTag);
      canvas.fill({x, y, 36, 3}, colour);
    };
    flow.add(std::move(mark), space.before * styles_.size);
  }
  const Tag tag = tags_.add(place.tag, heading_role(place.level));
  text(flow, runs, styles_.heading(shown), place.in(tag), first == flow.pieces.size() ? space.before * styles_.size : 0,
       space.after * styles_.size);
  flow.pieces[first].bookmark = bookmark;
  // No heading stands alone at the foot of a page.
  for (std::size_t i = first; i < flow.pieces.size(); ++i) flow.pieces[i].keep = Keep::kAlways;
}

void Blocks::paragraph(Flow& flow, const sdk::Node& node, Place place, bool labels_quote) {
  const Runs runs = runs_of(node);
  const std::size_t first = flow.pieces.size();
  const Tag tag = tags_.add(place.tag, "P");
  if (!runs.empty()) {
    const double after = labels_quote ? 0.3 : 0.75;
    text(flow, runs, labels_quote ? styles_.small : *place.style, place.in(tag), 0, after * place.style->size);
  }
  for (const sdk::Node& child : node.children) {
    if (child.form == sdk::NodeForm::kChart) small_chart(flow, *child.chart, place);
    if (child.form == sdk::NodeForm::kElement) block(flow, child, place);
  }
  if (labels_quote && flow.pieces.size() > first) {
    flow.hold(first, Keep::kAlways);
    flow.pieces.back().keep = Keep::kAlways;
  }
}

void Blocks::container(Flow& flow, const sdk::Node& node, Place place, bool grouped) {
  const std::size_t first = flow.pieces.size();
  const Place inner = title_and_note(flow, node, place.in(tags_.add(place.tag, "Div")));
  content(flow, node.children, inner);
  if (grouped) flow.group(first);
}

}  // namespace assay::pdf
