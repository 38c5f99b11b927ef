from pathlib import Path
from typing import Any

import pytest

from tests.views.small import edition, records
from tests.workbook.starter import making
from tests.workbook.starter.making import rows

VIEWS = {
    "ByPresence": "by_presence",
    "ByLevel": "by_level",
    "ByDomain": "by_domain",
    "ByInstrument": "by_instrument",
}


AXES = ("east", "west", "north")


@pytest.mark.parametrize(
    ("measures", "axes"), [(0, AXES[:2]), (1, AXES[:1]), (2, AXES[:1]), (2, AXES[:2]), (2, AXES)]
)
def test_the_formulas_count_what_the_views_count(
    template: Path, tmp_path: Path, measures: int, axes: tuple[str, ...]
) -> None:
    data = making.dataset(measures=measures, axes=axes)
    sheet = making.shown(making.filled(template, tmp_path, data))["Summary"]
    for table, view in VIEWS.items():
        wanted = records(data, view)
        found = [row for row in rows(sheet, table) if any(v is not None for v in row.values())]
        assert _counts(found, axes) == [[_side(row, axis) for axis in axes] for row in wanted]


def test_the_formulas_count_the_real_data(real_book: Any) -> None:
    for table, view in VIEWS.items():
        wanted = records(making.real_data(), view)
        found = rows(real_book["Summary"], table)
        assert [next(iter(row.values())) for row in found] == [row["title"] for row in wanted]
        shares = [[v for k, v in row.items() if k.endswith(": share")] for row in found]
        assert [pytest.approx(row) for row in shares] == [
            [side["share"] for side in row["sides"].values()] for row in wanted
        ]


@pytest.mark.parametrize(("table", "field"), [("ByCheck", "checked"), ("ByStanding", "standing")])
def test_claims_are_counted_by_how_far_they_were_checked_and_by_standing(
    real_book: Any, table: str, field: str
) -> None:
    claims = [claim for measure in making.real_data()["measures"] for claim in measure["claims"]]
    labels = edition(making.real_data()).labels[field]
    found = {next(iter(row.values())): _whole(row) for row in rows(real_book["Summary"], table)}
    assert found == {
        words: [_count(claims, field, code, axis) for axis in ("us-canada", "us-mexico")]
        for code, words in labels.items()
    }


def test_pairs_of_points_are_counted_on_every_relationship_that_has_a_point(
    real_book: Any,
) -> None:
    pairs = records(making.real_data(), "points")
    found = {row["Match"]: _whole(row) for row in rows(real_book["Summary"], "Matches")}
    for match, counts in found.items():
        own = [pair for pair in pairs if pair["match_shown"] == match]
        sides = zip(*(pair["sides"].values() for pair in own), strict=True)
        assert counts == [sum(side["number"] is not None for side in axis) for axis in sides]


def test_measures_are_counted_by_symmetry_where_they_are_present(real_book: Any) -> None:
    measures = making.real_data()["measures"]
    total = sum(entry["presence"] == "present" for m in measures for entry in _compared(m).values())
    found = [_whole(row) for row in rows(real_book["Summary"], "BySymmetry")]
    assert sum(map(sum, found)) == total


def _compared(measure: Any) -> Any:
    return {a: e for a, e in measure["entries"].items() if a in ("us-canada", "us-mexico")}


def _count(claims: Any, field: str, code: str, axis: str) -> int:
    return sum(claim["axis"] == axis and claim[field] == code for claim in claims)


def _counts(found: Any, axes: tuple[str, ...]) -> list[list[Any]]:
    return [[row[axis[0].upper()] for axis in axes] for row in found]


def _side(row: Any, axis: str) -> int:
    count: int = row["sides"][axis]["count"]
    return count


def _whole(row: Any) -> list[Any]:
    return [value for name, value in list(row.items())[1:] if not name.endswith(": share")]
