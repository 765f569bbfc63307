#!/usr/bin/env python3
"""Makes the headers of a later time: everything that may grow has grown at its end.

  grow.py HEADERS COPY    copies the folder HEADERS (assay/abi) to COPY, with two numbers more behind the
                          last field of each struct that may grow, and a function more in each table of those

What stands inside other structs cannot grow.
"""
import pathlib
import re
import sys

STRUCT = re.compile(r"(typedef struct (assay_\w+) \{.*?)\n\} \2;", re.S)
FIXED = {"assay_text", "assay_array"}


def grown(found):
    body, name = found.groups()
    if name in FIXED:
        return found.group()
    added = "\n  uint64_t added_later[2];"
    if "(*" in body:
        added += "\n  void (*function_added_later)(void);"
    return f"{body}{added}\n}} {name};"


def main(arguments):
    if len(arguments) != 2:
        print(__doc__)
        return 2
    source, copy = map(pathlib.Path, arguments)
    copy.mkdir(parents=True, exist_ok=True)
    count = 0
    for header in sorted(source.glob("*.h")):
        text, here = STRUCT.subn(grown, header.read_text(encoding="utf-8"))
        (copy / header.name).write_text(text, encoding="utf-8")
        count += here
    if count < len(FIXED) + 1:
        print(f"{source} has no structs written `typedef struct assay_x {{`")
        return 1
    return 0


sys.exit(main(sys.argv[1:]))
