"""Filling from files: a million rows, all or nothing, and data as large as is allowed."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from toolkit.errors import FileError, FindingsError
from toolkit.tasks import fill
from toolkit.tasks.fill import fill_template
from toolkit.workbook.cells.sharedtexts import shared_texts
from toolkit.workbook.fill.fill import STREAMED_FROM
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import elements, main

COLUMNS = "abcdefghij"
SHEET = "xl/worksheets/sheet1.xml"


def template(path: Path) -> Path:
    book = openpyxl.Workbook()
    for number, name in enumerate(COLUMNS, start=1):
        book.worksheets[0].cell(1, number, "{{ rows[]." + name + " }}")
    book.save(path / "t.xlsx")
    return path / "t.xlsx"


def row(number: int) -> dict[str, object]:
    texts = {"a": f"name {number % 5000}", "f": f"<{number}>", "j": f"code {number % 50}"}
    numbers = {"b": number, "c": number / 8, "e": -number, "g": 7, "h": 0.1}
    return {**texts, **numbers, "d": number % 2 == 0, "i": True}


def data(path: Path, count: int) -> Path:
    with (path / "d.json").open("w") as file:
        file.write('{"rows": [')
        file.writelines(json.dumps(row(number)) + ",\n" for number in range(count - 1))
        file.write(json.dumps(row(count - 1)) + "]}")
    return path / "d.json"


def rows_of(workbook: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield number and values of every row, as another reader sees them."""
    texts = shared_texts(Package.open(workbook))
    with zipfile.ZipFile(workbook) as archive, archive.open(SHEET) as part:
        for element in elements(iter(lambda: part.read(1 << 20), b""), SHEET, main("row")):
            cells = {cell.get("r", "")[0].lower(): value(cell, texts) for cell in element}
            yield int(element.get("r", "0")), cells


def value(cell: etree._Element, texts: list[str]) -> object:
    text, kind = cell.findtext(main("v")) or "", cell.get("t")
    if kind == "s":
        return texts[int(text)]
    return text == "1" if kind == "b" else float(text)


@pytest.mark.long
def test_a_million_rows_are_filled_and_read_back(tmp_path: Path) -> None:
    count, output = 1_000_000, tmp_path / "o.xlsx"
    fill_template(template(tmp_path), data(tmp_path, count), output)
    last = 0
    for number, cells in rows_of(output):
        assert number == last + 1
        if number % 997 == 1 or number == count:
            assert cells == row(number - 1)
        last = number
    assert last == count


def test_a_mistake_in_a_late_row_of_a_large_sheet_leaves_the_old_file(tmp_path: Path) -> None:
    count, output = STREAMED_FROM // len(COLUMNS) + 10, tmp_path / "o.xlsx"
    rows = [row(number) for number in range(count)]
    rows[-1] = {**rows[-1], "id": "last", "f": "\x07"}
    (tmp_path / "d.json").write_text(json.dumps({"rows": rows}))
    output.write_bytes(b"old")
    with pytest.raises(FindingsError) as caught:
        fill_template(template(tmp_path), tmp_path / "d.json", output, force=True)
    (found,) = caught.value.findings
    assert str(found.place) == f"t.xlsx: Sheet!F{count}"
    assert found.message.startswith("rows/last/f: ")
    assert output.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["d.json", "o.xlsx", "t.xlsx"]


def test_more_values_than_are_allowed_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fill, "MAX_VALUES", 4_000_000)
    (tmp_path / "d.json").write_bytes(b'{"rows": [' + b"0," * 4_200_000 + b"0]}")
    with pytest.raises(FindingsError) as caught:
        fill_template(template(tmp_path), tmp_path / "d.json", tmp_path / "o.xlsx")
    (found,) = caught.value.findings
    assert (found.code, "more than 4,000,000" in found.message) == ("S112", True)
    assert not (tmp_path / "o.xlsx").exists()


@pytest.mark.parametrize("name", ["o.txt", "o"])
def test_a_name_that_is_none_of_a_workbook_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match=r"ends in \.xlsx"):
        fill_template(template(tmp_path), data(tmp_path, 1), tmp_path / name)
    assert not (tmp_path / name).exists()
