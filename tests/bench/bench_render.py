#!/usr/bin/env python3
"""What the full BCSC report costs as HTML and as PDF, beside headless Chromium printing the same HTML.

  bench_render.py BUILD [--cases N] [--prints N]

Rendering: CPU time of one report rendered again and again in one process (bench_rendering). The whole way: CPU time
of `assay run --threads 1` with N + 1 copies of the sample case less that with one copy, by N: reading, scoring,
disclosure, report writing, rendering, and the file with its digest on disk. Chromium: wall and CPU time of
--print-to-pdf on the page, a new process each time, which is how it is used; the least of some prints. Ratios are of
one run of this bench; the machine should have nothing else to do, since others on it make each of the figures larger.
"""
import argparse
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "configs/samples/bcsc"
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def spent(command):
    """(wall, CPU) in seconds."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copies(folder, count):
    """The sample's ratings and comments, `count` times under other names of the case."""
    made = []
    for name in ("responses", "comments"):
        head, *rows = (SAMPLE / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        file = folder / f"{name}-{count}.csv"
        file.write_text(head + "".join(row.replace("jane,", f"case{i},", 1) for i in range(count) for row in rows),
                        encoding="utf-8")
        made.append(file)
    return made


def run_cpu(program, folder, count, formats):
    responses, comments = copies(folder, count)
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    words = [program, "run", "--client", "demo", "--instrument", "bcsc.csc-360", "--responses", responses,
             "--comments", comments, "--threads", "1", "--quiet", "--out", out, "--formats", formats,
             "--date", "2026-01-01"]
    return spent(words)[1]


def whole_way(program, folder, count, form):
    """Seconds of CPU a case, from its ratings to its file."""
    return (min(run_cpu(program, folder, count + 1, form) for _ in range(3)) -
            min(run_cpu(program, folder, 1, form) for _ in range(3))) / count


def rendering(build, folder):
    """{format: (seconds of CPU, bytes)} of the renderers alone."""
    said = subprocess.run([build / "tests/bench_rendering", *copies(folder, 1), "html", "pdf"], check=True,
                          stdout=subprocess.PIPE, text=True).stdout
    lines = [line.split() for line in said.splitlines()]
    return {form: (float(milliseconds) / 1000, int(size)) for form, milliseconds, size in lines}


def chromium(program, folder, page, prints):
    best = None
    for number in range(prints):
        one = spent([program, *QUIET, f"--user-data-dir={folder / f'profile-{number}'}", "--no-pdf-header-footer",
                     f"--print-to-pdf={folder / 'page.pdf'}", page.as_uri()])
        best = one if best is None else min(best, one)
    return best


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("build", type=pathlib.Path)
    words.add_argument("--cases", type=int, default=60)
    words.add_argument("--prints", type=int, default=5)
    asked = words.parse_args()
    program = asked.build.resolve() / "bin/assay"
    browser = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        alone = rendering(asked.build.resolve(), folder)
        whole = {form: whole_way(program, folder, asked.cases, form) for form in alone}
        for form, (cost, size) in alone.items():
            print(f"{form:9} {1000 * cost:8.2f} ms of CPU to render {size / 1024:.0f} KiB; "
                  f"{1000 * whole[form]:.2f} ms for the whole way from ratings to file")
        if browser is None:
            print("chromium  is not installed")
            return 1
        run_cpu(program, folder, 1, "html")
        wall, cpu = chromium(browser, folder, folder / "out/reports/case0.bcsc.individual.html", asked.prints)
        print(f"chromium  {1000 * cpu:8.0f} ms of CPU, {1000 * wall:.0f} ms wall a page printed")
        for what, cost in (("rendering", alone["pdf"][0]), ("whole way", whole["pdf"])):
            print(f"pdf, {what} / chromium: {cost / wall:.3f} of its wall time, {cost / cpu:.3f} of its CPU time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
