"""`border-policy schema`: prints, lists, writes."""

import json
from pathlib import Path

from typer.testing import CliRunner

from toolkit.cli.app import app


def test_names_are_listed_one_is_printed_and_all_are_written(tmp_path: Path) -> None:
    listed = CliRunner().invoke(app, ["schema"]).stdout.split()
    assert {"measure", "axes", "report"} <= set(listed)
    printed = CliRunner().invoke(app, ["schema", "measure"])
    assert json.loads(printed.stdout)["title"] == "Measure"
    written = CliRunner().invoke(app, ["-C", str(tmp_path), "schema", "-o", "schemas"])
    assert written.exit_code == 0
    assert (tmp_path / "schemas" / "common.schema.json").exists()


def test_an_unknown_name_is_wrong_usage() -> None:
    result = CliRunner().invoke(app, ["schema", "nonsense"])
    assert result.exit_code == 2
    assert "there are action-plan, axes" in result.stderr
