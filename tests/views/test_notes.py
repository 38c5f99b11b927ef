from typing import Any

from tests.builders import citation, make_event, make_indicator, text
from tests.views.small import records, small


def _flaw(ident: str) -> Any:
    words = {"title": text("A slip"), "what": text("Says 2 for 3."), "handling": text("Kept.")}
    return {
        "id": ident,
        "document": "report-one",
        "kind": "slip",
        "citations": [citation()],
        **words,
    }


def _noted() -> Any:
    dataset = small()
    note = text("Mind this.")
    dataset["document_notes"] = [_flaw("slip")]
    dataset["action_plans"][0]["points"][1]["note"] = note
    dataset["measures"][0]["note"] = note
    dataset["measures"][0]["entries"]["east"]["note"] = note
    dataset["indicators"] = [make_indicator("ports", note=note), make_indicator("cars")]
    dataset["events"] = [make_event("storm", "2001", note=note)]
    return dataset


def test_remarks_are_numbered_in_the_order_in_which_a_reader_meets_their_marks() -> None:
    rows = records(_noted(), "notes")
    assert [(row["mark"], row["key"]) for row in rows] == [
        ("note 1", "measures/gate"),
        ("note 2", "measures/gate/entries/east"),
        ("note 3", "action_plans/plan-east/points/p02"),
        ("note 4", "events/storm"),
        ("note 5", "indicators/ports"),
        ("note 6", "document_notes/slip"),
    ]


def test_the_flaws_of_one_document_follow_one_another() -> None:
    dataset = small()
    documents = ("report-two", "report-one", "report-two")
    dataset["document_notes"] = [
        {**_flaw(f"slip-{n}"), "document": document} for n, document in enumerate(documents)
    ]
    assert [row["source"] for row in records(dataset, "notes")] == sorted(documents)


def test_it_is_said_what_a_remark_is_about() -> None:
    subjects = [row["subject"] for row in records(_noted(), "notes")]
    assert subjects == [
        "The gate",
        "The gate; E",
        "Plan east; Point 2: Point 2",
        "Storm",
        "Ports",
        "“Report one” (no date)",
    ]


def test_a_flaw_of_a_document_says_how_it_is_handled_and_where_it_stands() -> None:
    row = records(_noted(), "notes")[-1]
    assert (row["text"], row["handling"]) == ("Says 2 for 3.", "Kept.")
    assert row["sources"] == "“Report one” (no date), section 1, para 1"


def test_measures_and_sources_bear_the_marks_of_their_remarks() -> None:
    dataset = _noted()
    measures = {row["key"]: row["note_marks"] for row in records(dataset, "comparison")}
    assert measures == {"gate": "[note 1] [note 2]", "lane": None}
    sources = {row["key"]: row["note_marks"] for row in records(dataset, "bibliography")}
    assert sources == {"report-one": "[note 6]", "report-two": None}


def test_no_remark_gives_no_row() -> None:
    assert records(small(), "notes") == []


def test_every_mark_stands_on_the_row_of_the_record_that_it_is_about() -> None:
    dataset = _noted()
    dataset["action_plans"][0]["note"] = text("Mind this too.")
    marked = "comparison", "bibliography", "point_sides", "figure_sides", "timeline"
    seen = [row["note_marks"] for view in marked for row in records(dataset, view)]
    told = " ".join(marks for marks in seen if marks)
    assert all(f"[{row['mark']}]" in told for row in records(dataset, "notes"))
    (port, *_) = [row for row in records(dataset, "figure_sides") if row["indicator"] == "ports"]
    (own,) = [row for row in records(dataset, "notes") if row["key"] == "indicators/ports"]
    assert port["note_marks"] == f"[{own['mark']}]"
