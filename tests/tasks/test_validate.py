"""Whole data sets: the valid ones have no findings, the invalid ones exactly the expected."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_dataset, seed_files, write_seeds
from toolkit.codes import CODES
from toolkit.errors import FindingsError, SeedError
from toolkit.findings import SeedPlace, has_errors
from toolkit.tasks.load import load
from toolkit.tasks.validate import validate

CASES = Path(__file__).parent.parent / "cases"
VALID = sorted((CASES / "valid").iterdir())
INVALID = sorted((CASES / "invalid").iterdir())


def overlaid(case: Path, root: Path) -> Path:
    """Write the small valid data set with the case's own files over it."""
    files: dict[str, object] = dict(seed_files())
    for path in sorted((case / "seeds").rglob("*.*")):
        files[path.relative_to(case / "seeds").as_posix()] = path.read_bytes()
    removed = case / "removed.txt"
    for name in removed.read_text().split() if removed.exists() else ():
        files[name] = None
    return write_seeds(root, files)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_a_valid_data_set_has_no_findings(case: Path) -> None:
    result = validate(case)
    assert [str(finding) for finding in result.findings] == []
    assert result.complete


def test_the_small_data_set_is_loaded_as_it_was_written(tmp_path: Path) -> None:
    loaded = load(write_seeds(tmp_path))
    assert loaded.findings == ()
    assert loaded.valid() == make_dataset()


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_an_invalid_data_set_has_exactly_the_expected_findings(case: Path, tmp_path: Path) -> None:
    """Each case holds the files that differ from `builders.seed_files`, and `expected.txt`."""
    result = validate(overlaid(case, tmp_path))
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [str(finding) for finding in result.findings] == expected


def test_every_code_for_data_has_a_case_named_after_it() -> None:
    shown = {case.name.partition("-")[0] for case in INVALID}
    wanted = {code for code in CODES if code.startswith(("S1", "S2", "C1"))}
    of_their_own = {"S112", "S208", "S209"}  # too large for a case, or no shipped schema has it
    assert wanted - shown == of_their_own


def test_a_case_expects_the_code_that_it_is_named_after() -> None:
    for case in INVALID:
        assert f" {case.name.partition('-')[0]}: " in (case / "expected.txt").read_text("utf-8")


def test_relations_are_not_checked_before_the_structure_is_in_order(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["parent"] = "nothing"
    files["words.json"] = "{"
    result = validate(write_seeds(tmp_path, files))
    assert [finding.code for finding in result.findings] == ["S104"]
    assert not result.complete


def test_findings_come_worst_first_and_none_twice(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["claims"][2]["checked"] = "not-found"
    files["sources.json"]["sources"].append(files["sources.json"]["sources"][0])
    findings = validate(write_seeds(tmp_path, files)).findings
    assert [finding.severity for finding in findings] == ["error", "warning"]
    assert len(set(findings)) == len(findings)


def test_only_the_findings_of_the_asked_files_are_reported(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["short"] = ""
    files["measures/lane.json"]["short"] = ""
    root = write_seeds(tmp_path, files)
    lane = root / "seeds" / "measures" / "lane.json"
    for only in (lane, Path("seeds/measures/lane.json")):
        (finding,) = validate(root, [only]).findings
        assert finding.place.file == "seeds/measures/lane.json"
    assert len(validate(root, [Path("seeds/measures")]).findings) == 2
    assert validate(root, [Path("seeds/axes.json")]).findings == ()


def test_a_path_that_is_not_there_or_not_in_the_project_is_refused(tmp_path: Path) -> None:
    root = write_seeds(tmp_path / "project")
    with pytest.raises(SeedError, match=r"there is no file or folder seeds/axis\.json"):
        validate(root, [Path("seeds/axis.json")])
    with pytest.raises(SeedError, match="is not in this project"):
        validate(root, [tmp_path])
    (root / "docs").mkdir()
    with pytest.raises(SeedError, match="docs is not in seeds, so it is no data"):
        validate(root, [Path("docs")])
    assert validate(root, [Path()]).findings == ()


def test_a_dataset_with_errors_is_not_handed_out(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/lane.json"]["parent"] = "nothing"
    loaded = load(write_seeds(tmp_path, files))
    with pytest.raises(FindingsError) as caught:
        loaded.valid()
    assert [finding.code for finding in caught.value.findings] == ["C103"]


def test_a_dataset_with_warnings_only_is_handed_out(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["claims"][2]["checked"] = "not-found"
    loaded = load(write_seeds(tmp_path, files))
    assert [finding.code for finding in loaded.findings] == ["C113"]
    assert loaded.valid()["release"]["version"] == "1.0.0"


JUNK = st.sampled_from([None, True, 0, -1, 1.5, "", "x", "2001", "a b", [], {}, [[]], {"en": "x"}])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_change_of_any_value_makes_validation_fail(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever stands where, the outcome is findings; only an unreadable folder is an error."""
    files = seed_files()
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(files)))
        files[name] = damaged(files[name], data)
    texts = {name: json.dumps(value, indent=1) for name, value in files.items()}
    root = write_seeds(tmp_path_factory.mktemp("project"), texts)
    loaded = load(root)
    assert has_errors(loaded.findings) or loaded.valid()
    for finding in loaded.findings:
        lines = (root / finding.place.file).read_text(encoding="utf-8").splitlines()
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1


def damaged(value: object, data: st.DataObject) -> object:
    """Put junk into one place of a value, delete one member, or add one."""
    inner = isinstance(value, dict | list) and value and data.draw(st.integers(0, 4))
    if not inner:
        return deepcopy(data.draw(JUNK))  # it may be damaged in its turn
    steps = list(value) if isinstance(value, dict) else list(range(len(value)))
    step = data.draw(st.sampled_from(steps))
    if data.draw(st.integers(0, 5)) == 0:
        del value[step]
    else:
        value[step] = damaged(value[step], data)
    return value


def test_beyond_a_thousand_mistakes_the_rest_is_counted_once(tmp_path: Path) -> None:
    files = seed_files()
    for n in range(1010):
        files[f"measures/m{n:04d}.json"] = {"id": f"m{n:04d}"}
    findings = validate(write_seeds(tmp_path, files)).findings
    (last,) = [finding for finding in findings if finding.code == "S209"]
    assert len(findings) <= 1002
    assert "more records have mistakes" in last.message


def test_a_finding_has_the_end_of_its_place_what_stands_there_and_what_belongs_there(
    tmp_path: Path,
) -> None:
    files = seed_files()
    files["measures/gate.json"]["kind"] = "programe"
    files["measures/gate.json"]["titel"] = 1
    code, field = validate(write_seeds(tmp_path, files)).findings
    assert (code.found, code.suggestion) == ('"programe"', "programme")
    assert code.expected.startswith("one of action-plan, agreement")
    assert (field.found, field.suggestion) == ('"titel"', "title")
    for finding in (code, field):
        line = (tmp_path / finding.place.file).read_text("utf-8").splitlines()
        assert isinstance(finding.place, SeedPlace)
        assert finding.place.end_line == finding.place.line
        shown = line[finding.place.line - 1][
            finding.place.column - 1 : finding.place.end_column - 1
        ]
        assert shown == finding.found


def test_an_unknown_id_suggests_the_nearest_one(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/lane.json"]["parent"] = "gaet"
    (finding,) = validate(write_seeds(tmp_path, files)).findings
    assert (finding.found, finding.suggestion) == ('"gaet"', "gate")
    assert finding.expected == "the id of a known measure"
