"""The views as files: every view, every row, and nothing from data with errors."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.builders import seed_files, write_seeds
from toolkit.cli.app import app
from toolkit.errors import FindingsError, UsageError
from toolkit.tasks.export import export
from toolkit.views.build import VIEWS


def test_every_view_is_a_file_and_the_dictionary_names_all_their_columns(tmp_path: Path) -> None:
    written = export(write_seeds(tmp_path), "csv", tmp_path / "out")
    names = {each.path.name for each in written}
    assert names == {f"{view.name}.csv" for view in VIEWS} | {"dictionary.csv"}
    with (tmp_path / "out" / "dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        described = {(row["table"], row["column"]) for row in csv.DictReader(file)}
    assert described >= {(view.name, column.name) for view in VIEWS for column in view.columns}


def test_rows_are_those_of_the_view(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    counts = {each.path.stem: each.rows for each in export(root, "json", tmp_path / "out")}
    rows = json.loads((tmp_path / "out" / "evidence.json").read_text("utf-8"))
    assert len(rows) == counts["evidence"] == 11
    assert {row["measure"] for row in rows} == {"gate", "lane"}


def test_data_with_errors_gives_findings_and_no_file(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/lane.json"]["parent"] = "gaet"
    with pytest.raises(FindingsError):
        export(write_seeds(tmp_path, files), "csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("form", "language"), [("xml", ""), ("csv", "de")])
def test_an_unknown_format_or_language_is_wrong_usage(
    tmp_path: Path, form: str, language: str
) -> None:
    with pytest.raises(UsageError, match="there is no"):
        export(write_seeds(tmp_path), form, tmp_path / "out", language)


def test_the_command_writes_below_outputs_and_says_what(tmp_path: Path) -> None:
    root = write_seeds(tmp_path)
    result = CliRunner().invoke(app, ["-C", str(root), "export", "--to", "parquet"])
    assert result.exit_code == 0
    assert "outputs/parquet/evidence.parquet: 11 rows" in result.stdout.splitlines()
    assert (root / "outputs" / "parquet" / "dictionary.parquet").exists()
    again = CliRunner().invoke(app, ["-C", str(root), "export", "--to", "csv", "-o", "there"])
    assert "there/comparison.csv: 2 rows" in again.stdout.splitlines()
