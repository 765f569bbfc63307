#!/usr/bin/env python3
"""An independent reference of the BCSC scoring rules, to hold the plugin's scores against.

usage: bcsc_reference.py RESPONSES.csv INSTRUMENT.toml NORM.toml > expected.csv

All arithmetic is exact (fractions); a number becomes a float only when it is printed.
Standard library only, Python 3.11 or later.
"""
import csv
import math
import sys
import tomllib
from fractions import Fraction

GROUPS = ("self", "manager", "other")
ROLES = GROUPS + ("all",)
CUT = 5              # how many strengths, and how many opportunities
NOTE_BELOW = 40      # a development note appears below this percentile


def load(path):
    with open(path, "rb") as file:
        return tomllib.load(file, parse_float=Fraction)


def mean(values):
    values = [v for v in values if v is not None]
    return Fraction(sum(values), len(values)) if values else None


def show(number):
    if number is None:
        return ""
    number = Fraction(number)
    return str(number.numerator) if number.denominator == 1 else repr(float(number))


class Instrument:
    def __init__(self, data):
        self.id = data["instrument"]["id"]
        parents = {r["id"]: r.get("parent") for r in data["role"]}
        # Who may be several raters: agreement is theirs.
        self.several = {"all"} | {r["id"] for r in data["role"] if r.get("max") != 1 or r["id"] in parents.values()}
        self.group_of = {}
        for role in parents:
            top = role
            while parents[top]:
                top = parents[top]
            self.group_of[role] = top
        self.points = {s["id"]: s["points"] for s in data["scale"]}
        self.items = data["item"]
        self.scale_of = {i["id"]: i["scale"] for i in self.items}
        self.units = [c["id"] for c in data["construct"] if c["level"] == "unit"]
        elements = [c for c in data["construct"] if c["level"] == "element"]
        self.elements = [c["id"] for c in elements]
        self.items_of = {e: [i["id"] for i in self.items if i["construct"] == e] for e in self.elements}
        self.elements_of = {u: [c["id"] for c in elements if c["parent"] == u] for u in self.units}
        for unit, below in self.elements_of.items():
            self.items_of[unit] = [q for e in below for q in self.items_of[e]]


def read_responses(path, instrument):
    """Cases in input order: {case: [(group, {item: number or None})]}."""
    cases = {}
    with open(path, newline="", encoding="utf-8-sig") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            answers = {}
            for item, scale in instrument.scale_of.items():
                text = (row.get(item) or "").strip()
                if text in ("", "NA"):
                    answers[item] = None
                    continue
                value = Fraction(text)
                if value not in instrument.points[scale]:
                    sys.exit(f"{path}:{line}: {item}: {text} is not on the scale")
                answers[item] = value
            cases.setdefault(row["case"], []).append((instrument.group_of[row["role"]], answers))
    return cases


def read_norm(path):
    data = load(path)["norm"]
    points = [Fraction(p) for p in data["percentiles"]]
    return {(r["construct"], r["role"]): list(zip(map(Fraction, r["values"]), points)) for r in data["rows"]}


def read_errors(path):
    """Standard errors of measurement, by construct and role, where the norm tells what they are made of."""
    return {(r["construct"], r["role"]): four_decimals(float(r["sd"]) * math.sqrt(1 - r["reliability"]))
            for r in load(path)["norm"]["rows"] if "sd" in r}


def disagreement(numbers, points):
    """The variance among raters over that of answers by chance, as each is defined; None for a lone rater."""
    if len(numbers) < 2:
        return None
    centre, middle = mean(numbers), mean(points)
    chance = sum((p - middle) ** 2 for p in points) / Fraction(len(points))
    return sum((v - centre) ** 2 for v in numbers) / Fraction(len(numbers) - 1) / chance


def agreement(ratios):
    """rwg(j) over the ratios of j items, which for one item is rwg; None without items."""
    ratios = [r for r in ratios if r is not None]
    if not ratios:
        return None
    good = 1 - mean(ratios)
    return four_decimals(0 if good <= 0 else len(ratios) * good / (len(ratios) * good + 1 - good))


