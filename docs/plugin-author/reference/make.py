#!/usr/bin/env python3
"""Makes the reference pages of this folder from the headers that authors include.

  make.py ROOT          writes the pages
  make.py ROOT --check  lists the pages that are not what the headers say; exit 1 when there is one

A page for each header: what its head says, then every declaration with its comment. Bodies and what is private
are left out.
"""
import pathlib
import re
import sys

CONTRACT = "core/include/assay/abi"
KIT = "sdk/include/assay/sdk"
# In the order in which one would read them; headers that are not named follow by name.
CONTRACT_ORDER = ["base", "entry", "host", "instrument", "model", "scorer", "document", "report_writer", "renderer"]
KIT_ORDER = ["plugin", "scorer", "report_writer", "renderer", "document", "model", "wording", "error", "text", "host"]
# Structs of functions: each of these gets a heading of its own.
FUNCTIONS = re.compile(r"\(\*(\w+)\)\s*\(")
NAME = [re.compile(pattern) for pattern in (
    r"^#\s*define\s+(\w+)", r"\btypedef struct (\w+)", r"\btypedef .*\(\*(\w+)\)", r"\btypedef .*?(\w+);",
    r"^\s*(?:template <[^>]*>\s*)?(?:class|struct|enum class)\s+(\w+)", r"^\s*using (\w+)", r"(\w+)\s*\(")]
KEYWORDS = {"noexcept", "decltype", "alignas"}


