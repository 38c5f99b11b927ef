"""The files that CI systems and editors read: valid by their schemas, and running for real."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.builders import write_seeds
from toolkit.cli.app import COMMANDS
from toolkit.store.collections import COLLECTIONS
from toolkit.tasks.format import format_seeds

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / ".gitlab" / "border-policy.gitlab-ci.yml"


def parsed(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def run(*command: str, cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("schema", "path"),
    [("vendor.github-actions", ACTION), ("vendor.gitlab-ci", TEMPLATE)],
    ids=["action", "gitlab"],
)
def test_the_file_is_valid_by_the_schema_of_its_ci_system(schema: str, path: Path) -> None:
    result = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path))
    assert result.returncode == 0, result.stdout


def test_the_hooks_are_valid_by_pre_commit_itself() -> None:
    result = run(sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS))
    assert result.returncode == 0, result.stdout


def commands_in(path: Path) -> list[list[str]]:
    """Return the words after `border-policy` wherever a file runs it, without -C and its folder."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        _, called, rest = line.partition("border-policy ")
        words = rest.split()
        if called and words and not line.lstrip().startswith("#") and "name:" not in line:
            found.append(words[2:] if words[0] == "-C" else words)
    return found


@pytest.mark.parametrize("path", [HOOKS, ACTION, TEMPLATE], ids=lambda path: path.name)
def test_only_commands_and_options_that_exist_are_run(path: Path) -> None:
    from typer.testing import CliRunner

    from toolkit.cli.app import app

    found = commands_in(path)
    assert found
    for name, *options in found:
        assert name in COMMANDS
        known = CliRunner().invoke(app, [name, "--help"]).stdout
        for option in options:
            assert not option.startswith("--") or option in known, (name, option)


def test_inputs_of_the_action_reach_the_shell_only_as_variables() -> None:
    """What somebody writes into an input cannot become a command."""
    for step in parsed(ACTION)["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.skipif(not shutil.which("sh"), reason="no shell here")
def test_the_template_runs_for_real_up_to_its_reports(tmp_path: Path) -> None:
    """Its script in a shell, with this toolkit instead of one that it would install."""
    format_seeds(write_seeds(tmp_path / "data"))
    tool = tmp_path / "bin" / "border-policy"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n')
    tool.chmod(0o755)
    job = parsed(TEMPLATE)["border-policy"]
    variables = {**job["variables"], "BORDER_POLICY_FOLDER": "data"}
    path = f"{tool.parent}{os.pathsep}{os.environ['PATH']}"
    script = "\n".join(["set -e", *job["script"]])
    result = run("sh", "-c", script, cwd=tmp_path, **variables, PATH=path)
    assert result.returncode == 0, result.stderr
    assert isinstance(json.loads((tmp_path / "gl-code-quality-report.json").read_text()), list)
    assert (tmp_path / "border-policy.xml").read_text().startswith("<?xml")


def test_the_editor_knows_the_schema_of_every_seed_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    known = {tuple(each["fileMatch"]): each["url"] for each in settings["json.schemas"]}
    for each in COLLECTIONS:
        match = f"/seeds/{each.path}/*.json" if each.layout == "folder" else f"/seeds/{each.path}"
        assert known.pop((match,)) == f"./toolkit/schemas/{each.schema}.schema.json"
    assert known == {}


@pytest.mark.long
def test_the_hooks_run_for_real_in_another_repository(tmp_path: Path) -> None:
    """`pre-commit try-repo` installs this one from git and runs its hooks on a project."""
    format_seeds(write_seeds(tmp_path))
    run("git", "init", "-q", ".", cwd=tmp_path)
    run("git", "add", "-A", cwd=tmp_path)
    command = (sys.executable, "-m", "pre_commit", "try-repo", str(ROOT))
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
    right = run(*command, "border-policy-validate", "--all-files", cwd=tmp_path, **home)
    assert right.returncode == 0, right.stdout + right.stderr
    axes = tmp_path / "seeds" / "axes.json"
    axes.write_text(json.dumps(json.loads(axes.read_text("utf-8"))), "utf-8")
    untidy = run(*command, "border-policy-format", "--all-files", cwd=tmp_path, **home)
    assert "files were modified by this hook" in untidy.stdout
    axes.write_text('{"axes": []}', "utf-8")
    wrong = run(*command, "border-policy-validate", "--all-files", cwd=tmp_path, **home)
    assert wrong.returncode == 1
    assert "error S206: Axes is empty" in wrong.stdout
