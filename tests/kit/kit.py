"""What the tests of the installed kit have in common: scratch folders, commands, installed prefixes."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

COMPONENTS = ("runtime", "plugins", "sdk")
WARNINGS = "-Wall -Wextra -Wpedantic -Wshadow -Werror"


class Failed(Exception):
    pass


def expect(condition, complaint):
    if not condition:
        raise Failed(complaint)


def environment(home):
    """Nothing of this machine that could help: no folder of plugins, no prefix, no network where that can be cut."""
    kept = {name: value for name, value in os.environ.items()
            if name in ("PATH", "CCACHE_DIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TMPDIR")}
    kept.update(HOME=str(home), LC_ALL="C.UTF-8", NO_COLOR="1")
    kept.setdefault("CCACHE_DIR", os.path.join(os.environ.get("HOME", "/tmp"), ".cache/ccache"))
    if ccache := shutil.which("ccache"):
        kept.update(CMAKE_C_COMPILER_LAUNCHER=ccache, CMAKE_CXX_COMPILER_LAUNCHER=ccache)
    if not shutil.which("make"):
        kept["CMAKE_GENERATOR"] = "Ninja"
    return kept


def without_network():
    """Words to put before a command, so that it has no network; none where the machine does not let us."""
    words = ["unshare", "--user", "--map-root-user", "--net"]
    possible = shutil.which("unshare") and subprocess.run([*words, "true"], capture_output=True).returncode == 0
    return words if possible else []


class Bench:
    """A scratch folder far from the source tree, gone at the end. Compilers' caches like it to be the same each time."""

    def __init__(self, build, folder=None):
        self.build = pathlib.Path(build).resolve()
        self.cache = (self.build / "CMakeCache.txt").read_text()
        self.source = pathlib.Path(re.search(r"^assay_SOURCE_DIR:\w+=(.*)$", self.cache, re.M).group(1))
        self.compiler = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", self.cache, re.M).group(1)
        header = (self.source / "core/include/assay/abi/base.h").read_text()
        self.abi = re.search(r"define ASSAY_ABI_VERSION (\d+)u", header).group(1)
        self.folder = folder or pathlib.Path(tempfile.mkdtemp(prefix="assay-kit-"))
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        self.offline = without_network()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, *words, cwd=None, status=0, offline=False):
        """Runs a command; gives what it printed. Fails when it ends with another status."""
        words = [str(word) for word in words]
        done = subprocess.run([*(self.offline if offline else []), *words], cwd=cwd or self.folder,
                              env=environment(self.folder), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=500)
        expect(done.returncode == status, f"$ {' '.join(words)}\nended with {done.returncode}, not {status}:\n"
                                          f"{done.stdout}")
        return done.stdout

    def install(self, *components):
        """Installs into a prefix, and moves that away: nothing may remember where it was."""
        first, prefix = self.folder / "first" / "-".join(components), self.folder / "-".join(components)
        for component in components:
            self.run("cmake", "--install", self.build, "--component", component, "--prefix", first)
        shutil.move(first, prefix)
        return prefix

    def copy(self, folder, name=None):
        """A copy of a project beside this script, with the number of the contract filled in."""
        copy = self.folder / (name or folder)
        shutil.copytree(pathlib.Path(__file__).parent / folder, copy)
        for manifest in copy.rglob("plugin.toml"):
            manifest.write_text(manifest.read_text().replace("@abi@", self.abi))
        return copy

    def make(self, project, prefix, *options):
        """Configures and builds a project, without a network and without a warning."""
        self.run("cmake", "-B", "b", f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
                 f"-DCMAKE_C_FLAGS={WARNINGS}", f"-DCMAKE_CXX_FLAGS={WARNINGS}", *options, cwd=project, offline=True)
        self.run("cmake", "--build", "b", cwd=project, offline=True)
        commands = (project / "b/compile_commands.json").read_text()
        for place in (self.source, self.build):
            expect(str(place) not in commands, f"{project.name} is compiled with something of {place}:\n{commands}")


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def main(checks):
    """Runs every check of the script with a bench; `<script> BUILD`."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} BUILD")
    failed = 0
    with Bench(sys.argv[1]) as bench:
        for check in checks:
            try:
                check(bench)
                print(f"ok      {check.__doc__.splitlines()[0]}")
            except Failed as failure:
                failed += 1
                print(f"FAILED  {check.__doc__.splitlines()[0]}\n{failure}")
            sys.stdout.flush()
    print(f"{len(checks)} checks, {failed} failed")
    sys.exit(1 if failed or not checks else 0)
