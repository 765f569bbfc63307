#!/usr/bin/env python3
"""Tries out what the documentation says.

  check_docs.py ROOT BUILD SCRATCH
      ROOT: the source tree; BUILD: where bin/assay and plugins/ are; SCRATCH: a folder to work in, emptied first

1. Links and names of files in README.md, docs/ and the samples lead somewhere; to each page for authors of
   plugins leads a way from their overview.
2. The commands of README.md, docs/user/ and the samples print what the page shows.

The pages for authors of plugins are followed by check_author.py.
"""
import os
import pathlib
import shutil
import sys

import console
import links
from pages import Page

# ./bootstrap is run as it is; only what it starts is not: nothing is installed, built or tested here.
STAND_INS = {
    "dpkg-query": "echo 'install ok installed'",
    "apt-get": "exit 1",
    "cmake": "true",
    "ctest": "echo '100% tests passed, 0 tests failed out of 1'",
}


def all_pages(root):
    paths = [root / "README.md", *sorted((root / "docs").rglob("*.md")), *sorted((root / "configs").rglob("*.md"))]
    return [Page(path) for path in paths]


def environment_of(folder, first_in_path=""):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ASSAY_")}
    environment.update(HOME=str(folder), NO_COLOR="1", LC_ALL="C.UTF-8",
                       PATH=first_in_path + os.environ["PATH"])
    return environment


def lay_out(root, build, folder):
    """A folder that looks like a source tree after ./bootstrap build."""
    shutil.rmtree(folder, ignore_errors=True)
    built = folder / "build/release"
    (built / "bin").mkdir(parents=True)
    shutil.copy2(build / "bin/assay", built / "bin/assay")
    for manifest in sorted((root / "plugins").glob("*/plugin.toml")):
        name = manifest.parent.name
        if (manifest.parent / "CMakeLists.txt").exists():
            shutil.copytree(build / "plugins" / name, built / "plugins" / name)
    shutil.copytree(root / "configs", folder / "configs", ignore=shutil.ignore_patterns("CMakeLists.txt"))
    shutil.copytree(folder / "configs", built / "configs")


def check_console_pages(root, build, scratch):
    complaints, count = [], 0
    stand_ins = scratch / "stand-ins"
    stand_ins.mkdir()
    for name, body in STAND_INS.items():
        (stand_ins / name).write_text(f"#!/bin/sh\n{body}\n")
        (stand_ins / name).chmod(0o755)
    samples = sorted((root / "configs/samples").glob("*/README.md"))
    for path in [root / "README.md", *sorted((root / "docs/user").glob("*.md")), *samples]:
        page, folder = Page(path), scratch / str(path.relative_to(root)).replace("/", "-")
        lay_out(root, build, folder)
        shutil.copy2(root / "bootstrap", folder / "bootstrap")
        found, ran = console.check(page, folder, environment_of(folder, f"{stand_ins}:"))
        complaints += found
        count += ran
    return complaints, count


def main(root, build, scratch):
    root, build, scratch = (pathlib.Path(path).resolve() for path in (root, build, scratch))
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    pages = all_pages(root)
    complaints = links.check(root, pages) + links.unreachable(root / "docs/plugin-author/README.md")
    of_pages, ran = check_console_pages(root, build, scratch)
    complaints += of_pages
    for complaint in complaints:
        print(complaint)
    print(f"{len(pages)} pages, {ran} commands, {len(complaints)} complaints")
    return 1 if complaints or not ran else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
