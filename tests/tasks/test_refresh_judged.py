"""LibreOffice edits a copy of the real workbook, the seeds change, and a refresh keeps all."""

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests import libreoffice
from tests.judges import judge
from toolkit.tasks.build import BuildOptions, build
from toolkit.tasks.refresh import RefreshOptions, refresh

pytestmark = pytest.mark.judge

REPOSITORY = Path(__file__).resolve().parents[2]
OUTPUT = Path("outputs/comparison.en.xlsx")
YELLOW = 255 * 65536 + 255 * 256


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project like this one, built."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    (root / "templates").mkdir()
    shutil.copy(REPOSITORY / "templates" / "comparison.xlsx", root / "templates")
    build(root, BuildOptions(["comparison"]), lambda *_: None)
    return root


def sheet_of(path: Path, name: str, *, values: bool = False) -> Worksheet:
    sheet = openpyxl.load_workbook(path, data_only=values)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def keys_of(sheet: Worksheet, first: int, last: int) -> dict[str, int]:
    return {str(sheet.cell(row, 1).value): row for row in range(first, last + 1)}


def reseed(root: Path) -> None:
    """Give one measure another title, and add one like it."""
    path = root / "seeds" / "measures" / "nexus.json"
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    record["title"]["en"] = "NEXUS, as it is called today"
    path.write_text(json.dumps(record), encoding="utf-8")
    record |= {"id": "nexus-again", "short": "NEXUS again"}
    record.pop("analogues", None)
    path.with_name("nexus-again.json").write_text(json.dumps(record), encoding="utf-8")


def test_what_a_person_does_in_libreoffice_is_kept(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "my-comparison.xlsx"
    before = sheet_of(root / OUTPUT, "Comparison")
    area = before.tables["Comparison"].ref
    top, right = before[area][0][0].row, before[area][0][-1].column
    last = before[area][-1][0].row
    rows = keys_of(before, top + 1, last)
    notes, lengths = (get_column_letter(right + step) for step in (1, 2))
    libreoffice.edit(
        root / OUTPUT,
        copy,
        [
            ("text", "Comparison", f"{notes}{top}", "My notes"),
            ("text", "Comparison", f"{lengths}{top}", "Length"),
            *(("text", "Comparison", f"{notes}{row}", f"on {key}") for key, row in rows.items()),
            *(("type", "Comparison", f"{lengths}{r}", f"=LEN(B{r})") for r in rows.values()),
            ("colour", "Comparison", f"B{rows['nexus']}", str(YELLOW)),
            ("colour", "Comparison", f"{notes}{rows['fast']}", str(YELLOW)),
            ("width", "Comparison", "2", "9000"),
            ("insert sheet", "Comparison", "Mine", "2"),
            ("type", "Mine", "A1", f"=COUNTA($Comparison.A{top + 1}:A{last})"),
            ("type", "Mine", "A2", f"=$Comparison.B{top + 1}"),
            ("text", "Mine", "A3", "words of mine"),
            ("sort", "Comparison", f"A{top + 1}:{lengths}{last}", "0"),
        ],
        tmp_path,
    )
    order = list(keys_of(sheet_of(copy, "Comparison"), top + 1, last))
    assert (sorted(order), order[0] > order[-1]) == (sorted(rows), True)
    reseed(root)
    result = refresh(root, copy, RefreshOptions())
    assert (result.state, result.stops, result.doubt) == ("written", (), "")
    sheet = sheet_of(copy, "Comparison")
    now = keys_of(sheet, top + 1, last + 1)
    assert [key for key in now if key in rows] == order
    assert {k: sheet[f"{notes}{r}"].value for k, r in now.items()} == {
        **{key: f"on {key}" for key in rows},
        "nexus-again": None,
    }
    assert all(sheet[f"{lengths}{r}"].value == f"=LEN(B{r})" for r in now.values())
    assert sheet[f"B{now['nexus']}"].value == "NEXUS, as it is called today"
    coloured = {
        cell.coordinate
        for line in sheet.iter_rows(min_row=top + 1)
        for cell in line
        if cell.fill.fgColor.rgb == "FFFFFF00"
    }
    assert coloured == {f"B{now['nexus']}", f"{notes}{now['fast']}"}
    assert sheet.column_dimensions["C"].width > 40
    judge("ooxml_check.py", copy)
    again = tmp_path / "again.xlsx"
    libreoffice.edit(copy, again, [], tmp_path)
    said = [len(now), sheet[f"B{now[order[0]]}"].value, "words of mine"]
    for path in (copy, again):
        mine = sheet_of(path, "Mine", values=True)
        assert [mine[f"A{row}"].value for row in (1, 2, 3)] == said
    assert refresh(root, copy, RefreshOptions()).state == "current"


def test_a_copy_that_libreoffice_saved_without_edits_becomes_the_output(
    root: Path, tmp_path: Path
) -> None:
    build(root, BuildOptions(["comparison"]), lambda *_: None)
    copy = tmp_path / "saved.xlsx"
    libreoffice.edit(root / OUTPUT, copy, [], tmp_path)
    assert refresh(root, copy, RefreshOptions()).kept == {}
    assert copy.read_bytes() == (root / OUTPUT).read_bytes()
