#!/usr/bin/env python3
"""Scores the CTK samples with the program and holds every cell against tests/support/ctk_reference.py.

  hold_against_reference.py PROGRAM SOURCE_DIR   scores each sample, and one file of all forms together
  hold_against_reference.py --self-test          sees whether differences are found
"""
import csv
import io
import os
import pathlib
import subprocess
import sys
import tempfile

INSTRUMENT = "ctk.customer-service-representative"
KEYS = ["case", "instrument", "level", "id", "role"]
TOLERANCE = 1e-12
PROFILE = f"""[client]
id = "reference"
name = "Sample Inc"
locale = "en"

[[use]]
instrument = "{INSTRUMENT}"
scorer = "ctk.scorer"
reports = ["ctk.gap"]
formats = ["json"]
"""


def table(text):
    """Cells by row. A row without any is left out: the program does not write it."""
    rows = {tuple(row[key] for key in KEYS): {c: v for c, v in row.items() if c not in KEYS}
            for row in csv.DictReader(io.StringIO(text))}
    return {key: cells for key, cells in rows.items() if any(cells.values())}


def differs(ours, theirs):
    if "" in (ours, theirs):
        return ours != theirs
    return abs(float(ours) - float(theirs)) > TOLERANCE


def differences(ours, theirs):
    """Complaints, one a cell or row; empty when the two tables say the same."""
    found = [f"{','.join(key)}: a row of one side alone" for key in sorted(set(ours) ^ set(theirs))]
    for key in sorted(set(ours) & set(theirs)):
        if set(ours[key]) != set(theirs[key]):
            return [f"columns differ: {sorted(set(ours[key]) ^ set(theirs[key]))}"]
        found += [f"{','.join(key)}: {column} is {ours[key][column]!r}, the reference has {theirs[key][column]!r}"
                  for column in ours[key] if differs(ours[key][column], theirs[key][column])]
    return found


def joined(paths):
    """The rows of wide files put side by side, by case and rater."""
    header, rows = KEYS[:1] + ["rater", "role"], {}
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                header += [c for c in row if c not in header]
                rows.setdefault((row["case"], row["rater"]), {}).update(row)
    out = io.StringIO()
    writer = csv.DictWriter(out, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
    return out.getvalue()


def run(*words, **more):
    done = subprocess.run([str(w) for w in words], check=True, stdout=subprocess.PIPE, encoding="utf-8", **more)
    return done.stdout


def hold(program, source, responses, scratch):
    """The number of cells with a number that were compared; ends the process on a difference."""
    out = scratch / "out" / responses.stem
    # A home of its own, so that nobody's plugins interfere.
    environment = {k: v for k, v in os.environ.items() if k != "ASSAY_PLUGIN_PATH"} | {"HOME": str(scratch)}
    run(program, "score", "--config", scratch, "--client", "reference", "--instrument", INSTRUMENT,
        "--responses", responses, "--out", out, "--quiet", env=environment)
    ours = table((out / "scores.csv").read_text(encoding="utf-8"))
    theirs = table(run(sys.executable, source / "tests/support/ctk_reference.py", responses,
                       source / "plugins/ctk/instruments/customer-service-representative.toml"))
    found = differences(ours, theirs)
    if found:
        sys.exit(f"{responses}: {len(found)} differences\n" + "\n".join(found[:20]))
    return sum(1 for row in ours.values() for cell in row.values() if cell != "")


def main(program, source):
    samples = source / "configs/samples/ctk"
    files = [samples / f"responses-{form}.csv" for form in ("behaviours", "levels", "characteristics")]
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        (scratch / "clients").mkdir()
        (scratch / "clients/reference.toml").write_text(PROFILE, encoding="utf-8")
        (scratch / "assay.toml").write_text((source / "configs/assay.toml").read_text(encoding="utf-8"), encoding="utf-8")
        (scratch / "instruments").mkdir()
        together = scratch / "together.csv"
        together.write_text(joined(files), encoding="utf-8")
        for responses in files + [together]:
            cells = hold(program, source, responses, scratch)
            if cells == 0:
                sys.exit(f"{responses}: nothing was scored")
            print(f"{responses.name}: {cells} cells agree")


def self_test():
    head = ",".join(KEYS) + ",n,fit\n"
    ours = table(head + "a,i,job,i,all,3,0.5\n")
    for text, wanted in (("a,i,job,i,all,3,0.5\n", 0), ("a,i,job,i,all,3,0.5000000001\n", 1),
                         ("a,i,job,i,all,3,\n", 1), ("a,i,job,i,all,,\n", 1), ("a,i,job,i,self,3,0.5\n", 2)):
        found = differences(ours, table(head + text))
        if len(found) != wanted:
            sys.exit(f"{text!r}: {len(found)} differences were found, {wanted} are there: {found}")
    if not differences(ours, table(",".join(KEYS) + ",n\na,i,job,i,all,3\n")):
        sys.exit("a column that is missing was not seen")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        self_test()
    elif len(sys.argv) == 3:
        main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    else:
        sys.exit(__doc__)