def comment_text(raw):
    """The words of a comment, without its signs, as lines."""
    if raw.startswith("/*"):
        body = raw[2:-2].split("\n")
        lines = [body[0].strip()] + [re.sub(r"^\s*\*? ?", "", line).rstrip() for line in body[1:]]
    else:
        lines = [re.sub(r"^\s*// ?", "", line).rstrip() for line in raw.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def prose(lines):
    """Markdown of a comment: what is set in by two or more stays as it stands."""
    out, block = [], []
    for line in [*lines, ""]:
        if line.startswith("  ") or (block and not line):
            block.append(line)
            continue
        if block:
            while block and not block[-1]:
                block.pop()
            out += ["", "```text", *[entry[2:] for entry in block], "```", ""]
            block = []
        out.append(line.replace("<", "&lt;").replace("*", "\\*") if line else "")
    if block and any(block):
        while not block[-1]:
            block.pop()
        out += ["", "```text", *[entry[2:] for entry in block], "```"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()


class Reader:
    """Cuts C or C++ into comments and declarations."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip_literal(self, at):
        quote = self.text[at]
        at += 1
        while self.text[at] != quote:
            at += 2 if self.text[at] == "\\" else 1
        return at + 1

    def skip_comment(self, at):
        if self.text.startswith("/*", at):
            return self.text.index("*/", at) + 2
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def skip_braces(self, at):
        """From an opening brace to behind its closing one."""
        depth = 0
        while True:
            sign = self.text[at]
            if self.text.startswith(("//", "/*"), at):
                at = self.skip_comment(at)
                continue
            if sign in "\"'":
                at = self.skip_literal(at)
                continue
            depth += (sign == "{") - (sign == "}")
            at += 1
            if depth == 0:
                return at

    def pieces(self):
        """(kind, text) with kind "comment", "directive" or "code", in order."""
        while self.at < len(self.text):
            if self.text[self.at].isspace():
                blank = re.match(r"\s*", self.text[self.at:]).group()
                if blank.count("\n") > 1:
                    yield "gap", ""
                self.at += len(blank)
                continue
            begin = self.at
            if self.text.startswith("/*", begin):
                self.at = self.skip_comment(begin)
                yield "comment", self.text[begin:self.at]
            elif self.text.startswith("//", begin):
                end = begin
                while re.match(r"[ \t]*//", self.text[end:]):
                    end = self.skip_comment(end) + 1
                self.at = min(end, len(self.text))
                yield "comment", self.text[begin:self.at].rstrip()
            elif self.text[begin] == "#":
                end = begin
                while True:
                    end = self.text.find("\n", end)
                    if end < 0 or self.text[end - 1] != "\\":
                        break
                    end += 1
                self.at = len(self.text) if end < 0 else end
                yield "directive", self.text[begin:self.at]
            else:
                yield "code", self.declaration()

    def declaration(self):
        """One declaration, whole, with what is written behind it on its line."""
        begin, at, parens = self.at, self.at, 0
        while True:
            sign = self.text[at]
            if self.text.startswith(("//", "/*"), at):
                at = self.skip_comment(at)
            elif sign in "\"'":
                at = self.skip_literal(at)
            elif sign == "{" and parens == 0:
                head = self.text[begin:at]
                at = self.skip_braces(at)
                is_type = re.search(r"\b(struct|class|enum|union)\b[^()]*$", head) or re.match(r"\s*enum\b", head)
                if not is_type and "=" not in head.split(")")[-1]:
                    if re.match(r'\s*(namespace|extern "C")', head):
                        self.at = begin + len(head) + 1
                        return head + "{"
                    break  # a function's body
            elif sign == "}" and parens == 0:
                self.at = at + 1
                return "}"
            else:
                parens += (sign == "(") - (sign == ")")
                at += 1
                if sign == ";" and parens == 0:
                    break
        rest = re.match(r"[ \t]*(//[^\n]*|/\*.*?\*/)?", self.text[at:], re.S).group()
        self.at = at + len(rest)
        return self.text[begin:self.at]


def without_body(code):
    """A function without body and initialisers."""
    brace = Reader(code)
    at, parens = 0, 0
    while at < len(code):
        if code.startswith(("//", "/*"), at):
            at = brace.skip_comment(at)
            continue
        if code[at] in "\"'":
            at = brace.skip_literal(at)
            continue
        parens += (code[at] == "(") - (code[at] == ")")
        if code[at] == "{" and parens == 0:
            head = code[:at].rstrip()
            if head.endswith("="):
                return code  # a field with braces for its value
            head = re.sub(r"\)\s*:\s(?!:).*$", ")", head, flags=re.S)
            return head + ";"
        at += 1
    return code


def is_type(code):
    return re.match(r"\s*(template\s*<[^{]*?>\s*)?(class|struct)\s+\w+[^;(]*\{", code)


def public_part(code):
    """A class or struct with its public members, their bodies left out."""
    open_at = code.index("{")
    head, body = code[:open_at + 1], code[open_at + 1:code.rindex("}")]
    is_class = re.match(r"\s*(template\s*<[^{]*?>\s*)?class\b", head)
    public = not is_class
    lines, pending = [], []
    for kind, text in Reader(body).pieces():
        if kind == "gap":
            if lines and lines[-1] != "":
                lines.append("")
            continue
        access = re.match(r"(public|protected|private):\s*", text) if kind == "code" else None
        if access:
            public = access.group(1) != "private"
            if public:
                lines.append(f" {access.group(1)}:")
            text = text[access.end():]
        if not public:
            pending = []
            continue
        if kind == "comment":
            pending.append(text)
            continue
        for comment in pending:
            lines += ["  " + line for line in comment.split("\n")]
        pending = []
        if is_type(text):
            lines += ["  " + line if line else "" for line in public_part(re.sub(r"\n {2}", "\n", text)).split("\n")]
        else:
            lines += ("  " + without_body(text)).split("\n")
    while lines and not lines[-1]:
        lines.pop()
    return head + "\n" + "\n".join(lines) + "\n};"


def name_of(code):
    for pattern in NAME:
        found = pattern.search(code)
        if found and found.group(1) not in KEYWORDS:
            return found.group(1)
    return ""


def functions_of(code):
    """[(name, comment lines, signature)] of a C struct of functions, and the struct without their comments."""
    body = code[code.index("{") + 1:code.rindex("}")]
    found, comment = [], None
    for kind, text in Reader(body).pieces():
        if kind == "comment":
            comment = text
        elif kind == "code":
            function = FUNCTIONS.search(text)
            if function and comment:
                found.append((function.group(1), comment_text(comment), re.sub(r"\n\s*", " ", text.strip())))
            comment = None
    return found


def c_parts(text):
    """Markdown of the declarations of a header of the contract."""
    parts, comment = [], None
    for kind, piece in Reader(text).pieces():
        if kind == "comment":
            comment = piece
            continue
        if kind == "gap":
            continue
        guard = kind == "directive" and not re.match(r"#\s*define \w+[ (]+.*\S", piece)
        if guard or piece in ("}", 'extern "C" {') or piece.startswith("typedef struct") and piece.count("{") == 0 and not comment:
            comment = None if guard else comment
            continue
        if not comment:
            if parts and not piece.startswith("typedef struct"):  # belongs to the one before
                parts[-1][2].append(piece)
                continue
            if not piece.startswith("typedef struct"):
                continue
        parts.append([name_of(piece), comment_text(comment) if comment else [], [piece]])
        comment = None
    out = []
    for name, comment, codes in parts:
        code = "\n".join(codes)
        title = name if not code.startswith("enum") else re.search(r"\{\s*(\w+)", code).group(1) + ", …"
        out += [f"## `{title}`", "", prose(comment), ""]
        functions = functions_of(codes[0]) if re.match(r"typedef struct \w+ \{", codes[0]) else []
        if functions:
            code = re.sub(r"\n *\n", "\n", re.sub(r"  /\*(?:(?!\*/).)*\*/\n(?=  [^\n]*\(\*)", "", code, flags=re.S))
        out += ["```c", code, "```", ""]
        for function, words, _ in functions:
            out += [f"### `{function}`", "", prose(words), ""]
    return out


def kit_parts(text):
    """Markdown of the declarations of a header of the SDK."""
    out, comment, hidden, depth = [], None, 0, 0
    for kind, piece in Reader(text).pieces():
        if kind == "comment":
            comment = piece
            continue
        if kind == "gap":
            continue
        if kind == "code" and piece.endswith("{") and piece.lstrip().startswith("namespace"):
            depth += 1
            if "detail" in piece or re.match(r"\s*namespace\s*\{", piece):
                hidden = depth
            comment = None
            continue
        if piece == "}":
            hidden = 0 if hidden == depth else hidden
            depth -= 1
            continue
        macro = kind == "directive" and re.match(r"#\s*define (\w+)\(", piece)
        if hidden or (kind == "directive" and not macro):
            comment = None
            continue
        if macro:
            piece = re.match(r"#\s*define \w+\([^)]*\)", piece).group()
        elif is_type(piece):
            piece = public_part(piece)
        elif piece.lstrip().startswith("enum "):
            pass
        elif re.match(r"\s*(struct|class) \w+;", piece):
            continue
        else:
            piece = without_body(piece)
        name = name_of(piece)
        if not name:
            continue
        out += [f"## `{name}`", ""]
        if comment:
            out += [prose(comment_text(comment)), ""]
        out += ["```cpp", piece.strip("\n"), "```", ""]
        comment = None
    return out


def page(root, folder, path, parts):
    text = path.read_text(encoding="utf-8")
    first = next(piece for kind, piece in Reader(text).pieces() if kind == "comment")
    intro = comment_text(first)
    included = path.relative_to(root / folder).as_posix()
    prefix = "assay/abi/" if folder == CONTRACT else "assay/sdk/"
    intro[0] = intro[0].removeprefix(prefix + included + ": ")
    intro[0] = intro[0][:1].upper() + intro[0][1:]
    rest = text[text.index(first) + len(first):]
    lines = [f"# `{prefix}{included}`", "", "<!-- Made by make.py of this folder; change the header. -->", "", prose(intro), "", *parts(rest)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def ordered(folder, order, suffix):
    paths = {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*" + suffix)}
    names = [name for name in order if name in paths] + sorted(set(paths) - set(order))
    return [(name, paths[name]) for name in names if name != "assay" and "detail" not in name.split("/")[:-1]]


def pages(root):
    made = {}
    index = ["# Reference", "", "<!-- Made by make.py of this folder. -->", "",
             "Made from the headers, which are installed with the SDK.", "", "## The SDK, in C++", ""]
    for name, path in ordered(root / KIT, KIT_ORDER, ".hpp"):
        file = "sdk-" + name.replace("/", "-").replace("_", "-") + ".md"
        made[file] = page(root, KIT, path, kit_parts)
        index.append(f"- [`assay/sdk/{name}.hpp`]({file})")
    index += ["", "## The contract, in C", ""]
    for name, path in ordered(root / CONTRACT, CONTRACT_ORDER, ".h"):
        file = "abi-" + name.replace("_", "-") + ".md"
        made[file] = page(root, CONTRACT, path, c_parts)
        index.append(f"- [`assay/abi/{name}.h`]({file})")
    made["README.md"] = "\n".join(index) + "\n"
    return made


def declared(root):
    """(header, name) of every struct and class outside of another one; found in another way than the pages are."""
    pattern = re.compile(r"^(?:typedef struct|struct|class|enum class) (\w+)(?: final)?(?: : [^{;]+)? \{", re.M)
    for folder in (CONTRACT, KIT):
        for path in sorted((root / folder).rglob("*.h*")):
            if "detail" in path.parts:
                continue
            text = re.sub(r"namespace detail \{.*?\}  // namespace detail", "", path.read_text(encoding="utf-8"), flags=re.S)
            for name in pattern.findall(text):
                yield path, name


def main(arguments):
    root = pathlib.Path(arguments[0])
    folder = root / "docs/plugin-author/reference"
    made = pages(root)
    if arguments[1:] != ["--check"]:
        for old in set(path.name for path in folder.glob("*.md")) - set(made):
            (folder / old).unlink()
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
        return 0
    stale = [name for name, text in made.items()
             if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text]
    stale += [path.name for path in folder.glob("*.md") if path.name not in made]
    missing = [(path, name) for path, name in declared(root)
               if not any(f"## `{name}`" in text for text in made.values())]
    for path, name in missing:
        print(f"{path}: {name} is in no page")
    for name in sorted(stale):
        print(f"{folder / name} is not what the headers say: run docs/plugin-author/reference/make.py {root}")
    return 1 if stale or missing or not made else 0


sys.exit(main(sys.argv[1:]))
