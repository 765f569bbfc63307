#!/usr/bin/env python3
"""Follows the pages on the SDK as their reader would: installs it, makes the files they show, runs their commands.

  check_pages.py BUILD      a build folder in which everything was built
"""
import pathlib
import sys

from kit import environment, expect, main

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "docs"))
import console  # noqa: E402
from pages import Page  # noqa: E402

PAGES = ("install.md", "testing.md")  # the second goes on where the first ends


def pages(bench):
    """docs/plugin-author: every command prints what the page shows"""
    (bench.folder / "build").mkdir()
    (bench.folder / "build/release").symlink_to(bench.build)
    ran = 0
    for name in PAGES:
        page = Page(bench.source / "docs/plugin-author" / name)
        found, count = console.check(page, bench.folder, environment(bench.folder))
        expect(not found, "\n".join(found))
        ran += count
    expect(ran >= 10, f"only {ran} commands ran")


main([pages])
