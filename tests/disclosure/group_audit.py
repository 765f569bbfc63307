#!/usr/bin/env python3
"""Publishes reports on groups of made-up persons, and audits them with all that their readers have: nothing may be
worked out of fewer persons than the minimum.

  group_audit.py BUILD SOURCE [--sets N] [--first SEED]

A set is a company of some ten to thirty persons at two administrations, then with some who came late; and two groups of
some profiles, whose scores come from percentiles and from ratings. The same is published once more without telling the
program what readers have: there the audit must find something, in some of the sets.
"""
import argparse
import csv
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

SKILLS, PROFILE = "demo.software-skills", "chally.customer-service-representative"
CLIENT = """[client]
id = "{id}"
name = "Made Up"
locale = "en"
[[use]]
instrument = "{instrument}"
scorer = "{scorer}"
reports = [{reports}]
formats = ["json"]
group-by = "team"
"""


def write_rows(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


class Company:
    """Persons with a team and answers; ratings are in the order of the persons."""

    def __init__(self, draw, teams, persons):
        self.draw, self.teams = draw, teams
        self.team_of, self.level, self.hired = {}, {}, 0
        for _ in range(persons):
            self.hire()

    def hire(self):
        person = f"p{self.hired:02d}"
        self.hired += 1
        self.team_of[person] = self.draw.choice(self.teams)
        self.level[person] = self.draw.gauss(0.55, 0.2)

    def change(self, leave, join, move):
        for person in self.draw.sample(sorted(self.team_of), min(leave, len(self.team_of) - 3)):
            del self.team_of[person]
        for _ in range(join):
            self.hire()
        for person in self.draw.sample(sorted(self.team_of), min(move, len(self.team_of))):
            self.team_of[person] = self.draw.choice(self.teams)

    def point(self, person, points):
        level = min(max(self.draw.gauss(self.level[person], 0.25), 0), 0.999)
        return points[int(level * len(points))]

    def write_cases(self, path):
        write_rows(path, [["case", "name", "organisation", "team"],
                          *([person, person, "Made Up", team] for person, team in self.team_of.items())])


class Publisher:
    def __init__(self, build, source, scratch):
        self.build, self.folder = build, pathlib.Path(scratch)
        shutil.copytree(source / "configs", self.folder / "configs")
        for client, instrument, scorer, reports in [
                ("skills", SKILLS, "standard.scorer", '"standard.group"'),
                ("both", PROFILE, "chally.scorer", '"standard.group", "chally.comparison"'),
                ("compared", PROFILE, "chally.scorer", '"chally.comparison"')]:
            text = CLIENT.format(id=client, instrument=instrument, scorer=scorer, reports=reports)
            (self.folder / f"configs/clients/{client}.toml").write_text(text, encoding="utf-8")
        self.failed, self.audits, self.figures, self.careless = 0, 0, 0, {}

    def assay(self, *words):
        command = [str(self.build / "bin/assay"), *map(str, words), "--config", str(self.folder / "configs"),
                   "--plugins", str(self.build / "plugins")]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False,
                              env={**os.environ, "HOME": str(self.folder)})

    def run(self, name, client, instrument, date, *words):
        run = self.assay("run", "--quiet", "--client", client, "--instrument", instrument, "--responses", "answers.csv",
                         "--cases", "cases.csv", "--date", date, "--out", name, *words)
        if run.returncode != 0:
            raise SystemExit(f"{name}: {run.stderr}")

    def look(self, name, *words):
        audit = self.assay("audit", name, "--json", *words)
        if not audit.stdout:
            raise SystemExit(f"{name}: {audit.stderr}")
        return json.loads(audit.stdout)

    def audit(self, name, *words):
        result = self.look(name, *words)
        self.audits += 1
        self.figures += result["group_figures"]
        leaks = result["leaks"]
        unused = [line for line in result["remarks"] if "not used" in line]
        if not leaks and not unused:
            return
        self.failed += 1
        print(f"FAILED  {name}: {unused}")
        for leak in leaks[:3]:
            print(f"        {leak['case']}, {leak['level']} {leak['id']}: {leak['equation']}")

    def audit_careless(self, kind, name, *words):
        self.careless[kind] = self.careless.get(kind, 0) + bool(self.look(name, *words)["leaks"])


def leave_some_out(publisher, company, draw):
    with open(publisher.folder / "answers.csv", encoding="utf-8") as file:
        answers = list(csv.reader(file))
    gone = set(draw.sample(sorted(company.team_of), min(draw.randint(0, 3), len(company.team_of) - 3)))
    write_rows(publisher.folder / "answers.csv", [row for row in answers if row[0] not in gone])


