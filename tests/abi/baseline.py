#!/usr/bin/env python3
"""Holds the contract's headers against what was released: types by libabigail, the values of constants and
the places of fields by a table of our own.

  baseline.py compare HEADERS BASELINE CC  nothing released has changed; what was added is named
  baseline.py update HEADERS BASELINE CC   takes what was added into the baseline; refuses when compare does
  baseline.py create HEADERS BASELINE CC   begins the baseline of a new version, in a folder that is not there
  baseline.py sees HEADERS BASELINE CC     breaks copies of the headers, each in one way: compare must refuse
                                           each, and must let through what is only added

HEADERS is the folder of assay/abi, BASELINE a folder such as tests/abi/baseline/1, CC a C compiler.
"""
import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from baseline_changes import CHANGES
from offsets import COMMENT, structs

ENUM = re.compile(r"^enum \{(.*?)\n\};", re.M | re.S)
ENUMERATOR = re.compile(r"(?:^|,)\s*(ASSAY_\w+)")
MACRO = re.compile(r"^#define (ASSAY_\w+) +(\S.*)$", re.M)
# How a header and a function are marked; nothing that a plugin's code could carry along.
NO_CONSTANTS = re.compile(r"ASSAY_ABI_\w+_H|ASSAY_EXPORT")
# A field behind the last one is no break, unless the struct stands inside others.
ALLOWED = """[suppress_type]
  type_kind = struct
  name_not_regexp = ^(assay_text|assay_array)$
  has_data_member_inserted_at = end
"""
CHANGED = "what was released has changed:"
TYPES, VALUES = "types.abi", "values.txt"


class Refused(Exception):
    pass


def run(*command, accepts=(0,)):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if result.returncode not in accepts:
        raise Refused(f"{command[0]} failed:\n{result.stdout}{result.stderr}")
    return result


def write_surface(folder, source):
    """A C file from whose debug information every type of the contract can be read. Each field is a variable
    of its own, so that a changed field shows also in a struct that has grown at its end."""
    lines = ['#include "assay/abi/assay.h"']
    for _, name, fields in structs(folder):
        lines.append(f"{name} *surface_{name};")
        lines += [f"__typeof__(&(({name} *)0)->{field}) surface_{name}__{field};" for field in fields]
    lines.append("__typeof__(&assay_plugin_entry) surface_entry;")
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compiled_surface(folder, scratch, compiler):
    source, binary = scratch / "surface.c", scratch / "surface.o"
    write_surface(folder, source)
    run(compiler, "-std=gnu11", "-g", "-O0", "-c", "-I", folder.parent.parent, source, "-o", binary)
    return binary


def types(folder, scratch, compiler):
    """The types in libabigail's own form."""
    found = scratch / TYPES
    run("abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--out-file", found,
        compiled_surface(folder, scratch, compiler))
    # Where the file was compiled says nothing, and is somewhere else each time.
    return re.sub(r" path='[^']*'", " path='surface.c'", found.read_text(encoding="utf-8"))


def constant_names(folder):
    names = []
    for path in sorted(folder.glob("*.h")):
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for body in ENUM.findall(text):
            names += ENUMERATOR.findall(body)
        names += [name for name, _ in MACRO.findall(text) if not NO_CONSTANTS.fullmatch(name)]
        if len(ENUM.findall(text)) != len(re.findall(r"\benum\b", text)):
            raise Refused(f"{path.name} has an enum that is not written `enum {{`")
    if not names or len(names) != len(set(names)):
        raise Refused("the headers have no constants, or one of them twice")
    return names


def values(folder, scratch, compiler):
    """{name: value} of every enumerator and macro, and {struct.field: offset}, as the compiler has them.
    libabigail takes two fields of one type that change places for the same struct."""
    lines = ["#include <stdio.h>", '#include "assay/abi/assay.h"',
             r'static void text(const char *n, const char *v) { printf("%s = \"%s\"\n", n, v); }',
             r'static void number(const char *n, long long v) { printf("%s = %lld\n", n, v); }',
             "#define SHOW(x) _Generic((x), char *: text, default: number)(#x, x)",
             "int main(void) {"]
    lines += [f"SHOW({name});" for name in constant_names(folder)]
    lines += [f'number("{name}.{field}", offsetof({name}, {field}));'
              for _, name, fields in structs(folder) for field in fields]
    lines += ["return 0; }"]
    source, program = scratch / "values.c", scratch / "values"
    source.write_text("\n".join(lines), encoding="utf-8")
    # The branch of _Generic that is not taken must compile as well.
    run(compiler, "-std=c11", "-w", "-I", folder.parent.parent, source, "-o", program)
    return read_values(run(program).stdout)


