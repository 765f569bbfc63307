"""Sees to it that nothing in a page for authors goes untried: every block is run, compiled, or part of a file that is."""
import re
import subprocess

COMPILED = ("c", "cpp")
COMPILES = re.compile(r"cmake --build|\b(cc|gcc|g\+\+|c\+\+|clang|clang\+\+) ")
STANDARD = {"c": "-std=c11", "cpp": "-std=c++17"}


def commands_after(page, block):
    later = page.blocks[page.blocks.index(block) + 1:]
    return [line[2:] for one in later if one.language == "console" for line in one.lines if line.startswith("$ ")]


def complaints(page):
    """Blocks that nothing tries out. A block of `text` is only to be looked at."""
    found = []
    for block in page.blocks:
        where = f"{page.path}:{block.line}: "
        if block.language in ("console", "text"):
            continue
        if not block.file:
            if block.language not in COMPILED:
                found.append(where + "the block is neither run, nor compiled, nor a file: name its file in the line above")
        elif not commands_after(page, block):
            found.append(where + f"no command uses {block.file} after this")
        elif block.file.endswith((".c", ".cpp", ".hpp", ".h")):
            if not any(COMPILES.search(command) for command in commands_after(page, block)):
                found.append(where + f"no command compiles {block.file} after this")
    return found


def compile_alone(page, include, compiler, folder):
    """Complaints of the compiler about blocks of C and C++ without a file's name. They have to stand alone."""
    found = []
    for block in page.blocks:
        if block.file or block.language not in COMPILED:
            continue
        language = "c++" if block.language == "cpp" else "c"
        words = [compiler, "-x", language, STANDARD[block.language], "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
                 f"-I{include}", "-"]
        done = subprocess.run(words, input="\n".join(block.lines) + "\n", cwd=folder, text=True, capture_output=True,
                              timeout=120)
        if done.returncode != 0:
            found.append(f"{page.path}:{block.line}: does not compile:\n{done.stderr}")
    return found
