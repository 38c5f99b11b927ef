"""The files that CI systems and editors read: valid by their schemas, and running for real."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.builders import seed_files, write_seeds
from toolkit.cli.app import COMMANDS
from toolkit.model.collections import COLLECTIONS
from toolkit.tasks.format import format_seeds

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / ".gitlab" / "border-policy.gitlab-ci.yml"

needs_shell = pytest.mark.skipif(not shutil.which("sh"), reason="no shell here")


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


def tool_in(folder: Path) -> str:
    """Put a `border-policy` that runs this toolkit into a folder; return a PATH with it first."""
    folder.mkdir()
    tool = folder / "border-policy"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n')
    tool.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@needs_shell
def test_the_template_runs_for_real(tmp_path: Path) -> None:
    """Its script in a shell, with this toolkit instead of one that it would install."""
    format_seeds(write_seeds(tmp_path / "data"))
    job = parsed(TEMPLATE)["border-policy"]
    variables = {**job["variables"], "BORDER_POLICY_FOLDER": "data"}
    script = "\n".join(["set -e", *job["script"]])
    result = run("sh", "-c", script, cwd=tmp_path, **variables, PATH=tool_in(tmp_path / "bin"))
    assert result.returncode == 0, result.stderr
    assert isinstance(json.loads((tmp_path / "gl-code-quality-report.json").read_text()), list)
    assert (tmp_path / "border-policy.xml").read_text().startswith("<?xml")


def steps_run(workspace: Path, **inputs: str) -> list[subprocess.CompletedProcess[str]]:
    """Run the steps of the action as GitHub would, but for the set-up; stop at one that fails."""
    action = parsed(ACTION)
    given = {name: each["default"] for name, each in action["inputs"].items()} | inputs
    path = tool_in(workspace / "bin")
    done = []
    for step in action["runs"]["steps"]:
        condition = re.fullmatch(
            r"inputs\.(\S+) (==|!=) '(.*)'", step.get("if", "inputs.none != 'x'")
        )
        assert condition
        wanted = (given.get(condition[1], "") == condition[3]) == (condition[2] == "==")
        if "run" not in step or step["name"] == "Install" or not wanted:
            continue
        variables = {
            name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
            for name, value in step["env"].items()
        }
        more = {**variables, "PATH": path, "GITHUB_WORKSPACE": str(workspace)}
        more["GITHUB_STEP_SUMMARY"] = str(workspace / "summary.md")
        done.append(run("sh", "-e", "-c", step["run"], cwd=workspace, **more))
        if done[-1].returncode:
            break
    return done


@needs_shell
def test_the_action_runs_for_real_on_data_in_order(tmp_path: Path) -> None:
    format_seeds(write_seeds(tmp_path / "data"))
    done = steps_run(tmp_path, folder="data", sarif="report.sarif")
    assert [each.returncode for each in done] == [0, 0, 0]
    assert json.loads((tmp_path / "report.sarif").read_text())["version"] == "2.1.0"


@needs_shell
def test_the_action_fails_on_an_error_with_an_annotation_a_summary_and_the_report(
    tmp_path: Path,
) -> None:
    files = seed_files()
    files["measures/lane.json"]["parent"] = "gaet"
    write_seeds(tmp_path / "data", files)
    done = steps_run(tmp_path, folder="data", sarif="report.sarif")
    assert [each.returncode for each in done] == [0, 1]
    assert done[-1].stdout.startswith("::error file=data/seeds/measures/lane.json,line=60,")
    assert "C103" in (tmp_path / "summary.md").read_text()
    assert json.loads((tmp_path / "report.sarif").read_text())["runs"][0]["results"]


@needs_shell
def test_the_action_passes_where_it_is_told_never_to_fail(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/lane.json"]["parent"] = "gaet"
    format_seeds(write_seeds(tmp_path / "data", files))
    done = steps_run(tmp_path, folder="data", **{"fail-on": "never"})
    assert [each.returncode for each in done] == [0, 0]


def test_the_editor_knows_the_schema_of_every_seed_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    known = {tuple(each["fileMatch"]): each["url"] for each in settings["json.schemas"]}
    for each in COLLECTIONS:
        match = f"/seeds/{each.path}/*.json" if each.layout == "folder" else f"/seeds/{each.path}"
        assert known.pop((match,)) == f"./toolkit/schemas/{each.schema}.schema.json"
    assert known == {}


@pytest.mark.long
def test_the_hooks_run_for_real_in_another_repository(tmp_path: Path) -> None:
    """`pre-commit try-repo` installs what is committed here and runs its hooks on a project."""
    project, tool = tmp_path / "project", tmp_path / "tool"
    run("git", "clone", "-q", str(ROOT), str(tool))
    for words in (["init", str(project)], ["-C", str(project), "build"]):
        made = run(sys.executable, "-m", "toolkit", *words, cwd=tmp_path, PYTHONPATH=str(tool))
        assert made.returncode == 0, made.stderr
    run("git", "init", "-q", ".", cwd=project)
    run("git", "add", "-A", cwd=project)

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "pre_commit", "try-repo", str(tool))
        more = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
        return run(*command, f"border-policy-{name}", "--all-files", cwd=project, **more)

    for name in ("validate", "format", "outputs"):
        right = hook(name)
        assert right.returncode == 0, right.stdout + right.stderr
    axes = project / "seeds" / "axes.json"
    changed = axes.read_text("utf-8").replace("Ardania–Corvia", "Corvia")
    axes.write_text(json.dumps(json.loads(changed)), "utf-8")
    untidy, stale = hook("format"), hook("outputs")
    assert "files were modified by this hook" in untidy.stdout
    assert "run: border-policy build comparison" in stale.stdout
    axes.write_text('{"axes": []}', "utf-8")
    wrong = hook("validate")
    assert "error S206: Axes is empty" in wrong.stdout
    assert [each.returncode for each in (untidy, stale, wrong)] == [1, 1, 1]
