#!/usr/bin/env python3
"""Installs each component alone and all together, moves the prefix, and uses what is there.

  check_install.py BUILD      a build folder in which everything was built
"""
import re
import shutil

from kit import COMPONENTS, WARNINGS, expect, files_below, main

RUNTIME = re.compile(r"bin/assay|share/assay/configs/.+")
PLUGINS = re.compile(r"lib/assay/plugins/[a-z0-9-]+/.+")
SDK = re.compile(r"include/assay/(abi/\w+\.h|sdk/.+\.hpp)|share/(cmake/Assay|pkgconfig|doc/assay)/.+")


def holds_only(prefix, pattern, *needed):
    files = files_below(prefix)
    strange = sorted(file for file in files if not pattern.fullmatch(file))
    expect(not strange, f"{prefix.name} should not have {strange}")
    lacking = sorted(set(needed) - files)
    expect(not lacking, f"{prefix.name} lacks {lacking}")


def runtime_alone(bench):
    """runtime: the program finds its configuration, and says that it has no plugins"""
    prefix = bench.install("runtime")
    holds_only(prefix, RUNTIME, "bin/assay", "share/assay/configs/assay.toml", "share/assay/configs/clients/demo.toml")
    expect("demo" in bench.run(prefix / "bin/assay", "list", "clients"), "the demo client is not listed")
    lines = bench.run(prefix / "bin/assay", "list", "plugins").splitlines()
    expect(len(lines) == 1, f"there should be no plugin:\n{lines}")
    out = bench.folder / "by-runtime"
    out.mkdir()
    made = bench.run(prefix / "bin/assay", "plugin", "new", "scorer", "mine", "--out", out)
    expect("PREFIX is where the SDK was installed" in made and (out / "mine/plugin.toml").exists(), made)


def plugins_alone(bench):
    """plugins: each shipped plugin is a whole folder"""
    prefix = bench.install("plugins")
    holds_only(prefix, PLUGINS)
    shipped = {path.parent.name for path in (bench.source / "plugins").glob("*/CMakeLists.txt")}
    for name in shipped:
        folder, source = prefix / "lib/assay/plugins" / name, bench.source / "plugins" / name
        expect((folder / f"{name}.so").is_file() and (folder / "plugin.toml").is_file(), f"{folder} is not whole")
        for data in ("norms", "content", "instruments"):
            wanted = files_below(source / data) if (source / data).exists() else set()
            there = files_below(folder / data) if (folder / data).exists() else set()
            expect(there == wanted, f"{folder / data} has {there}, not {wanted}")
    expect({path.name for path in (prefix / "lib/assay/plugins").iterdir()} == shipped, "strange plugins")


def sdk_alone(bench):
    """sdk: the headers are those of the tree, and no file tells where it came from"""
    prefix = bench.install("sdk")
    holds_only(prefix, SDK, "share/cmake/Assay/AssayConfig.cmake", "share/cmake/Assay/AssayPlugin.cmake",
               "share/cmake/Assay/plugin.map", "share/pkgconfig/assay-sdk.pc")
    headers = {f"assay/{name}" for name in files_below(bench.source / "sdk/include/assay")}
    headers |= {f"assay/abi/{name}" for name in files_below(bench.source / "core/include/assay/abi")}
    expect(files_below(prefix / "include") == headers, "the installed headers are not those of the tree")
    for file in files_below(prefix):
        text = (prefix / file).read_bytes()
        for place in (bench.source, bench.build, bench.folder):
            expect(str(place).encode() not in text, f"{file} names {place}")


def all_together(bench):
    """all components: the program runs the sample with the plugins beside it"""
    prefix = bench.install(*COMPONENTS)
    program = prefix / "bin/assay"
    expect("refused" not in bench.run(program, "list", "plugins"), "an installed plugin is refused")
    out = bench.folder / "forms"
    bench.run(program, "sheet", "demo.five-traits", "--formats", "html,json", "--out", out)
    expect((out / "standard.blank-form.html").exists(), "no form was written")


def documentation(bench):
    """documentation: installed whole, and every link in it leads to something in the prefix"""
    prefix = bench.folder / "-".join(COMPONENTS)
    pages = sorted((prefix / "share/doc/assay").rglob("*.md"))
    expect(len(pages) == len(list((bench.source / "docs").rglob("*.md"))), "a page is missing")
    dead, count = [], 0
    for page in pages:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            count += 1
            if not (page.parent / target).exists():
                dead.append(f"{page.relative_to(prefix)}: {target}")
    expect(count > 100 and not dead, "\n".join(dead) or "no links")


