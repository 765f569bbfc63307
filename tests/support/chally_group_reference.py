#!/usr/bin/env python3
"""Works out what the comparison of high performers with low producers should say, without a line of Assay.

  chally_group_reference.py RESPONSES CASES [HIGH LOW]
      means of the percentiles p1, p2, ... as exact fractions, standard deviations, d, g and the 95 % interval of d,
      by competency and for the profile index, of a file with one assessment a case
  chally_group_reference.py --worked
      the same for the small samples that effect_size_test.cpp and group_report_test.cpp work with

The interval: P(T <= t) of a noncentral t variable T = (Z + delta) / S is the mean of Phi(t S - delta), where S is
chi / sqrt(nu). That mean is taken here by Simpson's rule, and delta found by halving; the program uses a series.
Only the standard library is needed. The numbers that the tests expect were printed by this script.
"""
import csv
import math
import sys
from fractions import Fraction


def phi(z):
    return 0.5 * math.erfc(-z / math.sqrt(2))


def below(t, nu, delta, steps=4000):
    """P(T <= t) for nu degrees of freedom and noncentrality delta, as a mean over S."""
    spread = 1 / math.sqrt(2 * nu)
    low, high = max(0.0, 1 - 12 * spread), 1 + 14 * spread
    log_factor = nu / 2 * math.log(nu / 2) - math.lgamma(nu / 2) + math.log(2)

    def term(s):
        if s == 0:
            return phi(-delta) * math.exp(log_factor) if nu == 1 else 0.0
        return phi(t * s - delta) * math.exp(log_factor + (nu - 1) * math.log(s) - nu * s * s / 2)

    width = (high - low) / steps
    inner = sum((4 if i % 2 else 2) * term(low + i * width) for i in range(1, steps))
    return (term(low) + inner + term(high)) * width / 3


def noncentrality(t, nu, share):
    low, high = t - 20 - abs(t), t + 20 + abs(t)
    for _ in range(60):
        middle = (low + high) / 2
        if below(t, nu, middle) > share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def squares(values):
    return sum((value - mean(values)) ** 2 for value in values)


def report(name, high, low):
    n1, n2, nu = len(high), len(low), len(high) + len(low) - 2
    difference = mean(high) - mean(low)
    print(f"{name}: n {n1} {n2}, means {mean(high)} {mean(low)} = {float(mean(high)):.6f} {float(mean(low)):.6f}")
    deviations = [math.sqrt(squares(group) / (len(group) - 1)) for group in (high, low)]
    pooled = math.sqrt((squares(high) + squares(low)) / nu)
    print(f"  deviations {deviations[0]:.10f} {deviations[1]:.10f}, difference {difference} = {float(difference):.6f}")
    d, root = float(difference) / pooled, math.sqrt(n1 * n2 / (n1 + n2))
    ends = [noncentrality(d * root, nu, share) / root for share in (0.975, 0.025)]
    g = d * math.exp(math.lgamma(nu / 2) - math.lgamma((nu - 1) / 2)) / math.sqrt(nu / 2)
    print(f"  d {d:.10f}, g {g:.10f}, interval {ends[0]:.8f} {ends[1]:.8f}")


def of_files(responses, cases, words):
    with open(cases, encoding="utf-8") as file:
        groups = {row["case"]: row["group"] for row in csv.DictReader(file)}
    with open(responses, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    items = [key for key in rows[0] if key not in ("case", "rater", "role")]

    def scores(row):
        return {item: Fraction(row[item]) for item in items if row[item] not in ("", "NA")}

    def of_group(word, value):
        found = (value(scores(row)) for row in rows if groups[row["case"]] == word)
        return [one for one in found if one is not None]

    for item in items:
        report(item, *(of_group(word, lambda all_of, item=item: all_of.get(item)) for word in words))
    report("index", *(of_group(word, lambda all_of: mean(list(all_of.values()))) for word in words))


def worked():
    report("2 4 6 against 1 2 3", *([Fraction(v) for v in group] for group in ((2, 4, 6), (1, 2, 3))))
    report("2 2 4 6 6 against 1 1 2 3 3", *([Fraction(v) for v in group] for group in ((2, 2, 4, 6, 6), (1, 1, 2, 3, 3))))
    report("its index", *([Fraction(v, 2) for v in group] for group in ((3, 3, 6, 9, 9), (3, 3, 6, 9, 9))))
    report("1 2 against 3 4 5 6", *([Fraction(v) for v in group] for group in ((1, 2), (3, 4, 5, 6))))
    report("apart", *([Fraction(v) for v in group] for group in ((90, 91, 92), (10, 11, 12))))
    report("five apart", *([Fraction(v) for v in group] for group in ((89, 89, 91, 93, 93), (9, 9, 11, 13, 13))))
    report("equal", *([Fraction(v) for v in group] for group in ((40, 50, 60), (45, 50, 55))))


if __name__ == "__main__":
    if sys.argv[1:] == ["--worked"]:
        worked()
    elif len(sys.argv) in (3, 5):
        of_files(sys.argv[1], sys.argv[2], sys.argv[3:] or ["high", "low"])
    else:
        sys.exit(__doc__)
