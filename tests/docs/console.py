"""Follows a page: makes the files that it shows, runs its ```console blocks, and compares what comes out.

`$ command` runs in a shell; the lines after it are its output, standard error with it. A line of `…` stands
for any number of lines, a `…` inside a line for any text. A command must succeed, unless `$ echo $?` follows:
then its exit status is what that line shows.
"""
import re
import subprocess

ANY = "…"


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


def write_file(block, folder):
    path = folder / block.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(block.lines) + "\n", encoding="utf-8")


def check(page, folder, environment):
    """Goes through the page's blocks in order. Returns (complaints, how many commands ran)."""
    complaints, count = [], 0
    for block in page.blocks:
        if block.file:
            write_file(block, folder)
        if block.language != "console":
            continue
        steps = steps_of(block)
        for index, step in enumerate(steps):
            if step.command == "echo $?":
                continue
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
