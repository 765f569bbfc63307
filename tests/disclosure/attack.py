#!/usr/bin/env python3
"""Attacks what the program publishes, and shows that what is withheld has no part in it.

  attack.py BUILD SOURCE [--cases N]

Makes N cases (a thousand) for an instrument of a vendor and as many for one without code, publishes them, and solves
for the withheld answers from the published files alone. It must get none right. The same attack on scores from which
only the rows of small roles were deleted must get many, or the attack is worth nothing. Then the withheld answers are
changed at will: every published byte must stay.
"""
import argparse
import csv
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib

import attacker
import made_up

MINIMUM = 3
REPORTED = 30  # cases with reports, about
EXEMPT = ["self", "manager"]

# An instrument without code: three constructs, one of them above the others.
OWN = """[instrument]
id = "made.up"
version = "1.0.0"
title = "Made up"
vendor = "Example"
kind = "survey"
locale = "en"

[[scale]]
id = "s"
points = [1, 2, 3, 4, 5]
na = true

[[role]]
id = "self"
title = "Self"
max = 1

[[role]]
id = "manager"
title = "Manager"

[[role]]
id = "peer"
title = "Peers"

[[role]]
id = "report"
title = "Reports"

[[construct]]
id = "work"
level = "area"
title = "Work"
""" + "".join(f"""
[[construct]]
id = "c{c}"
level = "skill"
title = "Skill {c}"
parent = "work"
""" for c in (1, 2)) + "".join(f"""
[[item]]
id = "i{i}"
text = "Item {i}"
construct = "c{1 + i // 4}"
scale = "s"
""" for i in range(8))

PROFILE = """[client]
id = "CLIENT"
name = "Attacked"
locale = "en"

[disclosure]
minimum-raters = 3
minimum-comment-raters = 3
exempt = ["self", "manager"]

[[use]]
instrument = "bcsc.csc-360"
scorer = "bcsc.scorer"
reports = [BCSC]
formats = ["json"]
norm = "bcsc.isg-illustrative"

[[use]]
instrument = "made.up"
scorer = "standard.scorer"
reports = [STANDARD]
formats = ["json"]
"""


class Setting:
    """An instrument with what the attack has to know of it, and a folder to work in."""

    def __init__(self, name, roles, parents, items, points, parts):
        self.name, self.roles, self.parents = name, roles, parents
        self.items, self.points, self.parts = items, points, parts


def setting_of(text, roles):
    model = tomllib.loads(text)
    items = [item["id"] for item in model["item"]]
    parts = {}
    level = {construct["id"]: construct["level"] for construct in model["construct"]}
    for item in model["item"]:
        parts.setdefault((level[item["construct"]], item["construct"]), []).append(("item", item["id"]))
    for construct in model["construct"]:
        if "parent" in construct:
            above = construct["parent"]
            parts.setdefault((level[above], above), []).append((construct["level"], construct["id"]))
    parents = {role["id"]: role["parent"] for role in model["role"] if "parent" in role}
    points = [int(point) for point in model["scale"][0]["points"]]
    return Setting(model["instrument"]["id"], roles, parents, items, points, parts)


class Stand:
    def __init__(self, build, source, folder):
        self.build, self.source, self.folder = build, source, folder
        self.configs = folder / "configs"
        for name in ("clients", "instruments"):
            (self.configs / name).mkdir(parents=True)
        shutil.copy(source / "configs/assay.toml", self.configs / "assay.toml")
        self.write_profile("attacked", "", "")
        self.write_profile("reported", '"bcsc.individual"', '"standard.individual"')
        (self.configs / "instruments/made-up.toml").write_text(OWN, encoding="utf-8")

    def write_profile(self, client, bcsc, standard):
        text = PROFILE.replace("CLIENT", client).replace("BCSC", bcsc).replace("STANDARD", standard)
        (self.configs / f"clients/{client}.toml").write_text(text, encoding="utf-8")

    def assay(self, *words):
        command = [str(self.build / "bin/assay"), *map(str, words), "--config", str(self.configs),
                   "--plugins", str(self.build / "plugins"), "--quiet"]
        result = subprocess.run(command, cwd=self.folder, capture_output=True, text=True,
                                env={**os.environ, "HOME": str(self.folder)}, check=False)
        return result

    def publish(self, setting, raters, name, command="run", client="attacked", previous=None):
        answers = self.folder / f"{name}.csv"
        made_up.write_answers(answers, raters, setting.items)
        out = self.folder / name
        result = self.assay(command, "--client", client, "--instrument", setting.name, "--responses", answers,
                            "--out", out, *(["--date", "2024-12-31"] if command == "run" else []),
                            *(["--previous", previous] if previous else []))
        if result.returncode != 0:
            sys.exit(f"assay {command} failed:\n{result.stderr}")
        return out


