"""Any workbook with one of its rows repeated three times: what may change, and why."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.judges import judge_command
from tests.workbook.changes import changes
from tests.workbook.tagging import first_sheet, free_column, halfway, put_tag, sheet_part
from toolkit.findings import has_errors
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.tags.context import Context

DATA = {"r": [{"n": 1}, {"n": 2}, {"n": 3}]}
WHERE = ("first row", "halfway")

REASONS: Mapping[str, Mapping[str, str]] = {
    "rows are repeated, and those below have other numbers": {
        "worksheets/": "+sheetData/row sheetData/row@r sheetData/row@spans row/c@r",
    },
    "a tag gives way to values": {"worksheets/": "-c/is is/t row/c@t c/v"},
    "formulas follow, shared ones are written out": {
        "worksheets/": "c/f c/f@ref c/f@r1 c/f@t c/f@si",
    },
    "values of formulas are calculated, or left to the program that opens the workbook": {
        "worksheets/": "-c/v",
        "workbook.xml": "workbook/calcPr@fullCalcOnLoad",
        "[Content_Types]": "-Types/Override Types/Override@PartName Types/Override@ContentType",
        "workbook.xml.rels": "-Relationships/Relationship Relationships/Relationship@Id"
        " Relationships/Relationship@Target Relationships/Relationship@Type",
    },
    "areas of the sheet follow": {
        "worksheets/": "worksheet/dimension@ref mergeCells/mergeCell@ref +mergeCells/mergeCell"
        " worksheet/autoFilter@ref autoFilter/sortState@ref sortState/sortCondition@ref"
        " ignoredErrors/ignoredError@sqref protectedRanges/protectedRange@sqref rowBreaks/brk@id"
        " scenario/inputCells@r hyperlinks/hyperlink@ref",
        "worksheets/_rels": "Relationships/Relationship@Target",
    },
    "the view of the sheet follows": {
        "worksheets/": "sheetView/pane@topLeftCell sheetView/pane@ySplit"
        " sheetViews/sheetView@topLeftCell sheetView/selection@activeCell"
        " sheetView/selection@sqref",
    },
    "conditional formats, validations and sparklines follow": {
        "worksheets/": "worksheet/conditionalFormatting@sqref conditionalFormatting/sqref"
        " cfRule/formula iconSet/cfvo@val colorScale/cfvo@val dataBar/cfvo@val cfvo/f"
        " dataValidations/dataValidation@sqref dataValidation/formula1 dataValidation/formula2"
        " sparkline/f sparkline/sqref sparklineGroup/f +sparklines/sparkline",
    },
    "names follow": {"workbook.xml": "definedNames/definedName"},
    "Tables follow": {
        "tables/": "table@ref table/autoFilter@ref tableColumn/calculatedColumnFormula",
    },
    "drawings follow, with what charts and boxes show of cells": {
        "drawings/drawing": "from/row to/row twoCellAnchor/sp@textlink fld/t",
        "drawings/_rels": "Relationships/Relationship@Target",
        "charts/": "numRef/f strRef/f +numRef/numCache +strRef/strCache numCache/formatCode"
        " +numCache/pt numCache/pt@idx numCache/pt@formatCode numCache/ptCount@val"
        " strCache/pt@idx strCache/ptCount@val pt/v",
    },
    "notes follow their cells and stand in every copy": {
        "comments": "commentList/comment@ref +commentList/comment",
        "threadedComments/": "ThreadedComments/threadedComment@ref",
        ".vml": "ClientData/Anchor ClientData/Row +xml/shape xml/shape@id",
    },
    "queries read the cells that they read": {"connections": "parameters/parameter@cell"},
}
"""Why a part may change: by a piece of its name, the changes as `changes` names them."""


def repeated(package: Package, name: str, where: str) -> Mapping[str, bytes]:
    """Put a tag into the first free column of a row and fill it; return the parts before the fill.

    Fails where the finished workbook has errors.
    """
    info = first_sheet(package)
    row = 1 if where == "first row" else halfway(package)
    put_tag(package, info, row, free_column(sheet_part(package, info), row), "{{ r[].n }}")
    before = parts(package)
    package.touched.clear()
    found = calculate_and_check(fill(package, name, Context(DATA)), required=False)
    assert not has_errors(found), list(map(str, found))
    return before


def parts(package: Package) -> dict[str, bytes]:
    """Return every part."""
    return {name: package.read(name) for name in package.names()}


def unexplained(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Return what changed for no reason of the list, parts that say the same in other bytes too."""
    found = [f"{name} is new" for name in sorted({*after} - {*before})]
    found += [f"{name} is gone" for name in sorted({*before} - {*after} - {"xl/calcChain.xml"})]
    for name in sorted({*before} & {*after}):
        if before[name] == after[name]:
            continue
        changed = changes(before[name], after[name])
        if not changed:
            found.append(f"{name} says the same in other bytes")
        allowed = set(_allowed(name))
        found += [f"{name}: {change}" for change in sorted(changed - allowed)]
    return found


def _allowed(part: str) -> Iterator[str]:
    for listed in REASONS.values():
        for kind, allowed in listed.items():
            if kind in part:
                yield from allowed.split()


def faults(paths: Sequence[Path]) -> dict[Path, Counter[str]]:
    """Return what the judge says of workbooks, numbers left out since cells move."""
    command, environment = judge_command("ooxml_check.py", *paths)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    found: dict[Path, Counter[str]] = {}
    lines: list[str] = []
    for line in done.stdout.splitlines():
        verdict = re.match(r"(?:ok|FAIL) (.+): \d+ violation", line)
        if verdict:
            found[Path(verdict[1])] = Counter(lines)
            lines = []
        else:
            lines.append(re.sub(r"\d+", "N", line))
    assert set(found) == set(paths), done.stderr
    return found
