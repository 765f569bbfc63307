#!/usr/bin/env python3
"""Shows the checks of check_docs.py pages with one fault each, and looks for the complaint."""
import os
import pathlib
import sys
import tempfile

import console
import links
import snippets
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


def way_complaints(folder, text):
    page_of(folder, "[on](next.md)")
    for name, body in (("next.md", "[back](page.md)"), ("last.md", text)):
        (folder / "docs" / name).write_text(body, encoding="utf-8")
    if text:
        (folder / "docs/next.md").write_text(text, encoding="utf-8")
    return links.unreachable(folder / "docs/page.md")


def snippet_complaints(folder, text):
    page = page_of(folder, text)
    return snippets.complaints(page) + snippets.compile_alone(page, folder, "c++", folder)


def change_complaints(folder, diff):
    body = f"```console\n$ true\n```\n\n`a.txt`:\n\n```text\none\ntwo\nthree\ntwo\n```\n\n{diff}"
    return console.check(page_of(folder, body), folder, dict(os.environ))[0]


def diff_then(lines, command):
    return f"`a.txt`:\n\n```diff\n{lines}\n```\n\n```console\n{command}\n```\n"


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
    ("a folder stays", console_complaints, "$ mkdir in\n$ cd in\n$ basename $PWD\nin", ""),
    ("a folder that is not there", console_complaints, "$ cd nowhere", "ended with 1"),
    ("a variable stays", console_complaints, "$ export WORD='a b'\n$ echo $WORD\na b", ""),
    ("a file of the page stands in the folder", console_complaints,
     "$ mkdir in\n$ cd in\n```\n\n`a.txt`:\n\n```\nx\n```\n\n```console\n$ cat ../in/a.txt\nx", ""),
    ("a change", change_complaints, diff_then(" one\n-two\n+2\n…\n three\n+4", "$ echo $(cat a.txt)\none 2 three 4 two"), ""),
    ("a change that fits nowhere", change_complaints, diff_then("-four", "$ true"), "fits in 0 places"),
    ("a change that fits twice", change_complaints, diff_then("-two", "$ true"), "fits in 2 places"),
    ("a change that is none", change_complaints, diff_then("two", "$ true"), "not a line of a diff"),
    ("a change of no file", change_complaints, "`b.txt`:\n\n```diff\n-x\n```", "there is no b.txt"),
    ("a part of a file", change_complaints, "From `a.txt`:\n\n```text\none\n…\nthree\ntwo\n```", ""),
    ("a part that the file does not have", change_complaints, "From `a.txt`:\n\n```text\none\nthree\n```", "does not stand in"),
    ("a snippet of no file", snippet_complaints, "```toml\na = 1\n```", "neither run, nor compiled, nor a file"),
    ("a block without a language", snippet_complaints, "```\na = 1\n```", "neither run, nor compiled, nor a file"),
    ("a block to look at", snippet_complaints, "```text\na = 1\n```", ""),
    ("a file that nothing uses", snippet_complaints, "`a.txt`:\n\n```text\nx\n```\n\n`b.toml`:\n\n```toml\n```", "no command uses b.toml"),
    ("code that nothing compiles", snippet_complaints, "`a.c`:\n\n```c\n```\n\n```console\n$ cat a.c\n```", "no command compiles a.c"),
    ("code that is compiled", snippet_complaints, "`a.c`:\n\n```c\n```\n\n```console\n$ cc a.c\n```", ""),
    ("code that stands alone", snippet_complaints, "```cpp\n#include <vector>\nstd::vector<int> all;\n```", ""),
    ("code that does not compile", snippet_complaints, "```cpp\nstd::vector<int> all;\n```", "does not compile"),
    ("a good link", link_complaints, "[a](page.md)", ""),
    ("a link to nothing", link_complaints, "[a](other.md)", "leads nowhere"),
    ("a link out of the tree", link_complaints, "[a](../../../etc)", "leads nowhere"),
    ("a good anchor", link_complaints, "# The one: `x`\n\n[a](#the-one-x)", ""),
    ("an anchor to nothing", link_complaints, "# One\n\n[a](#two)", "no heading"),
    ("a link inside a block", link_complaints, "```\n[a](other.md)\n```", ""),
    ("a way over another page", way_complaints, "[on](last.md#there)", ""),
    ("a page that no way leads to", way_complaints, "", "last.md: no way leads here"),
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
