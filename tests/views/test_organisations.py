from typing import Any

from tests.builders import make_entry, make_institution, make_measure, text
from tests.views.small import records, small


def _row(dataset: Any, key: str) -> Any:
    return next(row for row in records(dataset, "organisations") if row["key"] == key)


def test_an_institution_names_the_measures_that_it_is_a_partner_in_by_axis() -> None:
    row = _row(small(), "agency")
    assert row["measures"] == 1
    assert row["sides"]["east"]["measures_shown"] == "Gate"
    assert (row["sides"]["west"]["count"], row["sides"]["west"]["measures_shown"]) == (0, None)


def test_a_measure_on_two_axes_is_counted_once() -> None:
    dataset = small(measures=0)
    entries = {axis: make_entry(partners=["agency"]) for axis in ("east", "west", "all")}
    dataset["measures"] = [make_measure("road", entries=entries, claims=[])]
    row = _row(dataset, "agency")
    assert (row["measures"], row["context"]) == (1, "Road")
    assert [side["count"] for side in row["sides"].values()] == [1, 1, 1]


def test_what_an_institution_belongs_to_is_named() -> None:
    row = _row(small(), "office")
    assert (row["parent"], row["parent_name"]) == ("agency", "Agency")
    assert row["named_only"] == "Host of talks."


def test_countries_are_in_words_and_a_code_without_a_name_stays() -> None:
    dataset = small()
    dataset["institutions"] = [make_institution("band", countries=["US", "ZZ"])]
    assert _row(dataset, "band")["countries"] == "United States, ZZ"


def test_what_no_source_prints_is_named_by_the_titles_of_the_fields() -> None:
    dataset = small()
    dataset["institutions"] = [make_institution("band", inferred=["countries", "parent"])]
    assert _row(dataset, "band")["inferred"] == "Countries; Part of"


def test_rows_stand_in_the_order_of_the_names() -> None:
    dataset = small()
    dataset["institutions"] = [make_institution("one", name=text(name)) for name in ("b", "A")]
    assert [row["name"] for row in records(dataset, "organisations")] == ["A", "b"]
