from typing import Any

import pytest

from tests.builders import citation, make_indicator, make_observation, text
from tests.views.small import records, small


def _pair(other: str, verdict: str = "comparable") -> Any:
    return {"indicator": other, "comparability": verdict, "reason": text("They count alike.")}


def _cars(axis: str, value: Any = 5, verdict: str = "comparable", **seen: Any) -> Any:
    """Return the count `cars-<axis>`, which names the one of the other axis as its pair."""
    other = {"east": "west", "west": "east"}[axis]
    one = make_indicator(f"cars-{axis}", axis, pairs=[_pair(f"cars-{other}", verdict)])
    one["observations"] = [make_observation(axis, value=value, **seen)]
    del one["unpaired"]
    return one


def _rows(*indicators: Any, view: str = "figures", axes: tuple[str, ...] = ("east", "west")) -> Any:
    dataset = small(axes=axes)
    dataset["indicators"] = list(indicators)
    return records(dataset, view)


def test_a_pair_on_two_axes_is_one_row() -> None:
    (row,) = _rows(_cars("west", 7), _cars("east", 5))
    assert row["key"] == "cars-west+cars-east"
    assert row["title"] == "Cars-west; Cars-east"
    assert {axis: side["value"] for axis, side in row["sides"].items()} == {
        "east": "5",
        "west": "7",
        "context": None,
    }
    assert (row["comparability_shown"], row["reason"]) == ("Comparable", "They count alike.")


@pytest.mark.parametrize(
    ("verdict", "qualifier", "numbers"),
    [
        ("comparable", "exact", [5.0, 7.0]),
        ("comparable", "about", [5.0, 7.0]),
        ("comparable", "up-to", [None, None]),
        ("in-part", "exact", [None, None]),
        ("not-comparable", "exact", [None, None]),
    ],
)
def test_numbers_are_given_only_where_they_may_be_compared(
    verdict: str, qualifier: str, numbers: list[float | None]
) -> None:
    both = [_cars(a, v, verdict, qualifier=qualifier) for a, v in (("east", 5), ("west", 7))]
    (row,) = _rows(*both)
    assert row["comparable"] is (numbers != [None, None])
    assert [row["sides"][axis]["number"] for axis in ("east", "west")] == numbers
    (pair,) = _rows(*both, view="figure_pairs")
    assert [pair["first_number"], pair["second_number"]] == numbers


def test_a_bound_on_one_side_keeps_the_number_of_the_other_out() -> None:
    (row,) = _rows(_cars("east", 5), _cars("west", 7, qualifier="more-than"))
    assert [row["sides"][axis]["number"] for axis in ("east", "west")] == [None, None]


def test_an_indicator_by_itself_says_why_it_has_no_pair() -> None:
    (row,) = _rows(make_indicator("ports"))
    assert (row["comparability_shown"], row["comparable"]) == ("No pair", False)
    assert row["reason"] == "Nothing is said of the other."
    assert row["sides"]["west"]["value_shown"] == "no figure"
    assert row["sides"]["west"]["axis_short"] == "W"


def test_a_pair_on_one_axis_keeps_its_rows_and_each_says_what_is_beside_it() -> None:
    one, two = (
        make_indicator("yes", pairs=[_pair("no")]),
        make_indicator("no", pairs=[_pair("yes")]),
    )
    rows = _rows(one, two)
    assert [row["key"] for row in rows] == ["yes", "no"]
    said = "Comparable with “No”, 5 things: They count alike."
    assert rows[0]["reason"] == f"Nothing is said of the other. {said}"


def test_what_lies_on_no_compared_axis_has_a_side_of_its_own() -> None:
    (row,) = _rows(make_indicator("goals", "all"))
    side = row["sides"]["context"]
    assert (side["value"], side["axis_short"], row["axis"]) == ("5", "A", "all")


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ({"value": 1400000, "qualifier": "about"}, "about 1,400,000"),
        ({"value": 0.5}, "0.5"),
        ({"value": 2, "max": 2, "qualifier": "up-to"}, "up to 2"),
        ({"value": None, "min": 3000, "max": 4000}, "3,000 to 4,000"),
        ({"value": None, "min": 50, "as_stated": "a majority"}, "“a majority”"),
        ({"value": None, "min": 50, "qualifier": "more-than"}, "more than 50"),
    ],
)
def test_a_figure_is_in_words_as_it_was_given(seen: Any, words: str) -> None:
    observation = make_observation(**seen)
    if observation["value"] is None:
        del observation["value"]
    (row,) = _rows(make_indicator("ports", observations=[observation]))
    assert row["sides"]["east"]["value"] == words


def test_a_year_is_no_quantity() -> None:
    seen = [make_observation(value=2010)]
    (row,) = _rows(make_indicator("target", number="year", observations=seen))
    assert row["sides"]["east"]["value"] == "2010"


def test_an_open_figure_says_that_it_is_not_settled() -> None:
    seen = [make_observation(standing="open", reason=text("Who knows."))]
    (row,) = _rows(make_indicator("ports", observations=seen))
    assert row["sides"]["east"]["value"] == "5 (not settled)"
    assert row["sides"]["east"]["differing"] == 0


def test_a_differing_reading_has_its_unit_source_and_reason() -> None:
    other = {"id": "two", "value": 9, "standing": "not-preferred", "reason": text("A slip.")}
    seen = [make_observation(), make_observation(**other, citations=[citation("report-two")])]
    (row,) = _rows(make_indicator("ports", observations=seen))
    assert row["differing"] == 1
    assert row["sides"]["east"]["readings"] == (
        "9 things (“Report two” (no date), section 1, para 1): A slip."
    )


def test_the_period_is_in_words_with_its_remark() -> None:
    seen = [make_observation(period="2004", period_note=text("Summer of the year."))]
    (row,) = _rows(make_indicator("ports", observations=seen))
    assert row["sides"]["east"]["period"] == "2004. Summer of the year."


def test_every_pair_stands_once_in_the_pairs() -> None:
    one, two = (
        make_indicator("yes", pairs=[_pair("no")]),
        make_indicator("no", pairs=[_pair("yes")]),
    )
    rows = _rows(_cars("east"), _cars("west"), one, two, view="figure_pairs")
    assert [row["key"] for row in rows] == ["cars-east+cars-west", "yes+no"]
    assert (rows[1]["first_value"], rows[1]["second_number"]) == ("5 things", 5.0)


def test_categories_follow_one_another() -> None:
    rows = _rows(
        make_indicator("a", category="trade"),
        make_indicator("b", category="crossings"),
        make_indicator("c", category="trade"),
    )
    assert [row["key"] for row in rows] == ["b", "a", "c"]


def test_a_third_axis_has_a_side_too() -> None:
    (row,) = _rows(make_indicator("ports", "north"), axes=("east", "west", "north"))
    assert list(row["sides"]) == ["east", "west", "north", "context"]
