"""The seeds folder: what is read, in which order, and what stops the reading."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.builders import seed_files, write_seeds
from toolkit.errors import SeedError
from toolkit.store import seeds as module
from toolkit.store.seeds import read_document, read_seeds

ROOT = Path(__file__).parents[2]


def test_records_with_a_file_each_come_sorted_by_name(tmp_path: Path) -> None:
    files = {f"measures/{name}.json": {} for name in ("b", "a-b", "a", "z", "a1")}
    seeds = read_seeds(write_seeds(tmp_path, files))
    names = ["a", "a-b", "a1", "b", "z"]
    assert seeds.stems()["measures"] == sorted(names, key=lambda name: f"{name}.json")


def test_a_path_of_the_dataset_leads_to_file_and_line(tmp_path: Path) -> None:
    seeds = read_seeds(write_seeds(tmp_path))
    places = {
        ("release", "version"): "seeds/release.json:2:14",
        ("axes", 1, "id"): "seeds/axes.json:21:13",
        ("words", "cover"): "seeds/words.json:3:14",
        ("measures", 1, "short"): "seeds/measures/lane.json:3:12",
        ("action_plans", 0): "seeds/action-plans/plan-east.json:1:1",
    }
    assert {path: str(seeds.place(path)) for path in places} == places


def test_a_path_into_a_file_that_is_not_there_leads_to_its_name(tmp_path: Path) -> None:
    seeds = read_seeds(write_seeds(tmp_path, {"release.json": {}}))
    assert str(seeds.place(("axes", 0))) == "seeds/axes.json:1:1"


def test_hidden_files_are_nobodys_business(tmp_path: Path) -> None:
    files = seed_files() | {".DS_Store": "", "measures/.gate.json.swp": "", ".git/config.json": ""}
    assert read_seeds(write_seeds(tmp_path, files)).findings == ()


def test_a_circle_of_links_is_reported_and_not_followed(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    (root / "seeds" / "measures" / "again").symlink_to(root / "seeds")
    (finding,) = read_seeds(root).findings
    assert finding.place.file == "seeds/measures/again"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    os.mkfifo(root / "seeds" / "measures" / "pipe.json")
    (finding,) = read_seeds(root).findings
    assert str(finding).startswith("seeds/measures/pipe.json:1:1: error S111: this is not an ord")


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing", "there is no folder seeds in"), ("empty", "holds no JSON file; put the data")],
)
def test_without_any_seeds_the_error_says_what_to_do(
    tmp_path: Path, name: str, message: str
) -> None:
    if name == "empty":
        (tmp_path / "seeds" / "measures").mkdir(parents=True)
    with pytest.raises(SeedError, match=message) as caught:
        read_seeds(tmp_path)
    assert "-C" in str(caught.value)


def test_a_file_called_seeds_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("x")
    with pytest.raises(SeedError, match="there is no folder seeds"):
        read_seeds(tmp_path)


def test_a_file_larger_than_the_limit_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 1024 * 1024)
    path = tmp_path / "big.json"
    path.write_bytes(b" " * (1024 * 1024 + 1))
    with pytest.raises(SeedError, match=r"seeds/big\.json is larger than 1 MiB"):
        read_document(path, "seeds/big.json")


def test_a_folder_where_a_file_belongs_is_reported_as_missing(tmp_path: Path) -> None:
    root = write_seeds(tmp_path, seed_files() | {"words.json": None})
    (root / "seeds" / "words.json").mkdir()
    assert [str(finding) for finding in read_seeds(root).findings] == [
        "seeds/words.json:1:1: error S111: this file is needed and is not there; add it"
    ]


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="rights are another matter here")
def test_a_file_without_permission_is_named_in_one_sentence() -> None:
    """Tried as a user who is not root, since root may read everything."""
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from toolkit.errors import SeedError\n"
        "from toolkit.store.seeds import read_seeds\n"
        "os.getuid() == 0 and os.setuid(65534)\n"
        "try:\n"
        "    read_seeds(Path(sys.argv[1]))\n"
        "except SeedError as error:\n"
        "    print(error)\n"
    )
    with tempfile.TemporaryDirectory() as name:
        root = write_seeds(Path(name))
        root.chmod(0o755)
        (root / "seeds" / "words.json").chmod(0)
        command = [sys.executable, "-c", script, str(root)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "seeds/words.json cannot be read: you have no permission to read it\n"
