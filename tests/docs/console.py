"""Follows a page: makes the files that it shows, runs its ```console blocks, and compares what comes out.

`$ command` runs in a shell; the lines after it are its output, standard error with it. A line of `…` stands
for any number of lines, a `…` inside a line for any text. A command must succeed, unless `$ echo $?` follows:
then its exit status is what that line shows. `cd` and `export`, alone in a line, hold for what follows.

A ```diff block under a file's name changes that file: lines with `-` go, those with `+` come, and a line of `…`
skips some. A block under `From `file`:` has to stand in that file as it is then.
"""
import pathlib
import re
import subprocess

ANY = "…"
LASTING = re.compile(r"(cd|export) [^&|;\n]*")


class Step:
    def __init__(self, line, command):
        self.line, self.command, self.output = line, command, []


def steps_of(block):
    steps = []
    more = False
    for number, text in enumerate(block.lines, block.line):
        if more:
            steps[-1].command += "\n" + text
        elif text.startswith("$ "):
            steps.append(Step(number, text[2:]))
        elif not steps:
            raise ValueError(f"line {number}: output before any command")
        else:
            steps[-1].output.append(text)
        more = (more or text.startswith("$ ")) and text.endswith("\\")
    return steps


def line_fits(shown, real):
    return re.fullmatch(".*".join(re.escape(part) for part in shown.split(ANY)), real) is not None


def fits(shown, real):
    if not shown:
        return not real
    if shown[0] == ANY:
        return any(fits(shown[1:], real[skipped:]) for skipped in range(len(real) + 1))
    return bool(real) and line_fits(shown[0], real[0]) and fits(shown[1:], real[1:])


def run_step(step, folder, environment):
    done = subprocess.run(["bash", "-c", step.command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=500)
    return done.returncode, done.stdout.decode("utf-8", "replace").rstrip("\n")


def places_of(part, lines):
    return [at for at in range(len(lines) - len(part) + 1) if lines[at:at + len(part)] == part]


def hunks_of(lines):
    hunks = [[]]
    for line in lines:
        if line == ANY:
            hunks.append([])
        else:
            hunks[-1].append(line)
    return hunks


def changed(lines, block):
    """The lines of a file after a diff. Fails when a hunk fits nowhere, or in two places."""
    for hunk in hunks_of(block.lines):
        if wrong := [line for line in hunk if line and line[0] not in " +-"]:
            raise ValueError(f"line {block.line}: not a line of a diff: {wrong[0]}")
        before = [line[1:] for line in hunk if not line.startswith("+")]
        after = [line[1:] for line in hunk if not line.startswith("-")]
        places = places_of(before, lines)
        if len(places) != 1:
            raise ValueError(f"line {block.line}: the change of {block.file} fits in {len(places)} places:\n"
                             + "\n".join(before))
        lines = lines[:places[0]] + after + lines[places[0] + len(before):]
    return lines


def use_file(block, folder):
    path = folder / block.file
    if not block.quoted and block.language != "diff":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
        return
    if not path.exists():
        raise ValueError(f"line {block.line}: there is no {block.file} yet")
    lines = path.read_text(encoding="utf-8").split("\n")
    if not block.quoted:
        path.write_text("\n".join(changed(lines, block)), encoding="utf-8")
        return
    for part in hunks_of(block.lines):
        if not places_of(part, lines):
            raise ValueError(f"line {block.line}: this does not stand in {block.file}:\n" + "\n".join(part))


def check(page, folder, environment):
    """Goes through the page's blocks in order. Returns (complaints, how many commands ran)."""
    complaints, count = [], 0
    environment = dict(environment)
    for block in page.blocks:
        if block.file:
            try:
                use_file(block, folder)
            except ValueError as wrong:
                complaints.append(f"{page.path}: {wrong}")
        if block.language != "console":
            continue
        steps = steps_of(block)
        for index, step in enumerate(steps):
            if step.command == "echo $?":
                continue
            if LASTING.fullmatch(step.command):
                step.command, shown = f"{step.command} && pwd && env -0", step.command
                status, output = run_step(step, folder, environment)
                step.command = shown
                if status == 0:
                    place, _, variables = output.partition("\n")
                    folder, output = pathlib.Path(place), ""
                    environment = dict(one.split("=", 1) for one in variables.split("\0") if "=" in one)
            else:
                status, output = run_step(step, folder, environment)
            count += 1
            after = steps[index + 1] if index + 1 < len(steps) else None
            told = int(after.output[0]) if after is not None and after.command == "echo $?" else 0
            where = f"{page.path}:{step.line}: $ {step.command}\n"
            if status != told:
                complaints.append(f"{where}ended with {status}, not {told}:\n{output}")
            elif not fits(step.output, output.split("\n") if output else []):
                shown = "\n".join(step.output)
                complaints.append(f"{where}--- the page shows\n{shown}\n--- the program prints\n{output}")
    return complaints, count
