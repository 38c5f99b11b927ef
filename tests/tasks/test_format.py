"""Seeds in canonical form: what is rewritten, and what never is."""

import json
from pathlib import Path

import pytest

from tests.builders import seed_files, write_seeds
from toolkit.errors import FindingsError
from toolkit.store.seeds import assemble, read_seeds
from toolkit.tasks.format import format_seeds


def untidy(root: Path) -> Path:
    """Write the small data set in one line a file, keys in reverse."""
    files = {
        name: json.dumps(dict(reversed(list(value.items()))))
        for name, value in seed_files().items()
    }
    return write_seeds(root, files)


def test_untidy_files_are_rewritten_with_the_same_values(tmp_path: Path) -> None:
    root = untidy(tmp_path)
    before = assemble(read_seeds(root))
    assert len(format_seeds(root).changed) == 11
    assert assemble(read_seeds(root)) == before
    text = (root / "seeds" / "measures" / "gate.json").read_text("utf-8")
    assert text.startswith(
        '{\n  "id": "gate",\n  "short": "Gate",\n  "title": {\n    "en": "The gate"'
    )
    assert format_seeds(root).changed == ()


def test_check_tells_and_writes_nothing(tmp_path: Path) -> None:
    root = untidy(tmp_path)
    before = (root / "seeds" / "axes.json").read_bytes()
    result = format_seeds(root, check=True)
    assert (len(result.changed), result.right) == (11, 0)
    assert (root / "seeds" / "axes.json").read_bytes() == before


def test_only_the_named_files_are_looked_at(tmp_path: Path) -> None:
    root = untidy(tmp_path)
    named = [Path("seeds/measures"), root / "seeds" / "axes.json"]
    assert set(format_seeds(root, named).changed) == {
        "seeds/axes.json",
        "seeds/measures/gate.json",
        "seeds/measures/lane.json",
    }


def test_a_file_that_is_no_json_stops_all_before_anything_is_written(tmp_path: Path) -> None:
    root = untidy(tmp_path)
    (root / "seeds" / "words.json").write_text('{"words": {},}')
    before = (root / "seeds" / "axes.json").read_bytes()
    with pytest.raises(FindingsError) as caught:
        format_seeds(root)
    assert [finding.code for finding in caught.value.findings] == ["S104"]
    assert (root / "seeds" / "axes.json").read_bytes() == before
    assert format_seeds(root, [Path("seeds/axes.json")]).changed == ("seeds/axes.json",)


def test_windows_line_endings_are_brought_into_form(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    format_seeds(root)
    path = root / "seeds" / "axes.json"
    right = path.read_bytes()
    path.write_bytes(right.replace(b"\n", b"\r\n"))
    assert format_seeds(root).changed == ("seeds/axes.json",)
    assert path.read_bytes() == right


def test_rights_of_a_file_stay(tmp_path: Path) -> None:
    root = untidy(tmp_path)
    path = root / "seeds" / "axes.json"
    path.chmod(0o640)
    format_seeds(root)
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_seeds_of_this_project_are_in_form() -> None:
    assert format_seeds(Path(__file__).parents[2], check=True).changed == (), "border-policy format"
