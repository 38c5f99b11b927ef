"""Dates: what is in order, beside the invalid data sets."""

import pytest

from tests.builders import make_dataset
from toolkit.checks import dates


@pytest.mark.parametrize(
    "value", ["2001", "2001-12", "2000-02-29", "2001~", "2001/2003", "2001/.."]
)
def test_dates_of_the_calendar_are_in_order(value: str) -> None:
    dataset = make_dataset()
    dataset["measures"][0]["entries"]["east"]["status_as_of"] = value
    assert list(dates.valid_dates(dataset)) == []


@pytest.mark.parametrize(
    ("value", "code"), [("1900-02-29", "C120"), ("2001-06-31", "C120"), ("2003/2001", "C121")]
)
def test_every_date_of_the_data_set_is_looked_at(value: str, code: str) -> None:
    dataset = make_dataset()
    entry, plan = dataset["measures"][0]["entries"]["east"], dataset["action_plans"][0]
    dataset["release"]["date"] = value
    entry["status_as_of"] = entry["dates"][0]["value"] = value
    dataset["measures"][0]["claims"][3]["value"] = value
    plan["dates"][0]["value"] = plan["points"][2]["since"] = value
    assert [problem.code for problem in dates.valid_dates(dataset)] == [code] * 6


@pytest.mark.parametrize(
    ("ended", "codes"), [("2001", []), ("2001-12-12", []), ("2001-12-11", ["C122"])]
)
def test_an_end_is_before_the_beginning_only_if_no_reading_saves_it(
    ended: str, codes: list[str]
) -> None:
    dataset = make_dataset()
    entry = dataset["measures"][0]["entries"]["east"]
    entry["dates"].append({"id": "ended", "event": "ended", "value": ended})
    assert [problem.code for problem in dates.begun_before_ended(dataset)] == codes


def test_a_rough_date_with_the_words_of_its_source_is_in_order() -> None:
    dataset = make_dataset()
    dataset["measures"][0]["claims"][4].update(value="2002~", as_stated="early 2002")
    assert list(dates.rough_dates_in_words(dataset)) == []
