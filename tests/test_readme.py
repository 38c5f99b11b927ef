"""README is true: its commands run, every command is in it, its links lead somewhere."""

import re
import shutil
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from tests.tasks.test_status import commit
from toolkit.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / ".github/CONTRIBUTING.md",
]
COMMANDS = sorted(set(re.findall(r"`border-policy ([a-z][^`]*)`", README)))
# These wait for somebody, change the data, or need a file that is only an example.
NOT_RUN = re.compile(r"[A-Z]{3}|--watch|^(new|release|init|pull|refresh) ")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    for folder in ("seeds", "templates", "outputs"):
        shutil.copytree(ROOT / folder, root / folder)
    for name in ("comparison", "publication"):  # other tests build these; here that takes long
        (root / "templates" / f"{name}.xlsx").unlink()
    commit(root)
    return root


@pytest.mark.parametrize("command", [c for c in COMMANDS if not NOT_RUN.search(c)])
def test_a_command_of_the_readme_runs(project: Path, command: str) -> None:
    result = CliRunner().invoke(app, ["-C", str(project), *command.split()])
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output


def test_every_command_is_in_the_readme() -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert known <= {command.split()[0] for command in COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_two_lines_of_the_start_are_those_that_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    build, test = re.findall(r"```sh\n(python3 -m venv .*)\n```", README)
    assert build in ci.replace(" --quiet", "")
    assert test in ci.replace(" --quiet", "")
