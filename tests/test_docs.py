"""The page on validation says what is there: commands, options, formats, hooks and limits."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.cli.app import COMMANDS, app
from toolkit.cli.options import Format
from toolkit.store import jsonguard, seeds

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
CALLS = sorted(set(re.findall(r"border-policy ([a-z]+)((?: --?[a-z-]+)*)", PAGE)))


@pytest.mark.parametrize(("name", "options"), CALLS)
def test_every_command_and_option_on_the_page_exists(name: str, options: str) -> None:
    assert name in COMMANDS
    known = CliRunner().invoke(app, [name, "--help"]).stdout
    assert [option for option in options.split() if f"{option} " not in known] == []


def test_every_format_is_on_the_page() -> None:
    assert [form for form in Format if f"| `{form}` |" not in PAGE] == []


def test_the_hooks_on_the_page_are_those_of_the_manifest() -> None:
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    in_page = re.findall(r"id: (border-policy-\S+)", PAGE)
    assert in_page == re.findall(r"id: (\S+)", manifest)


def test_the_inputs_of_the_action_on_the_page_exist() -> None:
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = re.search(r"border-policy-toolkit@main\n        with:\n((?: {10}.*\n)+)", PAGE)
    assert used
    for name in re.findall(r"^ {10}([a-z-]+):", used[1], re.MULTILINE):
        assert f"\n  {name}:\n" in action


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    mib = 1024**2
    assert f"{seeds.MAX_BYTES // mib} MiB is refused" in PAGE
    assert f"{jsonguard.MAX_VALUES // 1_000_000} million values" in PAGE
    assert f"a text of more than {jsonguard.MAX_STRETCH // mib} MiB" in PAGE
    assert f"more than {jsonguard.MAX_TEXT // mib} MiB in memory" in PAGE


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", PAGE))
def test_links_lead_to_files(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
