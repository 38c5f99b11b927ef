"""Pictures before the judges: the file is sound, and LibreOffice shows them in their cells."""

import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference

from tests.judges import judge
from tests.workbook.filling import fill_in, packed, written
from tests.workbook.pictures.making import BLUE, RED, png
from toolkit.workbook.opc.package import Package

DOTS_PER_INCH = 96


def filled(folder: Path) -> Package:
    """Fill a sheet with a picture in two rows of three, one in merged cells, and a chart."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"] = "{{ r[].n }}", "{{ r[].f | picture alt n }}"
    sheet.row_dimensions[1].height = 60
    sheet["B3"] = "{{ big | picture decorative }}"
    sheet.merge_cells("B3:D8")
    sheet["G3"] = 3
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=7, min_row=3))
    sheet.add_chart(chart, "F12")
    sheet.page_margins.left = sheet.page_margins.top = 1
    sheet.page_margins.header = 0
    for name, colour in (("red.png", RED), ("blue.png", BLUE)):
        (folder / name).write_bytes(png(200, 200, colour))
    package = packed(book)
    rows = [{"n": "a", "f": "red.png"}, {"n": "b", "f": None}, {"n": "c", "f": "blue.png"}]
    fill_in(package, {"r": rows, "big": "red.png"}, folder=folder)
    return package


@pytest.mark.judge
def test_the_filled_workbook_is_sound(tmp_path: Path) -> None:
    judge("ooxml_check.py", written(filled(tmp_path), tmp_path / "pictures.xlsx"))


@pytest.mark.judge
def test_libreoffice_shows_every_picture_in_its_cell(tmp_path: Path) -> None:
    path = written(filled(tmp_path), tmp_path / "pictures.xlsx")
    judge("recalc.sh", path, tmp_path / "out")
    pixels = _first_page(tmp_path / "out" / "pictures.pdf")
    column, row = 64, 80  # of the first page, from the margins, in dots
    left, top = DOTS_PER_INCH + column, DOTS_PER_INCH
    first, second, third = (
        _box(pixels, colour, top + start, top + end)
        for colour, start, end in (
            (RED, 0, row),
            (RED, row + 2, 2 * row - 2),
            (BLUE, 2 * row, 3 * row),
        )
    )
    assert second is None
    for box, start in ((first, top), (third, top + 2 * row)):
        assert box is not None
        assert box == pytest.approx((left + 1, start + 1, left + 63, start + 63), abs=4)
    merged = _box(pixels, RED, top + 3 * row + 15, top + 3 * row + 160)
    assert merged is not None
    size = 118  # six rows of 20 dots, less the inset
    start = top + 3 * row + 20
    assert merged == pytest.approx((left + 1, start + 1, left + 1 + size, start + 1 + size), abs=6)


def _first_page(path: Path) -> list[list[tuple[int, int, int]]]:
    """Return the colours of a page as it is printed, by rows."""
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-l", "1", str(path)]
    done = subprocess.run(command, capture_output=True, check=True).stdout
    kind, size, _, body = done.split(b"\n", 3)
    width, height = map(int, size.split())
    assert kind == b"P6" and len(body) == width * height * 3
    dots = list(zip(body[::3], body[1::3], body[2::3], strict=True))
    return [dots[start : start + width] for start in range(0, len(dots), width)]


def _box(
    pixels: list[list[tuple[int, int, int]]], colour: tuple[int, int, int], top: int, bottom: int
) -> tuple[int, int, int, int] | None:
    """Return left, top, right and bottom of what has a colour between two lines."""
    places = [
        (x, y)
        for y in range(top, bottom)
        for x, found in enumerate(pixels[y])
        if max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 40
    ]
    if not places:
        return None
    across, down = [x for x, _ in places], [y for _, y in places]
    return min(across), min(down), max(across), max(down)
