#!/usr/bin/env python3
"""Holds the tree against the rules of the house.

  check_structure.py ROOT         lists every breach; exit 1 when there is one
  check_structure.py --self-test  breaks each rule in a scratch tree and looks for the complaint

1. A file under plugins/ or sdk/ sees assay/abi/..., assay/sdk/... and the files of its own folder,
   never the host's headers. sdk/conformance is a part of the host, and neither plugins nor the rest of
   sdk/ see it.
2. A stage of the host includes itself and earlier stages, never a later one.
3. No source file is longer than 600 lines.
"""
import os
import pathlib
import re
import sys
import tempfile

STAGES = ["base", "instrument", "exchange", "norms", "responses", "config", "catalog", "document", "bridge",
          "wording", "scoring", "disclosure", "audit", "pipeline", "conformance", "cli"]
# Headers of core/include/assay whose name is not that of their stage.
STAGE_OF_HEADER = {"administration": "config", "crosswalk": "config", "digest": "base",
                   "disclosure_file": "scoring", "error": "base", "file_order": "base", "files": "base", "group_file": "scoring", "growth": "base",
                   "log": "base", "run_file": "scoring",
                   "score_file": "scoring", "text": "base", "toml": "base"}
CODE = {".c", ".h", ".cpp", ".hpp", ".in"}
COUNTED = CODE | {".cmake", ".js", ".mjs", ".py", ".sh"}
MAX_LINES = 600
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def files(root, folder, suffixes):
    for path in sorted((root / folder).rglob("*")):
        counted = path.suffix in suffixes or (path.name == "CMakeLists.txt" and ".cmake" in suffixes)
        if path.is_file() and counted and "node_modules" not in path.parts:
            yield path


def includes(path):
    """[(line, target as written, quoted), ...]"""
    text = path.read_text(encoding="utf-8", errors="replace")
    return [(text.count("\n", 0, found.start(2)) + 1, found.group(2), found.group(1) == '"')
            for found in INCLUDE.finditer(text)]


def beside(path, target):
    """What a quoted include means when the file is next to `path`; None when there is none."""
    resolved = pathlib.Path(os.path.normpath(path.parent / target))
    return resolved if resolved.is_file() else None


def house_of(root, path):
    """The folder that a plugin or the SDK may include from: plugins/<id>, or sdk."""
    parts = path.relative_to(root).parts
    return root.joinpath(*parts[:2]) if parts[0] == "plugins" else root / parts[0]


def is_conformance(root, path):
    return path.relative_to(root).parts[:2] == ("sdk", "conformance")


def plugin_breaches(root):
    for folder in ("plugins", "sdk"):
        for path in files(root, folder, CODE):
            if is_conformance(root, path):
                continue
            for line, target, quoted in includes(path):
                own = beside(path, target) if quoted else None
                at_home = own is not None and own.is_relative_to(house_of(root, path))
                if at_home and not is_conformance(root, own):
                    continue
                if own is None and not reaches_host(root, target):
                    continue
                yield (path, line, f"includes {target}: a plugin sees assay/abi/, assay/sdk/ and its own "
                                   "files only")


def reaches_host(root, target):
    """True for an include by search path that is neither the contract, nor the SDK, nor foreign."""
    if target.startswith(("assay/abi/", "assay/sdk/")):
        return False
    return target.startswith("assay/") or "core/" in target or (root / "core/include" / target).is_file()


def stage_of_header(name):
    stem = pathlib.PurePath(name).stem
    stage = STAGE_OF_HEADER.get(stem, stem)
    return stage if stage in STAGES else None


def stage_of(root, path):
    """The stage that a file of the host belongs to; None for the contract and for unknown ones."""
    parts = path.relative_to(root).parts
    if is_conformance(root, path):
        return "conformance"
    if parts[:2] == ("core", "src"):
        return parts[2] if parts[2] in STAGES else None
    if parts[:2] == ("core", "cli"):
        return "cli"
    if parts[:3] == ("core", "include", "assay") and len(parts) == 4:
        return stage_of_header(parts[3])
    return None


def included_stage(root, path, target, quoted):
    own = beside(path, target) if quoted else None
    if own is not None and own.is_relative_to(root):
        return stage_of(root, own)
    if target.startswith("assay/conformance/"):
        return "conformance"
    host = re.fullmatch(r"assay/([^/]+)", target)
    return stage_of_header(host.group(1)) if host else None


def stage_breaches(root):
    for path in (*files(root, "core", CODE), *files(root, "sdk/conformance", CODE)):
        parts = path.relative_to(root).parts
        if parts[:4] == ("core", "include", "assay", "abi"):
            continue
        stage = stage_of(root, path)
        if stage is None:
            yield (path, 1, "belongs to no stage that check_structure.py knows; add it to STAGES or "
                            "STAGE_OF_HEADER")
            continue
        for line, target, quoted in includes(path):
            other = included_stage(root, path, target, quoted)
            if other is not None and STAGES.index(other) > STAGES.index(stage):
                yield (path, line, f"stage {stage} includes {target} of the later stage {other}")


def long_files(root):
    for folder in ("core", "sdk", "plugins", "tests"):
        for path in files(root, folder, COUNTED):
            lines = len(path.read_bytes().splitlines())
            if lines > MAX_LINES:
                yield (path, MAX_LINES + 1, f"has {lines} lines, {MAX_LINES} are allowed: split it")


