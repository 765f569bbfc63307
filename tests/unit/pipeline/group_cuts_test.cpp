// Which groups betray a few persons beside groups that are known: by hand, and by trying every parting.
#include "../../../core/src/pipeline/group_cuts.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "catch.hpp"

using assay::pipeline::find_weak_groups;
using assay::pipeline::kNobody;
using assay::pipeline::Tie;
using assay::pipeline::WeakGroups;

namespace {

using Groups = std::set<std::uint32_t>;

// Today's groups north and south, and the same two as they were.
constexpr std::uint32_t kNorth = 1, kSouth = 2, kNorthThen = 3, kSouthThen = 4;

WeakGroups weak(const std::vector<Tie>& ties, std::uint32_t minimum = 3) { return find_weak_groups(5, 2, ties, minimum); }

}  // namespace

TEST_CASE("group cuts: the same persons as before tell nothing") {
  CHECK_FALSE(weak({{kNorth, kNorthThen, 5}, {kSouth, kSouthThen, 4}}).any());
}

TEST_CASE("group cuts: who left alone takes the group out, and not the other one") {
  const WeakGroups found = weak({{kNorth, kNorthThen, 4}, {kNorthThen, kNobody, 1}, {kSouth, kSouthThen, 4}});
  CHECK(found.left_out == Groups{kNorth});
  CHECK(found.together.empty());
}

TEST_CASE("group cuts: three who left speak for each other") {
  CHECK_FALSE(weak({{kNorth, kNorthThen, 4}, {kNorthThen, kNobody, 3}}).any());
  CHECK(weak({{kNorth, kNorthThen, 4}, {kNorthThen, kNobody, 3}}, 4).left_out == Groups{kNorth});
}

TEST_CASE("group cuts: one who left and one who came show the difference of two") {
  // The group is one of four, of five figures on either side: the cut goes through both ties to nobody.
  CHECK(weak({{kNorth, kNorthThen, 4}, {kNorthThen, kNobody, 1}, {kNorth, kNobody, 1}}).left_out == Groups{kNorth});
  // With one more of each, it speaks for four.
  CHECK_FALSE(weak({{kNorth, kNorthThen, 4}, {kNorthThen, kNobody, 2}, {kNorth, kNobody, 2}}).any());
}

TEST_CASE("group cuts: one who changed groups is hidden by putting the two together") {
  const std::vector<Tie> ties = {{kNorth, kNorthThen, 4}, {kSouth, kNorthThen, 1}, {kSouth, kSouthThen, 5}};
  const WeakGroups found = weak(ties);
  CHECK(found.together == Groups{kNorth, kSouth});
  CHECK(found.left_out.empty());
  // Both as one: all ten persons as before.
  CHECK_FALSE(find_weak_groups(4, 1, {{1, 2, 5}, {1, 3, 5}}, 3).any());
}

TEST_CASE("group cuts: three ties of two are cut at the price of four") {
  // Two go each way between three groups; none of the groups can be told by fewer than four persons.
  CHECK_FALSE(find_weak_groups(4, 3, {{1, 2, 2}, {2, 3, 2}, {1, 3, 2}}, 3).any());
  CHECK(find_weak_groups(4, 3, {{1, 2, 2}, {2, 3, 2}, {1, 3, 2}}, 5).together == Groups{1, 2, 3});
}

TEST_CASE("group cuts: other figures of one person are a tie of three points, parted at the price of one") {
  const auto changed = [](double persons) {
    return std::vector<Tie>{{kNorth, kNobody, persons / 2}, {kNorthThen, kNobody, persons / 2},
                            {kNorth, kNorthThen, 5 - persons + persons / 2}};
  };
  CHECK(weak(changed(1)).left_out == Groups{kNorth});
  CHECK(weak(changed(2)).left_out == Groups{kNorth});
  CHECK_FALSE(weak(changed(3)).any());
  // One alone has stayed as they were, and nothing parts them from the four.
  CHECK_FALSE(weak(changed(4)).any());
}

TEST_CASE("group cuts: what known groups tell among themselves is no reason to leave today's out") {
  CHECK_FALSE(weak({{kNorth, kNorthThen, 5}, {kSouthThen, kNobody, 1}}).any());
}

TEST_CASE("group cuts: a known group of too few that nothing but today's holds takes these out") {
  // Known of two persons, by another minimum then, who are both in a group of today with four others.
  CHECK(find_weak_groups(4, 1, {{1, 2, 2}, {1, 3, 4}}, 3).left_out == Groups{1});
}

TEST_CASE("group cuts: of small sets just those are weak of which trying every parting finds a small one") {
  std::mt19937 dice(7);
  std::size_t weak = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t today = 1 + dice() % 3, points = 1 + today + dice() % 4, minimum = 2 + dice() % 3;
    std::vector<Tie> ties;
    for (std::uint32_t persons = dice() % 14; persons > 0; --persons) {
      const std::uint32_t a = dice() % points, b = dice() % points;
      if (a != b) ties.push_back({a, b, 1});
    }
    // A known group that no person of today's holds was known before: it goes with nobody.
    std::vector<bool> concerns(points, false);
    for (const Tie& tie : ties) {
      const auto is_today = [&](std::uint32_t point) { return point >= 1 && point <= today; };
      if (is_today(tie.a) || is_today(tie.b)) concerns[tie.a] = concerns[tie.b] = true;
    }
    bool small = false;
    for (std::uint32_t side = 0; side < (1u << points); ++side) {
      const auto in_side = [&](std::uint32_t point) {
        const bool free = point >= 1 && (point <= today || concerns[point]);
        return free && (side >> point & 1) != 0;
      };
      const auto cut = static_cast<std::uint32_t>(std::count_if(
          ties.begin(), ties.end(), [&](const Tie& tie) { return in_side(tie.a) != in_side(tie.b); }));
      small = small || (cut > 0 && cut < minimum);
    }
    CAPTURE(round);
    REQUIRE(find_weak_groups(points, today, ties, minimum).any() == small);
    weak += small ? 1 : 0;
  }
  CHECK(weak > 300);
  CHECK(weak < 2700);
}
