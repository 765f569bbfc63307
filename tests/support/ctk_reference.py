#!/usr/bin/env python3
"""An independent reference of the CTK scoring rules, to hold the plugin's scores against.

usage: ctk_reference.py RESPONSES.csv INSTRUMENT.toml > expected.csv

RESPONSES.csv is wide: the behaviours form or the levels form. Where a role has an answer to the
levels item of a competency, that decides; otherwise the behaviours do.

Rows: each competency, each task group, then the job as a whole (level `job`, id of the instrument),
by role. Columns after `role`:
  attained   the level reached; a mean over raters for each item, then over the competency's items
  gap        target - attained
  fit        sum of weight * min(attained / target, 1) over the rated competencies / sum of their weights
  coverage   the share of the weight that was rated
All arithmetic is exact (fractions); a number becomes a float only when it is printed.
Standard library only, Python 3.11 or later.
"""
import csv
import sys
import tomllib
from fractions import Fraction

GROUPS = ("self", "manager", "other")
ROLES = GROUPS + ("all",)


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
        self.group_of = {}
        for role in parents:
            top = role
            while parents[top]:
                top = parents[top]
            self.group_of[role] = top
        self.points = {s["id"]: s["points"] for s in data["scale"]}
        self.scale_of = {i["id"]: i["scale"] for i in data["item"]}
        competencies = [c for c in data["construct"] if c["level"] == "competency"]
        self.competencies = [c["id"] for c in competencies]
        self.target = {c["id"]: Fraction(c["target"]) for c in competencies}
        total = sum(Fraction(c["weight"]) for c in competencies)
        self.weight = {c["id"]: Fraction(c["weight"]) / total for c in competencies}
        self.groups = {g["id"]: [c["id"] for c in competencies if g["id"] in c["links"]]
                       for g in data["construct"] if g["level"] == "task-group"}
        self.items = {form: {c: [i["id"] for i in data["item"] if i["form"] == form and i["construct"] == c]
                             for c in self.competencies} for form in ("levels", "behaviours")}


def read_responses(path, instrument):
    """Cases in input order: {case: [(group, {item: number or None})]}."""
    cases = {}
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        unknown = set(reader.fieldnames) - {"case", "rater", "role"} - set(instrument.scale_of)
        if unknown:
            sys.exit(f"{path}: not items of the instrument: {', '.join(sorted(unknown))}")
        for line, row in enumerate(reader, start=2):
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


def attained(instrument, competency, sheets):
    for form in ("levels", "behaviours"):
        value = mean(mean(s[i] for s in sheets) for i in instrument.items[form][competency])
        if value is not None:
            return value
    return None


def fit_and_coverage(instrument, competencies, levels):
    rated = [c for c in competencies if levels[c] is not None]
    weight = sum(instrument.weight[c] for c in rated)
    reached = sum(instrument.weight[c] * min(levels[c] / instrument.target[c], Fraction(1)) for c in rated)
    whole = sum(instrument.weight[c] for c in competencies)
    return {"fit": reached / weight if rated else None, "coverage": weight / whole}


def score(instrument, raters):
    """{(id, role): {column: value}} for one case."""
    cells = {}
    for role in ROLES:
        sheets = [answers for group, answers in raters if role in (group, "all")]
        levels = {c: attained(instrument, c, sheets) for c in instrument.competencies}
        for c, level in levels.items():
            cells[c, role] = {"attained": level, "gap": None if level is None else instrument.target[c] - level}
        for group, linked in instrument.groups.items():
            cells[group, role] = fit_and_coverage(instrument, linked, levels)
        cells[instrument.id, role] = fit_and_coverage(instrument, instrument.competencies, levels)
    return cells


def main(responses_path, instrument_path):
    instrument = Instrument(load(instrument_path))
    columns = ["attained", "gap", "fit", "coverage"]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["case", "instrument", "level", "id", "role"] + columns)
    rows = [("competency", instrument.competencies), ("task-group", instrument.groups), ("job", [instrument.id])]
    for case, raters in read_responses(responses_path, instrument).items():
        cells = score(instrument, raters)
        for level, ids in rows:
            for key in ids:
                for role in ROLES:
                    cell = cells[key, role]
                    out.writerow([case, instrument.id, level, key, role] + [show(cell.get(c)) for c in columns])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