def without_small_roles(full, published, truth, to):
    """Full scores with nothing but the rows of small roles and items deleted: what one would do by hand."""
    to.mkdir()
    for name in ("run.json", "disclosure.csv"):
        shutil.copy(published / name, to / name)
    with open(full / "scores.csv", newline="", encoding="utf-8") as file, \
            open(to / "scores.csv", "w", newline="", encoding="utf-8") as out:
        rows = csv.reader(file)
        kept = csv.writer(out, lineterminator="\n")
        kept.writerow(next(rows))
        for row in rows:
            case, _, level, subject, role = row[:5]
            if role != "all" and truth.small_role(case, role):
                continue
            if role != "all" and level == "item" and truth.small_item(case, role, subject):
                continue
            kept.writerow(row)


def files_of(folder):
    """The digest of every published file but the record of the run, which names the input's digest."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).digest() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "run.json"}


class Check:
    def __init__(self):
        self.failed = 0

    def that(self, holds, what):
        print(("ok      " if holds else "FAILED  ") + what)
        self.failed += not holds


def attack_files(stand, setting, raters, check):
    truth = made_up.Truth(raters, setting.parents, MINIMUM, EXEMPT)
    published = stand.publish(setting, raters, f"published-{setting.name}")
    full = stand.publish(setting, raters, f"full-{setting.name}", command="score")
    naive = stand.folder / f"naive-{setting.name}"
    without_small_roles(full, published, truth, naive)
    attack = attacker.Attack(attacker.Files(published), setting.items, setting.parts)
    hidden = sum(len(cells) for cells in attack.files.withheld.values())
    check.that(hidden > 100, f"{setting.name}: {hidden} withheld pairs of role and item to attack")
    wrong = sum(1 for case, cells in attack.files.withheld.items() for role, item in cells
                if not truth.small_item(case, role, item))
    missed = sum(1 for (case, role, item), given in truth.answers.items()
                 if given and truth.small_item(case, role, item)
                 and (role, item) not in attack.files.withheld.get(case, ()))
    check.that(missed == 0, f"{setting.name}: {missed} answers of too few are not withheld, {wrong} of enough are")
    right, claims, places = attacker.hits(attack, truth)
    check.that(right == 0 and claims == 0 and places == 0,
               f"{setting.name}: published: {right} figures recovered of {claims} claimed, {places} telling places")
    right, claims, places = attacker.hits(attacker.Attack(attacker.Files(naive), setting.items, setting.parts), truth)
    check.that(right > hidden // 4 and right > 0.9 * claims,
               f"{setting.name}: rows deleted alone: {right} figures recovered of {claims} claimed, {places} telling "
               "places")
    audit_both(stand, setting, published, naive, check)
    return truth, attack.files.withheld


def audit_both(stand, setting, published, naive, check):
    clean = stand.assay("audit", published)
    check.that(clean.returncode == 0, f"{setting.name}: assay audit finds nothing in what was published"
               + ("" if clean.returncode == 0 else "\n" + (clean.stdout + clean.stderr)[:2000]))
    found = stand.assay("audit", naive, "--json")
    leaks = len(json.loads(found.stdout)["leaks"]) if found.stdout else 0
    check.that(found.returncode == 1 and leaks > 100, f"{setting.name}: assay audit finds {leaks} leaks where rows "
               "were deleted alone")


def interfere(stand, setting, raters, truth, withheld, check):
    """The same raters with other withheld answers must be published alike, byte by byte."""
    def told(case, role, item):
        return (role, item) in withheld.get(case, ())

    others, changed = made_up.with_other_secrets(raters, setting.parents, truth, setting.items, setting.points, 99, told)
    check.that(changed > 100, f"{setting.name}: {changed} withheld answers changed")
    one = files_of(stand.folder / f"published-{setting.name}")
    other = files_of(stand.publish(setting, others, f"changed-{setting.name}"))
    check.that(one == other, f"{setting.name}: {differing(one, other)} of {len(one)} files of figures changed with them")

    few = {rater.case for rater in raters[:REPORTED * 8]}
    reports = [files_of(stand.publish(setting, [rater for rater in each if rater.case in few], f"{name}-{setting.name}",
                                      client="reported"))
               for each, name in ((raters, "reports"), (others, "changed-reports"))]
    check.that(reports[0] == reports[1] and len(reports[0]) > REPORTED // 2,
               f"{setting.name}: {differing(*reports)} of {len(reports[0])} files with reports changed with them")
    # Answers that are shown must be seen to matter, or nothing is compared.
    for rater in [rater for rater in others if rater.role == "self"]:
        rater.answers[setting.items[0]] = setting.points[0] if rater.answers[setting.items[0]] != setting.points[0] \
            else setting.points[-1]
    third = files_of(stand.publish(setting, others, f"visible-{setting.name}"))
    check.that(third["scores.csv"] != one["scores.csv"], f"{setting.name}: shown answers change what is published")
    audited = stand.assay("audit", stand.folder / f"reports-{setting.name}")
    check.that(audited.returncode == 0, f"{setting.name}: assay audit finds nothing in the reports"
               + ("" if audited.returncode == 0 else "\n" + (audited.stdout + audited.stderr)[:2000]))


def come_late(stand, setting, raters, check):
    """Some raters answer after a first publication: the two together must not tell what they said."""
    draw = random.Random(77)
    late = {id(rater) for rater in raters if rater.role != "self" and draw.random() < 0.12}
    early = [rater for rater in raters if id(rater) not in late]
    first = stand.publish(setting, early, f"first-{setting.name}")
    came = {}
    for rater in raters:
        if id(rater) in late:
            role = setting.parents.get(rater.role, rater.role)
            for item, value in rater.answers.items():
                if value is not None and role not in EXEMPT:
                    came.setdefault((rater.case, role, item), []).append(value)
    for name, previous in (("unaware", None), ("aware", first)):
        second = stand.publish(setting, raters, f"{name}-{setting.name}", previous=previous)
        right = attacker.differences(attacker.Files(first), attacker.Files(second), setting.items, EXEMPT, MINIMUM, came)
        audited = stand.assay("audit", second, "--previous", first)
        if previous is None:
            check.that(right > len(came) // 10 and audited.returncode == 1,
                       f"{setting.name}: published again without the first: {right} late answers recovered")
        else:
            check.that(right == 0, f"{setting.name}: published again with the first: {right} late answers recovered")
            check.that(audited.returncode == 0, f"{setting.name}: assay audit finds nothing in the two"
                       + ("" if audited.returncode == 0 else "\n" + (audited.stdout + audited.stderr)[:2000]))


def differing(one, other):
    return sum(1 for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("source", type=pathlib.Path)
    arguments.add_argument("--cases", type=int, default=1000)
    given = arguments.parse_args()
    check = Check()
    with tempfile.TemporaryDirectory() as scratch:
        stand = Stand(given.build.resolve(), given.source.resolve(), pathlib.Path(scratch))
        settings = [setting_of(OWN, [("self", 1, 1), ("manager", 0, 2), ("peer", 0, 6), ("report", 0, 6)])]
        vendors = given.source / "plugins/bcsc/instruments"
        for text in sorted(vendors.glob("*.toml")) if vendors.is_dir() else []:
            settings.append(setting_of(text.read_text(encoding="utf-8"),
                                       [("self", 1, 1), ("manager", 1, 2), ("other", 0, 6)]))
        for number, setting in enumerate(settings):
            raters = made_up.make_cases(given.cases, setting.roles, setting.items, setting.points, 2024 + number)
            truth, withheld = attack_files(stand, setting, raters, check)
            interfere(stand, setting, raters, truth, withheld, check)
            come_late(stand, setting, raters, check)
            for folder in stand.folder.iterdir():
                if folder.is_dir() and folder.name.endswith(setting.name):
                    shutil.rmtree(folder)
    print("nothing was recovered" if check.failed == 0 else f"{check.failed} checks failed")
    return 1 if check.failed else 0


if __name__ == "__main__":
    sys.exit(main())
