from pathlib import Path
from typing import Any

import pytest

from tests.views.small import records
from tests.workbook.starter import making
from tests.workbook.starter.making import rows

PLACE = "Place in the chart"


def test_every_event_has_a_row_in_the_order_of_its_day(real_book: Any) -> None:
    wanted = records(making.real_data(), "timeline")
    found = rows(real_book["Timeline"], "Timeline")
    assert [row["Key"] for row in found] == [row["key"] for row in wanted]
    days = [row["Earliest possible day"] for row in found]
    assert days == sorted(days)


def test_marks_of_the_years_on_the_chart_stand_at_their_year_others_at_its_edges(
    real_book: Any,
) -> None:
    sheet = real_book["Timeline"]
    first, last = (row["Year"] for row in rows(sheet, "ChartYears"))
    assert first < last
    for row in rows(sheet, "Timeline"):
        year = row["Earliest possible day"].year
        assert row[PLACE] == max(first - 1, min(last + 1, year))


def test_nine_rows_of_ten_lie_in_the_years_of_the_chart(real_book: Any) -> None:
    sheet = real_book["Timeline"]
    first, last = (row["Year"] for row in rows(sheet, "ChartYears"))
    years = [row["Earliest possible day"].year for row in rows(sheet, "Timeline")]
    assert sum(first <= year <= last for year in years) / len(years) >= 0.9


@pytest.mark.parametrize("axes", [("east",), ("east", "west", "north")])
def test_a_mark_stands_in_the_lane_of_its_relationship_only(
    template: Path, tmp_path: Path, axes: tuple[str, ...]
) -> None:
    data = making.dataset(axes=axes)
    sheet = making.shown(making.filled(template, tmp_path, data))["Timeline"]
    wanted = {row["key"]: row["lanes"] for row in records(data, "timeline")}
    names = {axis: axis[0].upper() for axis in axes} | {"context": "Context"}
    for row in rows(sheet, "Timeline"):
        for axis, name in names.items():
            assert row[name] == wanted[row["Key"]][axis]["height"]


def test_a_day_leads_to_the_measures_that_it_is_about(real_book: Any) -> None:
    sheet, comparison = real_book["Timeline"], real_book["Comparison"]
    names = making.headings(sheet, "Timeline")
    key, day = names.index("Key"), names.index("Earliest possible day")
    area = sheet[sheet.tables["Timeline"].ref]
    wanted = {row["key"]: row["measures"] for row in records(making.real_data(), "timeline")}
    for row in area[1:]:
        link, measures = row[day].hyperlink, wanted[row[key].value]
        assert (link is None) == (not measures)
        if link and len(measures) == 1:
            target = link.location.split("!")[1].split(":")[0]
            assert comparison[target].value == measures[0]
