#!/usr/bin/env python3
"""Writes what the shipped plugins make of the samples as PDF, and looks into the files.

  check_samples.py PROGRAM CONFIGS OUT
  check_samples.py --self-test

Each file is held against the document tree that was written beside it as JSON: every section is in the
outline, every paragraph and heading can be read, every figure has a text alternative. And each is without faults
(qpdf), has its fonts inside as subsets, a language, no page without text, and comes out the same a second time.
"""
import hashlib
import json
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

DATE = ["--date", "2006-01-18"]
HEAD, FOOT = 70, 64  # of a page, in points: its head and its foot
LEAST_FILLED = 0.3


def told(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def letters(text):
    """Without spaces and marks of direction: where lines break and words join is the layout's affair."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


class File:
    """The objects of a PDF, by qpdf's JSON."""

    def __init__(self, path):
        self.path = path
        code, text = told("qpdf", "--json=2", "--json-stream-data=none", path)
        self.objects = json.loads(text)["qpdf"][1] if code in (0, 3) else {}
        self.root = self.of(self.of(self.objects["trailer"]["value"]["/Root"]))

    def of(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects["obj:" + value]
            value = found.get("value", found)
        return value

    def outline(self):
        titles = []

        def walk(first):
            while first:
                entry = self.of(first)
                titles.append(entry["/Title"].removeprefix("u:"))
                walk(entry.get("/First"))
                first = entry.get("/Next")

        walk(self.of(self.root.get("/Outlines", {})).get("/First"))
        return titles

    def elements(self):
        """Every element of the structure tree, with its type."""
        found = []

        def walk(value):
            value = self.of(value)
            if isinstance(value, list):
                for one in value:
                    walk(one)
            elif isinstance(value, dict) and "/S" in value:
                found.append(value)
                walk(value.get("/K", []))

        walk(self.of(self.root.get("/StructTreeRoot", {})).get("/K", []))
        return found


def nodes(node):
    yield node
    for child in node.get("children", []):
        yield from nodes(child)


def spoken(node):
    """The words of a node and all below it."""
    return node.get("text", "") + "".join(spoken(child) for child in node.get("children", []))


def check_tree(file, tree, text):
    """What the document says and the file does not."""
    everything = list(nodes(tree))
    outline = [letters(title) for title in file.outline()]
    for node in everything:
        kind = node.get("kind")
        if kind == "section" and node.get("title") and letters(node["title"]) not in outline:
            yield f"the section `{node['title']}` is not in the outline"
        words = spoken(node) if kind in ("paragraph", "heading", "quotation", "list-item") else node.get("title", "")
        if kind in ("section", "callout", "table", "key-figure", "blank", "paragraph", "heading", "quotation"):
            if letters(words) not in text:
                yield f"the {kind} `{words[:60]}` cannot be found in it"
    charts = sum(1 for node in everything if node.get("kind") == "chart")
    figures = [element for element in file.elements() if element["/S"] == "/Figure"]
    if len(figures) < charts:
        yield f"{charts} charts, and {len(figures)} figures in its structure"
    for figure in figures:
        if not figure.get("/Alt", "").removeprefix("u:").strip():
            yield "a figure has no text alternative"
    language = next((pair["value"] for pair in tree.get("attributes", []) if pair["key"] == "language"), "")
    if language and file.root.get("/Lang") != "u:" + language:
        yield f"its language is {file.root.get('/Lang')}, the document's is {language}"


def check_form(path, file):
    code, words = told("qpdf", "--check", path)
    if code != 0 or "No syntax or stream encoding errors" not in words:
        yield "qpdf finds faults: " + words.strip()[-200:]
    if file.root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "it is not marked as tagged"
    if not [element for element in file.elements() if element["/S"] == "/H1"]:
        yield "it has no title in its structure"
    for line in told("pdffonts", path)[1].splitlines()[2:]:
        if not re.match(r"[A-Z]{6}\+", line) or not re.search(r"yes yes (yes|no)", line):
            yield "a font is not inside as a subset: " + line
    for number, page in enumerate(told("pdftotext", "-layout", path, "-")[1].split("\f")[:-1], 1):
        lines = [line for line in page.splitlines() if line.strip()]
        if len(lines) < 3:
            yield f"page {number} is nearly empty: {lines}"


def filled(path):
    """Of each page, how far down its text reaches: 0 at the top of the room for text, 1 at its foot."""
    shares = []
    for page in re.split(r"<page ", told("pdftotext", "-bbox", path, "-")[1])[1:]:
        height = float(re.search(r'height="([\d.]+)"', page)[1])
        feet = [float(foot) for foot in re.findall(r'yMax="([\d.]+)"', page)]
        foot = max((foot for foot in feet if foot < height - FOOT), default=HEAD)
        shares.append((foot - HEAD) / (height - HEAD - FOOT))
    return shares


def check_fill(shares):
    """No leaf but the last is nearly empty."""
    for number, share in enumerate(shares[:-1], 1):
        if share < LEAST_FILLED:
            yield f"page {number} is filled to {share:.0%} only"


def check(path):
    file = File(path)
    tree = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    # As drawn and as ordered: a cell's lines follow each other in one of the two.
    text = letters(told("pdftotext", path, "-")[1]) + "\n" + letters(told("pdftotext", "-raw", path, "-")[1])
    return [f"{path}: {problem}" for problem in [*check_form(path, file), *check_tree(file, tree, text), *check_fill(filled(path))]]


class Samples:
    def __init__(self, program, configs, out):
        self.program, self.out = program, out
        self.configs = out / "configs"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(configs, self.configs)
        listed = json.loads(self.assay("list", "plugins", "--json"))
        self.usable = {plugin["id"] for plugin in listed if plugin["usable"]}

    def assay(self, *words):
        done = subprocess.run([self.program, *map(str, words), "--config", str(self.configs)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"assay {' '.join(map(str, words))}\n{done.stderr}")
        return done.stdout

    def run(self, name, client, instrument, folder, responses, **files):
        sample = self.configs / "samples" / folder
        files.setdefault("cases", "cases.csv")
        more = [word for key, file in files.items() for word in (f"--{key}", sample / file)]
        self.assay("run", "--quiet", "--client", client, "--instrument", instrument, "--responses", sample / responses,
                   *more, "--formats", "pdf,json", *DATE, "--out", self.out / "run" / name)

    def write(self):
        if "bcsc" in self.usable:
            for client in ("demo", "nordwind"):
                self.run(client, client, "bcsc.csc-360", "bcsc", "responses.csv", comments="comments.csv")
        if "chally" in self.usable:
            self.run("selection", "selection", "chally.customer-service-manager", "chally", "manager-behaviours.csv",
                     cases="manager-cases.csv")
        if "standard" in self.usable:
            self.run("team", "team", "demo.software-skills", "software-skills", "responses.csv")
        if {"bcsc", "ctk", "caliper", "chally"} <= self.usable:
            several = ["--client", "talent", "--administration", self.configs / "samples/side-by-side/administration.toml"]
            self.assay("run", "--quiet", *several, "--formats", "pdf,json", *DATE, "--out", self.out / "run/talent")
            if "crosswalk" in self.usable:
                self.assay("compare", "--quiet", *several, "--case", "jane", "--formats", "pdf,json", *DATE, "--out",
                           self.out / "run/compare")
        for instrument in json.loads(self.assay("list", "instruments", "--json")):
            if (instrument.get("plugin") or "standard") in self.usable:
                self.assay("sheet", instrument["id"], "--quiet", "--formats", "pdf,json", "--out",
                           self.out / "sheet" / instrument["id"])

    def files(self):
        """One of each report of each run: the longest, which has the most to look at."""
        longest = {}
        for path in sorted(self.out.rglob("*.pdf")):
            key = (path.parent, path.name.split(".", 1)[-1] if "run" in path.parts else path.name)
            if key not in longest or path.stat().st_size > longest[key].stat().st_size:
                longest[key] = path
        return sorted(longest.values())


def digests(folder):
    return {path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.pdf"))}


def self_test():
    """The checks see what they are for."""
    tree = {"kind": "document", "attributes": [{"key": "language", "value": "en"}], "children": [
        {"kind": "section", "title": "One", "children": [{"kind": "paragraph", "children": [{"kind": "text", "text": "Words."}]},
                                                           {"kind": "chart"}]}]}

    class Fake:
        root = {"/Lang": "u:en"}
        titles = ["One"]
        figures = [{"/S": "/Figure", "/Alt": "u:A line"}]

        def outline(self):
            return self.titles

        def elements(self):
            return self.figures

    def problems(text="OneWords.", **parts):
        fake = Fake()
        for name, value in parts.items():
            setattr(fake, name, value)
        return list(check_tree(fake, tree, text))

    assert problems() == [], problems()
    assert "not in the outline" in problems(titles=[])[0]
    assert "cannot be found" in problems(text="One")[0]
    assert "text alternative" in problems(figures=[{"/S": "/Figure", "/Alt": "u: "}])[0]
    assert "figures in its structure" in problems(figures=[])[0]
    assert "its language" in problems(root={})[0]
    assert list(check_fill([0.9, 0.31, 0.1])) == []
    assert "page 2" in list(check_fill([0.9, 0.1, 0.9]))[0]
    assert letters("a\u200f b\u00a0c") == "abc"


def main(arguments):
    if arguments == ["--self-test"]:
        self_test()
        return 0
    program, configs, out = (Path(word).resolve() for word in arguments)
    samples = Samples(program, configs, out)
    samples.write()
    files = samples.files()
    if not files:
        sys.exit("no PDF was written")
    problems = [problem for path in files for problem in check(path)]
    before = digests(out)
    samples = Samples(program, configs, out)
    samples.write()
    problems += [f"{path} has other bytes the second time" for path, digest in digests(out).items() if before[path] != digest]
    for problem in problems:
        print(problem)
    print(f"{len(files)} files looked at, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
