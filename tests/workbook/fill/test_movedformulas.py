"""Formulas of cells in a fill: shared ones stay shared where nothing of theirs changes."""

from tests.workbook.filling import fill_in, opened
from tests.workbook.small import make_parts, make_zip
from toolkit.workbook.opc.package import Package

MASTER = '<c r="B{0}"><f t="shared" ref="B{0}:B{1}" si="0">A{0}*2</f><v>2</v></c>'
OTHER = '<c r="B{0}"><f t="shared" si="0"/><v>2</v></c>'
TAG = '<c r="{0}" t="inlineStr"><is><t>{{{{ r[].n }}}}</t></is></c>'
PART = "xl/worksheets/sheet1.xml"


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def package(rows: str, other: str = "") -> Package:
    parts = make_parts({"S": rows, "Other": other})
    return Package.from_bytes(make_zip(parts), "t.xlsx")


def shared(first: int) -> str:
    return row(first, MASTER.format(first, first + 1)) + row(first + 1, OTHER.format(first + 1))


def formulas(filled: Package) -> dict[str, object]:
    sheet = opened(filled)["S"]
    return {c.coordinate: c.value for c in sheet["B"] if c.value is not None}


def test_a_sheet_of_shared_formulas_keeps_its_bytes_when_another_grows() -> None:
    book = package(shared(3), row(1, TAG.format("A1")))
    before = book.read(PART)
    fill_in(book, {"r": [{"n": 1}, {"n": 2}]})
    assert book.read(PART) == before


def test_shared_formulas_are_written_out_where_rows_move() -> None:
    book = package(row(1, TAG.format("A1")) + shared(3))
    fill_in(book, {"r": [{"n": 1}, {"n": 2}]})
    assert formulas(book) == {"B4": "=A4*2", "B5": "=A5*2"}


def test_a_shared_formula_that_reads_another_sheets_moved_rows_is_written_out() -> None:
    master = '<c r="B3"><f t="shared" ref="B3:B4" si="0">Other!A3</f><v>2</v></c>'
    book = package(row(3, master) + row(4, OTHER.format(4)), row(1, TAG.format("A1")))
    fill_in(book, {"r": [{"n": 1}, {"n": 2}]})
    assert formulas(book) == {"B3": "=Other!A4", "B4": "=Other!A5"}


def test_the_cells_that_shared_a_formula_with_an_emptied_row_keep_theirs() -> None:
    tagged = row(3, TAG.format("A3"), MASTER.format(3, 4)) + row(4, OTHER.format(4))
    book = package(tagged)
    fill_in(book, {"r": []})
    assert formulas(book) == {"B4": "=A4*2"}


def test_a_row_whose_formulas_do_not_change_keeps_its_bytes() -> None:
    kept = row(1, '<c r="B1"><f>A1*2</f><v>4</v></c>', more=' spans="1:4" ht="20"')
    book = package(kept + row(3, TAG.format("A3")))
    fill_in(book, {"r": [{"n": 1}, {"n": 2}]})
    assert kept.encode() in book.read(PART)
