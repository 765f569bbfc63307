#!/usr/bin/env python3
"""Holds a frozen folder to the digests of its files.

  frozen.py check FOLDER    every file is as SHA256SUMS says, and there is no other
  frozen.py list FOLDER     writes SHA256SUMS for a folder that has none
  frozen.py --self-test     changes, adds and removes a file in a scratch folder and looks for the complaint
"""
import hashlib
import pathlib
import sys
import tempfile

LIST = "SHA256SUMS"


def digests(folder):
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file() and path.name != LIST}


def breaches(folder):
    lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = digests(folder)
    wrong = [f"{name} is gone" for name in listed if name not in found]
    wrong += [f"{name} is new" for name in found if name not in listed]
    wrong += [f"{name} has changed" for name in listed if name in found and listed[name] != found[name]]
    return wrong if listed else ["the list is empty"]


def make_list(folder):
    text = "".join(f"{digest}  {name}\n" for name, digest in digests(folder).items())
    (folder / LIST).write_text(text, encoding="utf-8")


def self_test():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "inner").mkdir()
        for file in ("inner/changed", "gone", "kept"):
            (folder / file).write_text(file, encoding="utf-8")
        make_list(folder)
        before = breaches(folder)
        (folder / "inner/changed").write_text("other", encoding="utf-8")
        (folder / "gone").unlink()
        (folder / "added").write_text("", encoding="utf-8")
        after = breaches(folder)
    print("\n".join(after))
    return 0 if not before and after == ["gone is gone", "added is new", "inner/changed has changed"] else 1


def main(arguments):
    match arguments:
        case ["--self-test"]:
            return self_test()
        case ["check", folder]:
            wrong = breaches(pathlib.Path(folder))
            print("\n".join(wrong) or "untouched")
            if wrong:
                print("Nothing in a frozen folder is ever changed; tests/abi/frozen/README.md says why.")
            return 1 if wrong else 0
        case ["list", folder]:
            if (pathlib.Path(folder) / LIST).exists():
                print(f"{folder} has a {LIST} already; what is frozen stays as it is")
                return 1
            make_list(pathlib.Path(folder))
            return 0
    print(__doc__)
    return 2


sys.exit(main(sys.argv[1:]))
