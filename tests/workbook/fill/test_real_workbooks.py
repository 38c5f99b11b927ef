"""Workbooks that nobody here made: without a tag nothing changes, with one only what must."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.judges import judge_command
from tests.workbook.filling import as_bytes
from toolkit.errors import FindingsError
from toolkit.findings import has_errors
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.cells.rows import Cell, RowWriter
from toolkit.workbook.cells.sheetpart import SheetPart
from toolkit.workbook.fill.fill import Filled, fill
from toolkit.workbook.fill.template import area_of, utf8
from toolkit.workbook.opc.package import Package, SheetInfo
from toolkit.workbook.opc.xml import main, parse
from toolkit.workbook.tags.context import Context

DATA = {"r": [{"n": 1}, {"n": 2}, {"n": 3}]}
OWN_TAGS = {
    "ClosedXML.Report__GroupTagTests_WithHeader.xlsx",
    "ClosedXML.Report__tLists7_image.xlsx",
}
"""Templates of another engine, refused since their own tags name fields that our data lacks."""

# What a repeat of three in a row may touch; every other part keeps its bytes.
MAY_CHANGE = re.compile(
    r"xl/(worksheets/|tables/|charts/|drawings/|comments|threadedComments/|ctrlProps/|pivot"
    r"|sharedStrings|workbook\.xml|connections)|\[Content_Types\]|\.rels$"
)


def first_sheet(package: Package) -> SheetInfo:
    return next(sheet for sheet in package.sheets() if sheet.kind == "worksheet")


def with_tag(package: Package, row: int) -> None:
    """Put a tag that repeats into the first free column of a row of the first sheet."""
    info = first_sheet(package)
    sheet = SheetPart(utf8(package, info.part), info.part)
    writer, p = RowWriter(sheet.prefix), sheet.prefix
    column = free_column(sheet, row)
    text = f"<{p}is><{p}t>{{{{ r[].n }}}}</{p}t></{p}is>"
    tag = Cell(column, {"t": "inlineStr"}, rest=text)
    rows = {r.number: sheet.raw(r) for r in sheet.rows}
    old = next((sheet.read(r) for r in sheet.rows if r.number == row), None)
    cells = [*(old.cells if old else ()), tag]
    written = "".join(writer.cell(cell, row, cell.column) for cell in cells)
    rows[row] = writer.row(row, old.attributes if old else {}, written).encode()
    body = b"".join(rows[number] for number in sorted(rows))
    package.replace(info.part, sheet.head + body + sheet.tail)


def free_column(sheet: SheetPart, row: int) -> int:
    """Return the first column right of all cells and merged areas of the row."""
    used = [c.column for r in sheet.rows if r.number == row for c in sheet.read(r).cells]
    root = parse(sheet.head + sheet.tail, "sheet")
    for merge in root.iter(main("mergeCell")):
        area = area_of(merge.get("ref", "A1"))
        if area.top <= row <= area.bottom:
            used.append(area.right)
    return max(used, default=0) + 1


def halfway(package: Package) -> int:
    info = first_sheet(package)
    sheet = SheetPart(utf8(package, info.part), info.part)
    return max(1, max((r.number for r in sheet.rows), default=1) // 2)


def filled_with_tag(path: Path, where: str) -> tuple[Package, Filled, dict[str, bytes]]:
    package = Package.open(path)
    with_tag(package, 1 if where == "first row" else halfway(package))
    before = {name: package.read(name) for name in package.names()}
    package.touched.clear()
    return package, fill(package, path.name, Context(DATA)), before


def test_without_a_tag_every_part_is_identical(real_workbook: Path) -> None:
    if real_workbook.name in OWN_TAGS:
        pytest.skip("holds tags of another engine")
    package = Package.open(real_workbook)
    before = {name: package.read(name) for name in package.names()}
    fill(package, real_workbook.name, Context({}))
    again = Package.from_bytes(as_bytes(package), real_workbook.name)
    assert {name: again.read(name) for name in again.names()} == before


@pytest.mark.parametrize("where", ["first row", "halfway"])
def test_with_a_tag_only_parts_with_references_change(real_workbook: Path, where: str) -> None:
    try:
        package, filled, before = filled_with_tag(real_workbook, where)
    except FindingsError as error:
        assert real_workbook.name in OWN_TAGS, list(map(str, error.findings))
        assert all(f.code == "T103" for f in error.findings)
        return
    found = calculate_and_check(filled, required=False)
    assert not has_errors(found)
    changed = {name for name in before if name in package and package.read(name) != before[name]}
    gone = {name for name in before if name not in package}
    assert all(MAY_CHANGE.search(name) for name in changed), changed
    assert gone <= {"xl/calcChain.xml"}


@pytest.mark.judge
@pytest.mark.parametrize("where", ["first row", "halfway"])
def test_a_filled_workbook_has_no_fault_that_it_did_not_have(
    real_workbook: Path, where: str, tmp_path: Path
) -> None:
    if real_workbook.name in OWN_TAGS:
        pytest.skip("holds tags of another engine")
    package, filled, _ = filled_with_tag(real_workbook, where)
    calculate_and_check(filled, required=False)
    out = tmp_path / real_workbook.name
    out.write_bytes(as_bytes(package))
    new = faults(out) - faults(real_workbook)
    assert not new, list(new)


def faults(path: Path) -> Counter[str]:
    """Return what the judge says of a workbook, numbers left out since cells move."""
    command, environment = judge_command("ooxml_check.py", path)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    lines = (line.strip() for line in done.stdout.splitlines() if line.startswith(" "))
    return Counter(re.sub(r"\d+", "N", line) for line in lines)
