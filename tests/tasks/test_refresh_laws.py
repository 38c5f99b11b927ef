"""What holds of every refresh, whatever somebody typed and whatever became of the seeds.

`EXAMPLES=60 pytest tests/tasks/test_refresh_laws.py` tries more.
"""

import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_measure
from tests.tasks.pulling import OUTPUT, project, rebuild
from tests.tasks.refreshing import (
    COPY,
    add_column,
    copy_of,
    opened,
    refreshed,
    reseed,
    rows_of,
    sort_rows,
)
from toolkit.workbook.opc.digest import content_digest
from toolkit.workbook.opc.package import Package

KEYS = ("alley", "gate", "lane", "zoo")
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
TEXTS = st.text(LETTERS, min_size=1, max_size=20).filter(lambda text: text[0] not in "=#")
VALUES = st.one_of(
    TEXTS,
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.booleans(),
)
LAWS = settings(
    max_examples=int(os.environ.get("EXAMPLES", "5")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def measures(draw: st.DrawFn) -> dict[str, str]:
    """Return short names of the measures that there are, by key; gate and lane always are."""
    others = draw(st.sets(st.sampled_from(["alley", "zoo"])))
    return {
        key: draw(st.sampled_from([key.capitalize(), "Another name"]))
        for key in KEYS
        if key in others or key in ("gate", "lane")
    }


def set_seeds(root: Path, shorts: dict[str, str]) -> None:
    """Write seeds that have these measures."""

    def change(files: dict[str, Any]) -> None:
        for key, short in shorts.items():
            record = files.setdefault(f"measures/{key}.json", make_measure(key))
            record["short"] = short if short.casefold() == key else f"{short} {key}"

    reseed(root, change)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


def start(root: Path, shorts: dict[str, str]) -> None:
    """Build the output of these measures anew."""
    set_seeds(root, shorts)
    (root / OUTPUT).unlink(missing_ok=True)
    rebuild(root)
    for path in root.glob("mine*.xlsx"):
        path.unlink()


@LAWS
@given(
    before=measures(),
    after=measures(),
    values=st.dictionaries(st.sampled_from(KEYS), VALUES),
    order=st.permutations(KEYS),
)
def test_a_column_of_ones_own_and_the_order_of_rows_survive_and_a_second_time_changes_nothing(
    root: Path,
    before: dict[str, str],
    after: dict[str, str],
    values: dict[str, Any],
    order: list[str],
) -> None:
    start(root, before)
    own = {key: value for key, value in values.items() if key in before}
    kept = {**before, **after} if any(key not in after for key in own) else after
    order = [key for key in order if key in before]

    def change(book: openpyxl.Workbook) -> None:
        add_column(book["Measures"], "Mine", own)
        sort_rows(book["Measures"], order)

    copy_of(root, change)
    set_seeds(root, kept)
    assert refreshed(root).state in ("written", "current")
    found = rows_of(root)
    assert {key: row[10] for key, row in found.items() if row[10] is not None} == own
    assert {key: row[1] for key, row in found.items()} == {
        key: short if short.casefold() == key else f"{short} {key}" for key, short in kept.items()
    }
    assert [key for key in found if key in before] == [key for key in order if key in kept]
    again = (root / COPY).read_bytes()
    assert refreshed(root).state == "current"
    assert (root / COPY).read_bytes() == again


@LAWS
@given(before=measures(), after=measures())
def test_a_copy_without_edits_refreshed_is_what_a_build_gives(
    root: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    start(root, before)
    copy_of(root, lambda _: None)
    set_seeds(root, after)
    refreshed(root)
    rebuild(root)
    assert content_digest(Package.open(root / COPY)) == content_digest(Package.open(root / OUTPUT))


@LAWS
@given(
    after=measures(),
    values=st.dictionaries(
        st.tuples(st.integers(1, 12), st.integers(1, 6)), VALUES, min_size=1, max_size=8
    ),
    place=st.integers(0, 3),
)
def test_the_cells_of_a_sheet_of_ones_own_survive(
    root: Path, after: dict[str, str], values: dict[tuple[int, int], Any], place: int
) -> None:
    start(root, {"gate": "Gate", "lane": "Lane"})

    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Mine", place)
        for (row, column), value in values.items():
            sheet.cell(row, column).value = value

    copy_of(root, change)
    set_seeds(root, after)
    assert refreshed(root).kept == {"sheets": 1}
    book = opened(root)
    assert book.sheetnames.index("Mine") == place
    found = {
        (cell.row, cell.column): cell.value
        for row in book["Mine"].iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert found == values


@LAWS
@given(typed=TEXTS, mine=st.booleans(), theirs=st.booleans())
def test_a_cell_that_one_side_changed_is_that_sides_and_two_are_never_decided_unasked(
    root: Path, typed: str, mine: bool, theirs: bool
) -> None:
    start(root, {"gate": "Gate", "lane": "Lane"})

    def change(book: openpyxl.Workbook) -> None:
        if mine:
            book["Measures"]["B2"] = typed

    copy_of(root, change)
    set_seeds(root, {"gate": "Another name" if theirs else "Gate", "lane": "Lane"})
    result = refreshed(root)
    now = "Another name gate" if theirs else "Gate"
    if mine and theirs and typed not in ("Gate", now):
        assert (result.state, [each.code for each in result.stops]) == ("stopped", ["R101"])
    else:
        assert rows_of(root)["gate"][1] == (typed if mine and typed != "Gate" else now)
