#include "render.hpp"

#include <algorithm>

#include "blocks.hpp"
#include "canvas.hpp"
#include "frame.hpp"
#include "paginate.hpp"
#include "structure.hpp"

namespace assay::pdf {
namespace {

// Languages that run from right to left.
constexpr std::string_view kRightToLeft[] = {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv"};

std::string language_of(const sdk::Node& document) {
  const std::string_view language = document.attribute("language");
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (language.empty() || !std::all_of(language.begin(), language.end(), is_plain)) return "en";
  return std::string(language);
}

bool runs_left(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::find(std::begin(kRightToLeft), std::end(kRightToLeft), primary) != std::end(kRightToLeft);
}

class Rendering {
 public:
  Rendering(const sdk::Node& document, const Look& look, const Workshop& workshop)
      : document_(document),
        look_(look),
        workshop_(workshop),
        language_(language_of(document)),
        right_to_left_(runs_left(language_)),
        styles_(look.size, sdk::chart::light_palette(Colour::from(look.accent))),
        blocks_(document, right_to_left_, workshop.typesetter, look, styles_, tags_, numbers_) {
    workshop.typesetter.begin(look.fonts, right_to_left_, language_, styles_.palette.muted, styles_.palette.accent_text);
  }

  std::string file() {
    Canvas canvas(look_.paper, right_to_left_, tags_);
    Frame frame(document_, look_, styles_, workshop_, tags_, blocks_);
    const Flow flow = frame.lay_out();
    const std::vector<PageOfPieces> pages = paginate(flow, look_.paper.text_height());
    const std::size_t before = frame.has_cover() ? 1 : 0;
    number_pages(flow, pages, before);
    frame.paint_cover(canvas);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      frame.paint_rules(canvas, i + 1 + before);
      paint_page(canvas, flow, pages[i]);
      frame.paint_margins(canvas, i + 1 + before, pages.size() + before);
      if (i + 1 == pages.size()) canvas.make_missing_destinations();
      canvas.end_page();
    }
    canvas.outline(bookmarks(flow, pages, before));
    return finish_structure(canvas.finish(), tags_, canvas.drawn(), {language_, right_to_left_}, facts());
  }

 private:
  FileFacts facts() const {
    const std::string_view subject = document_.attribute("subject");
    std::string title = document_.title;
    if (!subject.empty() && title.find(subject) == std::string::npos) {
      title += (title.empty() ? "" : " – ") + std::string(subject);
    }
    return {printable(title), printable(look_.name), printable(subject), std::string(document_.attribute("date"))};
  }

  void number_pages(const Flow& flow, const std::vector<PageOfPieces>& pages, std::size_t before) {
    for (std::size_t page = 0; page < pages.size(); ++page) {
      for (std::size_t i = pages[page].first; i < pages[page].last; ++i) {
        for (const std::string& anchor : flow.pieces[i].anchors) numbers_.try_emplace(anchor, page + 1 + before);
      }
    }
  }

  void paint_page(Canvas& canvas, const Flow& flow, const PageOfPieces& page) {
    const Paper& paper = look_.paper;
    double y = paper.top;
    if (const auto& head = flow.pieces[page.first].head) {
      head->paint(canvas, paper.side, y);
      y += head->height;
    }
    paint_pieces(canvas, flow, page.first, page.last, paper.side, y, page.scale);
  }

  std::vector<Bookmark> bookmarks(const Flow& flow, const std::vector<PageOfPieces>& pages, std::size_t before) const {
    std::vector<Bookmark> marks;
    for (const SectionTitle& title : blocks_.titles()) {
      marks.push_back({title.title, static_cast<std::size_t>(title.parent + 1), 1, 0});
    }
    for (std::size_t page = 0; page < pages.size(); ++page) {
      double y = look_.paper.top;
      if (const auto& head = flow.pieces[pages[page].first].head) y += head->height;
      for (std::size_t i = pages[page].first; i < pages[page].last; ++i) {
        const Piece& piece = flow.pieces[i];
        if (i > pages[page].first) y += piece.space * pages[page].scale;
        if (piece.bookmark >= 0) {
          marks[static_cast<std::size_t>(piece.bookmark)].page = page + 1 + before;
          marks[static_cast<std::size_t>(piece.bookmark)].y = y - 12;
        }
        y += piece.height;
      }
    }
    return marks;
  }

  const sdk::Node& document_;
  const Look& look_;
  const Workshop& workshop_;
  std::string language_;
  bool right_to_left_;
  Styles styles_;
  TagTree tags_;
  PageNumbers numbers_;
  Blocks blocks_;
};

}  // namespace

std::unique_ptr<Logo> logo_of(const Look& look) {
  return look.logo.empty() ? nullptr : read_logo(look.logo_media_type, look.logo);
}

void check_look(const Look& look, Typesetter& typesetter) {
  for (const char* key : {"contents", "no-value", "page"}) look.wording(key);
  typesetter.require(look.fonts);
  logo_of(look);
}

std::string render_pdf(const sdk::Node& document, const Look& look, const Workshop& workshop) {
  return Rendering(document, look, workshop).file();
}

}  // namespace assay::pdf
