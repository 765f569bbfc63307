// What stands around the text: the cover, and the head and the foot of each page.
#pragma once

#include "blocks.hpp"
#include "canvas.hpp"
#include "render.hpp"

namespace assay::pdf {

class Frame {
 public:
  // All must outlive the frame.
  Frame(const sdk::Node& document, const Look& look, const Styles& styles, const Workshop& workshop, TagTree& tags,
        Blocks& blocks);

  // The text, without a cover that has a page of its own.
  Flow lay_out();

  bool has_cover() const { return cover_ != nullptr; }
  // The first page, when there is a cover.
  void paint_cover(Canvas& canvas);
  // The rules of a page's head and foot, before anything else on it: cairo looks at what else is drawn within their
  // bounds in no time, where it would put together the bounds of each piece.
  void paint_rules(Canvas& canvas, std::size_t page);
  // The words of the head and the foot of the page with this number.
  void paint_margins(Canvas& canvas, std::size_t page, std::size_t pages);

 private:
  struct Title {
    TextPointer title;
    TextPointer note;
    double height() const;
  };

  bool has_head(std::size_t page) const { return cover_ != nullptr || page > 1; }
  void bare_title(Flow& flow);
  Title cover_title(double width, double most) const;
  double paint_brand(Canvas& canvas, double top, double height);
  void paint_text(Canvas& canvas, const SetText& text, Tag tag, double x, double y, double width);
  Flow fact_rows(double width);
  std::string_view subject() const { return document_.attribute("subject"); }

  const sdk::Node& document_;
  const Look& look_;
  const Styles& styles_;
  const Workshop& workshop_;
  TagTree& tags_;
  Blocks& blocks_;
  const sdk::Node* cover_ = nullptr;
  Tag brand_tag_ = kNoTag, title_tag_ = kNoTag, note_tag_ = kNoTag, foot_tag_ = kNoTag;
  Flow facts_;
  std::size_t facts_shown_ = 0;  // pieces of facts_ that the cover has room for
  TextPointer head_start_, head_end_, foot_;
};

}  // namespace assay::pdf
