// Places to fill in by hand.
#include <algorithm>

#include "assay/sdk/error.hpp"
#include "blocks.hpp"
#include "canvas.hpp"

namespace assay::pdf {
namespace {

constexpr double kRuledLine = 21;
constexpr std::uint32_t kMostLines = 50000;

bool is_sign_line(const sdk::Node& node) {
  return node.is(ASSAY_BLANK) && (node.blank == ASSAY_BLANK_SIGNATURE || node.blank == ASSAY_BLANK_DATE);
}

// The points of a scale, with one for no answer such as "k. A.", and not words: they stand in a row beside their question.
bool is_scale(const sdk::Node& node) {
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };  // a character
  const auto is_short = [&](std::string_view choice) { return std::count_if(choice.begin(), choice.end(), begins) <= 5; };
  return node.choices.size() > 2 && std::all_of(node.choices.begin(), node.choices.end(), is_short);
}

bool is_rating(const sdk::Node& node) {
  return node.is(ASSAY_BLANK) && node.blank == ASSAY_BLANK_CHOICE && is_scale(node);
}

// A question and, before it, the words on its scale.
bool is_explained_rating(const sdk::Node& node) {
  const auto is_words = [](const sdk::Node& child) { return child.is(ASSAY_PARAGRAPH); };
  return node.is(ASSAY_GROUP) && node.title.empty() && node.note.empty() && node.children.size() > 1 &&
         is_rating(node.children.back()) && std::all_of(node.children.begin(), node.children.end() - 1, is_words);
}

// All pieces from `first` to before `last` stay on one page.
void keep_all(Flow& flow, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i + 1 < last; ++i) flow.pieces[i].keep = Keep::kAlways;
}

}  // namespace

void Blocks::blank(Flow& flow, const sdk::Node& node, Place place) {
  const Place inner = place.in(tags_.add(place.tag, "Div"));
  if (node.blank != ASSAY_BLANK_CHOICE) return ruled_lines(flow, node, inner);
  is_scale(node) ? scale(flow, node, inner) : choices(flow, node, inner);
}

void Blocks::ruled_lines(Flow& flow, const sdk::Node& node, Place place) {
  if (node.lines > kMostLines) {
    throw sdk::Failure(ASSAY_E_UNSUPPORTED, "a blank of " + std::to_string(node.lines) +
                                                " lines is more than a PDF can hold; " + std::to_string(kMostLines) +
                                                " is the most");
  }
  const std::size_t first = flow.pieces.size();
  const auto label = [&](const std::string& words, const TextStyle& style) {
    if (!words.empty()) text(flow, plain(printable(words)), style, place.in(tags_.add(place.tag, "P")), 0, 0);
  };
  label(node.title, place.style->bold());
  label(node.note, styles_.small);
  const std::uint32_t lines = std::max<std::uint32_t>(1, node.lines);
  for (std::uint32_t i = 0; i < lines; ++i) {
    Piece piece;
    piece.height = kRuledLine;
    piece.paint = [width = place.width, colour = styles_.palette.control](Canvas& canvas, double x, double y) {
      canvas.belongs(kNoTag);
      canvas.line(x, y + kRuledLine, x + width, y + kRuledLine, {0.6, colour});
    };
    flow.add(std::move(piece), 0, i + 1 == lines ? styles_.size * 1.7 : 0);
  }
  if (lines <= 12) {
    flow.hold(first, Keep::kBox);
  } else {
    flow.hold(std::min(first, flow.pieces.size() - lines), Keep::kRather);
  }
}

