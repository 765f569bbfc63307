#!/usr/bin/env python3
"""Publishes the samples that come along, and audits them: nothing that is withheld may be worked out.

  samples.py BUILD SOURCE

A sample of a vendor whose plugin is not in the build is passed over.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

# Plugin, client, instrument, ratings, and further words of the run.
SAMPLES = [
    ("bcsc", "demo", "bcsc.csc-360", "bcsc/responses.csv", {"comments": "bcsc/comments.csv", "cases": "bcsc/cases.csv"}),
    ("standard", "team", "demo.five-traits", "five-traits/responses.csv", {}),
    ("standard", "team", "demo.software-skills", "software-skills/responses.csv", {}),
    ("ctk", "talent", "ctk.customer-service-representative", "ctk/responses-behaviours.csv", {}),
    ("ctk", "talent", "ctk.customer-service-representative", "ctk/responses-levels.csv", {}),
    ("caliper", "talent", "caliper.customer-service-representative", "caliper/ratings.csv", {}),
    ("caliper", "talent", "caliper.customer-service-representative", "caliper/scores.csv", {}),
    ("standard", "departments", "demo.software-skills", "departments/responses.csv", {"cases": "departments/cases.csv"}),
    ("chally", "selection", "chally.customer-service-representative", "chally/representative-percentiles.csv",
     {"cases": "chally/cases.csv"}),
    ("chally", "selection", "chally.customer-service-representative", "chally/representative-behaviours.csv",
     {"cases": "chally/cases.csv"}),
    ("chally", "selection", "chally.customer-service-manager", "chally/manager-percentiles.csv",
     {"cases": "chally/manager-cases.csv"}),
]


def main(build, source):
    failed = looked_at = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)

        def assay(*words):
            command = [str(build / "bin/assay"), *map(str, words), "--config", str(source / "configs"),
                       "--plugins", str(build / "plugins")]
            return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                                  env={**os.environ, "HOME": scratch})

        for number, (plugin, client, instrument, ratings, more) in enumerate(SAMPLES):
            if not (build / "plugins" / plugin).is_dir():
                continue
            samples, out = source / "configs/samples", folder / str(number)
            words = [word for name, file in more.items() for word in (f"--{name}", samples / file)]
            run = assay("run", "--quiet", "--client", client, "--instrument", instrument, "--responses",
                        samples / ratings, "--formats", "json", "--date", "2024-12-31", "--out", out, *words)
            audit = assay("audit", out) if run.returncode == 0 else run
            holds = run.returncode == 0 and audit.returncode == 0 and ", 0 reports;" not in audit.stdout
            print(("ok      " if holds else "FAILED  ") + ratings)
            if not holds:
                print((audit.stdout + audit.stderr)[:2000])
            failed += not holds
            looked_at += 1
    print(f"{looked_at} samples, {failed} with a leak or a fault")
    return 1 if failed or not looked_at else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
