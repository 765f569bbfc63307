#include <assay/sdk/fraction.hpp>

#include "catch.hpp"

using assay::sdk::Fraction;

TEST_CASE("sdk fraction: a sum of thirds and fifths is exact until its value is asked for") {
  Fraction sum(28, 5);
  sum += Fraction(16, 3);
  CHECK(sum.value() == 164.0 / 15);
  CHECK(sum.over(2).value() == 82.0 / 15);
}

TEST_CASE("sdk fraction: a mean of thirds that is whole comes out whole") {
  Fraction sum(13, 3);
  sum += Fraction(11, 3);
  CHECK(sum.over(2).value() == 4.0);
}

TEST_CASE("sdk fraction: denominators beyond 2^53 give the nearest double of the parts") {
  // Primes near 2^20: three of them make a denominator near 2^60.
  Fraction sum(1, 1048573);
  sum += Fraction(1, 1048571);
  sum += Fraction(1, 1048559);
  CHECK(sum.value() == Approx(1.0 / 1048573 + 1.0 / 1048571 + 1.0 / 1048559).epsilon(1e-15));
  CHECK(sum.over(3).value() == Approx(sum.value() / 3).epsilon(1e-15));
}

TEST_CASE("sdk fraction: many unlike denominators stay exact after the plain product grows too large") {
  // The product of 2 to 24 is far beyond 2^53; the common denominator, 356948592, is not.
  Fraction sum(1, 2);
  for (int n = 3; n <= 24; ++n) sum += Fraction(1, n);
  // The harmonic number of 24, less 1: 1347822955/356948592 - 1.
  CHECK(sum.value() == (1347822955.0 - 356948592.0) / 356948592.0);
}

TEST_CASE("sdk fraction: a decimal is the decimal that was written") {
  // As doubles, ten times 0.1 is not 1, and 7.4 is not 37/5.
  Fraction sum;
  for (int i = 0; i < 10; ++i) sum += Fraction::of(0.1);
  CHECK(sum == Fraction(1, 1));
  CHECK(Fraction::of(7.4) == Fraction(37, 5));
  CHECK(Fraction::of(-2.25) == Fraction(-9, 4));
  CHECK(Fraction::of(0) == Fraction(0, 1));
  CHECK(Fraction::of(4e15) == Fraction(4000000000000000, 1));
}

TEST_CASE("sdk fraction: a number that is no short decimal keeps its double") {
  CHECK(Fraction::of(1.0 / 3).value() == 1.0 / 3);
  CHECK(Fraction::of(1e300).value() == 1e300);
  CHECK((Fraction::of(1e300) * Fraction(1, 2)).value() == 5e299);
  CHECK((Fraction(1, 2) / Fraction::of(1e300)).value() == Approx(5e-301));
}

TEST_CASE("sdk fraction: difference, product and quotient are exact") {
  CHECK(Fraction(7, 3) - Fraction(5, 2) == Fraction(-1, 6));
  CHECK(Fraction(14, 15) * Fraction(25, 21) == Fraction(10, 9));
  CHECK(Fraction(2, 3) / Fraction(4, 9) == Fraction(3, 2));
  CHECK(Fraction(2, 3) / Fraction(-4, 9) == Fraction(-3, 2));
  CHECK(Fraction(0, 5) * Fraction(3, 7) == Fraction(0, 1));
}

TEST_CASE("sdk fraction: a product beyond 2^53 gives the nearest double of the factors") {
  // Primes near 2^20, so that nothing cancels.
  const Fraction product =
      Fraction(1048573, 1048559) * Fraction(1048571, 1048549) * Fraction(1048561, 1048517);
  CHECK(product.value() ==
        Approx(1048573.0 / 1048559 * 1048571 / 1048549 * 1048561 / 1048517).epsilon(1e-15));
}

TEST_CASE("sdk fraction: neighbours that are one double are told apart") {
  // With p = 2^52 - 1 these differ by 1 / (p (p - 1)), about 5e-32.
  const std::int64_t p = (std::int64_t{1} << 52) - 1;
  const Fraction less(p - 2, p - 1), more(p - 1, p);
  CHECK(less < more);
  CHECK(more > less);
  CHECK_FALSE(more < less);
  CHECK(less != more);
  CHECK(Fraction(2, 4) == Fraction(1, 2));
  CHECK(Fraction(-1, 2) < Fraction(1, 3));
}
