import math

from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.calculate.writing import with_values, written_number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_the_same_number(number: float) -> None:
    assert float(written_number(number)) == number
    assert len(written_number(number)) <= max(len(repr(number)), len(f"{number:.0f}"))


def test_numbers_are_written_as_excel_writes_them() -> None:
    written = [written_number(n) for n in (3.0, -0.0, 0.1, 1e16, 1.5e-7, math.pi)]
    assert written == ["3", "0", "0.1", "1E+16", "1.5E-07", "3.141592653589793"]


def test_control_characters_of_a_result_are_escaped() -> None:
    sheet = b'<worksheet><sheetData><row><c r="A1"><f>1</f></c></row></sheetData></worksheet>'
    (cell,) = [p for p in with_values([sheet], {(1, 1): ("t", "a\x01\r<_x0041_")}) if b"<f>" in p]
    assert cell == (b'<c r="A1" t="str"><f>1</f><v>a_x0001__x000D_&lt;_x005F_x0041_</v></c>')
