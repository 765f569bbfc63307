"""Reads workbooks that the renderer wrote, by zipfile, an XML parser and openpyxl.

    python3 read_back.py PROGRAM

PROGRAM writes them into a folder that it is given.
"""
import datetime
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

import openpyxl

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
failures = []


def check(what, got, want):
    if got != want:
        failures.append(f"{what}:\n  got  {got!r}\n  want {want!r}")


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def parts_are_sound(path):
    """Every part is XML, nothing is a formula or leads out of the file, and no part has a time of its own."""
    with zipfile.ZipFile(path) as archive:
        check(f"{path.name}: damaged parts", archive.testzip(), None)
        for entry in archive.infolist():
            check(f"{path.name}: time of {entry.filename}", entry.date_time[0], 1980)
            root = xml.fromstring(archive.read(entry))
            check(f"{path.name}: formulas in {entry.filename}", len(root.findall(f".//{MAIN}f")), 0)
            for relation in root.iter("{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"):
                check(f"{path.name}: {entry.filename} leads out", relation.get("TargetMode"), None)


def tables_are_tidy(name, book):
    for sheet in book.worksheets:
        where = f"{name}, sheet {sheet.title}"
        check(f"{where}: landscape", sheet.page_setup.orientation, "landscape")
        if sheet.title in ("Overview", "Charts"):
            continue
        check(f"{where}: head that stays", sheet.freeze_panes, "A2")
        check(f"{where}: filter", sheet.auto_filter.ref, sheet.dimensions)
        check(f"{where}: head on each page", sheet.print_title_rows, "$1:$1")
        check(f"{where}: head without a word", [c.value for c in sheet[1] if not c.value], [])
        for row in sheet.iter_rows():
            for cell in row:
                check(f"{where}, {cell.coordinate}: type", cell.data_type in "nsd", True)


def whole(folder):
    book = openpyxl.load_workbook(folder / "whole.xlsx")
    check("sheets", book.sheetnames, ["Overview", "Scores", "Charts", "Items", "Distributions", "Comments", "Means", "Text"])
    check("title", book.properties.title, "Survey: Jane Fonsley")
    check("author", book.properties.creator, "Sample & Sons")
    check("created", book.properties.created.date(), datetime.date(2006, 1, 18))
    check("changed", book.properties.modified.date(), datetime.date(2006, 1, 18))
    tables_are_tidy("whole", book)

    means = book["Means"]
    check("Means", rows(means), [
        ["Section", "Unit", "Self", "Gap", "Since"],
        ["Overview of results", "A", 6.13, 1.89, datetime.datetime(2005, 12, 31)],
        ["Overview of results", "B", "–", -0.5, "never"]])
    check("formats", [means["C2"].number_format, means["D2"].number_format, means["E2"].number_format],
          ["0.00", "+0.00;-0.00;0.00", "yyyy-mm-dd"])
    head = means["A1"]
    check("fill of the head", (head.fill.fgColor.rgb, head.font.color.rgb, head.font.bold),
          ("FF2F4B66", "FFFFFFFF", True))
    check("footer", (means.oddFooter.left.text, means.oddFooter.right.text),
          ("Confidential && private", "Page &P of &N"))
    check("paper", means.page_setup.paperSize, 9)

    check("Items", rows(book["Items"]), [["Section", "Group 1", "Group 2", "Role", "Mean", "Rating"]] + [
        ["Unit 1", "1.1 Element", question, role, 4.25, 4.25]
        for question in ("Q1 first", "Q2 second") for role in ("Self", "Other")])
    check("Distributions", rows(book["Distributions"])[:2], [
        ["Section", "Source", "Item", "Row", "Label", "1", "2", "NA", "Total"],
        ["Unit 1", "Items of the unit", "1.1 Element › Q1 first", "Self", "Q1 first: Self", 1, 2, 0, 3]])
    check("Comments", rows(book["Comments"]), [
        ["Section", "Heading", "From", "Comment", "Note"], ["Unit 1 › Comments", "Q1 first", "Other", "=1+1", None]])
    scores = rows(book["Scores"])
    check("key figure", scores[1], ["Overview of results", "Key figures", None, "Fit", None, 0.678, "67.8%", "of the whole"])
    check("missing figure", [row for row in scores if row[3] == "B" and row[4] == "Self"],
          [["Overview of results", "Means", None, "B", "Self", None, "–", None]])
    check("figure of a chart", [row[5] for row in scores if row[4] == "Norm"][:3], [3, None, 4.75])

    overview = book["Overview"]
    links = {cell.value: cell.hyperlink.location for row in overview.iter_rows() for cell in row if cell.hyperlink}
    check("links to sheets", {name: links.get(name) for name in book.sheetnames[1:]},
          {name: f"'{name}'!A1" for name in book.sheetnames[1:]})
    check("links of the contents", links.get("Overview of results"), "'Scores'!A2")
    charts(folder, book)