def write_skills(publisher, company, draw):
    items = [f"s{number}" for number in range(1, 13)]
    rows = [["case", "rater", "role", *items]]
    for person in company.team_of:
        lacks = draw.random() < 0.2
        for role in ("self", "lead"):
            answers = [company.point(person, [0, 1, 2, 3, 4]) for _ in items]
            rows.append([person, role, role, *("NA" if lacks and draw.random() < 0.4 else one for one in answers)])
    write_rows(publisher.folder / "answers.csv", rows)
    company.write_cases(publisher.folder / "cases.csv")


def publish_careless_changes(publisher, then, name):
    """Held against the scores of then alone, as if there had been no report on groups."""
    plain = publisher.folder / (name + "-then")
    shutil.copytree(publisher.folder / then, plain)
    shutil.rmtree(plain / "reports")
    record = json.loads((plain / "run.json").read_text(encoding="utf-8"))
    record["reports"] = []
    record["outputs"] = [one for one in record["outputs"] if one["file"] in ("scores.csv", "disclosure.csv")]
    (plain / "run.json").write_text(json.dumps(record), encoding="utf-8")
    publisher.run(name, "skills", SKILLS, "2025-03-01", "--baseline", plain)
    publisher.audit_careless("changes", name, "--baseline", then)


def two_years(publisher, seed):
    """A report, one of the next year with changes, and that again with somebody who came late."""
    draw = random.Random(seed)
    company = Company(draw, ["east", "north", "south", "west"][:draw.randint(1, 4)], draw.randint(6, 28))
    write_skills(publisher, company, draw)
    then, now, late = (f"{seed}-{word}" for word in ("then", "now", "late"))
    publisher.run(then, "skills", SKILLS, "2024-03-01")
    publisher.audit(then)
    company.change(draw.randint(0, 4), draw.randint(0, 4), draw.randint(0, 4))
    write_skills(publisher, company, draw)
    publisher.run(now, "skills", SKILLS, "2025-03-01", "--baseline", then)
    publisher.audit(now, "--baseline", then)
    publish_careless_changes(publisher, then, f"{seed}-careless")
    leave_some_out(publisher, company, draw)
    publisher.run(late, "skills", SKILLS, "2025-04-01", "--baseline", then, "--previous", now)
    publisher.audit(late, "--baseline", then, "--previous", now)


def write_profiles(publisher, company, draw, sources):
    """Each person's scores come from one of the sources; some competencies have none."""
    percentiles = [f"p{number}" for number in range(1, 5)]
    with open(publisher.folder / "configs/samples/chally/representative-behaviours.csv", encoding="utf-8") as file:
        behaviours = next(csv.reader(file))[3:]
    rows = [["case", "rater", "role", *percentiles, *behaviours]]
    for person in company.team_of:
        source = company.source.setdefault(person, draw.choice(sources))
        lacks = "k1" if draw.random() < 0.1 else None
        if source == "percentiles":
            given = ["NA" if lacks and number == 0 else company.point(person, range(5, 96)) for number in range(4)]
            rows.append([person, "chally", "assessment", *given, *([""] * len(behaviours))])
        else:
            given = ["NA" if lacks and item.startswith(lacks) else company.point(person, [1, 2, 3, 4, 5]) for item in behaviours]
            rows.append([person, person, "self", *([""] * 4), *given])
    write_rows(publisher.folder / "answers.csv", rows)
    company.write_cases(publisher.folder / "cases.csv")


def profiles(publisher, seed, client, sources):
    """Two groups and some who are in neither, then again with somebody who came late."""
    draw = random.Random(seed)
    company = Company(draw, ["high", "low", *draw.sample(["", "middle", "other"], draw.randint(0, 2))], draw.randint(6, 24))
    company.source = {}
    write_profiles(publisher, company, draw, sources)
    name = f"{seed}-{client}-{len(sources)}"
    publisher.run(name, client, PROFILE, "2025-03-01")
    publisher.audit(name)
    leave_some_out(publisher, company, draw)
    publisher.run(name + "-late", client, PROFILE, "2025-04-01", "--previous", name)
    publisher.audit(name + "-late", "--previous", name)
    publisher.run(name + "-careless", client, PROFILE, "2025-04-01")
    publisher.audit_careless(client, name + "-careless", "--previous", name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--sets", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        publisher = Publisher(arguments.build.resolve(), arguments.source.resolve(), scratch)
        for seed in range(arguments.first, arguments.first + arguments.sets):
            two_years(publisher, seed)
            for client in ("both", "compared"):
                for sources in (["percentiles"], ["percentiles", "ratings"]):
                    profiles(publisher, seed, client, sources)
    found = ", ".join(f"{number} by {kind}" for kind, number in publisher.careless.items())
    print(f"{publisher.audits} audits, {publisher.figures} figures of groups, {publisher.failed} with a leak or a fault\n"
          f"of careless ones with a leak: {found}")
    blind = publisher.figures < 10 * publisher.audits or 0 in publisher.careless.values()
    return 1 if publisher.failed or blind else 0


if __name__ == "__main__":
    sys.exit(main())
