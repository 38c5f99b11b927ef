"""`border-policy release`, as a person meets it."""

from pathlib import Path

from typer.testing import CliRunner

from tests.tasks.test_build import project
from toolkit.cli.app import app


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "release", *arguments])
    return result.exit_code, result.output


def test_a_release_says_what_it_wrote_and_what_comes_next(tmp_path: Path) -> None:
    code, out = run(project(tmp_path), "9.0.0", "--date", "2030-01-02")
    assert code == 0
    assert out.splitlines() == [
        "seeds/release.json: written",
        "seeds/changes/9.0.0.json: written",
        "CHANGELOG.md: written",
        "9.0.0: the first release",
        "run: border-policy build",
    ]


def test_a_day_that_is_none_is_2(tmp_path: Path) -> None:
    code, out = run(project(tmp_path), "9.0.0", "--date", "soon")
    assert code == 2
    assert '"soon" is no date' in out
