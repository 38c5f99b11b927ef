from typing import Any

import pytest

from tests.builders import make_correspondence, make_plan
from tests.views.small import records, small


def _rows(*correspondences: Any, axes: tuple[str, ...] = ("east", "west"), **plans: Any) -> Any:
    dataset = small(axes=axes)
    dataset["correspondences"] = list(correspondences)
    if plans:
        dataset["action_plans"] = [make_plan(axis, "gate", n) for axis, n in plans.items()]
    return records(dataset, "points")


def _numbers(rows: Any, *axes: str) -> list[tuple[Any, ...]]:
    return [tuple(row["sides"][axis]["number"] for axis in axes) for row in rows]


def test_points_that_answer_each_other_share_a_row() -> None:
    rows = _rows(make_correspondence(1, "full", east=[1], west=[2]), east=1, west=2)
    assert _numbers(rows, "east", "west") == [(1, 2), (None, 1)]


def test_a_point_with_two_counterparts_stands_on_two_rows() -> None:
    rows = _rows(make_correspondence(1, "partial", east=[1, 2], west=[1]), east=2, west=1)
    assert _numbers(rows, "east", "west") == [(1, 1), (2, 1)]
    assert {row["correspondence"] for row in rows} == {"c1"}


def test_a_point_without_counterpart_says_so() -> None:
    row = _rows(make_correspondence(1, "none", east=[1], west=[]), east=1, west=0)[0]
    assert row["sides"]["west"]["title_shown"] == "No counterpart"
    assert (row["match"], row["match_shown"]) == ("none", "None")


def test_a_point_that_nobody_compared_is_not_called_without_counterpart() -> None:
    row = _rows(east=1, west=0)[0]
    assert row["sides"]["west"]["title_shown"] == "Not compared yet"
    assert (row["match"], row["match_shown"]) == (None, "Not compared yet")


def test_the_same_pair_in_two_correspondences_keeps_both() -> None:
    pairs = [make_correspondence(n, "partial", east=[1], west=[1]) for n in (1, 2)]
    keys = [row["key"] for row in _rows(*pairs, east=1, west=1)]
    assert keys == ["east-1+west-1", "east-1+west-1+c2"]


def test_points_added_later_are_marked() -> None:
    stages = {
        row["sides"]["east"]["number"]: row["sides"]["east"]["stage"]
        for row in records(small(), "points")
        if row["sides"]["east"]["number"]
    }
    assert stages[2] == "In the plan as signed"
    assert stages[3] == "Added later (2004)"


@pytest.mark.parametrize("axes", [("east", "west"), ("east", "west", "north")])
def test_no_point_of_any_plan_is_lost(axes: tuple[str, ...]) -> None:
    pairs = [
        make_correspondence(1, "full", **{axis: [1] for axis in axes}),
        make_correspondence(2, "partial", east=[2, 3], west=[2]),
    ]
    rows = _rows(*pairs, axes=axes, **dict.fromkeys(axes, 5))
    for axis in axes:
        found = {row["sides"][axis]["number"] for row in rows} - {None}
        assert found == {1, 2, 3, 4, 5}


def test_an_axis_that_a_correspondence_leaves_out_is_not_judged() -> None:
    pair = make_correspondence(1, "full", east=[1], west=[1])
    row = _rows(pair, axes=("east", "west", "north"), east=1, west=1, north=1)[0]
    assert row["sides"]["north"]["title_shown"] == "Not compared yet"


def test_rows_stand_in_the_order_of_the_first_plan() -> None:
    pairs = [make_correspondence(n, "full", east=[4 - n], west=[n]) for n in (1, 2, 3)]
    assert _numbers(_rows(*pairs, east=3, west=4), "east", "west") == [
        (1, 3),
        (2, 2),
        (3, 1),
        (None, 4),
    ]


def test_matches_are_the_codes_of_the_schema() -> None:
    dataset = small()
    dataset["correspondences"] = [
        make_correspondence(n, "none", east=[n], west=[n]) for n in (1, 2)
    ]
    assert [row["id"] for row in records(dataset, "matches")] == [
        "full",
        "partial",
        "none",
        "unrecorded",
    ]
    dataset["correspondences"].append(make_correspondence(3, "none", east=[3], west=[]))
    assert "unrecorded" not in [row["id"] for row in records(dataset, "matches")]
