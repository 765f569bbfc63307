#!/usr/bin/env python3
"""An independent reference of the CTK scoring rules, to hold the plugin's scores against.

usage: ctk_reference.py RESPONSES.csv INSTRUMENT.toml > expected.csv

RESPONSES.csv is wide and holds any of the forms: behaviours, levels, characteristics. Where a role has an
answer to the levels item of a competency, that decides; otherwise the behaviours do.

Rows: each item, competency, characteristic and task group, then the job as a whole (level `job`, id of the
instrument), by role. Columns after `role`:
  n          raters with a number: for the item, for what `attained` comes from, for any of the competencies
  na         answers that are NA or blank, of raters who used the item's form
  mean       over the raters with a number
  attained   the level reached; a mean over raters for each item, then over the competency's items
  gap        target - attained
  source     1 when attained is a level as given, 2 when it comes from behaviours
  priority   gap * weight in percent
  rank       place by priority among gaps above 0, ties in the order of the instrument
  fit        sum of weight * min(attained / target, 1) over the rated competencies / sum of their weights
  coverage   the share of the weight that was rated
  preference, difference   of a characteristic; difference = preference - the job's level
  agreement  of roles that take several raters: rwg of an item, rwg(j) of the items that a level comes from, to
             four decimals
A role without raters has nothing. All arithmetic is exact (fractions); a number becomes a float only when it
is printed. Standard library only, Python 3.11 or later.
"""
import csv
import math
import sys
import tomllib
from fractions import Fraction

GROUPS = ("self", "manager", "other")
ROLES = GROUPS + ("all",)


def load(path):
    with open(path, "rb") as file:
        return tomllib.load(file, parse_float=Fraction)


def numbers(values):
    return [v for v in values if v is not None and v != "?"]


def mean(values):
    values = numbers(values)
    return Fraction(sum(values), len(values)) if values else None


def show(number):
    if number is None:
        return ""
    number = Fraction(number)
    return str(number.numerator) if number.denominator == 1 else repr(float(number))


def disagreement(answers, points):
    """The variance among raters over that of answers by chance, as each is defined; None for a lone rater."""
    answers = numbers(answers)
    if len(answers) < 2:
        return None
    centre, middle = mean(answers), mean(points)
    chance = sum((p - middle) ** 2 for p in points) / Fraction(len(points))
    return sum((v - centre) ** 2 for v in answers) / Fraction(len(answers) - 1) / chance


def agreement(instrument, sheets, items):
    """rwg(j) over the items, which for one item is rwg."""
    ratios = numbers(disagreement([s[i] for s in sheets], instrument.points[instrument.scale_of[i]]) for i in items)
    if not ratios:
        return None
    good = 1 - mean(ratios)
    exact = Fraction(0) if good <= 0 else len(ratios) * good / (len(ratios) * good + 1 - good)
    return Fraction(math.floor(exact * 10000 + Fraction(1, 2)), 10000)


class Instrument:
    def __init__(self, data):
        self.id = data["instrument"]["id"]
        job = [c["id"] for c in data["construct"] if c["level"] == "job"]
        if job != [self.id]:
            sys.exit(f"the job must have the id {self.id}")
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
        self.scale_of = {i["id"]: i["scale"] for i in data["item"]}
        competencies = [c for c in data["construct"] if c["level"] == "competency"]
        self.competencies = [c["id"] for c in competencies]
        self.target = {c["id"]: Fraction(c["target"]) for c in competencies}
        total = sum(Fraction(c["weight"]) for c in competencies)
        self.weight = {c["id"]: Fraction(c["weight"]) / total for c in competencies}
        self.groups = {g["id"]: [c["id"] for c in competencies if g["id"] in c["links"]]
                       for g in data["construct"] if g["level"] == "task-group"}
        self.form_of = {i["id"]: i["form"] for i in data["item"]}
        self.reverse = {i["id"] for i in data["item"] if i.get("reverse")}
        self.preference = {c["id"]: ([i["id"] for i in data["item"] if i["construct"] == c["id"]],
                                     Fraction(c["target"]))
                           for c in data["construct"] if c["level"] == "characteristic"}
        self.items = {form: {c: [i["id"] for i in data["item"] if i["form"] == form and i["construct"] == c]
                             for c in self.competencies} for form in ("levels", "behaviours")}


