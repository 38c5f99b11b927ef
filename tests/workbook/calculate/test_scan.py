from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.small import rows
from toolkit.workbook.calculate.scan import FormulaCell, split

SHEET = (
    b'<?xml version="1.0"?><worksheet xmlns="m"><cols/><sheetData>'
    b'<row r="1"><c r="A1"/><c r="B1" s="4" t="str"><f>A1&amp;"&lt;c&gt;"</f><v>x</v></c></row>'
    b'<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">1+1</f></c><c><f>9</f></c></row>'
    b'<row r="3"><c r="A3"><f t="shared" si="0"/></c><c r="B3" t="inlineStr"><is><r><rPr>'
    b'<family val="2"/></rPr><t>fine</t></r></is></c></row>'
    b'<row r="4"><c r="A4"><f t="array" ref="A4:A5"><![CDATA[B1:B2<3]]></f></c></row>'
    b'</sheetData><extLst><c r="Z9"><f>not a cell</f></c></extLst></worksheet>'
)


def formulas(data: bytes) -> list[FormulaCell]:
    return [piece for piece in split([data]) if isinstance(piece, FormulaCell)]


@given(st.integers(1, 400))
def test_the_pieces_give_the_sheet_again_however_it_comes(size: int) -> None:
    chunks = [SHEET[i : i + size] for i in range(0, len(SHEET), size)]
    pieces = [p if isinstance(p, bytes) else p.raw for p in split(chunks)]
    assert b"".join(pieces) == SHEET


def test_formula_cells_are_found_with_text_and_kind() -> None:
    found = [(c.row, c.column, c.kind, c.text, c.group, c.area) for c in formulas(SHEET)]
    assert found[:4] == [
        (1, 2, "normal", 'A1&"<c>"', "", ""),
        (2, 1, "shared", "1+1", "0", "A2:A3"),
        (3, 1, "shared", "", "0", ""),
        (4, 1, "array", "B1:B2<3", "", "A4:A5"),
    ]


def test_cells_without_an_address_are_left_alone() -> None:
    assert all(cell.text != "9" for cell in formulas(SHEET))


def test_a_large_sheet_is_read_in_blocks() -> None:
    cells = {f"{c}{r}": f"={r}+1" if c == "C" else r for r in range(1, 9000) for c in "ABC"}
    data = f'<worksheet xmlns="m"><sheetData>{rows(cells)}</sheetData><a/></worksheet>'.encode()
    pieces = list(split(data[i : i + 1000] for i in range(0, len(data), 1000)))
    assert b"".join(p if isinstance(p, bytes) else p.raw for p in pieces) == data
    assert sum(isinstance(p, FormulaCell) for p in pieces) == 8999


def test_what_is_no_worksheet_passes_through() -> None:
    assert (
        b"".join(p for p in split([b"<chartsheet/>"]) if isinstance(p, bytes)) == b"<chartsheet/>"
    )
