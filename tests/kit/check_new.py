#!/usr/bin/env python3
"""Makes a project of each kind with `assay plugin new`, in an empty folder and with nothing but an installed kit;
builds it, tests it and runs it.

  check_new.py BUILD      a build folder in which everything was built
"""
import concurrent.futures

from kit import COMPONENTS, expect, files_below, main

MOST_FILES = 10
KINDS = ("instrument", "scorer", "report-writer", "renderer")


def program(bench):
    return bench.folder / "-".join(COMPONENTS) / "bin/assay"


def project_of(bench, kind):
    return bench.folder / "projects" / f"my-{kind}"


def make_one(bench, kind):
    project = project_of(bench, kind)
    made = bench.run(program(bench), "plugin", "new", kind, project.name, "--vendor", "Müller & Söhne; 1 #2",
                     cwd=project.parent)
    files = files_below(project)
    expect(len(files) <= MOST_FILES, f"{len(files)} files: {sorted(files)}")
    expect(all(f"{project.name}/{file}\n" in made for file in files), made)
    for name in ("CMakeLists.txt", "plugin.toml", "README.md", "src/plugin.cpp", "tests/plugin_test.cpp",
                 ".github/workflows/check.yml"):
        expect(name in files, f"{kind} has no {name}")
    for name in files:
        expect("@" not in (project / name).read_text().replace("checkout@v4", ""), f"{name} has a place left open")
    bench.make(project, program(bench).parent.parent)
    tests = bench.run("ctest", "--test-dir", "b", "--output-on-failure", cwd=project, offline=True)
    for name in ("test", "texts", "check", "lint"):
        expect(f"{project.name}_{name} " in tests, tests)
    bench.run(program(bench), "plugin", "check", "--level", "strict", project / "b/plugins" / project.name)
    bench.run(program(bench), "plugin", "lint", "--strict", project / "b/plugins" / project.name)
    libraries = [file for file in files_below(project / "b") if file.endswith(".so")]
    expect(libraries == [f"plugins/{project.name}/{project.name}.so"], f"not one library: {libraries}")
    expect((project / "b/.gitignore").read_text() == "*\n", "the build folder does not ignore itself")


def each_builds(bench):
    """each kind: at most ten files, builds without a warning, and passes its tests"""
    bench.install(*COMPONENTS)
    (bench.folder / "projects").mkdir()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(make_one, bench, kind) for kind in KINDS]:
            done.result()


def try_words(bench, kind, *words):
    return (program(bench), *words, "--plugins", "b/plugins", "--config", "try", "--client", "try", "--instrument",
            f"my-{kind}.survey", "--responses", "try/ratings.csv", "--out", "b/out")


def instrument_runs(bench):
    """instrument: scored and reported by what comes with the program"""
    project = project_of(bench, "instrument")
    bench.run(*try_words(bench, "instrument", "run"), cwd=project)
    report = (project / "b/out/reports/north.standard.individual.html").read_text()
    expect("Team Check" in report and "Trust" in report, "the report lacks the survey's words")


def scorer_runs(bench):
    """scorer: the figures worked out by hand"""
    project = project_of(bench, "scorer")
    bench.run(*try_words(bench, "scorer", "score"), cwd=project)
    scores = (project / "b/out/scores.csv").read_text()
    # q1: 4, 5 and 3. q2: 5 and 4, one NA. Goals of the lead: 4, 5 and 2 turned round; fewer than two give no mean.
    for row in ("item,q1,all,3,4\n", "item,q2,all,2,4.5\n", "item,q2,member,1,\n", "topic,goals,lead,3,4.333333333333333\n"):
        expect(f"north,my-scorer.survey,{row}" in scores, f"no row {row} in\n{scores}")


def report_and_format_run(bench):
    """report-writer and renderer: one plugin's report in the other's format"""
    project = project_of(bench, "report-writer")
    bench.run(*try_words(bench, "report-writer", "run"), "--plugins", project_of(bench, "renderer") / "b/plugins",
              "--formats", "my-renderer,html", "--date", "2024-12-31", cwd=project)
    text = (project / "b/out/reports/north.my-report-writer.summary.txt").read_text()
    # Goals: each rater first, then the mean of the raters. Lead (4 + 5 + 4) / 3.
    for part in ("Team Check: north\n=================\n", "Date: 2024-12-31\n", "Answers from: Lead: 1, Member: 2\n",
                 "\nGoals  4.33 ", "Member against all\n"):
        expect(part in text, f"{part!r} is not in\n{text}")
    expect((project / "b/out/reports/north.my-report-writer.summary.html").exists(), "no HTML")


def sheet_in_new_format(bench):
    """renderer: a shipped sheet in the new format"""
    project = project_of(bench, "renderer")
    bench.run(program(bench), "sheet", "demo.five-traits", "--plugins", "b/plugins", "--formats", "my-renderer",
              "--out", "b/out", cwd=project)
    expect("____" in (project / "b/out/standard.blank-form.txt").read_text(), "the form has nothing to fill in")


def installed_plugin_is_found(bench):
    """an author's `cmake --install` puts the plugin where the program finds it"""
    bench.run("cmake", "--install", "b", "--prefix", program(bench).parent.parent, cwd=project_of(bench, "instrument"))
    listed = bench.run(program(bench), "list", "instruments")
    expect("my-instrument.survey" in listed, listed)


main([each_builds, instrument_runs, scorer_runs, report_and_format_run, sheet_in_new_format,
      installed_plugin_is_found])
