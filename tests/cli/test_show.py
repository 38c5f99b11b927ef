"""`border-policy show`: what it prints, and with which code it ends."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.builders import citation, seed_files, write_seeds
from toolkit.cli.app import app

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "seeds/measures").glob("*.json"), key=lambda path: path.stat().st_size)
LONGEST = [path.stem for path in FILES[-8:]]


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["-C", str(root), "show", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_a_value_stands_above_its_readings_with_source_place_and_how_far_checked(
    tmp_path: Path,
) -> None:
    code, out, _ = run(write_seeds(tmp_path), "gate")
    assert code == 0
    lines = out.splitlines()
    at = lines.index("Signed               12 December 2001")
    assert lines[at + 1] == "  + report-one: section 1, para 1 · read"
    assert lines[at + 2] == "  - March 2002 — report-two: section 1, para 1 · read"
    assert lines[at + 3] == "      The first report is nearer."


def test_an_open_reading_and_one_that_was_not_found_are_marked(tmp_path: Path) -> None:
    files = seed_files()
    claim = files["measures/gate.json"]["claims"][4]
    claim.update(standing="open", checked="not-found", as_stated="early in the year")
    claim["citations"] = [{**citation("report-two"), "relies_on": "report-one"}]
    out = " ".join(run(write_seeds(tmp_path, files), "gate")[1].split())
    said = "? March 2002 “early in the year” — report-two: section 1, para 1, after report-one"
    assert f"{said} · NOT FOUND" in out


def test_the_empty_side_says_why(tmp_path: Path) -> None:
    assert "Nothing is said." in run(write_seeds(tmp_path), "gate")[1]


@pytest.mark.parametrize("measure", LONGEST)
def test_no_line_is_wider_than_80_columns(measure: str) -> None:
    code, out, _ = run(ROOT, measure)
    assert code == 0
    assert [line for line in out.splitlines() if len(line) > 80 and " " in line.strip()] == []


def test_json_has_everything_that_the_text_has(tmp_path: Path) -> None:
    code, out, _ = run(write_seeds(tmp_path), "gate", "--json")
    shown = json.loads(out)
    assert code == 0
    assert shown["file"] == "seeds/measures/gate.json"
    east = next(side for side in shown["sides"] if side["axis"] == "east")
    signed = next(cell for cell in east["cells"] if cell["field"] == "dates.signed")
    assert signed["readings"][1]["places"][0]["source"] == "report-two"
    assert set(shown["sources"]) == {"report-one", "report-two"}


def test_an_unknown_measure_is_wrong_usage_with_a_hint(tmp_path: Path) -> None:
    code, out, err = run(write_seeds(tmp_path), "gaet")
    assert (code, out) == (2, "")
    assert err == 'border-policy: there is no measure "gaet"; did you mean "gate"?\n'


def test_broken_data_is_1_with_its_place(tmp_path: Path) -> None:
    code, _, err = run(write_seeds(tmp_path, seed_files() | {"words.json": "{"}), "gate")
    assert code == 1
    assert "seeds/words.json:1:1" in err


def test_no_seeds_is_3(tmp_path: Path) -> None:
    assert run(tmp_path, "gate")[0] == 3


def test_without_a_measure_it_is_wrong_usage_and_names_the_list(tmp_path: Path) -> None:
    code, _, err = run(write_seeds(tmp_path))
    assert code == 2
    assert "border-policy list" in err


def test_the_page_of_all_measures_is_markdown(tmp_path: Path) -> None:
    code, out, _ = run(write_seeds(tmp_path), "--page")
    assert code == 0
    assert out.startswith("# Where every value comes from\n")
    assert "### The lane (`lane`)" in out
