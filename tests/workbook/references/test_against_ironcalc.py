"""Inserted and removed rows and columns against a spreadsheet engine that was written by others."""

from random import Random

import ironcalc
import pytest

from toolkit.workbook.references.formulas import move_formula
from toolkit.workbook.references.references import Ref, cell_name, column_letters
from toolkit.workbook.references.shift import ColumnRepeat, RowRepeat, ShiftMap

SHEETS = ["Sheet1", "It's 2"]
PREFIXES = ["", "", "Sheet1!", "'It''s 2'!"]
AROUND = ["{}", "SUM({})", "SUM({},2)", "COUNTIF({},1)", "SUMPRODUCT({}*2)", "-{}%", '{}&"E9"']
GROUPS = range(8)
"""Each of so many workbooks that all make more than two thousand sheets."""
WORKBOOKS = 64


def name(rng: Random, row: int, col: int) -> str:
    fixed = rng.choice(["", "$"]), rng.choice(["", "$"])
    return f"{fixed[0]}{column_letters(col)}{fixed[1]}{row}"


def reference(rng: Random, apart_from: range) -> str:
    """A reference; none ends at the lines that are repeated, where insertion differs, or removed,
    where an end has no place of its own.
    """
    free = [number for number in range(1, 30) if number not in apart_from]
    r1, r2 = sorted(rng.sample(free, 2))
    c1, c2 = sorted(rng.sample(free, 2))
    kind = rng.choice(["cell", "cell", "area", "area", "rows", "columns"])
    body = {
        "cell": name(rng, r1, c1),
        "area": f"{name(rng, r1, c1)}:{name(rng, r2, c2)}",
        "rows": f"{r1}:{r2}",
        "columns": f"{column_letters(c1)}:{column_letters(c2)}",
    }[kind]
    return rng.choice(PREFIXES) + body


def formula(rng: Random, apart_from: range) -> str:
    parts = [
        rng.choice(AROUND).format(reference(rng, apart_from)) for _ in range(rng.randint(1, 3))
    ]
    return "=" + rng.choice("+*/").join(parts)


class Pair:
    """A workbook of the other engine, and its formulas as they were at first."""

    def __init__(self, rng: Random, apart_from: range) -> None:
        self.model = ironcalc.create("insertion")
        self.model.add_sheet(SHEETS[1])
        self.places = [(sheet, 40 + row, 40) for sheet in (0, 1) for row in range(25)]
        for place in self.places:
            self.model.set_user_input(*place, formula(rng, apart_from))
        self.before = {place: self.model.get_cell_formula(*place) for place in self.places}

    def compare(self, shift: ShiftMap) -> None:
        """Hold every formula of both sheets against ours, moved with the map of the first."""
        for sheet, row, col in self.places:
            place = (shift.cell(row, col) or (0, 0)) if sheet == 0 else (row, col)
            theirs = self.model.get_cell_formula(sheet, *place)
            text = self.before[sheet, row, col]
            ours = move_formula(text, SHEETS[sheet], {"Sheet1": shift}).text
            assert ours == theirs, f"{SHEETS[sheet]}!{cell_name(row, col)} from {text}"


@pytest.mark.parametrize("across", [False, True], ids=["rows", "columns"])
@pytest.mark.parametrize("group", GROUPS)
def test_repeating_an_empty_row_or_column_is_inserting_copies(group: int, across: bool) -> None:
    for number in range(WORKBOOKS):
        rng = Random(group * WORKBOOKS + number)
        line, count = rng.randint(2, 28), rng.randint(1, 4)
        pair = Pair(rng, range(line, line + 1))
        if across:
            pair.model.insert_columns(0, line + 1, count)
            shift = ShiftMap([], [ColumnRepeat(line, line, count + 1)])
        else:
            pair.model.insert_rows(0, line + 1, count)
            shift = ShiftMap([RowRepeat(line, line, copies=count + 1)])
        pair.compare(shift)


@pytest.mark.parametrize("across", [False, True], ids=["rows", "columns"])
@pytest.mark.parametrize("group", GROUPS)
def test_rows_or_columns_that_vanish_are_removed_ones(group: int, across: bool) -> None:
    for number in range(WORKBOOKS // 4):
        rng = Random(group * WORKBOOKS + number)
        line, count = rng.randint(2, 25), rng.randint(1, 4)
        pair = Pair(rng, range(line, line + count))
        if across:
            pair.model.delete_columns(0, line, count)
            shift = ShiftMap([], [ColumnRepeat(line, line + count - 1, 0, vanish=True)])
        else:
            pair.model.delete_rows(0, line, count)
            shift = ShiftMap([RowRepeat(line, line + count - 1, copies=0, vanish=True)])
        pair.compare(shift)


@pytest.mark.parametrize("across", [False, True], ids=["rows", "columns"])
def test_merged_cells_stand_where_the_other_engine_has_them(across: bool) -> None:
    for seed in range(WORKBOOKS * 4):
        rng = Random(seed)
        line, count = rng.randint(2, 28), rng.randint(1, 4)
        free = [number for number in range(1, 30) if number != line]
        (r1, r2), (c1, c2) = sorted(rng.sample(free, 2)), sorted(rng.sample(free, 2))
        model = ironcalc.create("merged")
        model.merge_cells(0, r1, c1, r2, c2)
        if across:
            model.insert_columns(0, line + 1, count)
            shift = ShiftMap([], [ColumnRepeat(line, line, count + 1)])
        else:
            model.insert_rows(0, line + 1, count)
            shift = ShiftMap([RowRepeat(line, line, copies=count + 1)])
        (theirs,) = model.get_merged_cells(0)
        ours = shift.range(Ref(None, r1, c1, r2, c2))
        assert ours is not None
        assert theirs == {
            "row": ours.r1,
            "column": ours.c1,
            "height": ours.r2 - ours.r1 + 1,
            "width": ours.c2 - ours.c1 + 1,
        }