def breaches(root):
    found = [*plugin_breaches(root), *stage_breaches(root), *long_files(root)]
    return [f"{path.relative_to(root)}:{line}: {what}" for path, line, what in found]


ALLOWED = {
    "plugins/one/src/good.cpp": '#include "own.hpp"\n#include "../shared/own.hpp"\n'
                                '#include "assay/abi/base.h"\n#include <assay/sdk/plugin.hpp>\n'
                                '#include <vector>\n',
    "plugins/one/src/own.hpp": "",
    "plugins/one/shared/own.hpp": "",
    "sdk/include/assay/sdk/plugin.hpp": '#include "assay/abi/assay.h"\n#include "detail/guard.hpp"\n',
    "sdk/include/assay/sdk/detail/guard.hpp": "",
    "core/include/assay/abi/base.h": "",
    "core/include/assay/scoring.hpp": '#include "assay/text.hpp"\n#include "assay/bridge.hpp"\n',
    "core/include/assay/bridge.hpp": '#include "assay/abi/base.h"\n',
    "core/include/assay/text.hpp": "",
    "core/src/scoring/score.cpp": '#include "assay/scoring.hpp"\n#include "inner.hpp"\n',
    "core/src/scoring/inner.hpp": "",
    "core/cli/main.cpp": '#include "assay/scoring.hpp"\n#include "assay/conformance/lint.hpp"\n',
    "sdk/conformance/include/assay/conformance/lint.hpp": "",
    "sdk/conformance/src/lint/lint.cpp": '#include "assay/conformance/lint.hpp"\n#include "rules.hpp"\n'
                                         '#include "assay/scoring.hpp"\n#include "assay/abi/base.h"\n',
    "sdk/conformance/src/lint/rules.hpp": "",
    "core/cli/arguments.hpp": "",
    "tests/unit/full.cpp": "\n" * MAX_LINES,
}
FORBIDDEN = {
    "plugins/one/src/host.cpp": ("// why\n#include \"assay/text.hpp\"\n", "2: includes assay/text.hpp"),
    "plugins/one/src/angle.hpp": ("# include <assay/bridge.hpp>\n", "1: includes assay/bridge.hpp"),
    "plugins/one/src/path.cpp": ('#include "../../../core/include/assay/text.hpp"\n',
                                 "1: includes ../../../core"),
    "plugins/two/src/other.cpp": ('#include "../../one/src/own.hpp"\n', "1: includes ../../one/src/own.hpp"),
    "sdk/include/assay/sdk/host.hpp": ('#include "assay/scoring.hpp"\n', "1: includes assay/scoring.hpp"),
    "sdk/include/assay/sdk/tool.hpp": ('#include "../../../conformance/src/lint/rules.hpp"\n',
                                       "1: includes ../../../conformance"),
    "sdk/conformance/src/lint/late.cpp": ('#include "../../../../core/cli/arguments.hpp"\n',
                                          "1: stage conformance includes ../../../../core/cli/arguments.hpp of the "
                                          "later stage cli"),
    "core/src/scoring/early.cpp": ('#include "assay/conformance/lint.hpp"\n',
                                   "1: stage scoring includes assay/conformance/lint.hpp of the later stage"),
    "core/src/norms/table.cpp": ('#include "assay/text.hpp"\n#include "assay/scoring.hpp"\n',
                                 "2: stage norms includes assay/scoring.hpp of the later stage scoring"),
    "core/src/bridge/library.cpp": ('#include "../scoring/inner.hpp"\n',
                                    "1: stage bridge includes ../scoring/inner.hpp"),
    "core/include/assay/norms.hpp": ('#include "assay/bridge.hpp"\n',
                                     "1: stage norms includes assay/bridge.hpp"),
    "core/include/assay/odds.hpp": ("", "1: belongs to no stage"),
    "tests/unit/long.cpp": ("\n" * (MAX_LINES + 1), "601: has 601 lines"),
}


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def self_test():
    """Every forbidden file must be the reason of exactly one complaint, and no other file of any."""
    with tempfile.TemporaryDirectory() as scratch:
        root = pathlib.Path(scratch)
        for name, text in ALLOWED.items():
            write(root, name, text)
        unwanted = breaches(root)
        for name, (text, _) in FORBIDDEN.items():
            write(root, name, text)
        found = breaches(root)
    wanted = [f"{name}:{complaint}" for name, (_, complaint) in FORBIDDEN.items()]
    unseen = [want for want in wanted if not any(line.startswith(want) for line in found)]
    unwanted += [line for line in found if not any(line.startswith(want) for want in wanted)]
    for line in unseen:
        print(f"unseen: {line}")
    for line in unwanted:
        print(f"unwanted: {line}")
    return 1 if unseen or unwanted or len(found) != len(wanted) else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) != 1:
        print(__doc__)
        return 2
    root = pathlib.Path(arguments[0]).resolve()
    if not any(files(root, "core", CODE)):
        print(f"{root} holds no core: give the root of the source tree")
        return 2
    found = breaches(root)
    print("\n".join(found) or "no breach")
    return 1 if found else 0


sys.exit(main(sys.argv[1:]))
