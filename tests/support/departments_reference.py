#!/usr/bin/env python3
"""What the sample of departments comes to, worked out from its CSV files alone, apart from the program.

  departments_reference.py [FOLDER]      FOLDER: configs/samples/departments

Prints for each area: mean and SD of all persons that may be shown, self and others, the mean change with its 95 %
interval, and the mean of each team. Weights are those of configs/instruments/software-skills.toml; exact fractions
until the last step. Teams of fewer than 3 persons are left out, and changes of teams of which 1 or 2 were not there.
"""
import csv
import math
import pathlib
import sys
from fractions import Fraction

AREAS = {"build": {"s1": 2, "s2": 3, "s3": 1}, "quality": {"s4": 2, "s5": 1, "s6": 2},
         "running": {"s7": 1, "s8": 1, "s9": 1}, "together": {"s10": 2, "s11": 1, "s12": 1}}
# The 97.5 % points of Student's t, from printed tables.
T = {4: 2.776445, 5: 2.570582, 8: 2.306004, 19: 2.093024}


def scores(file):
    """{person: {role: {area: Fraction}}} with "all" as the mean over raters."""
    found = {}
    for row in csv.DictReader(open(file, encoding="utf-8")):
        told = found.setdefault(row["case"], {}).setdefault(row["role"], {})
        for area, weights in AREAS.items():
            given = {item: int(row[item]) for item in weights if row[item] not in ("", "NA")}
            told[area] = Fraction(sum(weights[i] * v for i, v in given.items()), sum(weights[i] for i in given))
    for roles in found.values():
        roles["all"] = {area: sum(r[area] for r in roles.values()) / len(roles) for area in AREAS}
    return found


def mean(values):
    return sum(values) / len(values)


def sd(values):
    middle = mean(values)
    return math.sqrt(sum((v - middle) ** 2 for v in values) / (len(values) - 1))


def change(pairs):
    moved = [now - then for then, now in pairs]
    margin = T[len(moved) - 1] * sd(moved) / math.sqrt(len(moved))
    middle = float(mean(moved))
    return f"n {len(moved)} change {middle:+.2f} from {middle - margin:+.2f} to {middle + margin:+.2f}"


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "configs/samples/departments")
    now, then = scores(folder / "responses.csv"), scores(folder / "responses-earlier.csv")
    teams = {}
    for row in csv.DictReader(open(folder / "cases.csv", encoding="utf-8")):
        teams.setdefault(row["team"], []).append(row["case"])
    shown = {team: who for team, who in sorted(teams.items()) if len(who) >= 3}
    everybody = [person for who in shown.values() for person in who]
    for area in AREAS:
        of_all = [now[p]["all"][area] for p in everybody]
        own, lead = [now[p]["self"][area] for p in everybody], [now[p]["lead"][area] for p in everybody]
        print(f"{area}: n {len(of_all)} mean {float(mean(of_all)):.2f} sd {sd(of_all):.2f}  "
              f"self {float(mean(own)):.2f} others {float(mean(lead)):.2f} difference {float(mean(own) - mean(lead)):+.2f}")
        pairs = []
        for team, who in shown.items():
            both = [(then[p]["all"][area], now[p]["all"][area]) for p in who if p in then]
            told = len(who) - len(both) in (0, *range(3, 100)) and len(both) >= 3
            pairs += both if told else []
            against = float(mean([now[p]["all"][area] for p in who]) - mean(of_all))
            print(f"  {team}: n {len(who)} mean {float(mean([now[p]['all'][area] for p in who])):.2f} against {against:+.2f}"
                  f"  {change(both) if told else 'change not shown'}")
        print(f"  all: {change(pairs)}")


main()
