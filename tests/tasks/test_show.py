"""What `show` gathers about a measure."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import citation, seed_files, text, write_seeds
from toolkit.errors import FindingsError, UsageError
from toolkit.tasks.show import Cell, Shown, show

WORDS = {
    "figures": {"about": text("about {number} {unit}")},
    "counterpart": {
        "not_reported_basis": text("none named ({basis})"),
        "nearest": text("nearest: {names}"),
    },
}


def shown(root: Path, **changes: Any) -> Shown:
    files = seed_files()
    files["measures/gate.json"].update(changes)
    files["words.json"] = {"words": WORDS}
    return show(write_seeds(root, files), "gate")


def cell(measure: Shown, axis: str, field: str) -> Cell:
    (side,) = [side for side in measure.sides if side.axis == axis]
    return next(each for each in side.cells if each.field == field)


def test_a_date_has_its_value_in_words_and_every_reading_preferred_first(tmp_path: Path) -> None:
    signed = cell(shown(tmp_path), "east", "dates.signed")
    assert (signed.title, signed.value) == ("Signed", "12 December 2001")
    assert [(each.standing, each.value) for each in signed.readings] == [
        ("preferred", "12 December 2001"),
        ("not-preferred", "March 2002"),
    ]
    assert signed.readings[0].as_stated == "12 December 2001"
    assert signed.readings[1].reason == "The first report is nearer."


def test_a_reading_says_where_it_stands_and_how_far_it_was_checked(tmp_path: Path) -> None:
    (reading,) = cell(shown(tmp_path), "east", "status").readings
    (place,) = reading.places
    assert (place.source, place.locator) == ("report-one", "section 1, para 1")
    assert reading.checked == "read"


def test_the_status_says_as_of_when(tmp_path: Path) -> None:
    assert cell(shown(tmp_path), "east", "status").as_of == "December 2003"


def test_figures_and_partners_are_in_words(tmp_path: Path) -> None:
    measure = shown(tmp_path)
    assert cell(measure, "east", "figures.ports").value == "about 5 ports"
    assert cell(measure, "east", "partners").value == "Agency"


def test_an_empty_side_says_what_is_known_instead(tmp_path: Path) -> None:
    west = next(side for side in shown(tmp_path).sides if side.axis == "west")
    assert west.presence == "not-reported"
    assert west.counterpart == "none named (silent); nearest: Lane"
    assert west.counterpart_note == "Nothing is said."


def test_sides_are_in_the_order_of_the_axes(tmp_path: Path) -> None:
    entries = seed_files()["measures/gate.json"]["entries"]
    turned = dict(reversed(entries.items()))
    assert [side.axis for side in shown(tmp_path, entries=turned).sides] == ["east", "west"]


def test_analogues_have_their_names_and_every_source_is_cited_in_full(tmp_path: Path) -> None:
    analogue = seed_files()["measures/gate.json"]["analogues"][0]
    relying = {**citation("report-two"), "relies_on": "report-one"}
    measure = shown(tmp_path, claims=[], analogues=[{**analogue, "citations": [relying]}])
    (near,) = measure.analogues
    assert (near.measure, near.short) == ("lane", "Lane")
    assert list(measure.sources) == ["report-one", "report-two"]
    assert "Report one" in measure.sources["report-one"]


def test_a_review_says_by_role_who_read_the_entry_and_when(tmp_path: Path) -> None:
    entries = seed_files()["measures/gate.json"]["entries"]
    reviews = [{"role": "second-coder", "on": "2024-05-06", "outcome": text("Status settled.")}]
    entries["east"]["reviewed"] = reviews
    (side,) = [side for side in shown(tmp_path, entries=entries).sides if side.axis == "east"]
    assert side.reviewed == ("Second coder, 6 May 2024: Status settled.",)


def test_a_value_without_a_claim_has_no_readings(tmp_path: Path) -> None:
    assert cell(shown(tmp_path, claims=[]), "east", "name").readings == ()


def test_an_unknown_measure_is_met_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='no measure "gaet"; did you mean "gate"'):
        show(write_seeds(tmp_path), "gaet")


def test_a_name_like_none_of_them_leads_to_the_list(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="border-policy list"):
        show(write_seeds(tmp_path), "quite-another-thing")


def test_mistakes_between_records_do_not_keep_one_from_looking(tmp_path: Path) -> None:
    assert shown(tmp_path, parent="nothing").parent == "nothing"


def test_data_against_its_schema_cannot_be_shown(tmp_path: Path) -> None:
    with pytest.raises(FindingsError):
        shown(tmp_path, kind="nonsense")
