"""All moves on whole workbooks: what XlsxWriter writes, what openpyxl reads back."""

import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from tests.workbook.small import make_parts, make_zip
from toolkit.findings import Finding
from toolkit.workbook.moves.all_moves import FRAME_MOVES, PART_MOVES, move_parts, move_sheet_frame
from toolkit.workbook.moves.common import Moves
from toolkit.workbook.opc.package import Package
from toolkit.workbook.references.shift import ColumnRepeat, RowRepeat, ShiftMap

PREFIXED = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture(scope="module")
def rich() -> bytes:
    """A workbook with nearly everything that XlsxWriter can write and that refers to cells."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, other = book.add_worksheet("Data"), book.add_worksheet("Other's")
    for row in range(20):
        sheet.write_row(row, 0, [row, row * 2, f"t{row}", row * 3])
    sheet.add_table("F6:H10", {"name": "T", "total_row": True})
    sheet.conditional_format("B7:B12", {"type": "cell", "criteria": ">", "value": "$B$15"})
    sheet.conditional_format("C7:C12", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("D7:D12", {"validate": "list", "source": "=$A$14:$A$16"})
    sheet.write_url("A12", "internal:'Data'!B15", string="there")
    sheet.merge_range("J12:K13", "merged")
    sheet.write_comment("B12", "note")
    sheet.add_sparkline("L12", {"range": "Data!A12:D12"})
    sheet.autofilter("A5:D14")
    sheet.print_area("A1:H20")
    sheet.repeat_rows(4)
    sheet.freeze_panes(5, 1)
    sheet.set_h_pagebreaks([12])
    sheet.set_column("B:B", 33)
    sheet.ignore_errors({"number_stored_as_text": "C7:C12"})
    sheet.insert_textbox("J15", "box", {"textlink": "=Data!$A$12"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$B$7:$B$12", "categories": "=Data!$C$7:$C$12"})
    sheet.insert_chart("A15", chart)
    other.write_formula("A1", "=SUM(Data!B7:B12)")
    book.define_name("Total", "=Data!$B$15")
    book.define_name("Data!Here", "=Data!$B$12")
    book.close()
    return target.getvalue()


class Book:
    """A package with the frames of its sheets."""

    def __init__(self, data: bytes) -> None:
        self.package = Package.from_bytes(data, "t.xlsx")
        self.sheets = {s.part: s.name for s in self.package.sheets() if s.kind == "worksheet"}
        self.frames = {name: self._frame(part) for part, name in self.sheets.items()}

    def _frame(self, part: str) -> etree._Element:
        frame = self.package.xml(part)
        for data in frame.iter("{*}sheetData"):
            data[:] = []
        return frame

    def move(self, shift: ShiftMap) -> list[Finding]:
        moves = Moves({"Data": shift}, self.sheets, "t.xlsx")
        found = [
            f for name in self.frames for f in move_sheet_frame(self.frames[name], name, moves)
        ]
        return found + move_parts(self.package, moves)

    def state(self) -> dict[str, bytes]:
        """Every part and frame as canonical XML."""
        parts = {
            name: etree.tostring(self.package.xml(name), method="c14n")
            for name in self.package.names()
            if name.endswith((".xml", ".rels", ".vml"))
        }
        frames = {n: etree.tostring(f, method="c14n") for n, f in self.frames.items()}
        return parts | frames


def test_where_nothing_moves_no_part_is_touched(rich: bytes) -> None:
    book = Book(rich)
    before = book.state()
    still = ShiftMap([RowRepeat(6, 6, copies=1)], [ColumnRepeat(2, 2, copies=0)])
    assert book.move(still) == []
    assert book.package.touched == set()
    assert book.state() == before


def test_parts_that_refer_to_nothing_that_moves_keep_their_bytes(rich: bytes) -> None:
    book = Book(rich)
    before = {name: book.package.read(name) for name in book.package.names()}
    book.move(ShiftMap([RowRepeat(19, 19, copies=5)]))
    changed = {n for n in before if book.package.read(n) != before[n]}
    assert changed == {"xl/workbook.xml", "xl/drawings/drawing1.xml"}


@pytest.mark.parametrize(
    ("insert", "remove"),
    [
        (
            ShiftMap([RowRepeat(4, 4, copies=4)]),
            ShiftMap([RowRepeat(5, 7, copies=0, vanish=True)]),
        ),
        (
            ShiftMap([RowRepeat(8, 8, copies=2)]),
            ShiftMap([RowRepeat(9, 9, copies=0, vanish=True)]),
        ),
        (
            ShiftMap([], [ColumnRepeat(5, 5, copies=3)]),
            ShiftMap([], [ColumnRepeat(6, 7, copies=0, vanish=True)]),
        ),
    ],
    ids=["rows above", "rows inside", "columns"],
)
def test_inserting_and_removing_again_changes_nothing_but_the_caches_of_charts(
    rich: bytes, insert: ShiftMap, remove: ShiftMap
) -> None:
    book = Book(rich)
    before = book.state()
    assert book.move(insert) == []
    between = book.state()
    assert book.move(remove) == []
    after = book.state()
    assert {name for name in before if before[name] != between[name]} >= {"Data", "xl/workbook.xml"}
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"xl/charts/chart1.xml"}


def test_everything_follows_rows_that_are_repeated(rich: bytes) -> None:
    book = Book(rich)
    assert book.move(ShiftMap([RowRepeat(8, 8, copies=11)])) == []
    data = book.frames["Data"]

    def found(name: str, attribute: str) -> list[str | None]:
        return [e.get(attribute) for e in data.iter("{*}" + name) if attribute in e.attrib]

    assert found("conditionalFormatting", "sqref") == ["B7:B22", "C7:C22"]
    assert found("dataValidation", "sqref") == ["D7:D22"]
    assert [e.text for e in data.iter("{*}formula1")] == ["$A$24:$A$26"]
    assert found("mergeCell", "ref") == ["J22:K23"]
    assert found("hyperlink", "ref") == ["A22"]
    assert found("hyperlink", "location") == ["'Data'!B25"]
    assert found("autoFilter", "ref") == ["A5:D24"]
    assert found("brk", "id") == ["22"]
    assert found("ignoredError", "sqref") == ["C7:C22"]
    assert [e.text for e in data.iter("{*}sqref")] == ["C7:C22", "L22"]
    table = book.package.xml("xl/tables/table1.xml")
    assert table.get("ref") == "F6:H20"
    names = [e.text for e in book.package.xml("xl/workbook.xml").iter("{*}definedName")]
    assert names == ["Data!$A$5:$D$24", "Data!$B$22", "Data!$A$1:$H$30", "Data!$5:$5", "Data!$B$25"]
    chart = book.package.xml("xl/charts/chart1.xml")
    assert [e.text for e in chart.iter("{*}f")] == ["Data!$C$7:$C$22", "Data!$B$7:$B$22"]
    drawing = book.package.xml("xl/drawings/drawing1.xml")
    assert [e.get("textlink") for e in drawing.iter("{*}sp")] == ["Data!$A$22"]
    assert [e.get("ref") for e in book.package.xml("xl/comments1.xml").iter("{*}comment")] == [
        "B22"
    ]
    vml = book.package.xml("xl/drawings/vmlDrawing1.vml")
    assert [e.text for e in vml.iter("{*}Row")] == ["21"]


@pytest.mark.filterwarnings("ignore:.* extension is not supported")
def test_a_note_in_a_repeated_row_can_be_read_in_every_copy(rich: bytes, tmp_path: Path) -> None:
    book = Book(rich)
    book.move(ShiftMap([RowRepeat(12, 12, copies=3)]))
    target = tmp_path / "moved.xlsx"
    target.write_bytes(make_zip({n: book.package.read(n) for n in book.package.names()}))
    sheet = openpyxl.load_workbook(target)["Data"]
    notes = [cell.coordinate for row in sheet["A1:L40"] for cell in row if cell.comment]
    assert notes == ["B12", "B13", "B14"]


def test_parts_with_prefixes_as_other_producers_write_them_are_moved() -> None:
    root = etree.fromstring(
        f'<x:worksheet xmlns:x="{PREFIXED}"><x:dimension ref="A1:B9"/><x:sheetData/>'
        '<x:mergeCells count="1"><x:mergeCell ref="A9:B9"/></x:mergeCells></x:worksheet>'
    )
    moves = Moves({"S": ShiftMap([RowRepeat(7, 7, copies=3)])}, {}, "t.xlsx")
    assert move_sheet_frame(root, "S", moves) == []
    assert [e.get("ref") for e in root.iter() if e.get("ref")] == ["A1:B11", "A11:B11"]


def test_vml_that_is_no_xml_is_left_and_reported() -> None:
    parts = make_parts({"Data": ""})
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/vmlDrawing" Target="../drawings/v.vml"/>'
        "</Relationships>"
    )
    parts["xl/drawings/v.vml"] = "<xml><br></xml>"
    book = Book(make_zip(parts))
    found = book.move(ShiftMap([RowRepeat(7, 7, copies=3)]))
    assert [(f.code, str(f.place)) for f in found] == [("F104", "t.xlsx: Data")]
    assert book.package.read("xl/drawings/v.vml") == b"<xml><br></xml>"


def test_renamed_columns_reach_names_even_where_no_cell_moves() -> None:
    parts = make_parts({"Data": ""}, names='<definedName name="N">T[old]</definedName>')
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/table" Target="../tables/table1.xml"/>'
        "</Relationships>"
    )
    parts["xl/tables/table1.xml"] = (
        f'<table xmlns="{PREFIXED}" id="1" displayName="T" ref="B2:B3"><tableColumns count="1">'
        '<tableColumn id="1" name="old"/></tableColumns></table>'
    )
    book = Book(make_zip(parts))
    moves = Moves({}, book.sheets, "t.xlsx", {"T": [("new", 2, 0)]})
    assert move_parts(book.package, moves) == []
    assert "T[new]" in book.package.read("xl/workbook.xml").decode()
    assert 'name="new"' in book.package.read("xl/tables/table1.xml").decode()


def test_every_move_is_listed_once() -> None:
    assert len(set(FRAME_MOVES)) == len(FRAME_MOVES)
    assert all(PART_MOVES.values())
