"""Ids, names and how records hang together, beside the invalid data sets."""

import pytest

from tests.builders import make_dataset, make_measure
from toolkit.checks import citations, names, references, relations


def test_the_same_id_in_two_collections_is_no_clash() -> None:
    dataset = make_dataset()
    dataset["institutions"][0]["id"] = dataset["measures"][0]["id"]
    assert list(references.unique_ids(dataset)) == []


def test_a_third_record_of_the_same_id_is_reported_too() -> None:
    dataset = make_dataset()
    dataset["sources"] += [dataset["sources"][0]] * 2
    assert [problem.path for problem in references.unique_ids(dataset)] == [
        ("sources", 2, "id"),
        ("sources", 3, "id"),
    ]


def test_a_long_circle_of_parents_is_found_and_a_chain_into_it_is_not_blamed() -> None:
    dataset = make_dataset()
    parents = {"a": "b", "b": "c", "c": "a", "d": "a"}
    dataset["measures"] = [make_measure(name, parent=to) for name, to in parents.items()]
    places = [problem.path[1] for problem in relations.no_circles(dataset)]
    assert places == [0, 1, 2]


def test_a_measure_is_no_analogue_of_itself() -> None:
    dataset = make_dataset()
    dataset["measures"][0]["analogues"][0]["measure"] = "gate"
    dataset["measures"][1]["analogues"] = []
    assert [problem.code for problem in relations.symmetric_analogues(dataset)] == ["C104"]


@pytest.mark.parametrize(
    "path",
    [
        None,
        "measures/gate",
        "measures/gate/entries/east/dates/signed",
        "measures/gate/claims/signed-two",
        "action-plans/plan-east/points/p01",
        "sources/report-one",
    ],
)
def test_the_inventory_may_lead_to_any_record_or_field(path: str | None) -> None:
    dataset = make_dataset()
    dataset["inventory"][0]["to"] = path
    assert list(relations.inventory_places(dataset)) == []


@pytest.mark.parametrize(
    "path", ["measures/gates", "measures/gate/short/x", "nothing", "measures/gate/claims/x"]
)
def test_a_path_of_the_inventory_that_leads_nowhere_is_found(path: str) -> None:
    dataset = make_dataset()
    dataset["inventory"][0]["to"] = path
    assert [problem.code for problem in relations.inventory_places(dataset)] == ["C107"]


def test_words_called_source_are_no_citation() -> None:
    dataset = make_dataset()
    dataset["words"]["evidence"] = {"source": {"en": "Source"}}
    assert list(citations.known_sources(dataset)) == []


def test_a_work_that_a_source_relies_on_must_be_on_record() -> None:
    dataset = make_dataset()
    dataset["measures"][0]["claims"][0]["citations"][0]["relies_on"] = "nothing"
    assert [problem.code for problem in citations.known_sources(dataset)] == ["C103"]


def test_files_are_named_by_the_records_in_their_order() -> None:
    dataset = make_dataset()
    assert list(names.file_names(dataset, {"measures": ["gate", "lane"]})) == []
    swapped = names.file_names(dataset, {"measures": ["lane", "gate"]})
    assert [problem.path for problem in swapped] == [("measures", 0, "id"), ("measures", 1, "id")]
