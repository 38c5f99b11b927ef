"""Writes the starter of the comparison, fills it from data sets, and reads Tables back."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import make_axis, make_dataset, make_entry, make_event, make_indicator, text
from tests.views.small import edition, real, real_words
from toolkit.tasks.edition import edition_context
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save

Row = Mapping[Any, Any]
AXES = ("east", "west")


def dataset(*, measures: int = 2, axes: tuple[str, ...] = AXES) -> Any:
    """Return the small data set with its first so many measures and these compared axes.

    Every measure has an entry on every axis, and there is an event on each of them.
    """
    made = make_dataset()
    made["words"] = real_words()
    made["measures"] = made["measures"][:measures]
    made["axes"] = [*(make_axis(axis) for axis in axes), make_axis("all", "context")]
    for measure in made["measures"]:
        for axis in axes:
            measure["entries"].setdefault(axis, make_entry(status="signed"))
    made["events"] = [
        make_event(f"talks-{axis}", f"{1995 + 5 * place}-03", axes=[axis])
        for place, axis in enumerate(axes)
    ]
    made["indicators"] = [_indicator(axis, axes) for axis in axes[:2]]
    return made


def empty() -> Any:
    """Return a data set without any record but the release, the axes and the words."""
    made = dataset(measures=0)
    for name, records in made.items():
        if isinstance(records, list) and name != "axes":
            made[name] = []
    return made


@cache
def real_data() -> Any:
    """Return the data set of the repository."""
    return real()


def filled(template: Path, folder: Path, data: Any) -> Path:
    """Fill the template as `build` does and return the workbook; no finding may come of it."""
    package = Package.open(template)
    found = fill(package, template.name, edition_context(edition(data)))
    assert calculate_and_check(found, required=True) == []
    path = folder / "filled.xlsx"
    save(package, path)
    return path


def shown(path: Path) -> openpyxl.Workbook:
    """Return the workbook as openpyxl reads it, formulas as their values."""
    return openpyxl.load_workbook(path, data_only=True)


def headings(sheet: Worksheet, table: str) -> list[Any]:
    """Return the headings of a Table as its cells have them."""
    left, top, right, _ = range_boundaries(sheet.tables[table].ref)
    return [sheet.cell(top, column).value for column in range(left, right + 1)]


def rows(sheet: Worksheet, table: str) -> list[Row]:
    """Return the rows of a Table by heading."""
    left, top, right, bottom = range_boundaries(sheet.tables[table].ref)
    names = headings(sheet, table)
    return [
        dict(zip(names, (sheet.cell(r, c).value for c in range(left, right + 1)), strict=True))
        for r in range(top + 1, bottom + 1)
    ]


def _indicator(axis: str, axes: tuple[str, ...]) -> Any:
    others = [one for one in axes[:2] if one != axis]
    pairs = [
        {"indicator": f"count-{one}", "comparability": "comparable", "reason": text("Alike.")}
        for one in others
    ]
    return make_indicator(f"count-{axis}", axis, pairs=pairs)
