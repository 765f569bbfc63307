#include "fraction.hpp"

#include "catch.hpp"

using bcsc::Fraction;

TEST_CASE("bcsc fraction: a sum of thirds and fifths is exact until its value is asked for") {
  Fraction sum(28, 5);
  sum += Fraction(16, 3);
  CHECK(sum.value() == 164.0 / 15);
  CHECK(sum.over(2).value() == 82.0 / 15);
}

TEST_CASE("bcsc fraction: a mean of thirds that is whole comes out whole") {
  Fraction sum(13, 3);
  sum += Fraction(11, 3);
  CHECK(sum.over(2).value() == 4.0);
}

TEST_CASE("bcsc fraction: denominators beyond 2^53 give the nearest double of the parts") {
  // Primes near 2^20: three of them make a denominator near 2^60.
  Fraction sum(1, 1048573);
  sum += Fraction(1, 1048571);
  sum += Fraction(1, 1048559);
  CHECK(sum.value() == Approx(1.0 / 1048573 + 1.0 / 1048571 + 1.0 / 1048559).epsilon(1e-15));
  CHECK(sum.over(3).value() == Approx(sum.value() / 3).epsilon(1e-15));
}

TEST_CASE("bcsc fraction: many unlike denominators stay exact after the plain product grows too large") {
  // The product of 2 to 24 is far beyond 2^53; the common denominator, 356948592, is not.
  Fraction sum(1, 2);
  for (int n = 3; n <= 24; ++n) sum += Fraction(1, n);
  // The harmonic number of 24, less 1: 1347822955/356948592 - 1.
  CHECK(sum.value() == (1347822955.0 - 356948592.0) / 356948592.0);
}
