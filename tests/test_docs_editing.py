"""The page on editing is true: its round runs, on the project's own data."""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from tests.tasks.pulling import edited, seed
from toolkit.cli.app import app
from toolkit.codes import CODES

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
OUTPUT = Path("outputs/comparison.en.xlsx")


def commands(block: str) -> list[list[str]]:
    """Return the commands of the toolkit in a block, without comments."""
    lines = [line.partition("#")[0].split() for line in block.splitlines()]
    return [line[1:] for line in lines if line[:1] == ["border-policy"]]


def run(root: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> tuple[int, str]:
    monkeypatch.chdir(root)
    result = CliRunner().invoke(app, command)
    return result.exit_code, result.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "comparison.xlsx", tmp_path / "templates")
    return tmp_path


def test_the_round_ends_with_the_edit_in_the_seeds_and_a_current_output(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, round_, _ = BLOCKS
    assert [run(root, monkeypatch, command)[0] for command in commands(start)] == [0, 0]

    def rename(book: openpyxl.Workbook) -> None:
        sheet = book["Comparison"]
        row = next(row for row in sheet.iter_rows() if row[0].value == "fast")
        row[1].value = "The FAST programme"

    edited(root, rename, output=OUTPUT)
    codes, said = zip(*(run(root, monkeypatch, c) for c in commands(round_)), strict=True)
    names = [command[0] for command in commands(round_)]
    assert names == ["status", "pull", "pull", "validate", "build", "status"]
    assert codes == (1, 1, 0, 0, 0, 0), said
    assert seed(root, "measures/fast.json")["title"]["en"] == "The FAST programme"
    assert "edited by hand" in said[0] and "current" in said[-1]


def test_every_way_to_decide_is_an_option(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = run(root, monkeypatch, ["pull", "--help"])
    for command in commands(BLOCKS[2]):
        assert command[0] == "pull"
        assert all(option in said for option in command if option.startswith("--"))


def test_what_the_page_says_of_cells_has_a_code() -> None:
    assert {"P101", "P103", "P104", "P110", "P120", "P121", "P130", "P140"} <= CODES.keys()
