"""`border-policy list`: what it prints, and with which code it ends."""

import json
from pathlib import Path

from typer.testing import CliRunner

from tests.builders import counterpart, make_entry, make_measure, seed_files, write_seeds
from toolkit.cli.app import app


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "list", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_measures_stand_under_their_domain_with_the_state_on_each_axis(tmp_path: Path) -> None:
    code, out, _ = run(write_seeds(tmp_path))
    assert code == 0
    assert out.splitlines() == [
        "Border management",
        "-----------------",
        "gate  The gate",
        "    E: In operation · W: not reported",
        "  lane  The lane",
        "    E: absent · W: Present",
        "",
        "2 measures",
    ]


def test_a_measure_of_context_says_where_it_is_present(tmp_path: Path) -> None:
    files = seed_files()
    no = {"presence": "not-applicable", "counterpart": counterpart(basis="by-definition")}
    entries = {"east": no, "west": no, "all": make_entry(status="signed")}
    files["measures/pact.json"] = make_measure("pact", entries=entries, claims=[])
    lines = run(write_seeds(tmp_path, files))[1].splitlines()
    assert lines[lines.index("pact  The pact") + 1] == "    A: Signed"


def test_filters_say_how_many_of_all_are_left(tmp_path: Path) -> None:
    assert run(write_seeds(tmp_path), "--axis", "east")[1].endswith("\n1 of 2 measures\n")


def test_nothing_found_is_no_mistake(tmp_path: Path) -> None:
    code, out, _ = run(write_seeds(tmp_path), "--status", "signed")
    assert (code, out) == (0, "0 of 2 measures\n")


def test_json_has_ids_and_states(tmp_path: Path) -> None:
    found = json.loads(run(write_seeds(tmp_path), "--json", "--source", "report-two")[1])
    assert [each["id"] for each in found["measures"]] == ["gate"]
    assert found["measures"][0]["sides"]["east"] == "In operation"


def test_an_unknown_filter_is_wrong_usage_with_a_hint(tmp_path: Path) -> None:
    code, _, err = run(write_seeds(tmp_path), "--domain", "migraton")
    assert code == 2
    assert err.endswith('did you mean "migration"?\n')
