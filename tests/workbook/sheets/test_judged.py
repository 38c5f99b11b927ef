"""Sheets per item, held against the judges: valid, calculated right, all there in LibreOffice."""

from pathlib import Path

import openpyxl
import pytest

from tests.judges import judge
from tests.workbook.filling import fill_in, template, written
from tests.workbook.sheets.rich import NAME, rich_data, rich_template
from toolkit.tasks.finish import calculate_and_check


@pytest.mark.judge
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_rich_sheet_is_copied_without_fault(count: int, tmp_path: Path) -> None:
    package = rich_template()
    calculate_and_check(fill_in(package, rich_data(count)), required=True)
    path = written(package, tmp_path / "rich.xlsx")
    judge("ooxml_check.py", path)
    # The average of no claim is an error, which gets no value.
    judge("compare_cached.py", path, *(() if count else ("--allow-missing",)))
    judge("recalc.sh", path, tmp_path, "--no-png")
    found = openpyxl.load_workbook(tmp_path / "rich.recalc.xlsx")
    items = [f"Item {i}" for i in range(count)] or ["m"]
    assert found.sheetnames == ["Contents", *items, "Last"]


@pytest.mark.judge
def test_sums_over_very_many_sheets_are_those_of_libreoffice(tmp_path: Path) -> None:
    sums = ("SUM", "AVERAGE", "COUNT", "MAX", "MIN", "PRODUCT", "STDEV", "VAR", "COUNTA")
    cells = {f"A{row}": f"={name}('{NAME}'!B1)" for row, name in enumerate(sums, 1)}
    package = template({"O": cells, NAME: {"A1": "{{ m.s }}", "B1": "{{ m.n }}"}})
    items = [{"s": f"Item {i}", "n": i % 7 + 1} for i in range(260)]
    calculate_and_check(fill_in(package, {"m": items}), required=True)
    path = written(package, tmp_path / "many.xlsx")
    # The other judge takes the name before `!` for that of one sheet.
    assert "same=9 differ=0 missing=0" in judge("compare_cached.py", path)
