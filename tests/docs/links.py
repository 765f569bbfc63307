"""Looks whether everything that a page points at is there."""
import re

from pages import Page

# Folders that names in the prose are counted from.
TOP = (".ci/", "configs/", "core/", "docs/", "plugins/", "sdk/", "tests/")
# Files that a reader makes while following a page, besides those that the page shows.
MADE_BY_READERS = {"configs/clients/acme.toml"}
PLACEHOLDER = re.compile(r"[<>…{}]")


def complaints_of_links(root, page):
    for line, target in page.links():
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        path = (page.path.parent / file).resolve() if file else page.path
        if not path.exists() or root not in [path, *path.parents]:
            yield f"{page.path}:{line}: the link leads nowhere: {target}"
        elif anchor and anchor not in Page(path).anchors():
            yield f"{page.path}:{line}: there is no heading for the link: {target}"


def complaints_of_names(root, page, shown):
    """`shown`: the files that pages hold as blocks, with their folders."""
    for line, word in page.code_words():
        # A command, or a name with a part to fill in, is not a file name.
        if not word.startswith(TOP) or " " in word or PLACEHOLDER.search(word):
            continue
        if word in MADE_BY_READERS or word.rstrip("/") in shown:
            continue
        there = any(root.glob(word)) if "*" in word else (root / word).exists()
        if not there:
            yield f"{page.path}:{line}: there is no such file: {word}"


def unreachable(start):
    """Complaints about pages in the folder of `start` and below that no way of links leads to from there."""
    found, ways = {start}, [start]
    while ways:
        page = Page(ways.pop())
        for _, target in page.links():
            path = (page.path.parent / target.partition("#")[0]).resolve()
            if path.suffix == ".md" and path not in found and path.is_file() and start.parent in path.parents:
                found.add(path)
                ways.append(path)
    return [f"{path}: no way leads here from {start}" for path in sorted(start.parent.rglob("*.md")) if path not in found]


def check(root, pages):
    shown = set()
    for page in pages:
        for block in page.blocks:
            parts = block.file.split("/") if block.file else []
            shown.update("/".join(parts[:count]) for count in range(1, len(parts) + 1))
    found = []
    for page in pages:
        found += complaints_of_links(root, page)
        found += complaints_of_names(root, page, shown)
    return found
