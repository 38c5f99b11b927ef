import math
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.judges import judge
from toolkit.workbook.cells.heights import line_count, row_height

SENTENCE = (
    "The ministers signed the declaration and its action plan on 12 December 2001, "
    "and both governments publish reports on its progress."
)
Cell = tuple[str, float, float, bool]


def test_a_text_on_one_line_needs_no_height() -> None:
    assert row_height([("Short", 20.0, 11.0, False)]) is None


def test_no_cells_need_no_height() -> None:
    assert row_height([]) is None


def test_one_line_of_large_type_needs_more_than_the_usual_height() -> None:
    assert row_height([("Short", 20.0, 20.0, True)]) == pytest.approx(27.75)


def test_two_lines_get_what_excel_gives_them() -> None:
    assert row_height([("one\ntwo", 20.0, 11.0, False)]) == 30.0


def test_the_highest_cell_of_the_row_decides() -> None:
    low, high = ("a\nb", 20.0, 11.0, False), ("a\nb\nc\nd", 20.0, 11.0, False)
    assert row_height([low, high, low]) == row_height([high])


def test_height_ends_at_what_a_row_can_have() -> None:
    assert row_height([(SENTENCE * 40, 10.0, 11.0, False)]) == 409.0


def test_a_word_longer_than_the_column_is_broken() -> None:
    assert line_count("x" * 100, 10.0, 11.0, False) > 5


def test_a_word_may_break_behind_its_hyphen() -> None:
    together = line_count("cross-border", 8.0, 11.0, False)
    assert together == line_count("cross- border", 8.0, 11.0, False) == 2


def test_bold_and_large_type_need_as_many_lines_or_more() -> None:
    plain = line_count(SENTENCE, 30.0, 11.0, False)
    assert line_count(SENTENCE, 30.0, 11.0, True) >= plain
    assert line_count(SENTENCE, 30.0, 16.0, False) > plain


def test_accents_take_no_room_and_chinese_takes_twice_as_much() -> None:
    assert line_count("é" * 50, 30.0, 11.0, False) == line_count("e" * 50, 30.0, 11.0, False)
    assert line_count("e\u0301" * 50, 30.0, 11.0, False) == line_count("e" * 50, 30.0, 11.0, False)
    assert line_count("边" * 50, 30.0, 11.0, False) > 1.8 * line_count("e" * 50, 30.0, 11.0, False)


@given(st.text(max_size=300), st.floats(0, 255), st.floats(1, 409), st.booleans())
def test_any_text_gets_a_height_that_a_row_can_have(
    text: str, width: float, size: float, bold: bool
) -> None:
    height = row_height([(text, width, size, bold)])
    assert height is None or (15 <= height <= 409 and math.isfinite(height))


@given(st.lists(st.text("abW", max_size=3), max_size=80), st.floats(8, 80))
def test_a_wider_column_never_needs_more_lines(words: list[str], width: float) -> None:
    text = " ".join(words)
    assert line_count(text, width + 5, 11.0, False) <= line_count(text, width, 11.0, False)


def cells_to_judge() -> list[Cell]:
    words, cells = SENTENCE.split(), []
    for number in range(60):
        count = 1 + number * 7 % 50
        text = " ".join(words[(number * k) % len(words)] for k in range(count))
        width, size = (
            (12.0, 20.7109375, 30.0, 48.0, 75.0)[number % 5],
            (9, 10, 11, 12, 14)[number % 4],
        )
        cells.append((text, width, float(size), number % 3 == 0))
    return cells


@pytest.mark.judge
def test_libreoffice_clips_nothing_and_shows_no_large_gap(tmp_path: Path) -> None:
    book, cells = Workbook(), cells_to_judge()
    sheet = book.active
    assert sheet is not None
    for number, (text, width, size, bold) in enumerate(cells, 1):
        cell = sheet.cell(number, 1 + (number - 1) % 5, text)
        cell.alignment = Alignment(wrap_text=True)
        cell.font = Font(name="Calibri", size=size, bold=bold)
        sheet.column_dimensions[cell.column_letter].width = width
    book.save(tmp_path / "heights.xlsx")
    judge("recalc.sh", tmp_path / "heights.xlsx", tmp_path, "--no-png")
    with zipfile.ZipFile(tmp_path / "heights.recalc.xlsx") as archive:
        rows = archive.read("xl/worksheets/sheet1.xml").decode()
    laid_out = [float(h) for h in re.findall(r'<row r="\d+"[^>]*? ht="([\d.]+)"', rows)]
    ours = [row_height([cell]) or 15.0 for cell in cells]
    for cell, our, theirs in zip(cells, ours, laid_out, strict=True):
        assert min(theirs, 409) <= our, cell
        assert our <= 1.6 * theirs + 18, cell  # a line more, and Excel's higher lines
