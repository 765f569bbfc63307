"""Reads the project's Markdown pages: fenced blocks, headings, links and names of files."""
import dataclasses
import re

FENCE = re.compile(r"^(```+)\s*(\S*)")
# A line that names the file which the block after it holds: `mood/plugin.toml`:
# With "From " before it, the block is a part of a file that is there already.
LABEL = re.compile(r"^(From )?`([^`]+)`:$")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")


@dataclasses.dataclass
class Block:
    line: int  # of the first line inside
    language: str
    file: str  # what the label names, or ""
    lines: list
    quoted: bool = False  # a part of the file, not all of it


class Page:
    def __init__(self, path):
        self.path = path
        self.blocks = []
        self.prose = []  # (line, text) outside of blocks
        self._read(path.read_text(encoding="utf-8").split("\n"))

    def _read(self, lines):
        block, fence, label = None, "", ("", False)
        for number, line in enumerate(lines, 1):
            found = FENCE.match(line)
            if block is not None and line.startswith(fence):
                self.blocks.append(block)
                block, label = None, ("", False)
            elif block is not None:
                block.lines.append(line)
            elif found:
                fence = found.group(1)
                block = Block(number + 1, found.group(2), label[0], [], label[1])
            else:
                self.prose.append((number, line))
                named = LABEL.match(line)
                # An empty line between the label and its block is usual.
                if named:
                    label = (named.group(2), bool(named.group(1)))
                elif line.strip():
                    label = ("", False)
        if block is not None:
            raise ValueError(f"{self.path}:{block.line}: the block is not closed")

    def anchors(self):
        found = set()
        for _, text in self.prose:
            if text.startswith("#"):
                words = text.lstrip("#").strip().lower()
                found.add(re.sub(r"[^\w\- ]", "", words).replace(" ", "-"))
        return found

    def links(self):
        """[(line, target), ...]"""
        return [(number, target) for number, text in self.prose for target in LINK.findall(text)]

    def code_words(self):
        """[(line, `word`), ...] of the prose."""
        return [(number, word) for number, text in self.prose for word in CODE.findall(text)]
