"""A new record: complete, and reported until it is filled in."""

import json
from pathlib import Path

import pytest

from tests.builders import seed_files, write_seeds
from toolkit.errors import FileError, UsageError
from toolkit.tasks.new import new_measure
from toolkit.tasks.validate import validate


def test_every_required_field_is_there_with_an_entry_for_every_compared_axis(
    tmp_path: Path,
) -> None:
    path = new_measure(write_seeds(tmp_path), "bridge")
    record = json.loads((tmp_path / path).read_text("utf-8"))
    assert path.as_posix() == "seeds/measures/bridge.json"
    assert record["id"] == "bridge"
    assert list(record["entries"]) == ["east", "west"]
    assert record["title"]["en"].startswith("TO DO: Title.")
    assert "programme" in record["kind"]


def test_validate_reports_every_placeholder_at_its_place_and_nothing_else(tmp_path: Path) -> None:
    path = new_measure(write_seeds(tmp_path), "bridge")
    text = (tmp_path / path).read_text("utf-8")
    found = validate(tmp_path).findings
    assert {each.code for each in found} == {"S210"}
    assert len(found) == text.count("TO DO:")
    lines = text.splitlines()
    assert all("TO DO:" in lines[each.place.line - 1] for each in found)


def test_a_record_that_is_filled_in_is_in_order(tmp_path: Path) -> None:
    path = tmp_path / new_measure(write_seeds(tmp_path), "bridge")
    given = seed_files()["measures/lane.json"]
    record = json.loads(path.read_text("utf-8"))
    filled = {name: given.get(name, value) for name, value in record.items()}
    path.write_text(json.dumps({**filled, "id": "bridge", "short": "Bridge"}), encoding="utf-8")
    assert validate(tmp_path).findings == ()


@pytest.mark.parametrize("name", ["Bridge", "a--b", "a b", "../gate", "", "x" * 81])
def test_what_cannot_be_an_id_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be an id"):
        new_measure(write_seeds(tmp_path), name)


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = write_seeds(tmp_path) / "seeds/measures/gate.json"
    before = path.read_bytes()
    with pytest.raises(UsageError, match="already a file seeds/measures/gate"):
        new_measure(tmp_path, "gate")
    assert path.read_bytes() == before


def test_the_first_measure_makes_the_folder(tmp_path: Path) -> None:
    files = {name: value for name, value in seed_files().items() if "/" not in name}
    path = new_measure(write_seeds(tmp_path, files), "bridge")
    assert (tmp_path / path).is_file()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    write_seeds(tmp_path, {name: v for name, v in seed_files().items() if "/" not in name})
    (tmp_path / "seeds/measures").write_text("a file")
    with pytest.raises(FileError, match="seeds/measures"):
        new_measure(tmp_path, "bridge")
