#include "paginate.hpp"

#include "assay/sdk/error.hpp"
#include "catch.hpp"

using namespace assay::pdf;

namespace {

Flow flow_of(std::initializer_list<double> heights) {
  Flow flow;
  for (const double height : heights) flow.add(Piece{0, height});
  return flow;
}

// The first piece of each page.
std::vector<std::size_t> begins(const Flow& flow, double height) {
  std::vector<std::size_t> firsts;
  std::size_t expected = 0;
  for (const PageOfPieces& page : paginate(flow, height)) {
    CHECK(page.first == expected);
    CHECK(page.last > page.first);
    expected = page.last;
    firsts.push_back(page.first);
  }
  CHECK(expected == flow.pieces.size());
  return firsts;
}

using Firsts = std::vector<std::size_t>;

}  // namespace

TEST_CASE("paginate: a page takes what fits to the point") {
  CHECK(begins(flow_of({40, 60, 40}), 100) == Firsts{0, 2});
}

TEST_CASE("paginate: nothing gives no page") {
  CHECK(paginate(Flow{}, 100).empty());
}

TEST_CASE("paginate: space counts between pieces and not at the top of a page") {
  Flow flow;
  flow.add(Piece{0, 60});
  flow.add(Piece{0, 40}, 10);
  flow.add(Piece{0, 30}, 30);
  CHECK(begins(flow, 100) == Firsts{0, 1});
  flow = Flow{};
  flow.add(Piece{0, 50});
  flow.add(Piece{0, 40}, 10);
  flow.add(Piece{0, 100}, 10);
  CHECK(begins(flow, 100) == Firsts{0, 2});
}

TEST_CASE("paginate: a heading goes to the next page with what follows it") {
  Flow flow = flow_of({70, 20, 30});
  flow.pieces[1].keep = Keep::kAlways;
  CHECK(begins(flow, 100) == Firsts{0, 1});
}

TEST_CASE("paginate: two headings keep with the text below both") {
  Flow flow = flow_of({50, 20, 20, 30});
  flow.pieces[1].keep = flow.pieces[2].keep = Keep::kAlways;
  CHECK(begins(flow, 100) == Firsts{0, 1});
}

TEST_CASE("paginate: a group stays together when it fits a page") {
  Flow flow = flow_of({76, 24, 30, 30});
  flow.group(1);
  CHECK(begins(flow, 100) == Firsts{0, 1});
}

TEST_CASE("paginate: a group higher than a page is parted, and headings in it still keep") {
  Flow flow = flow_of({40, 40, 20, 40, 40});
  flow.group(0);
  flow.pieces[2].keep = Keep::kAlways;
  CHECK(begins(flow, 100) == Firsts{0, 2});
}

TEST_CASE("paginate: what would rather stay together is parted before half a page is left empty") {
  Flow flow = flow_of({40, 30, 30, 20});
  flow.hold(1, Keep::kRather);
  CHECK(begins(flow, 100) == Firsts{0, 3});
  flow = flow_of({74, 25, 30, 20});
  flow.hold(1, Keep::kRather);
  CHECK(begins(flow, 100) == Firsts{0, 2});
  // From a page that is filled well it moves whole.
  flow = flow_of({76, 22, 30, 20});
  flow.hold(1, Keep::kRather);
  CHECK(begins(flow, 100) == Firsts{0, 1});
}

TEST_CASE("paginate: a piece that starts a page does, and makes no empty one") {
  Flow flow;
  flow.break_page();
  flow.add(Piece{0, 10});
  flow.break_page();
  flow.break_page();
  flow.add(Piece{0, 10});
  CHECK(begins(flow, 100) == Firsts{0, 1});
}

