#include "person.hpp"

using crosswalk::limits_of;
using crosswalk_test::Person;

TEST_CASE("crosswalk options: the defaults of plugin.toml come to the limits of the rule") {
  Person person;
  const crosswalk::Limits limits = limits_of(person.setup().options), rule;
  CHECK(limits.agree_within == rule.agree_within);
  CHECK(limits.conflict_from == rule.conflict_from);
  CHECK(limits.low_below == rule.low_below);
  CHECK(limits.high_above == rule.high_above);
}

TEST_CASE("crosswalk options: agree_within above conflict_from is refused, with both values") {
  Person person;
  person.agree_within = 30.5;
  CHECK_THROWS_WITH(limits_of(person.setup().options),
                    ContainsSubstring("agree_within is 30.5") && ContainsSubstring("conflict_from is 30.0"));
}

TEST_CASE("crosswalk options: low_below above high_above is refused, with both values") {
  Person person;
  person.low_below = 70;
  CHECK_THROWS_WITH(limits_of(person.setup().options),
                    ContainsSubstring("low_below is 70.0") && ContainsSubstring("high_above is 66.7"));
}

TEST_CASE("crosswalk options: a limit finer than what is printed is refused") {
  Person person;
  person.conflict_from = 30.25;
  CHECK_THROWS_WITH(limits_of(person.setup().options),
                    ContainsSubstring("conflict_from has more than one decimal"));
}

TEST_CASE("crosswalk options: equal limits are accepted") {
  Person person;
  person.agree_within = person.conflict_from = 20;
  person.low_below = person.high_above = 50;
  CHECK_NOTHROW(limits_of(person.setup().options));
}
