"""What an attacker makes of published files: linear algebra, and nothing but what is published.

For each case the unknowns are, of each withheld role and item, the number of answers, their sum, how many are each
point of the scale, and their mean. Published figures are rows of a matrix over them; an unknown is solved when it stands alone
in a row of the reduced matrix.
"""
import csv
import json
from fractions import Fraction

EPSILON = 1e-7
LARGEST = 100000  # denominator of a figure that follows from answers


GUESSES = {"n": "raters", "mean": "mean", "score": "mean", "na": "missing", "rank_strength": "rank-highest",
           "rank_opportunity": "rank-lowest"}


def statistic_of(measure):
    """(statistic, point) as the record tells, or as the name of the measure lets one guess."""
    if measure["statistic"] != "none":
        return measure["statistic"], measure.get("point")
    if measure["id"].startswith("count_"):
        return "point-count", float(measure["id"][6:])
    return GUESSES.get(measure["id"], "none"), None


class Files:
    def __init__(self, folder):
        record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        self.statistic = {measure["id"]: statistic_of(measure) for measure in record["measures"]}
        self.rows = {}  # case -> (level, id, role) -> statistic -> value
        with open(folder / "scores.csv", newline="", encoding="utf-8") as file:
            lines = csv.reader(file)
            at = {name: i for i, name in enumerate(next(lines))}
            case, *place = (at[name] for name in ("case", "level", "id", "role"))
            figures = [(at[measure], told) for measure, told in self.statistic.items() if measure in at]
            for row in lines:
                cells = self.rows.setdefault(row[case], {}).setdefault(tuple(row[i] for i in place), {})
                for i, told in figures:
                    if row[i] != "":
                        cells.setdefault(told, float(row[i]))
        self.withheld = {}  # case -> {(role, item)}
        self.roles = []
        with open(folder / "disclosure.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                hidden = self.withheld.setdefault(row["case"], set())
                if row["role"] not in self.roles:
                    self.roles.append(row["role"])
                for item in list(row)[6:]:
                    if row[item] == "withheld" or row["raters"] == "":
                        hidden.add((row["role"], item))


class System:
    """Gauss and Jordan on sparse rows, with exact fractions."""

    def __init__(self):
        self.pivots = {}  # unknown -> row in which it stands with the factor 1 and no other pivot does
        self.holders = {}  # unknown -> the pivots in whose rows it stands
        self.consistent = True

    def keep(self, pivot, row, value):
        for name in row:
            self.holders.setdefault(name, set()).add(pivot)
        self.pivots[pivot] = (row, value)

    def add(self, terms, value):
        row = {}
        for name, factor in terms:
            row[name] = row.get(name, 0) + Fraction(factor)
        value = Fraction(value).limit_denominator(LARGEST)
        for name in list(row):
            if name in self.pivots and row.get(name, 0) != 0:
                other, amount = self.pivots[name], row[name]
                value -= amount * other[1]
                for key, factor in other[0].items():
                    row[key] = row.get(key, 0) - amount * factor
        row = {name: factor for name, factor in row.items() if factor != 0}
        if not row:
            self.consistent = self.consistent and value == 0
            return
        first = min(row, key=repr)
        amount = row[first]
        row, value = {name: factor / amount for name, factor in row.items()}, value / amount
        for pivot in self.holders.pop(first, ()):
            other, known = self.pivots[pivot]
            amount = other.get(first, 0)
            if amount == 0:
                continue
            left = dict(other)
            for key, factor in row.items():
                left[key] = left.get(key, 0) - amount * factor
            self.keep(pivot, {key: factor for key, factor in left.items() if factor != 0}, known - amount * value)
        self.keep(first, row, value)

    def solved(self):
        """name -> value, of the unknowns that are determined."""
        if not self.consistent:
            return {}
        return {name: float(value) for name, (row, value) in self.pivots.items() if len(row) == 1}


MEAN, RATERS, MISSING = ("mean", None), ("raters", None), ("missing", None)


class Attack:
    def __init__(self, files, items, parts):
        """`parts`: (level, id) of a construct -> the (level, id) that it is the mean of."""
        self.files, self.items, self.parts = files, items, parts
        self.pool_holds = any(self.remainder(case, item) for case in files.rows for item in items)
        self.levels_hold = {level: self.level_holds(level) for level in {level for level, _ in parts}}

    def cells(self, case, level, subject, role):
        return self.files.rows[case].get((level, subject, role), {})

    def hidden_roles(self, case, item):
        return [role for role in self.files.roles if (role, item) in self.files.withheld.get(case, ())]

    def figures(self, cells):
        """Everything that adds up over roles: statistic -> number."""
        out = {}
        if RATERS in cells:
            out["n"] = cells[RATERS]
            if MEAN in cells:
                out["sum"] = cells[RATERS] * cells[MEAN]
            elif cells[RATERS] == 0:
                out["sum"] = 0.0
        for (statistic, point), value in cells.items():
            if statistic == "point-count":
                out["count", point] = value
        return out

    def remainder(self, case, item):
        """What `all` has more than the shown roles; empty when nothing."""
        hidden = self.hidden_roles(case, item)
        whole = self.figures(self.cells(case, "item", item, "all"))
        if not hidden or not whole:
            return {}
        for role in self.files.roles:
            if role in hidden:
                continue
            cells = self.cells(case, "item", item, role)
            part = self.figures(cells)
            for key in list(whole):
                if key in part:
                    whole[key] -= part[key]
                elif cells:
                    del whole[key]
        return whole if any(abs(value) > EPSILON for value in whole.values()) else {}

    def level_rows(self, level):
        for case in self.files.rows:
            for (at, subject), parts in self.parts.items():
                if at != level:
                    continue
                for role in self.files.roles:
                    cells = self.cells(case, at, subject, role)
                    if MEAN in cells:
                        yield case, subject, role, parts, cells[MEAN]

    def hidden_parts(self, case, role, parts):
        return [part for part in parts if part[0] == "item" and (role, part[1]) in self.files.withheld.get(case, ())]

    def level_holds(self, level):
        """Whether scores of this level are means of their parts, the withheld ones among them."""
        with_hidden = False
        for case, _, role, parts, mean in self.level_rows(level):
            shown = [self.cells(case, *part, role)[MEAN] for part in parts if MEAN in self.cells(case, *part, role)]
            same = bool(shown) and abs(sum(shown) / len(shown) - mean) < EPSILON
            if self.hidden_parts(case, role, parts):
                with_hidden = with_hidden or not same
            elif not same:
                return False
        return with_hidden

    def solve(self, case):
        system = System()
        if self.pool_holds:
            self.add_pool(case, system)
        self.add_levels(case, system)
        return system.solved()

    def add_pool(self, case, system):
        for item in self.items:
            rest = self.remainder(case, item)
            hidden = self.hidden_roles(case, item)
            if not rest or not hidden:
                continue
            points = [key[1] for key in rest if isinstance(key, tuple)]
            for key, value in rest.items():
                system.add([((key, role, item), 1) for role in hidden], value)
            for role in hidden if points else []:
                system.add([((("count", p), role, item), 1) for p in points] + [(("n", role, item), -1)], 0)
                system.add([((("count", p), role, item), p) for p in points] + [(("sum", role, item), -1)], 0)

    def add_levels(self, case, system):
        for (level, subject), parts in self.parts.items():
            if not self.levels_hold[level]:
                continue
            for role in self.files.roles:
                cells = self.cells(case, level, subject, role)
                hidden = self.hidden_parts(case, role, parts)
                if MEAN not in cells or not hidden:
                    continue
                shown = [self.cells(case, *part, role)[MEAN] for part in parts if MEAN in self.cells(case, *part, role)]
                system.add([(("mean", role, item), 1) for _, item in hidden],
                           cells[MEAN] * (len(shown) + len(hidden)) - sum(shown))

    def contradicting_places(self, case):
        """Pairs of items whose places among all say the contrary of their shown pooled means."""
        found = 0
        for statistic, sign in ((("rank-highest", None), 1), (("rank-lowest", None), -1)):
            placed = []
            for item in self.items:
                cells = self.cells(case, "item", item, "all")
                if MEAN in cells:
                    placed.append((cells.get(statistic, float("inf")), sign * cells[MEAN]))
            placed.sort(key=lambda one: (one[0], -one[1]))
            for (rank, mean), (later, other) in zip(placed, placed[1:]):
                found += rank < later and other > mean + EPSILON
        return found


def hits(attack, truth):
    """How many withheld figures the attack has right, and how many contradictions between places there are."""
    right = claims = places = 0
    for case in attack.files.rows:
        for (key, role, item), value in attack.solve(case).items():
            given = truth.answers.get((case, role, item), [])
            if key == "n" or not given:
                continue
            real = {"sum": sum(given), "mean": sum(given) / len(given)}.get(key)
            if real is None:
                real = sum(1 for answer in given if answer == key[1])
                if real == 0:
                    continue
            claims += 1
            right += abs(real - value) < 1e-6
        places += attack.contradicting_places(case)
    return right, claims, places


def differences(first, second, items, exempt, minimum, came):
    """How many sums over too few late answers (`came`: case, role, item -> answers) two publications give away."""
    right = 0
    for case in second.rows:
        for item in items:
            for role in [role for role in second.roles if role not in exempt]:
                if (role, item) in first.withheld.get(case, ()) or (role, item) in second.withheld.get(case, ()):
                    continue
                before = first.rows.get(case, {}).get(("item", item, role), {})
                after = second.rows[case].get(("item", item, role), {})
                if not all(key in cells for key in (RATERS, MEAN) for cells in (before, after)):
                    continue
                more = after[RATERS] - before[RATERS]
                total = after[RATERS] * after[MEAN] - before[RATERS] * before[MEAN]
                real = came.get((case, role, item), [])
                right += 0 < more < minimum and len(real) == more and abs(sum(real) - total) < 1e-6
    return right