def four_decimals(number):
    return Fraction(math.floor(Fraction(number) * 10000 + Fraction(1, 2)), 10000)


def percentile(table, value):
    """Linear between the points of the table; held at its first and last percentile outside."""
    if table is None or value is None:
        return None
    if value <= table[0][0]:
        return table[0][1]
    for (low, p_low), (high, p_high) in zip(table, table[1:]):
        if value <= high:
            return p_low + (p_high - p_low) * (value - low) / (high - low)
    return table[-1][1]


def score(instrument, norm, errors, raters):
    """{(id, role): {column: value}} for one case."""
    cells = {}
    item_ids = [i["id"] for i in instrument.items]
    for role in ROLES:
        sheets = [answers for group, answers in raters if role in (group, "all")]
        means = {}
        ratios = {q: disagreement([s[q] for s in sheets if s[q] is not None],
                                  instrument.points[instrument.scale_of[q]]) for q in item_ids}

        def put(key, questions, value):
            means[key] = value
            blanks = sum(s[q] is None for s in sheets for q in questions)
            answered = sum(any(s[q] is not None for q in questions) for s in sheets)
            place = percentile(norm.get((key, role)), value) if role in GROUPS else None
            cells[key, role] = {"n": answered, "mean": value, "percentile": place, "na": blanks}
            if role in instrument.several:
                cells[key, role]["agreement"] = show(agreement(ratios[q] for q in questions))
            if place is not None and (key, role) in errors:
                cells[key, role]["standard_error"] = show(errors[key, role])

        for q in item_ids:
            numbers = [s[q] for s in sheets if s[q] is not None]
            put(q, [q], mean(numbers))
            points = instrument.points[instrument.scale_of[q]]
            cells[q, role]["counts"] = [numbers.count(p) for p in points]
        for e in instrument.elements:
            put(e, instrument.items_of[e], mean(means[q] for q in instrument.items_of[e]))
        for u in instrument.units:
            put(u, instrument.items_of[u], mean(means[e] for e in instrument.elements_of[u]))

    # sorted() is stable, so equal means stay in question order
    pooled = {q: cells[q, "all"]["mean"] for q in item_ids if cells[q, "all"]["mean"] is not None}
    strengths = sorted(pooled, key=lambda q: -pooled[q])[:CUT]
    opportunities = sorted(pooled, key=lambda q: pooled[q])[:CUT]
    for name, chosen in (("rank_strength", strengths), ("rank_opportunity", opportunities)):
        for rank, q in enumerate(chosen, start=1):
            cells[q, "all"][name] = rank
    for q in pooled:
        for role in GROUPS:
            own = cells[q, role]["mean"]
            if own is None:
                continue
            if (q in strengths and own > pooled[q]) or (q in opportunities and own < pooled[q]):
                cells[q, role]["identified"] = 1
    for e in instrument.elements:
        for role in GROUPS:
            place = cells[e, role]["percentile"]
            if place is not None and place < NOTE_BELOW:
                cells[e, role]["note"] = 1
    return cells


def main(responses_path, instrument_path, norm_path):
    instrument = Instrument(load(instrument_path))
    norm, errors = read_norm(norm_path), read_errors(norm_path)
    extra = ("rank_strength", "rank_opportunity", "identified", "note", "agreement", "standard_error")
    steps = max(len(p) for p in instrument.points.values())
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["case", "instrument", "level", "id", "role", "n", "mean", "percentile", "na"]
                 + [f"count_{k}" for k in range(1, steps + 1)]
                 + list(extra))
    levels = [("item", [i["id"] for i in instrument.items]),
              ("element", instrument.elements), ("unit", instrument.units)]
    for case, raters in read_responses(responses_path, instrument).items():
        cells = score(instrument, norm, errors, raters)
        for level, ids in levels:
            for key in ids:
                for role in ROLES:
                    c = cells[key, role]
                    out.writerow([case, instrument.id, level, key, role, c["n"], show(c["mean"]),
                                  show(c["percentile"]), c["na"]] + c.get("counts", [""] * steps)
                                 + [c.get(k, "") for k in extra])


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
