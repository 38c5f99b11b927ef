import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.workbook.starter import making
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import XDR, A, C, qualified

AXES = ("east", "west", "north")


def _charts(path: Path) -> list[etree._Element]:
    package = Package.open(path)
    names = [name for name in package.names() if name.startswith("xl/charts/chart")]
    return [package.xml(name) for name in names]


def _texts(root: etree._Element, name: str) -> list[str]:
    return ["".join(map(str, e.itertext())) for e in root.iter(qualified(C, name))]


def _alternatives(path: Path) -> list[str]:
    package = Package.open(path)
    names = [name for name in package.names() if name.startswith("xl/drawings/drawing")]
    return [
        shape.get("descr", "")
        for name in names
        for shape in package.xml(name).iter(qualified(XDR, "cNvPr"))
    ]


def test_there_are_charts_for_each_count_the_events_and_the_indicators(template: Path) -> None:
    assert len(_charts(template)) == 10


def test_titles_and_names_of_axes_are_tags(template: Path) -> None:
    for chart in _charts(template):
        titles = _texts(chart, "title")
        assert len(titles) == 3
        assert all(re.fullmatch(r"\{\{ words\.charts\.\w+ \}\}", title) for title in titles)


def test_alternative_texts_are_short_say_what_is_seen_and_where_the_data_is(
    real_path: Path, real_book: Any
) -> None:
    told = _alternatives(real_path)
    tables = {name for sheet in real_book for name in sheet.tables}
    assert len(told) == len(set(told)) == 10
    for text in told:
        assert 40 < len(text) <= 140
        assert not re.match(r"(?:an? )?(?:chart|image|picture|graph)", text, re.IGNORECASE)
        assert any(name in text for name in tables)


@pytest.mark.parametrize("axes", [AXES[:1], AXES[:2], AXES])
def test_every_relationship_has_a_series_of_its_own_colour_and_pattern(
    template: Path, tmp_path: Path, axes: tuple[str, ...]
) -> None:
    path = making.filled(template, tmp_path, making.dataset(axes=axes))
    for chart in _charts(path):
        series = list(chart.iter(qualified(C, "ser")))
        own = [one for one in series if _name(one) in {axis[0].upper() for axis in axes}]
        assert len(own) == len(axes)
        looks = [_look(one) for one in series]
        assert len({colour for colour, _ in looks}) == len(series)
        assert len({mark for _, mark in looks}) == len(series)


def test_a_series_remembers_what_its_cells_hold(template: Path, tmp_path: Path) -> None:
    path = making.filled(template, tmp_path, making.dataset())
    sheet = making.shown(path)["Summary"]
    (chart,) = [c for c in _charts(path) if "Measures by presence" in _texts(c, "title")]
    rows = making.rows(sheet, "ByPresence")
    for series, axis in zip(chart.iter(qualified(C, "ser")), "EW", strict=True):
        values = next(series.iter(qualified(C, "val")))
        remembered = [int(v.text or "") for v in values.iter(qualified(C, "v"))]
        assert remembered == [row[axis] for row in rows]


def _name(series: etree._Element) -> str:
    return next(series.iter(qualified(C, "tx"))).findtext(f".//{qualified(C, 'v')}") or ""


def _look(series: etree._Element) -> tuple[Any, Any]:
    pattern = next(series.iter(qualified(A, "pattFill")), None)
    if pattern is not None:
        colour = next(pattern.iter(qualified(A, "schemeClr")))
        return colour.get("val"), pattern.get("prst")
    marker = next(series.iter(qualified(C, "marker")))
    colour = next(marker.iter(qualified(A, "schemeClr")))
    return colour.get("val"), next(marker.iter(qualified(C, "symbol"))).get("val")
