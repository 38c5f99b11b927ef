"""Claims against entries: what counts as bearing out, and what as another reading."""

from typing import Any

import pytest

from tests.builders import claim, make_dataset, text
from toolkit.checks import claims

OTHER = {"standing": "not-preferred", "reason": text("because")}
OPEN = {"standing": "open", "reason": text("because")}


def found(*added: dict[str, Any], date: str = "2001-12-12", **entry: Any) -> list[str]:
    """Return the codes for `gate` with these claims instead of its own, and a changed entry."""
    dataset = make_dataset()
    measure = dataset["measures"][0]
    measure["claims"] = list(added)
    measure["entries"]["east"].update(entry)
    measure["entries"]["east"]["dates"][0]["value"] = date
    return [p.code for check in (claims.fields, claims.readings) for p in check(dataset)]


@pytest.mark.parametrize(
    ("held", "said", "codes"),
    [
        ("2001-12-12", "2001-12-12", []),
        ("2001-12-12", "2001-12", []),
        ("2001-12-12", "2001", []),
        ("2001-12-12", "2001~", []),
        ("2001-12-12", "2000/2002", []),
        ("2001-12", "2001-12-12", ["C142"]),
        ("2001-12-12", "2001-12-13", ["C142"]),
        ("2001-12-12", "2002", ["C142"]),
    ],
)
def test_a_preferred_date_is_the_same_or_less_exact(held: str, said: str, codes: list[str]) -> None:
    assert found(claim("c", "east", "dates.signed", said), date=held) == codes


def test_another_reading_must_be_another_value() -> None:
    assert found(claim("c", "east", "status", "in-operation", **OTHER)) == ["C143"]
    assert found(claim("c", "east", "status", "signed", **OTHER)) == []
    assert found(claim("c", "east", "dates.signed", "2001-12", **OTHER)) == []


def test_an_open_question_may_be_about_a_field_that_the_entry_leaves_out() -> None:
    assert found(claim("c", "east", "dates.ended", "2009", **OPEN)) == []
    assert found(claim("c", "east", "dates.ended", "2009", **OTHER)) == ["C141"]


def test_a_name_is_compared_without_regard_to_case_and_by_language() -> None:
    assert found(claim("c", "east", "name", text("GATE PROGRAMME"))) == []
    assert found(claim("c", "east", "name", text("Gate programme", fr="Porte"))) == []
    assert found(claim("c", "east", "name", text("Gate scheme"))) == ["C142"]


def test_words_about_scope_or_origin_may_be_put_in_each_sources_way() -> None:
    words = claim("c", "east", "scope", text("Goods"))
    assert found(words, scope=text("Freight by road")) == []


def test_a_partner_is_one_of_those_that_the_entry_names() -> None:
    assert found(claim("c", "east", "partners", "agency")) == []
    assert found(claim("c", "east", "partners", "office")) == ["C142"]
    assert found(claim("c", "east", "partners", "office", **OTHER)) == []


def test_a_claim_on_an_axis_without_entry_is_reported_once() -> None:
    assert found(claim("c", "all", "status", "signed")) == ["C140"]


def test_an_entry_that_nothing_is_reported_about_needs_no_claim() -> None:
    dataset = make_dataset()
    dataset["measures"][0]["claims"] = []
    places = [problem.path for problem in claims.borne_out(dataset)]
    assert ("measures", 0, "entries", "east", "status") in places
    assert all("west" not in path for path in places)


def test_only_a_preferred_claim_bears_a_value_out() -> None:
    dataset = make_dataset()
    dataset["measures"][0]["claims"][2].update(standing="open", value="signed")
    assert [p.code for p in claims.borne_out(dataset)] == ["C144"]
