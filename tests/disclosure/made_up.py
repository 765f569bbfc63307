"""Made-up cases: answers of raters in small and in large roles, with NA, the same for the same seed."""
import copy
import csv
import random


class Rater:
    def __init__(self, case, name, role, answers):
        self.case, self.name, self.role, self.answers = case, name, role, answers  # answers: item -> number or None


def make_cases(count, roles, items, points, seed):
    """`roles`: [(id, fewest, most)]. Every case has one rater in the first."""
    draw = random.Random(seed)
    raters = []
    for number in range(count):
        case = f"case{number:04d}"
        kindness = draw.uniform(0, 1)
        for role, fewest, most in roles:
            for place in range(draw.randint(fewest, most)):
                often_na = 0.5 if draw.random() < 0.15 else 0.04
                answers = {}
                for item in items:
                    level = min(max(draw.gauss(0.35 + 0.5 * kindness, 0.25), 0), 0.999)
                    given = points[int(level * len(points))]
                    answers[item] = None if draw.random() < often_na else given
                if not any(value is not None for value in answers.values()):
                    answers[items[0]] = points[0]
                raters.append(Rater(case, f"{role}{place}", role, answers))
    return raters


def write_answers(path, raters, items):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["case", "rater", "role", *items])
        for rater in raters:
            out.writerow([rater.case, rater.name, rater.role,
                          *("NA" if rater.answers[item] is None else rater.answers[item] for item in items)])


class Truth:
    """What the ratings say, by case, role and item: the answers that were given."""

    def __init__(self, raters, parents, minimum, exempt):
        self.minimum, self.exempt = minimum, exempt
        self.answers, self.size = {}, {}
        for rater in raters:
            role = parents.get(rater.role, rater.role)
            self.size.setdefault((rater.case, role), 0)
            if any(value is not None for value in rater.answers.values()):
                self.size[rater.case, role] += 1
            for item, value in rater.answers.items():
                given = self.answers.setdefault((rater.case, role, item), [])
                if value is not None:
                    given.append(value)

    def small_role(self, case, role):
        return role not in self.exempt and self.size.get((case, role), 0) < self.minimum

    def small_item(self, case, role, item):
        if role in self.exempt:
            return False
        return self.small_role(case, role) or 0 < len(self.answers.get((case, role, item), [])) < self.minimum


def with_other_secrets(raters, parents, truth, items, points, seed, told):
    """The same raters; what is withheld by `told(case, role, item)` was answered otherwise. A rater of a small role may
    also leave out what was answered; of an item that is withheld alone the same raters still have answers."""
    draw = random.Random(seed)
    changed = 0
    out = copy.deepcopy(raters)
    for rater in out:
        role = parents.get(rater.role, rater.role)
        whole = truth.small_role(rater.case, role)
        for item in items:
            if not told(rater.case, role, item):
                continue
            before = rater.answers[item]
            if whole:
                rater.answers[item] = None if draw.random() < 0.2 else draw.choice(points)
            elif before is not None:
                rater.answers[item] = draw.choice(points)
            changed += rater.answers[item] != before
        if all(value is None for value in rater.answers.values()):
            rater.answers[items[0]] = points[0]
    return out, changed
