"""Blocks within blocks, calculated here and by the judges."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.judges import judge
from tests.workbook.filling import fill_in, template, written
from toolkit.workbook.calculate.values import add_cached_values

CELLS = {
    "A1": "Report {{ title }}",
    "A2": "{{#each m as one | sort t}}",
    "A3": "{{ one.t }}",
    "B3": "=SUM(D5)",
    "C3": "=COUNT(C5)",
    "A4": "{{#each one.c as c}}",
    "B5": "{{ c.k | group k }}",
    "C5": "{{ c.s | subtotal sum }}",
    "D5": "=C5*2",
    "E5": "=E4+D5",
    "A6": "{{/each}}",
    "A7": "{{#if one.note is not empty}}",
    "B8": "Note: {{ one.note }}",
    "C8": "=B3",
    "A9": "{{else}}",
    "C10": "=B3/2",
    "A11": "{{/if}}",
    "A12": "{{/each}}",
    "A13": "Total",
    "B13": "=SUM(B3)",
    "C13": "=SUBTOTAL(9,C5)",
    "D13": "=SUM(D5)",
    "A15": "{{ m[].t | merge same }}",
    "B15": "{{ m[].c[].s }}",
    "B16": "=SUM(B15)",
}


def data(count: int) -> dict[str, object]:
    inner = [[{"k": "ab"[j % 2], "s": i + j} for j in range(i)] for i in range(count)]
    notes = ["x" if i % 2 else None for i in range(count)]
    found = [
        {"t": f"t{i % 3}", "note": n, "c": c}
        for i, (n, c) in enumerate(zip(notes, inner, strict=True))
    ]
    return {"title": "R", "m": found}


def calculated(count: int, folder: Path) -> Path:
    sheets = {"S": CELLS, "O": {"A1": "=SUM(S!D5)", "A2": "=AVERAGE(S!D5,1)"}}
    package = template(sheets)
    fill_in(package, json.loads(json.dumps(data(count))))
    add_cached_values(package)
    return written(package, folder / "filled.xlsx")


@pytest.mark.parametrize("count", [0, 1, 2, 6])
def test_the_totals_of_blocks_are_those_of_the_data(count: int, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(calculated(count, tmp_path), data_only=True)["S"]
    total = sum(j + i for i in range(count) for j in range(i))
    (row,) = [cell.row for cell in sheet["A"] if cell.value == "Total"]
    shown = [sheet.cell(row, column).value for column in (2, 3, 4)]
    assert shown == [2 * total, total, 2 * total]


@pytest.mark.judge
@pytest.mark.parametrize("count", [0, 1, 2, 6])
def test_the_judges_find_the_same_values(count: int, tmp_path: Path) -> None:
    path = calculated(count, tmp_path)
    judge("ooxml_check.py", path)
    judge("compare_cached.py", path)
