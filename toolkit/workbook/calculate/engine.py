"""The child process that calculates: JSON in, JSON out, nothing of the toolkit in it.

A fault of the engine, which is not written in Python, ends this process and not its parent. In:
`{"sheets": count, "cells": [[sheet, row, column, kind, value], ...]}` with kind n (number), t
(text), b (true or false), e (error) or f (formula without `=`, in which sheets are called Sheet1,
Sheet2, ...). Out: `values`, one `[kind, value]` for each formula in order, and `spills`, the places
of formulas that filled more than their cell.
"""

import json
import sys
from typing import Any

import ironcalc

_ADDRESS_SPACE_BYTES = 8 * 1024**3

Place = tuple[int, int, int]


def main() -> None:
    """Answer the one request on standard input."""
    _limit_memory()
    json.dump(_calculate(json.load(sys.stdin)), sys.stdout)


def _calculate(request: dict[str, Any]) -> dict[str, object]:
    model = ironcalc.create("calculation", "en", "UTC", "en")
    model.rename_sheet(0, "Sheet1")
    count, cells = request["sheets"], request["cells"]
    for number in range(2, count + 1):
        model.add_sheet(f"Sheet{number}")
    refused = {tuple(cell[:3]) for cell in cells if not _put(model, *cell)}
    model.evaluate()
    formulas = [tuple(cell[:3]) for cell in cells if cell[3] == "f"]
    values = [("x", "") if place in refused else _value(model, place) for place in formulas]
    return {"values": values, "spills": _spills(model, {tuple(cell[:3]) for cell in cells})}


def _put(model: ironcalc.Model, sheet: int, row: int, column: int, kind: str, value: Any) -> bool:
    try:
        if kind == "f":
            model.update_cell_with_formula(sheet, row, column, f"={value}")
        elif kind == "n":
            model.update_cell_with_number(sheet, row, column, float(value))
        elif kind == "b":
            model.update_cell_with_bool(sheet, row, column, bool(value))
        elif kind == "e":
            model.set_user_input(sheet, row, column, str(value))
        else:
            model.update_cell_with_text(sheet, row, column, str(value))
    except ironcalc.WorkbookError:
        return False
    return True


def _value(model: ironcalc.Model, place: Place) -> tuple[str, object]:
    value = model.get_cell_value(*place)
    if model.get_cell_type(*place) == ironcalc.CellType.ErrorValue:
        return "e", value
    if isinstance(value, bool):
        return "b", value
    if isinstance(value, str):
        return "t", value
    return ("x", "") if value is None else ("n", value)


def _spills(model: ironcalc.Model, known: set[Place]) -> list[Place]:
    extra = [place for place in model.get_all_cells() if place not in known]
    if not extra:
        return []
    user = ironcalc.UserModel.from_bytes(model.to_bytes(), "en")
    anchors = set()
    for sheet, row, column in extra:
        structure = user.get_cell_array_structure(sheet, row, column)
        if isinstance(structure, dict):
            for anchor in structure.values():
                anchors.add((sheet, *anchor[:2]))
    return sorted(anchors)


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE_BYTES, _ADDRESS_SPACE_BYTES))
    except (ImportError, ValueError, OSError):
        return  # not every system has such limits; the size of the request is bounded anyway


if __name__ == "__main__":
    main()
