#include "frame.hpp"

#include <algorithm>

namespace assay::pdf {
namespace {

constexpr double kBrandHeight = 84;     // the white band above the title
constexpr double kLogoHeight = 38;
constexpr double kLogoWidth = 190;
constexpr double kLeastTitle = 250;     // of the coloured part of the cover
constexpr double kTitlePad = 40;
constexpr double kFactsTop = 26;
constexpr double kFactGap = 20;
constexpr double kCoverFoot = 58;
constexpr double kHeadY = 34;           // of the line at the head of a page
constexpr double kFootUp = 42;          // of the line at the foot, from the page's end

}  // namespace

Frame::Frame(const sdk::Node& document, const Look& look, const Styles& styles, const Workshop& workshop, TagTree& tags,
             Blocks& blocks)
    : document_(document), look_(look), styles_(styles), workshop_(workshop), tags_(tags), blocks_(blocks) {
  if (!document.children.empty() && document.children.front().is(ASSAY_COVER)) cover_ = &document.children.front();
  const double width = look.paper.text_width();
  Typesetter& typesetter = workshop.typesetter;
  const std::string title = cover_ != nullptr && !cover_->title.empty() ? cover_->title : document.title;
  head_start_ = typesetter.set(plain(printable(title)), styles.margin, width * 0.62);
  head_end_ = typesetter.set(plain(printable(subject())), styles.margin.aligned(Align::kEnd), width * 0.36);
  foot_ = typesetter.set(plain(printable(look.footer.empty() ? look.name : look.footer)), styles.margin, width * 0.76);
}

Flow Frame::lay_out() {
  const bool logo = workshop_.logo != nullptr;
  if (logo || !look_.name.empty()) {
    brand_tag_ = tags_.add(TagTree::kRoot, logo ? "Figure" : "P");
    if (logo) tags_[brand_tag_].alternative = look_.name.empty() ? printable(document_.title) : printable(look_.name);
  }
  title_tag_ = tags_.add(TagTree::kRoot, "H1");
  note_tag_ = tags_.add(TagTree::kRoot, "P");
  Flow flow;
  if (cover_ != nullptr) {
    facts_ = fact_rows(look_.paper.text_width());
    foot_tag_ = tags_.add(TagTree::kRoot, "P");
    const double room = look_.paper.height - kBrandHeight - kLeastTitle - kFactsTop - kCoverFoot;
    double used = 0;
    while (facts_shown_ < facts_.pieces.size()) {
      used += facts_.pieces[facts_shown_].height + (facts_shown_ > 0 ? facts_.pieces[facts_shown_].space : 0);
      if (used > room) break;
      ++facts_shown_;
    }
    // What the cover has no room for begins the text.
    for (std::size_t i = facts_shown_; i < facts_.pieces.size(); ++i) flow.add(facts_.pieces[i], kFactGap);
  } else {
    bare_title(flow);
  }
  flow.append(blocks_.document(cover_ != nullptr ? 1 : 0), 0, flow.pieces.empty() ? 0 : styles_.size * 2);
  return flow;
}

void Frame::bare_title(Flow& flow) {
  const double width = look_.paper.text_width();
  if (brand_tag_ != kNoTag) {
    Piece brand;
    brand.height = kLogoHeight;
    brand.keep = Keep::kAlways;
    brand.paint = [this](Canvas& canvas, double, double y) { paint_brand(canvas, y, kLogoHeight); };
    flow.add(std::move(brand), 0, styles_.size * 2);
  }
  const auto words = [&](const std::string& text, const TextStyle& style, Tag tag, double after) {
    if (!text.empty()) blocks_.text(flow, plain(printable(text)), style, Place{width, tag, &styles_.text}, 0, after);
  };
  words(document_.title, styles_.heading(1).sized(styles_.size * 2.6), title_tag_, styles_.size * 0.9);
  words(document_.note, styles_.lead, note_tag_, styles_.size);
  for (Piece& piece : flow.pieces) piece.keep = Keep::kAlways;
}

double Frame::Title::height() const {
  return title->height() + (note ? note->height() + 14 : 0);
}

Frame::Title Frame::cover_title(double width, double most) const {
  const std::string words = printable(cover_->title.empty() ? document_.title : cover_->title);
  const bool person = !subject().empty() && cover_->note == subject();
  Title title;
  for (const double scale : {1.0, 0.8, 0.6, 0.45, 0.3}) {
    TextStyle style = styles_.heading(1).sized(styles_.size * 4 * scale).led(1.12).coloured(styles_.palette.on_fill);
    title.title = workshop_.typesetter.set(plain(words), style, width * 0.92);
    style = (person ? styles_.heading(2) : styles_.text).sized(styles_.size * (person ? 2.2 : 1.4) * std::max(scale, 0.6));
    if (!cover_->note.empty()) {
      title.note = workshop_.typesetter.set(plain(printable(cover_->note)), style.coloured(styles_.palette.on_fill), width);
    }
    if (title.height() <= most) break;
  }
  return title;
}

void Frame::paint_text(Canvas& canvas, const SetText& text, Tag tag, double x, double y, double width) {
  canvas.belongs(tag);
  for (std::size_t i = 0; i < text.lines().size(); ++i) {
    canvas.text(text, i, x, y, width);
    y += text.lines()[i].height;
  }
}

double Frame::paint_brand(Canvas& canvas, double top, double height) {
  if (brand_tag_ == kNoTag) return 0;
  const double side = look_.paper.side;
  canvas.belongs(brand_tag_);
  if (workshop_.logo) {
    double wide = kLogoWidth, high = wide * workshop_.logo->ratio();
    if (high > kLogoHeight) {
      high = kLogoHeight;
      wide = high / workshop_.logo->ratio();
    }
    canvas.logo(*workshop_.logo, {side, top + (height - high) / 2, wide, high});
    return high;
  }
  const double width = look_.paper.text_width();
  const TextPointer name = workshop_.typesetter.set(plain(printable(look_.name)), styles_.text.bold().sized(styles_.size * 1.15), width);
  canvas.text(*name, 0, side, top + (height - name->lines().front().height) / 2, width);
  return name->lines().front().height;
}

Flow Frame::fact_rows(double width) {
  // Facts in three columns, and the person on a line of their own.
  const double column = (width - 2 * kFactGap) / 3;
  Flow flow;
  std::vector<RowCell> cells;
  const auto flush = [&] {
    if (cells.empty()) return;
    for (Piece& piece : blocks_.row(std::move(cells), {})) flow.add(std::move(piece), kFactGap * 0.8);
    cells.clear();
  };
  for (const sdk::OwnedPair& pair : cover_->attributes) {
    const bool person = !subject().empty() && pair.value == subject();
    if (person) flush();
    RowCell cell;
    cell.x = static_cast<double>(cells.size()) * (column + kFactGap);
    const Place place{person ? width : column, tags_.add(TagTree::kRoot, "P"), &styles_.text};
    const TextStyle value = person ? styles_.heading(2).sized(styles_.size * 2.4) : styles_.text.sized(styles_.size * 1.06).led(1.4);
    if (!pair.key.empty()) blocks_.text(cell.flow, plain(printable(pair.key)), styles_.small, place, 0, 1);
    if (!pair.value.empty()) blocks_.text(cell.flow, plain(printable(pair.value)), value, place, 0, 0);
    cells.push_back(std::move(cell));
    if (person || cells.size() == 3) flush();
  }
  flush();
  return flow;
}

void Frame::paint_cover(Canvas& canvas) {
  if (cover_ == nullptr) return;
  const Paper& paper = look_.paper;
  const Palette& palette = styles_.palette;
  double facts = 0;
  for (std::size_t i = 0; i < facts_shown_; ++i) facts += facts_.pieces[i].height + (i > 0 ? facts_.pieces[i].space : 0);
  const double foot = paper.height - kCoverFoot;
  // The coloured part ends where the facts need it to, and not below two thirds of the page.
  const double end = std::min(foot - facts - kFactsTop, paper.height * 0.7);
  canvas.fill({0, kBrandHeight, paper.width, end - kBrandHeight}, palette.fill);
  for (int i = 1; i < 35; ++i) {
    const double x = paper.width * i / 35;
    const double length = i % 5 == 0 ? 54 : 17;
    canvas.line(x, kBrandHeight, x, kBrandHeight + length, {0.75, palette.fill_line});
  }
  paint_brand(canvas, 0, kBrandHeight);
  const double width = paper.text_width();
  const Title title = cover_title(width, end - kBrandHeight - 2 * kTitlePad);
  double y = std::max(kBrandHeight + kTitlePad, end - kTitlePad * 0.8 - title.height());
  paint_text(canvas, *title.title, title_tag_, paper.side, y, width * 0.92);
  y += title.title->height() + 14;
  if (title.note) paint_text(canvas, *title.note, note_tag_, paper.side, y, width);
  paint_pieces(canvas, facts_, 0, facts_shown_, paper.side, end + kFactsTop);
  if (!look_.footer.empty()) {
    const TextPointer words = workshop_.typesetter.set(plain(printable(look_.footer)), styles_.small, width);
    canvas.belongs(foot_tag_);
    canvas.text(*words, 0, paper.side, foot + 14, width);
  }
  canvas.end_page();
}

void Frame::paint_rules(Canvas& canvas, std::size_t page) {
  const Paper& paper = look_.paper;
  const double head = kHeadY + styles_.margin.size * 1.36 + 4, foot = paper.height - kFootUp - 5;
  canvas.begin_ornament();
  const Stroke stroke{0.5, styles_.palette.line};
  has_head(page) ? canvas.lines(paper.side, paper.side + paper.text_width(), {head, foot}, stroke)
                 : canvas.lines(paper.side, paper.side + paper.text_width(), {foot}, stroke);
  canvas.end_ornament();
}

void Frame::paint_margins(Canvas& canvas, std::size_t page, std::size_t pages) {
  const Paper& paper = look_.paper;
  const double width = paper.text_width(), foot = paper.height - kFootUp;
  const std::string words = look_.wording("page", {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}});
  const TextPointer number = workshop_.typesetter.set(plain(words), styles_.margin.aligned(Align::kEnd), width * 0.22);
  canvas.begin_ornament();
  if (has_head(page)) {
    canvas.text(*head_start_, 0, paper.side, kHeadY, width * 0.62);
    canvas.text(*head_end_, 0, paper.side + width * 0.64, kHeadY, width * 0.36);
  }
  canvas.text(*foot_, 0, paper.side, foot, width * 0.76);
  canvas.text(*number, 0, paper.side + width * 0.78, foot, width * 0.22);
  canvas.end_ornament();
}

}  // namespace assay::pdf
