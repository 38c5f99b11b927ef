"""Inserted rows and columns against a spreadsheet engine that was written by others."""

from random import Random

import ironcalc
import pytest

from toolkit.workbook.references.formulas import move_formula
from toolkit.workbook.references.references import cell_name, column_letters
from toolkit.workbook.references.shift import ColumnRepeat, RowRepeat, ShiftMap

SHEETS = ["Sheet1", "It's 2"]
PREFIXES = ["", "", "Sheet1!", "'It''s 2'!"]
AROUND = ["{}", "SUM({})", "SUM({},2)", "COUNTIF({},1)", "SUMPRODUCT({}*2)", "-{}%", '{}&"E9"']


def name(rng: Random, row: int, col: int) -> str:
    fixed = rng.choice(["", "$"]), rng.choice(["", "$"])
    return f"{fixed[0]}{column_letters(col)}{fixed[1]}{row}"


def reference(rng: Random, apart_from: int) -> str:
    """A reference; none ends at the row or column that is repeated, where insertion differs."""
    free = [number for number in range(1, 30) if number != apart_from]
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


def formula(rng: Random, apart_from: int) -> str:
    parts = [
        rng.choice(AROUND).format(reference(rng, apart_from)) for _ in range(rng.randint(1, 3))
    ]
    return "=" + rng.choice("+*/").join(parts)


@pytest.mark.parametrize("across", [False, True], ids=["rows", "columns"])
@pytest.mark.parametrize("seed", range(40))
def test_repeating_an_empty_row_or_column_is_inserting_copies(seed: int, across: bool) -> None:
    rng = Random(seed)
    model = ironcalc.create("insertion")
    model.add_sheet(SHEETS[1])
    repeated, count = rng.randint(2, 28), rng.randint(1, 4)
    places = [(sheet, 30 + row, 40) for sheet in (0, 1) for row in range(25)]
    for sheet, row, col in places:
        model.set_user_input(sheet, row, col, formula(rng, repeated))
    before = {place: model.get_cell_formula(*place) for place in places}
    if across:
        model.insert_columns(0, repeated + 1, count)
        shift = ShiftMap([], [ColumnRepeat(repeated, repeated, count + 1)])
    else:
        model.insert_rows(0, repeated + 1, count)
        shift = ShiftMap([RowRepeat(repeated, repeated, copies=count + 1)])
    for sheet, row, col in places:
        place = (shift.cell(row, col) or (0, 0)) if sheet == 0 else (row, col)
        theirs = model.get_cell_formula(sheet, *place)
        ours = move_formula(before[sheet, row, col], SHEETS[sheet], {"Sheet1": shift}).text
        assert ours == theirs, f"{SHEETS[sheet]}!{cell_name(row, col)}"
