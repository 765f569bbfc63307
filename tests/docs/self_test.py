#!/usr/bin/env python3
"""Shows the checks of check_docs.py pages with one fault each, and looks for the complaint."""
import os
import pathlib
import sys
import tempfile

import console
import links
from pages import Page


def page_of(folder, text):
    path = folder / "docs/page.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Page(path)


def console_complaints(folder, body):
    return console.check(page_of(folder, f"```console\n{body}\n```\n"), folder, dict(os.environ))[0]


def link_complaints(folder, text):
    return links.check(folder, [page_of(folder, text)])


CASES = [
    # (name, check, page, a word of the complaint; "" for none)
    ("output as shown", console_complaints, "$ printf 'a\\nb\\n'\na\nb", ""),
    ("another line", console_complaints, "$ printf 'a\\nb\\n'\na\nc", "the page shows"),
    ("a line that is missing", console_complaints, "$ printf 'a\\nb\\n'\na", "the page shows"),
    ("a line too many", console_complaints, "$ echo a\na\nb", "the page shows"),
    ("lines left out", console_complaints, "$ seq 5\n1\n…\n5", ""),
    ("another end after lines left out", console_complaints, "$ seq 5\n1\n…\n6", "the page shows"),
    ("text left out of a line", console_complaints, "$ echo from /here to there\nfrom … to there", ""),
    ("a dot is no wildcard", console_complaints, "$ echo abc\na.c", "the page shows"),
    ("standard error is output", console_complaints, "$ echo a >&2", "the page shows"),
    ("a failure that is not told", console_complaints, "$ false", "ended with 1, not 0"),
    ("a failure that is told", console_complaints, "$ exit 3\n$ echo $?\n3", ""),
    ("another exit status", console_complaints, "$ exit 3\n$ echo $?\n1", "ended with 3, not 1"),
    ("a command on two lines", console_complaints, "$ echo a \\\n    b\na b", ""),
    ("a file of the page", console_complaints, "$ true\n```\n\n`a.txt`:\n\n```\nx\n```\n\n```console\n$ cat a.txt\nx", ""),
    ("a good link", link_complaints, "[a](page.md)", ""),
    ("a link to nothing", link_complaints, "[a](other.md)", "leads nowhere"),
    ("a link out of the tree", link_complaints, "[a](../../../etc)", "leads nowhere"),
    ("a good anchor", link_complaints, "# The one: `x`\n\n[a](#the-one-x)", ""),
    ("an anchor to nothing", link_complaints, "# One\n\n[a](#two)", "no heading"),
    ("a link inside a block", link_complaints, "```\n[a](other.md)\n```", ""),
    ("a good file name", link_complaints, "`docs/page.md`", ""),
    ("a file that is not there", link_complaints, "`docs/none.md`", "no such file"),
    ("a pattern that nothing fits", link_complaints, "`docs/*.txt`", "no such file"),
    ("a file that the page shows", link_complaints, "`plugins/x/y.toml`:\n\n```toml\n```\n\n`plugins/x/`", ""),
    ("a placeholder", link_complaints, "`docs/<id>.md`", ""),
]


def main():
    wrong = 0
    for name, check, text, word in CASES:
        with tempfile.TemporaryDirectory() as scratch:
            found = "\n".join(check(pathlib.Path(scratch).resolve(), text))
        if (word not in found) if word else found:
            wrong += 1
            print(f"{name}: {found or 'no complaint'}")
    print(f"{len(CASES) - wrong} of {len(CASES)} as they should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