void Blocks::choices(Flow& flow, const sdk::Node& node, Place place) {
  const std::size_t first = flow.pieces.size();
  const auto label = [&](const std::string& words, const TextStyle& style) {
    if (!words.empty()) text(flow, plain(printable(words)), style, place.in(tags_.add(place.tag, "P")), 0, 2);
  };
  label(node.title, place.style->bold());
  label(node.note, styles_.small);
  const double box = styles_.size * 0.95, gap = styles_.size * 0.6, between = styles_.size * 1.6;
  const Tag tag = tags_.add(place.tag, "L");
  std::vector<RowCell> cells;
  const auto flush = [&] {
    if (cells.empty()) return;
    for (Piece& piece : row(std::move(cells), {})) flow.add(std::move(piece), 4, styles_.size * 1.4);
    cells.clear();
  };
  double at = 0;
  for (const std::string_view choice : node.choices) {
    const Tag body = tags_.add(tags_.add(tag, "LI"), "LBody");
    const double wide = std::min(place.width, box + gap + typesetter_.width_of(choice, *place.style) * 1.04 + 3);
    if (at > 0 && at + wide > place.width) {
      flush();
      at = 0;
    }
    RowCell cell;
    cell.x = at;
    Flow words;
    text(words, plain(printable(choice)), *place.style, place.in(body).narrower(place.width - wide + box + gap), 0, 0);
    if (words.pieces.empty()) words.add(Piece{0, box});
    cell.flow.append(std::move(words), box + gap);
    Piece& piece = cell.flow.pieces.front();
    const double drop = (piece.height - box) / 2;
    piece.paint = [box, drop, colour = styles_.palette.control, paint = std::move(piece.paint)](Canvas& canvas, double x, double y) {
      canvas.belongs(kNoTag);
      canvas.outline({x + 0.5, y + drop, box, box}, {1, colour});
      if (paint) paint(canvas, x, y);
    };
    cells.push_back(std::move(cell));
    at += wide + between;
  }
  flush();
  flow.hold(first, Keep::kBox);
}

void Blocks::scale(Flow& flow, const sdk::Node& node, Place place) {
  const TextStyle small = styles_.small.aligned(Align::kCentre).led(1.2);
  double widest = 0;
  for (const std::string_view choice : node.choices) widest = std::max(widest, typesetter_.width_of(choice, small));
  const double box = styles_.size * 1.05, step = std::max(styles_.size * 2.1, widest * 1.04 + 3);
  const double boxes = step * static_cast<double>(node.choices.size());
  const bool below = boxes > place.width * 0.6;
  const double words = below ? place.width : place.width - boxes - 16;
  RowCell question;
  question.x = 0;
  question.top = question.bottom = 5;
  question.lift = 0.5;
  const auto label = [&](const std::string& title, const TextStyle& style) {
    const Place inner = place.in(tags_.add(place.tag, "P")).narrower(place.width - words);
    if (!title.empty()) text(question.flow, plain(printable(title)), style, inner, 0, 0);
  };
  label(node.title, *place.style);
  label(node.note, styles_.small);
  RowCell points;
  points.x = below ? 0 : place.width - boxes;
  points.top = points.bottom = 4;
  points.lift = 0.5;
  Piece piece;
  std::vector<TextPointer> numbers;
  for (const std::string_view choice : node.choices) numbers.push_back(typesetter_.set(plain(printable(choice)), small, step));
  piece.height = box + 2 + small.size * 1.3;
  piece.paint = [numbers, box, step, tag = tags_.add(place.tag, "P"), colour = styles_.palette.control](Canvas& canvas, double x, double y) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const double at = x + static_cast<double>(i) * step;
      canvas.belongs(kNoTag);
      canvas.outline({at + (step - box) / 2, y, box, box}, {1, colour});
    }
    canvas.belongs(tag);
    for (std::size_t i = 0; i < numbers.size(); ++i) canvas.text(*numbers[i], 0, x + static_cast<double>(i) * step, y + box + 2, step);
  };
  points.flow.add(std::move(piece));
  const auto rule = [width = place.width, colour = styles_.palette.line](Canvas& canvas, double x, double y, double height) {
    canvas.line(x, y + height, x + width, y + height, {0.6, colour});
  };
  std::vector<RowCell> cells;
  cells.push_back(std::move(question));
  if (below) {
    std::vector<Piece> above = row(std::move(cells), {});
    for (Piece& one : above) {
      one.keep = Keep::kAlways;
      flow.add(std::move(one));
    }
    cells.clear();
  }
  cells.push_back(std::move(points));
  for (Piece& one : row(std::move(cells), rule)) flow.add(std::move(one));
}

