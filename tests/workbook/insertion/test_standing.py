"""That what is compared with LibreOffice is seen at all."""

from pathlib import Path

import pytest

from tests.workbook.insertion.generated import make
from tests.workbook.insertion.insertions import Insertion, differences, filled
from tests.workbook.insertion.standing import standing, whole


@pytest.mark.parametrize("seed", [0, 1])
def test_a_repeat_moves_formulas_names_and_rules(seed: int, tmp_path: Path) -> None:
    source = tmp_path / "source.xlsx"
    insertion = make(seed, source)
    after = filled(source, tmp_path / "filled.xlsx", insertion)
    found = differences(standing(after), standing(source), insertion)
    kinds = {text.split("'")[1] for text in found}
    assert kinds >= {"formula", "value", "name"}
    assert differences(standing(after), standing(after), insertion) == []


def test_only_added_lines_and_the_tag_are_passed_over() -> None:
    insertion = Insertion("S", "rows", 5, 2, (5, 30))
    keys = [("formula", "S", f"A{row}") for row in (5, 6, 7, 8)]
    assert [insertion.concerns(key) for key in keys] == [False, True, True, False]
    assert insertion.concerns(("value", "S", "AD5"))
    assert not insertion.concerns(("value", "T", "A6"))
    assert not insertion.concerns(("name", "S", "N"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("A1:A3 A4", "A1:A4"), ("A1:B2 A3:B3", "B1:B3 A1:A3"), ("C1 A1", "A1 C1")],
)
def test_areas_are_compared_as_the_cells_that_they_cover(one: str, other: str) -> None:
    assert whole(one) == whole(other)


def test_areas_that_cover_other_cells_differ() -> None:
    assert whole("A1:A3 A5") != whole("A1:A5")
