#!/usr/bin/env python3
"""Follows the pages for authors of plugins as their reader would: far from the source tree, with an installed prefix.

  check_author.py BUILD [PAGE…]     BUILD: a build folder in which everything was built; PAGE: these alone

Each page of docs/plugin-author starts in an empty home folder, in which assay/ is what `cmake --install` gave.
"""
import concurrent.futures
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "kit"))
import console  # noqa: E402
import kit  # noqa: E402
import snippets  # noqa: E402
from pages import Page  # noqa: E402

INSTALLS = "install.md"  # its reader makes the prefix
AT_ONCE = 2
# With the compiler, or with another package that is named.
COMES_ALONG = ("libc6", "libgcc-s1", "libstdc++6", "libfmt9", "zlib1g")


def pages_of(source, names):
    folder = source / "docs/plugin-author"
    paths = [*sorted(folder.glob("*.md")), *sorted((folder / "checks").glob("*.md"))]
    return [Page(path) for path in paths if not names or path.name in names]


def packages_not_named(source, program):
    """Complaints about Debian packages that the installed program needs and the overview does not name."""
    if not shutil.which("dpkg-query"):
        return []
    needed = subprocess.run(["readelf", "-d", program], capture_output=True, text=True, check=True).stdout
    found = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    page = source / "docs/plugin-author/README.md"
    words = set(page.read_text(encoding="utf-8").split())
    missing = []
    for name in re.findall(r"\(NEEDED\).*\[(.*)\]", needed):
        path = re.search(rf"^\s*{re.escape(name)} => (\S+)", found, re.M)
        owner = subprocess.run(["dpkg-query", "-S", pathlib.Path(path.group(1)).resolve()], capture_output=True, text=True)
        package = owner.stdout.partition(":")[0]
        if package and package not in words and package not in COMES_ALONG:
            missing.append(f"{page}: the program needs {name} of the package {package}, which is not named")
    return missing


def follow(page, bench, prefix):
    home = bench.folder / page.path.parent.name / page.path.stem
    home.mkdir(parents=True)
    if page.path.name == INSTALLS:
        (home / "build").mkdir()
        (home / "build/release").symlink_to(bench.build)
    else:
        shutil.copytree(prefix, home / "assay", symlinks=True)
    complaints = snippets.complaints(page)
    complaints += snippets.compile_alone(page, prefix / "include", bench.compiler, home)
    try:
        found, ran = console.check(page, home, kit.environment(home))
    except (ValueError, subprocess.TimeoutExpired) as wrong:
        found, ran = [f"{page.path}: {wrong}"], 0
    return complaints + found, ran


def main(build, *names):
    mark = hashlib.sha256(str(pathlib.Path(build).resolve()).encode()).hexdigest()[:12]
    with kit.Bench(build, pathlib.Path(tempfile.gettempdir()) / f"assay-author-{mark}") as bench:
        prefix = bench.install(*kit.COMPONENTS)
        pages = pages_of(bench.source, names)
        missing = packages_not_named(bench.source, prefix / "bin/assay")
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            results = list(pool.map(lambda page: follow(page, bench, prefix), pages))
    complaints = missing + [complaint for found, _ in results for complaint in found]
    ran = sum(count for _, count in results)
    print("\n".join([*complaints, f"{len(pages)} pages, {ran} commands, {len(complaints)} complaints"]))
    return 1 if complaints or not ran else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
