#!/usr/bin/env python3
"""What holding a report on groups against earlier ones costs.

  bench_groups.py BUILD [--persons N] [--teams N] [--moved PERCENT]

Writes an instrument of 30 constructs (5 areas of 5 skills, an item each), N persons in so many teams, each rated by two,
and publishes the report on groups; then again, with that many per cent of the persons gone and as many new, alone and
with --previous; and once more with two earlier reports. Prints CPU seconds and the ratio to the run alone. Figures are
of one run of this bench, the least of three, on one thread.
"""
import argparse
import pathlib
import random
import resource
import subprocess
import tempfile

SETTINGS = 'plugin-path = []\ncontent-path = []\ninstrument-path = ["instruments"]\nthreads = 1\n'
CLIENT = """[client]
id = "bench"
name = "Bench"
locale = "en-GB"

[[use]]
instrument = "bench.thirty"
scorer = "standard.scorer"
reports = ["standard.group"]
formats = ["json"]
group-by = "team"
"""
HEAD = """[instrument]
id = "bench.thirty"
version = "1.0.0"
title = "Thirty"
vendor = "Bench"
kind = "skills-matrix"
locale = "en"
description = "Thirty constructs."

[[scale]]
id = "level"
points = [0, 1, 2, 3, 4]
na = true

[[role]]
id = "self"
title = "Self"
max = 1

[[role]]
id = "lead"
title = "Lead"
max = 1
"""
AREAS, SKILLS = 5, 5


def instrument():
    text = HEAD
    for area in range(AREAS):
        text += f'\n[[construct]]\nid = "a{area}"\nlevel = "area"\ntitle = "Area {area}"\ndefinition = "Area {area}."\n'
    for skill in range(AREAS * SKILLS):
        text += (f'\n[[construct]]\nid = "k{skill}"\nlevel = "skill"\nparent = "a{skill // SKILLS}"\n'
                 f'title = "Skill {skill}"\ndefinition = "Skill {skill}."\n')
    for skill in range(AREAS * SKILLS):
        text += f'\n[[item]]\nid = "s{skill}"\nconstruct = "k{skill}"\nscale = "level"\ntext = "Does {skill}"\n'
    return text


def files(folder, name, persons):
    """The ratings and the cases of persons {id: (team, seed)}."""
    ratings = ["case,rater,role," + ",".join(f"s{i}" for i in range(AREAS * SKILLS))]
    cases = ["case,name,team"]
    for person, (team, seed) in persons.items():
        dice = random.Random(seed)
        for rater, role in ((person, "self"), ("boss", "lead")):
            answers = ("NA" if dice.random() < 0.01 else str(dice.randrange(5)) for _ in range(AREAS * SKILLS))
            ratings.append(f"{person},{rater},{role}," + ",".join(answers))
        cases.append(f"{person},{person},team{team}")
    (folder / f"{name}.csv").write_text("\n".join(ratings) + "\n", encoding="utf-8")
    (folder / f"{name}-cases.csv").write_text("\n".join(cases) + "\n", encoding="utf-8")


def publish(program, plugins, folder, name, out, previous=()):
    """The least CPU seconds of three runs."""
    words = [program, "run", "--plugins", plugins, "--config", folder / "configs", "--client", "bench", "--instrument", "bench.thirty",
             "--responses", folder / f"{name}.csv", "--cases", folder / f"{name}-cases.csv", "--threads", "1", "--quiet",
             "--date", "2026-01-01", "--out", folder / out]
    for earlier in previous:
        words += ["--previous", folder / earlier]
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def moved(persons, percent, teams, dice):
    count = len(persons) * percent // 100
    gone = set(dice.sample(sorted(persons), count))
    left = {person: what for person, what in persons.items() if person not in gone}
    first = max(int(person[1:]) for person in persons) + 1
    for i in range(first, first + count):
        left[f"p{i:06}"] = (dice.randrange(teams), i)
    return left


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--persons", type=int, default=2000)
    parser.add_argument("--teams", type=int, default=40)
    parser.add_argument("--moved", type=int, default=5)
    wanted = parser.parse_args()
    program, dice = wanted.build.resolve() / "bin/assay", random.Random(1)
    plugins = wanted.build.resolve() / "plugins"
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for path, text in (("assay.toml", SETTINGS), ("clients/bench.toml", CLIENT), ("instruments/thirty.toml", instrument())):
            (folder / "configs" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "configs" / path).write_text(text, encoding="utf-8")
        days = [{f"p{i:06}": (i % wanted.teams, i) for i in range(wanted.persons)}]
        for _ in range(2):
            days.append(moved(days[-1], wanted.moved, wanted.teams, dice))
        for number, day in enumerate(days):
            files(folder, f"day{number}", day)
        alone = publish(program, plugins, folder, "day0", "first")
        print(f"{wanted.persons} persons, {wanted.teams} teams, {wanted.moved} % gone and as many new")
        print(f"alone                     {alone:6.2f} s")
        for name, out, previous in (("day1", "second", ["first"]), ("day2", "third", ["first", "second"])):
            spent = publish(program, plugins, folder, name, out, previous)
            print(f"beside {len(previous)} earlier          {spent:6.2f} s   {spent / alone:.2f}")


if __name__ == "__main__":
    main()
