"""Which measures `list` finds."""

from pathlib import Path

import pytest

from tests.builders import make_entry, make_measure, seed_files, write_seeds
from toolkit.errors import UsageError
from toolkit.tasks.list_measures import Filters, Listing, list_measures


def found(root: Path, **filters: str) -> list[str]:
    return [each.id for each in listing(root, **filters).measures]


def listing(root: Path, **filters: str) -> Listing:
    files = seed_files()
    files["measures/lane.json"]["domain"] = "migration"
    files["measures/lane.json"]["entries"]["west"] = make_entry(status="signed")
    files["measures/lane.json"]["entries"]["all"] = make_entry()
    return list_measures(write_seeds(root, files), Filters(**filters))


def test_without_filters_all_are_listed_by_domain(tmp_path: Path) -> None:
    everything = listing(tmp_path)
    assert [each.id for each in everything.measures] == ["gate", "lane"]
    assert everything.of == 2


def test_a_part_stands_behind_its_whole(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/booth.json"] = make_measure("booth")
    files["measures/arch.json"] = make_measure("arch", parent="gate")
    listed = list_measures(write_seeds(tmp_path, files), Filters()).measures
    assert [each.id for each in listed] == ["booth", "gate", "arch", "lane"]


def test_an_axis_lists_what_is_present_there(tmp_path: Path) -> None:
    assert found(tmp_path, axis="east") == ["gate"]
    assert found(tmp_path, axis="west") == ["lane"]


def test_a_domain_a_status_and_a_source_each_leave_out_the_rest(tmp_path: Path) -> None:
    assert found(tmp_path, domain="migration") == ["lane"]
    assert found(tmp_path, status="in-operation") == ["gate"]
    assert found(tmp_path, source="report-two") == ["gate"]


def test_with_an_axis_the_status_is_that_on_this_axis(tmp_path: Path) -> None:
    assert found(tmp_path, axis="west", status="signed") == ["lane"]
    assert found(tmp_path, axis="east", status="signed") == []


def test_every_filter_must_be_passed(tmp_path: Path) -> None:
    assert found(tmp_path, domain="migration", source="report-two") == []


def test_a_side_says_the_status_or_what_is_known_of_the_presence(tmp_path: Path) -> None:
    gate, lane = listing(tmp_path).measures
    assert gate.sides == {"east": "In operation", "west": "not reported"}
    assert lane.sides == {"east": "absent", "west": "Signed", "all": "Present"}


def test_another_axis_is_told_only_where_the_measure_is_present_on_it(tmp_path: Path) -> None:
    gate, lane = listing(tmp_path).measures
    assert "all" in lane.sides
    assert "all" not in gate.sides


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("axis", "eest", 'did you mean "'),
        ("axis", "zzz", "there are east, west, all"),
        ("domain", "migraton", 'did you mean "migration"'),
        ("status", "singed", 'did you mean "signed"'),
        ("source", "report-tow", 'did you mean "report-two"'),
    ],
)
def test_a_filter_that_names_nothing_known_is_wrong_usage(
    tmp_path: Path, name: str, value: str, hint: str
) -> None:
    with pytest.raises(UsageError, match=f'there is no {name} "{value}"; {hint}'):
        found(tmp_path, **{name: value})
