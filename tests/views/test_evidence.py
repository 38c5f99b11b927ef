from itertools import pairwise
from typing import Any

import pytest

from tests.builders import citation, claim, counterpart, text
from tests.views.small import records, small


def _gate(dataset: Any) -> Any:
    return dataset["measures"][0]


def _row(dataset: Any, key: str) -> Any:
    return next(row for row in records(dataset, "evidence") if row["key"] == key)


def test_rows_of_a_measure_axis_and_field_stand_together_preferred_first() -> None:
    dataset = small()
    _gate(dataset)["claims"].reverse()
    fields = [(r["measure"], r["axis"], r["field"]) for r in records(dataset, "evidence")]
    assert len(set(fields)) == sum(a != b for a, b in pairwise(fields)) + 1
    keys = [row["key"] for row in records(dataset, "evidence")]
    assert keys.index("gate/signed-one") + 1 == keys.index("gate/signed-two")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("gate/presence", "Present"),
        ("gate/name", "Gate programme"),
        ("gate/status", "In operation"),
        ("gate/signed-two", "March 2002"),
        ("gate/ports", "about 5 ports"),
        ("gate/partner", "Agency"),
    ],
)
def test_values_are_in_words(key: str, words: str) -> None:
    assert _row(small(), key)["value"] == words


def test_a_field_of_a_date_is_named_by_its_event() -> None:
    assert _row(small(), "gate/signed-one")["field_title"] == "Dates: Signed"


def test_a_figure_is_named_by_words_not_by_an_id() -> None:
    dataset = small()
    _gate(dataset)["claims"] = [claim("planned", "east", "figures.ports-planned", 5)]
    assert _row(dataset, "gate/planned")["field_title"] == "Figures: ports planned"


def test_locators_of_one_claim_are_joined_and_say_what_they_rest_on() -> None:
    dataset = small()
    cited = [citation(), {**citation(locator="note 3"), "relies_on": "report-two"}]
    _gate(dataset)["claims"] = [claim("only", "east", "presence", "present", citations=cited)]
    locator = _row(dataset, "gate/only")["locator"]
    assert locator == "section 1, para 1; note 3 (after “Report two” (no date))"


def test_a_statement_about_an_empty_side_has_a_row() -> None:
    row = _row(small(), "gate/west.counterpart")
    assert row["value"] == "Nothing is said."
    assert row["source_short"] == "No source: Silent"
    assert row["claim"] is None


def test_a_stated_empty_side_names_its_source() -> None:
    dataset = small()
    stated = {**counterpart(basis="stated"), "citations": [citation()]}
    _gate(dataset)["entries"]["west"]["counterpart"] = stated
    assert _row(dataset, "gate/west.counterpart")["source"] == "report-one"


def test_every_key_that_an_entry_names_is_a_row_of_evidence() -> None:
    dataset = small(axes=("east", "west", "north"))
    keys = {row["key"] for row in records(dataset, "evidence")}
    for row in records(dataset, "entries"):
        for name, value in row.items():
            if name.endswith("evidence"):
                assert set(value) <= keys


def test_an_entry_leads_to_the_claims_on_each_field() -> None:
    entry = records(small(), "comparison")[0]["entries"]["east"]
    assert entry["dates_evidence"] == ["gate/signed-one", "gate/signed-two"]
    assert entry["presence_evidence"] == ["gate/presence"]


def test_a_field_without_claims_leads_to_all_claims_on_the_entry() -> None:
    entry = records(small(), "comparison")[0]["entries"]["east"]
    assert entry["summary_evidence"] == entry["evidence"]
    assert len(entry["evidence"]) == entry["evidence_rows"] == 7


def test_an_empty_side_leads_to_the_statement_about_it() -> None:
    entry = records(small(), "comparison")[0]["entries"]["west"]
    assert entry["status_evidence"] == ["gate/west.counterpart"]


def test_an_empty_side_is_never_blank() -> None:
    entry = records(small(), "comparison")[0]["entries"]["west"]
    assert entry["name_shown"] == "no counterpart named (silent); nearest: Lane"
    assert entry["status_shown"] == "not reported"
    assert entry["summary_shown"] == "Nothing is said."


def test_a_present_entry_says_what_is_not_reported() -> None:
    entry = records(small(), "comparison")[1]["entries"]["west"]
    assert entry["status_shown"] == entry["dates_shown"] == "not reported"
    assert entry["status"] is None


def test_dates_and_the_day_for_sorting_stand_beside_each_other() -> None:
    entry = records(small(), "comparison")[0]["entries"]["east"]
    assert (entry["dates"], entry["earliest"]) == ("signed 12 December 2001", "2001-12-12")


def test_differing_readings_are_counted() -> None:
    row = records(small(), "comparison")[0]
    assert (row["claims"], row["differing"], row["readings"]) == (7, 1, ["gate/signed-two"])


def test_a_reading_that_is_not_followed_stands_beside_the_one_that_is() -> None:
    (row,) = records(small(), "readings")
    assert (row["preferred"], row["reading"]) == ("12 December 2001", "March 2002")
    assert row["preferred_sources"] == "“Report one” (no date), section 1, para 1"
    assert row["reason"] == "The first report is nearer."


def test_open_readings_without_a_preferred_one_say_so() -> None:
    dataset = small()
    reason = {"standing": "open", "reason": text("Nobody knows.")}
    claims = [claim("scope", "east", "scope", text("Wide"), **reason)]
    _gate(dataset)["claims"] = claims
    (row,) = records(dataset, "readings")
    assert row["preferred"] == "None preferred"
    assert row["preferred_evidence"] == []


def test_open_questions_are_open_readings_and_what_could_not_be_read() -> None:
    dataset = small()
    open_ = {"standing": "open", "reason": text("Nobody knows."), "checked": "read-in-part"}
    _gate(dataset)["claims"] += [
        claim("unread", "east", "scope", text("Wide"), checked="not-found"),
        claim("open", "east", "scope", text("Narrow"), **open_),
    ]
    dataset["action_plans"][0]["points"][0]["checked"] = "read-in-part"
    rows = records(dataset, "open_questions")
    assert [(row["key"], row["kind"]) for row in rows] == [
        ("gate/open", "Reading not settled; Statement read in part"),
        ("gate/unread", "Statement not found in the source"),
        ("plan-east/p01", "Point read in part"),
    ]
    assert rows[2]["point"] == "east-1+west-1"


def test_no_open_questions_where_all_is_settled_and_read() -> None:
    assert records(small(), "open_questions") == []