def charts(folder, book):
    """Native, bound to cells, each with its alternative text; a title that looks like a formula is none."""
    drawn = book["Charts"]._charts
    check("charts", [type(chart).__name__ for chart in drawn],
          ["LineChart", "BarChart", "RadarChart", "ScatterChart", "BarChart", "BarChart"])
    check("stacked", (drawn[5].grouping, drawn[5].barDir, len(drawn[5].series)), ("stacked", "bar", 3))
    line = drawn[0]
    check("series", [(one.val.numRef.f, one.cat.strRef.f, one.tx.strRef.f) for one in line.series],
          [("Scores!$F$7:$F$9", "Scores!$D$7:$D$9", "Scores!$E$7"),
           ("Scores!$F$10:$F$12", "Scores!$D$10:$D$12", "Scores!$E$10")])
    check("what the series shows", [book["Scores"][f"F{row}"].value for row in (7, 8, 9)], [4.25, 5.5, 6])
    check("axis", (line.y_axis.scaling.min, line.y_axis.scaling.max), (1, 7))
    check("title's cell", book["Charts"]["A1"].value, "=Chart title")
    check("title's type", book["Charts"]["A1"].data_type, "s")
    with zipfile.ZipFile(folder / "whole.xlsx") as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    check("alternatives", re.findall('descr="([^"]*)"', drawing), ["What the chart says."] * 5 + ["Items of the unit"])


def hostile(folder):
    texts = (folder / "hostile.txt").read_bytes().decode().split("\0")[:-1]
    book = openpyxl.load_workbook(folder / "hostile.xlsx")
    tables_are_tidy("hostile", book)
    check("comments", [row[3] for row in rows(book["Comments"])[1:]], texts)
    words = [row[2] for row in rows(book["Text"])[1:]]
    for text in texts:
        check(f"paragraph {text!r}", text in words, True)
    # Only the links between sheets.
    for sheet in book.worksheets[1:]:
        check(f"links in {sheet.title}", [c.value for row in sheet.iter_rows() for c in row if c.hyperlink], [])
    names = [name.casefold() for name in book.sheetnames]
    check("names of sheets that are twice there", len(set(names)), len(names))
    for name in book.sheetnames:
        check(f"sheet {name}", (len(name.encode("utf-16-le")) // 2 <= 31, re.search(r"[:\\/?*\[\]']", name)), (True, None))


def long_text(folder):
    want = (folder / "long.txt").read_bytes().decode()
    sheet = openpyxl.load_workbook(folder / "long.xlsx")["Comments"]
    parts = [row[3] for row in rows(sheet)[1:]]
    check("the row after it", parts[-1], "short")
    for part in parts:
        check("length of a cell", len(part.encode("utf-16-le")) // 2 <= 32767, True)
    check("marks", [part.startswith("(continued) ") for part in parts[:-1]], [False] + [True] * (len(parts) - 2))
    check("all of it", parts[0] + "".join(part[len("(continued) "):] for part in parts[1:-1]), want)
    check("what the rows are", [row[0] for row in rows(sheet)[1:]], ["Part"] * len(parts))


def split(folder):
    book = openpyxl.load_workbook(folder / "split.xlsx")
    check("sheets that go on", book.sheetnames, ["Overview", "Comments", "Comments (2)", "Comments (3)"])
    check("all rows", [row[3] for name in book.sheetnames[1:] for row in rows(book[name])[1:]],
          [f"comment {number}" for number in range(7)])


def languages(folder):
    book = openpyxl.load_workbook(folder / "german.xlsx")
    check("German sheets", book.sheetnames, ["Überblick", "Werte", "Diagramme", "Fragen", "Verteilungen", "Kommentare",
                                             "Means", "Text"])
    check("German head", [cell.value for cell in book["Kommentare"][1]],
          ["Abschnitt", "Überschrift", "Von", "Kommentar", "Hinweis"])
    check("German direction", {bool(sheet.sheet_view.rightToLeft) for sheet in book.worksheets}, {False})


def right_to_left(folder):
    for name in ("right-to-left", "right-to-left-pashto"):
        book = openpyxl.load_workbook(folder / f"{name}.xlsx")
        check(f"{name}: direction", {bool(sheet.sheet_view.rightToLeft) for sheet in book.worksheets}, {True})
    book = openpyxl.load_workbook(folder / "right-to-left.xlsx")
    check("Arabic sheets", book.sheetnames, ["نظرة عامة", "الدرجات", "الرسوم البيانية", "البنود", "توزيع الإجابات",
                                             "التعليقات", "Means", "النص"])
    check("a document without a date", book.properties.created.date(), datetime.date(1980, 1, 1))


def main(program):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        for folder in (one, two):
            subprocess.run([program, folder], check=True)
        folder, again = pathlib.Path(one), pathlib.Path(two)
        for path in sorted(folder.glob("*.xlsx")):
            check(f"{path.name}: the same bytes twice", path.read_bytes() == (again / path.name).read_bytes(), True)
            parts_are_sound(path)
        for test in (whole, hostile, long_text, split, languages, right_to_left):
            test(folder)
    print("\n".join(failures) if failures else "all as it must be")
    return 1 if failures else 0


sys.exit(main(sys.argv[1]))