TEST_CASE("paginate: a section that asks for a page gets one unless that would leave one little filled") {
  const auto with_section = [](double above, std::initializer_list<double> section) {
    Flow flow = flow_of({above});
    flow.turn_page(0.6);
    for (const double height : section) flow.add(Piece{0, height});
    return flow;
  };
  CHECK(begins(with_section(60, {20}), 100) == Firsts{0, 1});
  CHECK(begins(with_section(59, {20}), 100) == Firsts{0});
  // 40 and 10, where 60 more do not fit: only the head of the section would stand there.
  CHECK(begins(with_section(40, {10, 60}), 100) == Firsts{0, 1});
  CHECK(begins(with_section(40, {10, 15, 60}), 100) == Firsts{0, 3});
  // A page with 20 on it would be nearly empty.
  CHECK(begins(with_section(20, {10, 75}), 100) == Firsts{0, 2});
}

TEST_CASE("paginate: a group is parted before half a page is left empty, when a good deal of it has room") {
  Flow flow = flow_of({40, 30, 30, 20});
  flow.group(1);
  CHECK(begins(flow, 100) == Firsts{0, 3});
  // What has room is little: the group moves whole.
  flow = flow_of({40, 15, 50, 20});
  flow.group(1);
  CHECK(begins(flow, 100) == Firsts{0, 1});
  // A box in it stays whole.
  flow = flow_of({40, 30, 25, 25});
  flow.group(1);
  flow.hold(2, Keep::kBox);
  CHECK(begins(flow, 100) == Firsts{0, 2});
}

TEST_CASE("paginate: the head of a table takes its room on the pages that the table goes on to") {
  const auto head = std::make_shared<RepeatedHead>();
  head->height = 30;
  Flow flow;
  flow.add(Piece{0, 30});
  for (int i = 0; i < 5; ++i) {
    Piece row{0, 35};
    row.head = head;
    flow.add(std::move(row));
  }
  // 30 and two rows; then the head again and two rows on each page.
  CHECK(begins(flow, 100) == Firsts{0, 3, 5});
  CHECK(height_of(flow, {3, 5, 1}) == Approx(100));
}

TEST_CASE("paginate: a piece higher than a page has one to itself") {
  CHECK(begins(flow_of({10, 150, 10}), 100) == Firsts{0, 1, 2});
}

TEST_CASE("paginate: spaces are drawn in when that saves a page that would be nearly empty") {
  Flow flow;
  for (int i = 0; i < 6; ++i) flow.add(Piece{0, 14}, 5);
  // 6 * 14 + 5 * 5 = 109 for 100; with 0.55 of the spaces it is 97.75.
  const std::vector<PageOfPieces> pages = paginate(flow, 100);
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].scale < 1);
  CHECK(height_of(flow, pages[0]) <= 100.01);
}

TEST_CASE("paginate: a page that would not be full draws its spaces in for what comes") {
  const auto of = [](double first, double space, double second) {
    Flow flow;
    flow.add(Piece{0, first});
    flow.add(Piece{0, second}, space);
    // Enough for another page, so that none is saved.
    flow.add(Piece{0, 60}, space);
    return flow;
  };
  // 50, 10 and 42 are 102; with 0.85 of the space 100.5, with 0.7 99.
  std::vector<PageOfPieces> pages = paginate(of(50, 10, 42), 100);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].last == 2);
  CHECK(pages[0].scale == 0.7);
  CHECK(height_of(of(50, 10, 42), pages[0]) == Approx(99));
  CHECK(pages[1].scale == 1);
  // Not further than to 0.55: 50, 10 and 46 are 101.5 with that.
  CHECK(begins(of(50, 10, 46), 100) == Firsts{0, 1, 2});
  // And not on a page that is filled well without it.
  CHECK(begins(of(86, 10, 6), 100) == Firsts{0, 1});
}

TEST_CASE("paginate: a document of more than 5000 pages is refused") {
  Flow flow;
  for (int i = 0; i < 5001; ++i) flow.add(Piece{0, 100});
  try {
    paginate(flow, 100);
    FAIL("it was not refused");
  } catch (const assay::sdk::Failure& failure) {
    CHECK(failure.status() == ASSAY_E_UNSUPPORTED);
    CHECK_THAT(failure.what(), ContainsSubstring("more than 5000 pages"));
  }
}
