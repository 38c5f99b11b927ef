"""Templates that cannot be filled: one clear sentence each, no traceback, nothing written."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.table import Table
from typer.testing import CliRunner

from tests.workbook.small import make_parts, make_zip, rows
from toolkit.cli.app import app
from toolkit.workbook.opc import limits

LISTS = {f"l{number}": [{"n": 1}] * 5 for number in range(4)}
DATA = {"title": "T", "rows": [{"name": "x", "n": 1}, {"name": "y", "n": 2}], **LISTS}
SHEET = "xl/worksheets/sheet1.xml"
DEEP = 10_000
Cells = dict[str, str]


def made(cells: Cells, change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "S"
    for address, value in cells.items():
        book.active[address] = value
    if change:
        change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(name: str, content: str | bytes) -> bytes:
    return make_zip({**make_parts({"S": rows({"A1": "{{ title }}"})}), name: content})


def sheet_with(inside: str, before: str = "") -> bytes:
    text = str(make_parts({"S": rows({"A1": "{{ title }}"})})[SHEET])
    text = before + text.replace("</worksheet>", inside + "</worksheet>")
    return with_part(SHEET, text)


def encrypted() -> bytes:
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + name + bytes(600)


def merged(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("A1:B2")


def hidden_tag() -> bytes:
    cells = rows({"A1": "{{ title }}", "A2": "{{ rows[].n }}"})
    text = str(make_parts({"S": cells})[SHEET])
    merges = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells></worksheet>'
    return with_part(SHEET, text.replace("</worksheet>", merges))


def add_tables(book: openpyxl.Workbook, *areas: str) -> None:
    """Add Tables whose bodies walk lists of their own: `l0`, `l1`, ..."""
    for number, area in enumerate(areas):
        left, top, right, bottom = range_boundaries(area)
        for column in range(left, right + 1):
            book.active.cell(top, column, f"h{number}-{column}")
            for row in range(top + 1, bottom + 1):
                book.active.cell(row, column, "{{ l" + str(number) + "[].n }}")
        book.active.add_table(Table(displayName=f"List{number}", ref=area))


def locked(book: openpyxl.Workbook) -> None:
    """Four Tables around a free cell: none of them can grow without running into the next."""
    add_tables(book, "A1:A5", "B1:C3", "C4:C8", "A6:B8")


def fill(folder: Path, template: bytes) -> tuple[int, str]:
    """Return the exit code and what is said on filling a template; nothing may be written."""
    (folder / "t.xlsx").write_bytes(template)
    (folder / "d.json").write_text(json.dumps(DATA))
    done = CliRunner().invoke(app, ["-C", str(folder), "fill", "t.xlsx", "d.json", "-o", "o.xlsx"])
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["d.json", "t.xlsx"]
    return done.exit_code, done.stderr.strip()


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (b"just a text\n", "is not an Excel workbook"),
        (b"", "is empty"),
        (encrypted(), "is encrypted; open it in Excel and save it without a password"),
        (made({"A1": "{{ title }}"})[:-300], "is damaged or cut short"),
        (made({"A1": "{{ title }}"})[:1500], "is damaged or cut short"),
        (
            with_part("xl/bomb.bin", bytes(limits.RATIO_COUNTS_FROM_BYTES + 1)),
            "no ordinary workbook",
        ),
        (with_part("xl/../evil.xml", "<x/>"), "is not a legal name of a part"),
        (
            sheet_with("", '<!DOCTYPE worksheet [<!ENTITY a "b">]>'),
            "has a document type declaration",
        ),
        (sheet_with("<extLst>" + "<x>" * DEEP + "</x>" * DEEP + "</extLst>"), "nests"),
        (with_part(SHEET, "<worksheet"), "is not well-formed"),
        (with_part("xl/workbook.xml", "<html/>"), "is not an Excel workbook"),
    ],
    ids=[
        *(
            "text",
            "empty",
            "password",
            "cut at the end",
            "cut within",
            "zip bomb",
            "dots in a name",
        ),
        *("entities", "nested", "not well-formed", "not a workbook"),
    ],
)
def test_a_file_that_is_refused_is_3_with_one_sentence(
    template: bytes, said: str, tmp_path: Path
) -> None:
    code, err = fill(tmp_path, template)
    assert (code, len(err.splitlines())) == (3, 1)
    assert "t.xlsx" in err and said in err


@pytest.mark.parametrize(
    ("template", "code", "cell", "said"),
    [
        (made({"A1": "{{ titel }}"}), "T103", "S!A1", 'did you mean "title"?'),
        (made({"A1": "{{#each rows}}", "A2": "x"}), "T102", "S!A1", "{{/each}}"),
        (made({"A1": "{{ title"}), "T101", "S!A1", "never closed"),
        (made({"A1": "{{ rows[].n }}"}, merged), "T110", "S!A1", "cut merged cells"),
        (hidden_tag(), "T110", "S!A2", "lies within merged cells, where nothing shows"),
        (made({}, locked), "T110", "S!A2", "overlap"),
    ],
    ids=["path", "block", "tag", "over merged cells", "in merged cells", "locked Tables"],
)
def test_a_template_with_a_mistake_is_1_with_its_cell(
    template: bytes, code: str, cell: str, said: str, tmp_path: Path
) -> None:
    exit_code, err = fill(tmp_path, template)
    assert exit_code == 1
    line = next(line for line in err.splitlines() if code in line)
    assert re.match(rf"t\.xlsx: {cell}\S*: error {code}: ", line)
    assert said in line


def test_tables_that_would_overlap_after_growth_move_apart(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(made({}, lambda book: add_tables(book, "A1:B2", "B4:C5")))
    (tmp_path / "d.json").write_text(json.dumps(DATA))
    done = CliRunner().invoke(
        app, ["-C", str(tmp_path), "fill", "t.xlsx", "d.json", "-o", "o.xlsx"]
    )
    assert done.exit_code == 0, done.stderr
    tables = openpyxl.load_workbook(tmp_path / "o.xlsx").worksheets[0].tables
    assert [table.ref for table in tables.values()] == ["A1:B6", "B8:C13"]
