// What sums of several reports tell together: by hand. group_attack_test.cpp holds whole reports against trying
// everything.
#include "../../../core/src/pipeline/group_combinations.hpp"

#include "catch.hpp"

using assay::pipeline::Alike;
using assay::pipeline::find_telling_sums;

namespace {

using Sums = std::set<std::uint32_t>;

}  // namespace

TEST_CASE("group combinations: one who is in the earlier sum alone is what is left of it") {
  // Sum 0 is today's, of three; sum 1 has one more, who is in sum 2 as well.
  const std::vector<Alike> persons = {{3, {{0, 1}}}, {1, {{1, 2}}}, {2, {{2}}}};
  CHECK(find_telling_sums(3, 1, persons, 3) == Sums{0});
  CHECK(find_telling_sums(3, 1, persons, 2) == Sums{0});
}

TEST_CASE("group combinations: as many as the minimum hide each other") {
  const std::vector<Alike> persons = {{3, {{0, 1}}}, {3, {{1, 2}}}, {2, {{2}}}};
  // Sum 2 less what is left of sum 1 would be the last two: of that the earlier sums alone say nothing.
  CHECK(find_telling_sums(3, 1, persons, 2).empty());
  CHECK(find_telling_sums(3, 1, persons, 3) == Sums{0});
}

TEST_CASE("group combinations: factors other than one count too") {
  // Each of x and y in two of three sums: 0 + 1 - 2 is twice the two who are in 0 and 1.
  const std::vector<Alike> persons = {{2, {{0, 1}}}, {3, {{0, 2}}}, {3, {{1, 2}}}};
  CHECK(find_telling_sums(3, 1, persons, 3) == Sums{0});
  CHECK(find_telling_sums(3, 1, persons, 2).empty());
}

TEST_CASE("group combinations: a person with other figures is one person all the same") {
  // Today's sum less the earlier one is what one person has now less what they had then.
  CHECK(find_telling_sums(2, 1, {{4, {{0, 1}}}, {1, {{0}, {1}}}}, 2) == Sums{0});
  CHECK(find_telling_sums(2, 1, {{4, {{0, 1}}}, {2, {{0}, {1}}}}, 2).empty());
}

TEST_CASE("group combinations: what earlier sums tell by themselves is not today's") {
  const std::vector<Alike> persons = {{3, {{0}}}, {3, {{1, 2}}}, {1, {{1}}}};
  CHECK(find_telling_sums(3, 1, persons, 3).empty());
  // Also where today's hangs together with them.
  CHECK(find_telling_sums(3, 1, {{3, {{0, 1, 2}}}, {3, {{0}}}, {1, {{1}}}}, 3).empty());
}

TEST_CASE("group combinations: of two sums the smaller one is taken out, and the other may stay") {
  // 0 + 1 - 2 is one person who came.
  const std::vector<Alike> persons = {{4, {{0, 2}}}, {5, {{1, 2}}}, {1, {{1}}}};
  CHECK(find_telling_sums(3, 2, persons, 3) == Sums{0});
}

TEST_CASE("group combinations: where there are too many sets to try, everything that hangs together goes") {
  // Twelve by twelve persons, whose rows are the sums of one earlier report and whose columns are those of another; today's
  // sum has every second of them. Of all that there is no telling of four, and too many fours to try.
  std::vector<Alike> persons;
  for (std::uint32_t row = 0; row < 12; ++row) {
    for (std::uint32_t column = 0; column < 12; ++column) {
      Alike one = {1, {{1 + row, 13 + column}}};
      if ((row + column) % 2 == 0) one.figures.front().push_back(0);
      persons.push_back(one);
    }
  }
  CHECK(find_telling_sums(25, 1, persons, 3).empty());
  CHECK(find_telling_sums(25, 1, persons, 5) == Sums{0});
}
