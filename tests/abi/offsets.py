#!/usr/bin/env python3
"""Holds the table of offsets.c against the headers of the contract.

  offsets.py update HEADERS TABLE CC  writes the rows of what was added at the end of a struct into the
                                      table, measured with the compiler CC; refuses when a row would change
  offsets.py complete HEADERS TABLE   every field of every struct stands in the table
  offsets.py sees HEADERS TABLE CC    a field put into any struct, at any place but the end, must stop the
                                      table from compiling; `update` refuses it, and takes one at the end

HEADERS is the folder of assay/abi, TABLE the path of offsets.c.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRUCT = re.compile(r"typedef struct (assay_\w+) \{(.*?)\n\} \1;", re.S)
FUNCTION = re.compile(r"\(\*(\w+)\)\s*\(")
PLAIN = re.compile(r"(\w+)\s*(?:\[[^\]]*\])?$")
ROW = re.compile(r"^FIELD\((\w+), (\w+), \d+, \d+\);$", re.M)
SIZE = re.compile(r"^SIZE\((\w+), (\d+)\);$", re.M)
# The rows of the table, between these two lines of its file.
ROWS = re.compile(r"(/\* clang-format off \*/\n)(.*?)\n(\n/\* clang-format on \*/)", re.S)
# Headers in the order in which they build on each other.
HEADERS = ["base", "host", "entry", "instrument", "model", "scorer", "document", "report_writer", "renderer"]


def field_name(declaration):
    function = FUNCTION.search(declaration)
    return function.group(1) if function else PLAIN.search(declaration.strip()).group(1)


def structs(folder):
    """[(header, struct, [field, ...]), ...] of the contract."""
    known = {path.stem for path in folder.glob("*.h")} - {"assay"}
    if known != set(HEADERS):
        sys.exit(f"offsets.py: the headers are {sorted(known)}; HEADERS in this file lists {HEADERS}")
    found = []
    for header in HEADERS:
        text = COMMENT.sub("", (folder / f"{header}.h").read_text(encoding="utf-8"))
        for name, body in STRUCT.findall(text):
            found.append((header, name, [field_name(part) for part in body.split(";") if part.strip()]))
        opened = len(re.findall(r"struct \w* *\{", text))
        if opened != len(STRUCT.findall(text)):
            sys.exit(f"offsets.py: {header}.h has a struct that is not written `typedef struct assay_x {{`")
    return found


def measured(folder, compiler):
    """The rows of the table, as the compiler has them."""
    lines = ["#include <stdio.h>", '#include "assay/abi/assay.h"', "int main(void) {"]
    previous = None
    for header, name, fields in structs(folder):
        lines.append('puts("");')
        if header != previous:
            lines.append(f'puts("/* {header}.h */");')
        previous = header
        lines.append(f'printf("SIZE({name}, %zu);\\n", sizeof({name}));')
        for field in fields:
            lines.append(f'printf("FIELD({name}, {field}, %zu, %zu);\\n", offsetof({name}, {field}),'
                         f" sizeof((({name} *)0)->{field}));")
    with tempfile.TemporaryDirectory() as scratch:
        source, program = pathlib.Path(scratch, "table.c"), pathlib.Path(scratch, "table")
        source.write_text("\n".join(lines + ["return 0; }"]), encoding="utf-8")
        subprocess.run([compiler, "-I", folder.parent.parent, source, "-o", program], check=True)
        return subprocess.run([program], check=True, capture_output=True, text=True).stdout.strip()


def updated(text, rows):
    """The text of the table with these rows in place of its own, and what would be lost by that."""
    old = ROWS.search(text)
    kept = re.findall(r"^FIELD.*$", old.group(2), re.M)
    sizes = dict(SIZE.findall(rows))
    lost = [row for row in kept if row not in rows.splitlines()]
    lost += [f"SIZE({name}, {size});" for name, size in SIZE.findall(old.group(2))
             if int(sizes.get(name, 0)) < int(size)]
    return ROWS.sub(lambda place: place.group(1) + rows + "\n" + place.group(3), text), lost


def update(folder, table, compiler):
    text, lost = updated(table.read_text(encoding="utf-8"), measured(folder, compiler))
    for row in lost:
        print(f"no longer true: {row}")
    if lost:
        print("What was released does not move. Put the new field behind the last one of its struct.")
        return 1
    table.write_text(text, encoding="utf-8")
    return 0


def check_complete(folder, table):
    text = table.read_text(encoding="utf-8")
    rows = ROW.findall(text)
    wanted = [(name, field) for _, name, fields in structs(folder) for field in fields]
    missing = [row for row in wanted if row not in rows]
    surplus = [row for row in rows if row not in wanted]
    sizes = re.findall(r"^SIZE\((\w+), \d+\);$", text, re.M)
    unsized = [name for _, name, _ in structs(folder) if name not in sizes]
    for name, field in missing:
        print(f"{name}.{field} is not in the table: `offsets.py update` adds it")
    for name, field in surplus:
        print(f"{name}.{field} is in the table, and not in the headers")
    for name in unsized:
        print(f"{name} is not in the table: `offsets.py update` adds it")
    print(f"{len(wanted)} fields of {len(sizes)} structs")
    return 1 if missing or surplus or unsized or not wanted else 0


def compiles(scratch, table, compiler):
    command = [compiler, "-std=c11", "-fsyntax-only", "-I", scratch, table]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def places(text, name):
    """Where a field can be put into a struct: before each of its fields."""
    # Comments go blank and keep their length, so that places in the copy are places in the text.
    plain = COMMENT.sub(lambda comment: " " * len(comment.group()), text)
    start = plain.index(f"typedef struct {name} {{") + len(f"typedef struct {name} {{")
    end = plain.index(f"}} {name};", start)
    found = [start]
    found += [start + at + 1 for at, sign in enumerate(plain[start:end]) if sign == ";"]
    return found[:-1]


def check_update(headers, table, compiler, text):
    """What is wrong with `update`: a function before the last one must be refused, one behind it taken."""
    path = headers / "renderer.h"
    wrong = []
    for place, taken in (("  assay_status (*render)(", False), ("} assay_renderer_interface;", True)):
        path.write_text(text.replace(place, "  void (*added)(void);\n" + place), encoding="utf-8")
        rows, lost = updated(table.read_text(encoding="utf-8"), measured(headers, compiler))
        if bool(lost) == taken or (taken and "FIELD(assay_renderer_interface, added, 48, 8);" not in rows):
            wrong.append(f"`update` with a function before `{place.strip()}`: {lost or 'nothing lost'}")
    path.write_text(text, encoding="utf-8")
    return wrong


def check_sees(folder, table, compiler):
    """Alters one struct at a time in a copy of the headers, and compiles the table against it."""
    unseen = []
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch, "assay", "abi")
        copy.mkdir(parents=True)
        texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.h")}
        for name, text in texts.items():
            (copy / name).write_text(text, encoding="utf-8")
        if not compiles(scratch, table, compiler):
            print("the table does not compile against the headers as they are")
            return 1
        changes = 0
        for header, name, _ in structs(folder):
            path, text = copy / f"{header}.h", texts[f"{header}.h"]
            for place in places(text, name):
                changes += 1
                path.write_text(text[:place] + " uint64_t inserted; " + text[place:], encoding="utf-8")
                if compiles(scratch, table, compiler):
                    unseen.append((name, text[place:].lstrip().split("\n")[0]))
            path.write_text(text, encoding="utf-8")
        wrong = check_update(copy, table, compiler, texts["renderer.h"])
    for line in wrong:
        print(line)
    for name, field in unseen:
        print(f"a field put into {name} before `{field}` went unseen")
    print(f"{changes - len(unseen)} of {changes} changes seen")
    return 1 if unseen or wrong or changes == 0 else 0


def main(arguments):
    match arguments:
        case ["update", folder, table, compiler]:
            return update(pathlib.Path(folder), pathlib.Path(table), compiler)
        case ["complete", folder, table]:
            return check_complete(pathlib.Path(folder), pathlib.Path(table))
        case ["sees", folder, table, compiler]:
            return check_sees(pathlib.Path(folder), pathlib.Path(table), compiler)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
