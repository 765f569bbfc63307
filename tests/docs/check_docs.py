#!/usr/bin/env python3
"""Tries out what the documentation says.

  check_docs.py ROOT BUILD SCRATCH COMPILER
      ROOT: the source tree; BUILD: where bin/assay and plugins/ are; SCRATCH: a folder to work in, emptied first

1. Links and names of files in README.md, docs/ and the samples lead somewhere.
2. The commands of README.md, docs/user/, the samples and docs/plugin-author/lint.md print what the page shows.
3. The plugin of docs/plugin-author/first-plugin.md builds without a warning, and its commands work.
"""
import os
import pathlib
import shutil
import sys

import console
import links
from pages import Page

FIRST_PLUGIN = "docs/plugin-author/first-plugin.md"
LINT = "docs/plugin-author/lint.md"

# ./bootstrap is run as it is; only what it starts is not: nothing is installed, built or tested here.
STAND_INS = {
    "dpkg-query": "echo 'install ok installed'",
    "apt-get": "exit 1",
    "cmake": "true",
    "ctest": "echo '100% tests passed, 0 tests failed out of 1'",
}

# The source tree's own CMakeLists.txt builds the host too, which takes minutes.
PROJECT_OF_ONE_PLUGIN = """cmake_minimum_required(VERSION 3.25)
project(first_plugin LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Werror)
add_subdirectory(sdk)
add_subdirectory(plugins cmake/plugins)
"""


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
    for path in [root / "README.md", *sorted((root / "docs/user").glob("*.md")), root / LINT, *samples]:
        page, folder = Page(path), scratch / str(path.relative_to(root)).replace("/", "-")
        lay_out(root, build, folder)
        shutil.copy2(root / "bootstrap", folder / "bootstrap")
        found, ran = console.check(page, folder, environment_of(folder, f"{stand_ins}:"))
        complaints += found
        count += ran
    return complaints, count


def check_first_plugin(root, build, scratch, compiler):
    page, folder = Page(root / FIRST_PLUGIN), scratch / "first-plugin"
    lay_out(root, build, folder)
    (folder / "core").symlink_to(root / "core")
    (folder / "sdk").symlink_to(root / "sdk")
    shutil.copy2(root / "CMakePresets.json", folder)
    (folder / "plugins").mkdir()
    shutil.copy2(root / "plugins/CMakeLists.txt", folder / "plugins")
    (folder / "CMakeLists.txt").write_text(PROJECT_OF_ONE_PLUGIN)
    environment = environment_of(folder)
    environment["CXX"] = compiler
    if ccache := shutil.which("ccache"):
        environment["CMAKE_CXX_COMPILER_LAUNCHER"] = ccache
    # ccache keeps its store under HOME, unless it is told where that is.
    environment.setdefault("CCACHE_DIR", os.path.join(os.environ.get("HOME", "/tmp"), ".cache/ccache"))
    return console.check(page, folder, environment)


def main(root, build, scratch, compiler):
    root, build, scratch = (pathlib.Path(path).resolve() for path in (root, build, scratch))
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    pages = all_pages(root)
    complaints = links.check(root, pages)
    of_pages, in_pages = check_console_pages(root, build, scratch)
    of_plugin, in_plugin = check_first_plugin(root, build, scratch, compiler)
    complaints += of_pages + of_plugin
    for complaint in complaints:
        print(complaint)
    print(f"{len(pages)} pages, {in_pages + in_plugin} commands, {len(complaints)} complaints")
    return 1 if complaints or not in_pages or not in_plugin else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