std::size_t Blocks::ratings(Flow& flow, const Children& children, std::size_t from, Place place) {
  const sdk::Node& lead = children[from];
  const bool explained = is_explained_rating(lead);
  if (!explained && !is_rating(lead)) return 0;
  const std::size_t first = flow.pieces.size();
  std::vector<std::size_t> rows;  // the first piece of each
  Runs on_scale;
  std::size_t end = from;
  if (explained) {
    const auto known = targets_.find(lead.id);
    if (!lead.id.empty() && known != targets_.end()) flow.anchor(known->second);
    const Place inner = place.in(tags_.add(place.tag, "Div"));
    for (const sdk::Node& child : lead.children) {
      if (&child == &lead.children.back()) rows.push_back(flow.pieces.size());
      for (const Run& run : child.is(ASSAY_PARAGRAPH) ? runs_of(child) : Runs{}) on_scale.push_back(run);
      block(flow, child, inner);
    }
    ++end;
  }
  for (; end < children.size() && is_rating(children[end]); ++end) {
    rows.push_back(flow.pieces.size());
    block(flow, children[end], place);
  }
  // Two questions at least on either side of the end of a page, and the first two with what is above them.
  const std::size_t last = flow.pieces.size();
  keep_all(flow, first, rows.size() > 2 ? rows[2] : last);
  if (rows.size() > 2) keep_all(flow, rows[rows.size() - 2], last);
  const auto head = questions_head(on_scale, place);
  for (std::size_t i = rows.size() > 1 ? rows[1] : last; i < last; ++i) flow.pieces[i].head = head;
  flow.keep_away(styles_.size * 1.3);
  return end - from;
}

std::shared_ptr<const RepeatedHead> Blocks::questions_head(const Runs& on_scale, Place place) {
  const auto above = std::make_shared<Flow>();
  const Place bare = place.in(kNoTag);
  if (!section_title_.empty()) {
    text(*above, plain(printable(section_title_)), styles_.caption, bare, 0, styles_.size * 0.3);
  }
  if (!on_scale.empty()) text(*above, on_scale, styles_.small, bare, 0, 0);
  if (above->pieces.empty()) return nullptr;
  above->add(Piece{0, styles_.size * 0.5});
  const auto head = std::make_shared<RepeatedHead>();
  head->height = above->height();
  head->paint = [above](Canvas& canvas, double x, double y) {
    canvas.begin_ornament();
    paint_pieces(canvas, *above, 0, above->pieces.size(), x, y);
    canvas.end_ornament();
  };
  return head;
}

std::size_t Blocks::sign_row(Flow& flow, const Children& children, std::size_t from, Place place) {
  std::size_t end = from;
  // Three to a row at the most.
  while (end < children.size() && is_sign_line(children[end]) && end - from < 3) ++end;
  if (end == from) return 0;
  // Nobody signs a page that has nothing else on it.
  if (!flow.pieces.empty()) flow.pieces.back().keep = Keep::kAlways;
  double shares = 0;
  for (std::size_t i = from; i < end; ++i) shares += children[i].blank == ASSAY_BLANK_DATE ? 1 : 2.4;
  const double gap = 24, wide = place.width - gap * static_cast<double>(end - from - 1);
  double x = 0;
  std::vector<RowCell> cells;
  for (std::size_t i = from; i < end; ++i) {
    const double width = std::max(20.0, wide * (children[i].blank == ASSAY_BLANK_DATE ? 1 : 2.4) / shares);
    RowCell cell;
    cell.x = x;
    cell.top = 30;
    const auto known = targets_.find(children[i].id);
    if (!children[i].id.empty() && known != targets_.end()) cell.flow.anchor(known->second);
    Piece line;
    line.height = 3;
    line.paint = [width, colour = styles_.palette.control](Canvas& canvas, double left, double y) {
      canvas.belongs(kNoTag);
      canvas.line(left, y, left + width, y, {0.6, colour});
    };
    cell.flow.add(std::move(line));
    Place inner = place.in(tags_.add(place.tag, "P"));
    inner.width = width;
    for (const sdk::NodeText* words : {&children[i].title, &children[i].note}) {
      if (!words->empty()) text(cell.flow, plain(printable(*words)), styles_.small, inner, 0, 0);
    }
    cells.push_back(std::move(cell));
    x += width + gap;
  }
  for (Piece& piece : row(std::move(cells), {})) flow.add(std::move(piece), 4, styles_.size * 1.6);
  return end - from;
}

}  // namespace assay::pdf
