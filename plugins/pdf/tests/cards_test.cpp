// Cards side by side, and where the end of a page cuts them.
#include "cards.hpp"

#include "catch.hpp"
#include "paginate.hpp"
#include "pdf_support.hpp"

using namespace assay::pdf;
using namespace assay::pdf::test;
using assay::sdk::DocumentBuilder;

namespace {

// A title of 12 and lines of 10.
Card card_of(int lines, double between = 0) {
  Card card;
  card.cell.top = card.cell.bottom = 5;
  Piece title{0, 12};
  title.keep = Keep::kAlways;
  card.cell.flow.add(std::move(title));
  card.titles = 1;
  for (int i = 0; i < lines; ++i) card.cell.flow.add(Piece{0, 10}, between);
  return card;
}

CardLook no_look() {
  return {[](Canvas&, std::size_t, double, double, double) {}, [](Canvas&, std::size_t, double, double) {}};
}

Flow flow_of(std::vector<Card> cards, double least = 100) {
  return flow_of_cards(std::move(cards), least, 850, no_look());
}

}  // namespace

TEST_CASE("cards: low ones are one piece") {
  std::vector<Card> cards;
  cards.push_back(card_of(7));
  cards.push_back(card_of(4));
  const Flow flow = flow_of(std::move(cards));
  REQUIRE(flow.pieces.size() == 1);
  CHECK(flow.pieces[0].height == Approx(5 + 12 + 70 + 5));
  CHECK(flow.pieces[0].head == nullptr);
}

TEST_CASE("cards: tall ones go on on the next page, under their titles") {
  std::vector<Card> cards;
  cards.push_back(card_of(30));
  cards.push_back(card_of(30));
  Flow flow;
  flow.add(Piece{0, 300});
  flow.append(flow_of(std::move(cards)), 0);
  // 322 high; 33 at least on either side.
  CHECK(flow.height() == Approx(300 + 322));
  CHECK(flow.pieces[1].height >= 100 / 3.0);
  CHECK(flow.pieces.back().height >= 100 / 3.0);
  const std::vector<PageOfPieces> pages = paginate(flow, 500);
  REQUIRE(pages.size() == 2);
  CHECK(height_of(flow, {pages[0].first, pages[0].last, 1}) > 480);
  REQUIRE(flow.pieces[pages[1].first].head != nullptr);
  // The room above the title, it, and the room below it.
  CHECK(flow.pieces[pages[1].first].head->height == Approx(5 + 12 + 5));
}

TEST_CASE("cards: they would rather stay together") {
  std::vector<Card> cards;
  cards.push_back(card_of(30));
  Flow flow;
  flow.add(Piece{0, 400});
  flow.append(flow_of(std::move(cards)), 0);
  // 400 of 500 are a page that is full enough.
  CHECK(paginate(flow, 500)[0].last == 1);
}

TEST_CASE("cards: a line that the cut goes through stands below it") {
  std::vector<Card> cards;
  cards.push_back(card_of(30));
  cards.push_back(card_of(30));
  cards.back().cell.flow.pieces[0].height = 16;
  const Flow flow = flow_of(std::move(cards));
  REQUIRE(flow.pieces.size() > 3);
  // Cuts behind lines of the first card; those of the second stand 4 lower, so 6 of one are above.
  bool through = false;
  for (std::size_t i = 1; i < flow.pieces.size(); ++i) {
    const double titles = 5 + 16 + 5, above = flow.pieces[i].head->height - titles;
    CHECK((above == Approx(6) || above == Approx(4)));
    through = through || above > 0;
  }
  CHECK(through);
}

TEST_CASE("cards: none is an empty box on one of two pages") {
  std::vector<Card> cards;
  cards.push_back(card_of(30));
  // Its title stands so low that only the end of the first card is beside its lines.
  cards.push_back(card_of(5));
  cards.back().cell.flow.pieces[0].height = 200;
  const Flow flow = flow_of(std::move(cards));
  REQUIRE(flow.pieces.size() > 1);
  CHECK(flow.pieces[0].height >= 5 + 200 + 10);
}

TEST_CASE("cards: one that ended on the page before has no ground on the next") {
  std::vector<Card> cards;
  cards.push_back(card_of(30));
  cards.push_back(card_of(4));
  const Flow flow = flow_of(std::move(cards));
  REQUIRE(flow.backdrops.size() == 2);
  CHECK(flow.backdrops[0].gone == flow.pieces.size());
  CHECK(flow.backdrops[1].gone < flow.pieces.size());
  CHECK(flow.backdrops[1].last == flow.pieces.size());
}

TEST_CASE("cards: what may not be parted is, before it is lost below a page") {
  std::vector<Card> cards;
  cards.push_back(card_of(100));
  for (Piece& piece : cards.back().cell.flow.pieces) piece.keep = Keep::kAlways;
  const Flow flow = flow_of(std::move(cards));
  for (const Piece& piece : flow.pieces) CHECK(piece.height <= 850);
}

TEST_CASE("cards: on paper a card that goes on shows its title again, and every line once") {
  const std::vector<std::string> pages = pages_of(pdf([](DocumentBuilder& d) {
    for (int i = 0; i < 12; ++i) d.paragraph("Line.");
    d.block(d.element(ASSAY_GRID), [&] {
      for (const char* side : {"Left", "Right"}) {
        assay_element group = d.element(ASSAY_GROUP);
        const std::string title = std::string(side) + "-hand";
        group.title = assay::sdk::text(title);
        d.block(group, [&] {
          d.list(false, [&] {
            for (int i = 0; i < 40; ++i) d.list_item(side + std::to_string(i) + ".");
          });
        });
      }
    });
  }));
  REQUIRE(pages.size() == 2);
  for (const std::string& page : pages) {
    CHECK(count(page, "Left-hand") == 1);
    CHECK(count(page, "Right-hand") == 1);
    CHECK(count(page, "Left") > 5);
  }
  for (int i = 0; i < 40; ++i) CHECK(count(pages[0] + pages[1], "Right" + std::to_string(i) + ".") == 1);
}