def read_values(text):
    return dict(line.split(" = ", 1) for line in text.splitlines())


def compare(folder, baseline, compiler, scratch):
    """What was added, a line each. Refused when anything else has changed."""
    old = read_values((baseline / VALUES).read_text(encoding="utf-8"))
    new = values(folder, scratch, compiler)
    wrong = [f"{name} was {value} and is {new.get(name, 'gone')}" for name, value in old.items()
             if new.get(name) != value]
    (scratch / "allowed").write_text(ALLOWED, encoding="utf-8")
    found = compiled_surface(folder, scratch, compiler)
    diff = run("abidiff", "--no-show-locs", "--no-architecture", "--no-added-syms", "--suppressions",
               scratch / "allowed", baseline / TYPES, found, accepts=range(256))
    if diff.returncode != 0:
        wrong.append(f"abidiff ends with {diff.returncode}:\n{diff.stdout}{diff.stderr}")
    if wrong:
        raise Refused("\n".join([CHANGED, *wrong]))
    return [f"{name} = {value}" for name, value in new.items() if name not in old]


def store(folder, baseline, compiler, scratch):
    baseline.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{name} = {value}\n" for name, value in values(folder, scratch, compiler).items())
    (baseline / VALUES).write_text(text, encoding="utf-8")
    (baseline / TYPES).write_text(types(folder, scratch, compiler), encoding="utf-8")


def changed_headers(folder, scratch, changes):
    """A copy of the headers with (header, old, new) applied; each `old` stands there exactly once."""
    copy = scratch / "assay" / "abi"
    shutil.copytree(folder, copy)
    for header, old, new in changes:
        path = copy / header
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise SystemExit(f"baseline_changes.py: {header} has {text.count(old)} times: {old}")
        path.write_text(text.replace(old, new), encoding="utf-8")
    return copy


def try_change(folder, baseline, compiler, change):
    """What is wrong with how compare takes this change; None when it is as it should be."""
    label, accepted, *edits = change
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        headers = changed_headers(folder, scratch, edits)
        try:
            added = compare(headers, baseline, compiler, scratch)
        except Refused as refused:
            reason = str(refused)
            # Headers that do not compile would be refused for a reason that proves nothing.
            if not reason.startswith(CHANGED):
                return f"{label}: {reason}"
            return f"{label}: refused, and is only an addition: {reason}" if accepted else None
    if not accepted:
        return f"{label}: not seen"
    return None if added else f"{label}: not named as an addition"


def sees(folder, baseline, compiler):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda change: try_change(folder, baseline, compiler, change), CHANGES))
    wrong = [outcome for outcome in outcomes if outcome]
    print("\n".join(wrong))
    print(f"{len(CHANGES) - len(wrong)} of {len(CHANGES)} changes taken as they should be")
    return 1 if wrong else 0


def main(arguments):
    if len(arguments) != 4 or arguments[0] not in ("compare", "update", "create", "sees"):
        print(__doc__)
        return 2
    for tool in ("abidw", "abidiff"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed; it comes with the Debian package abigail-tools")
            return 2
    verb, folder, baseline, compiler = arguments[0], *map(pathlib.Path, arguments[1:3]), arguments[3]
    if verb == "sees":
        return sees(folder, baseline, compiler)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            if verb == "create" and baseline.exists():
                raise Refused(f"{baseline} is there already, and what was released is not made anew")
            added = compare(folder, baseline, compiler, pathlib.Path(scratch)) if verb != "create" else []
            print("\n".join([*(f"added since {baseline.name}: {one}" for one in added),
                             "nothing released has changed"]))
            if verb != "compare":
                store(folder, baseline, compiler, pathlib.Path(scratch))
        except Refused as refused:
            print(f"{refused}\nPlugins built against the released headers would break. A field goes behind "
                  "the last one of its struct,\na code gets a new number: docs/plugin-author/upgrading.md")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