def read_responses(path, instrument):
    """Cases in input order: {case: [(group, {item: number, None, or "?" where the form was not used})]}."""
    cases = {}
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        unknown = set(reader.fieldnames) - {"case", "rater", "role"} - set(instrument.scale_of)
        if unknown:
            sys.exit(f"{path}: not items of the instrument: {', '.join(sorted(unknown))}")
        for line, row in enumerate(reader, start=2):
            cell = {item: (row.get(item) or "").strip() for item in instrument.scale_of}
            used = {instrument.form_of[item] for item, text in cell.items() if text}
            answers = {}
            for item, text in cell.items():
                if text in ("", "NA"):
                    answers[item] = None if instrument.form_of[item] in used else "?"
                    continue
                value, points = Fraction(text), instrument.points[instrument.scale_of[item]]
                if value not in points:
                    sys.exit(f"{path}:{line}: {item}: {text} is not on the scale")
                answers[item] = points[0] + points[-1] - value if item in instrument.reverse else value
            cases.setdefault(row["case"], []).append((instrument.group_of[row["role"]], answers))
    return cases


def score_item(sheets, item):
    answers = [s[item] for s in sheets if s[item] != "?"]
    return {"n": len(numbers(answers)), "na": answers.count(None), "mean": mean(answers)} if answers else {}


def raters_of(sheets, items):
    return sum(1 for s in sheets if numbers(s[i] for i in items))


def score_competency(instrument, competency, sheets):
    target, weight = instrument.target[competency], instrument.weight[competency]
    by_form = [instrument.items[form][competency] for form in ("levels", "behaviours")]
    cell = {"na": sum(1 for s in sheets for items in by_form for i in items if s[i] is None)}
    for source, items in enumerate(by_form, start=1):
        value = mean(mean(s[i] for s in sheets) for i in items)
        if value is not None:
            return cell | {"n": raters_of(sheets, items), "attained": value, "gap": target - value,
                           "source": source, "priority": 100 * weight * (target - value),
                           "agreement": agreement(instrument, sheets, items)}
    return cell | {"n": 0}


def fit_and_coverage(instrument, competencies, cells, sheets):
    rated = [c for c in competencies if "attained" in cells[c]]
    weight = sum(instrument.weight[c] for c in rated)
    reached = sum(instrument.weight[c] * min(cells[c]["attained"] / instrument.target[c], Fraction(1)) for c in rated)
    whole = sum(instrument.weight[c] for c in competencies)
    items = [i for form in ("levels", "behaviours") for c in competencies for i in instrument.items[form][c]]
    return {"n": raters_of(sheets, items), "fit": reached / weight if rated else None, "coverage": weight / whole}


def score_role(instrument, sheets):
    """{(level, id): {column: value}} for the raters of one role, of whom there is one at least."""
    cells = {("item", i): score_item(sheets, i) for i in instrument.scale_of}
    for (_, item), cell in cells.items():
        cell["agreement"] = agreement(instrument, sheets, [item])
    own = {c: score_competency(instrument, c, sheets) for c in instrument.competencies}
    below = [c for c in own if own[c].get("gap", 0) > 0]
    for rank, c in enumerate(sorted(below, key=lambda c: -own[c]["priority"]), start=1):
        own[c]["rank"] = rank
    for characteristic, (items, level) in instrument.preference.items():
        cell = score_item(sheets, items[0]) if items else {}
        preferred = cell.pop("mean", None)
        if preferred is not None:
            cell |= {"preference": preferred, "difference": preferred - level,
                     "agreement": agreement(instrument, sheets, items[:1])}
        cells["characteristic", characteristic] = cell
    cells |= {("competency", c): cell for c, cell in own.items()}
    for group, linked in instrument.groups.items():
        cells["task-group", group] = fit_and_coverage(instrument, linked, own, sheets)
    cells["job", instrument.id] = fit_and_coverage(instrument, instrument.competencies, own, sheets)
    return cells


def main(responses_path, instrument_path):
    instrument = Instrument(load(instrument_path))
    columns = ["n", "na", "mean", "attained", "gap", "source", "priority", "rank", "fit", "coverage", "preference",
               "difference", "agreement"]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["case", "instrument", "level", "id", "role"] + columns)
    rows = [("item", i) for i in instrument.scale_of]
    rows += [(level, key) for level, keys in (("competency", instrument.competencies),
                                              ("characteristic", instrument.preference),
                                              ("task-group", instrument.groups), ("job", [instrument.id]))
             for key in keys]
    for case, raters in read_responses(responses_path, instrument).items():
        cells = {}
        for role in ROLES:
            sheets = [answers for group, answers in raters if role in (group, "all")]
            cells[role] = score_role(instrument, sheets) if sheets else {}
        for level, key in rows:
            for role in ROLES:
                cell = dict(cells[role].get((level, key), {}))
                if role not in instrument.several:
                    cell.pop("agreement", None)
                out.writerow([case, instrument.id, level, key, role] + [show(cell.get(c)) for c in columns])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