def wrong_wishes(bench):
    """find_package: another version and a prefix without headers are refused in words"""
    prefix = bench.folder / "sdk"
    project = bench.folder / "wishes"
    project.mkdir()
    (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(wishes LANGUAGES CXX)\n"
                                            "find_package(Assay ${WISH} CONFIG REQUIRED)\n")
    bench.run("cmake", "-B", "b", f"-DCMAKE_PREFIX_PATH={prefix}", "-DWISH=0.1", cwd=project)
    told = bench.run("cmake", "-B", "c", f"-DCMAKE_PREFIX_PATH={prefix}", "-DWISH=7.0", cwd=project, status=1)
    expect("version: 0.2" in told, told)
    shutil.copytree(prefix, bench.folder / "headless")
    shutil.rmtree(bench.folder / "headless/include")
    told = bench.run("cmake", "-B", "d", f"-DCMAKE_PREFIX_PATH={bench.folder / 'headless'}", "-DWISH=0.1",
                     cwd=project, status=1)
    expect("install the component `sdk` again" in " ".join(told.split()), told)


def smallest_plugins(bench):
    """the smallest plugin of each kind: 25 lines or fewer, built against the installed SDK, and right"""
    project = bench.copy("minimal")
    for source in project.rglob("plugin.cpp"):
        lines = len(source.read_text().splitlines())
        expect(lines <= 25, f"{source} has {lines} lines")
    bench.make(project, bench.folder / "sdk", "-DCMAKE_CXX_STANDARD=17")
    bench.run("ctest", "--test-dir", "b", "--output-on-failure", cwd=project)
    listed = bench.run(bench.folder / "runtime/bin/assay", "list", "plugins", "--plugins", project / "b/plugins")
    expect(listed.count(" ready ") == 5, listed)


def by_another_compiler(bench):
    """the same by Clang with libc++, where they are: its test and the program take them"""
    if not shutil.which("clang++"):
        return
    project = bench.copy("minimal", "minimal-libcxx")
    bench.make(project, bench.folder / "sdk", "-DCMAKE_CXX_COMPILER=clang++",
               f"-DCMAKE_CXX_FLAGS={WARNINGS} -stdlib=libc++")
    bench.run("ctest", "--test-dir", "b", "--output-on-failure", cwd=project)
    for plugin in sorted((project / "b/plugins").iterdir()):
        bench.run(bench.folder / "runtime/bin/assay", "plugin", "check", plugin)


def plain_c(bench):
    """a project in C alone: built, installed, and its instrument read by the program"""
    project = bench.copy("plain_c")
    prefix = bench.folder / "runtime"
    bench.make(project, bench.folder / "sdk")
    bench.run("cmake", "--install", "b", "--prefix", project / "installed", cwd=project)
    there = files_below(project / "installed")
    expect(there == {f"put/here/plain-c/{name}" for name in ("plain-c.so", "plugin.toml", "instruments/mood.toml")},
           there)
    told = bench.run(prefix / "bin/assay", "list", "instruments", "--json", "--plugins", project / "installed/put/here")
    expect('"plain-c.mood"' in told and '"error"' not in told, told)


def by_pkg_config(bench):
    """pkg-config: a plugin built by one command exports its entry and nothing else, and is ready"""
    config = ["env", f"PKG_CONFIG_PATH={bench.folder / 'sdk/share/pkgconfig'}", "pkg-config"]
    expect(bench.run(*config, "--modversion", "assay-sdk").strip() == "0.2.0", "another version")
    flags = bench.run(*config, "--cflags", "--libs", "assay-sdk").split()
    folder = bench.copy("by_hand")
    bench.run(bench.compiler, "-std=c++17", "by_hand.cpp", *flags, "-o", "by-hand.so", cwd=folder)
    symbols = bench.run("nm", "--dynamic", "--defined-only", folder / "by-hand.so").split()
    expect(symbols[2::3] == ["assay_plugin_entry"], f"exports {symbols}")
    listed = bench.run(bench.folder / "runtime/bin/assay", "list", "plugins", "--plugins", bench.folder)
    expect(re.search(r"by-hand +1\.0\.0 .* ready ", listed), listed)


main([runtime_alone, plugins_alone, sdk_alone, all_together, documentation, wrong_wishes, smallest_plugins,
      by_another_compiler, plain_c, by_pkg_config])
