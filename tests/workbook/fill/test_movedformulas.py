"""Formulas of cells in a fill: shared ones stay shared where nothing of theirs changes."""

import pytest

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


@pytest.mark.parametrize(
    ("count", "attributes"),
    [(1, 'ref="B4:B5" r1="A2" r2="A3"'), (3, 'ref="B6:B7" r1="A2" r2="A5"')],
)
def test_a_what_if_table_and_its_input_cells_follow(count: int, attributes: str) -> None:
    formula = '<f t="dataTable" ref="B4:B5" r1="A2" r2="A3"/>'
    book = package(row(2, TAG.format("C2")) + row(4, f'<c r="B4">{formula}<v>1</v></c>'))
    fill_in(book, {"r": [{"n": number} for number in range(count)]})
    assert f'<f t="dataTable" {attributes}/>'.encode() in book.read(PART)


def test_a_what_if_table_says_that_its_input_cell_is_left_out() -> None:
    formula = '<f t="dataTable" ref="B4:B5" r1="A2"/>'
    tag = '<c r="C{0}" t="inlineStr"><is><t>{{{{{1}}}}}</t></is></c>'
    first, last = tag.format(1, "#if n is 1"), tag.format(3, "/if")
    rows = row(1, first) + row(2, '<c r="A2"><v>1</v></c>') + row(3, last)
    book = package(rows + row(4, f'<c r="B4">{formula}<v>1</v></c>'))
    fill_in(book, {"n": 2})
    assert b'<c r="B1"><f t="dataTable" ref="B1:B2" del1="1"/>' in book.read(PART)


def test_a_row_whose_formulas_do_not_change_keeps_its_bytes() -> None:
    kept = row(1, '<c r="B1"><f>A1*2</f><v>4</v></c>', more=' spans="1:4" ht="20"')
    book = package(kept + row(3, TAG.format("A3")))
    fill_in(book, {"r": [{"n": 1}, {"n": 2}]})
    assert kept.encode() in book.read(PART)
