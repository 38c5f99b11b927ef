from pathlib import Path
from typing import Any

from tests.views.small import records
from tests.workbook.starter import making
from tests.workbook.starter.making import rows


def test_only_comparable_pairs_stand_beside_the_chart_with_their_numbers(real_book: Any) -> None:
    wanted = [row for row in records(making.real_data(), "figures") if row["comparable"]]
    found = rows(real_book["Indicators"], "Comparable")
    assert [row["Indicator"] for row in found] == [row["title"] for row in wanted]
    for row, figure in zip(found, wanted, strict=True):
        numbers = [row["US–Canada"], row["US–Mexico"], row["Context"]]
        assert numbers == [side["number"] for side in figure["sides"].values()]


def test_every_indicator_has_its_value_on_each_side(real_book: Any) -> None:
    wanted = records(making.real_data(), "figures")
    found = rows(real_book["Indicators"], "Indicators")
    assert [row["Key"] for row in found] == [row["key"] for row in wanted]
    for row, figure in zip(found, wanted, strict=True):
        shown = [v for name, v in row.items() if name.endswith(": value")]
        assert shown == [side["value_shown"] for side in figure["sides"].values()]


def test_the_relationships_stand_side_by_side(template: Path, tmp_path: Path) -> None:
    data = making.dataset(axes=("east", "west", "north"))
    sheet = making.shown(making.filled(template, tmp_path, data))["Indicators"]
    names = making.headings(sheet, "Indicators")
    assert [n for n in names if n.endswith(": value")] == [
        f"{axis}: value" for axis in ("E", "W", "N", "Context")
    ]
    (pair,) = rows(sheet, "Comparable")
    assert (pair["E"], pair["W"], pair["N"]) == (5, 5, None)
