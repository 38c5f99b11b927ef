"""Runs the engine in a process of its own and takes its answer."""

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import WorkbookError
from toolkit.workbook.opc import limits

Cell = tuple[int, int, int, str, float | str | bool]
Value = tuple[str, float | str | bool]
_ENGINE = Path(__file__).with_name("engine.py")


def calculate(sheets: int, cells: Sequence[Cell]) -> tuple[list[Value], list[tuple[int, int, int]]]:
    """Return the value of each formula among `cells`, in order, and the places that spilled.

    A cell is (sheet from 0, row, column, kind, value), kinds as in `engine`; formulas speak of
    sheets as Sheet1, Sheet2, ... A value is (kind, value), kind x where the engine has none. Raises
    WorkbookError if the engine fails or hangs.
    """
    request = json.dumps({"sheets": sheets, "cells": cells}, allow_nan=False)
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_ENGINE)],
            input=request.encode(),
            capture_output=True,
            timeout=limits.CALCULATION_SECONDS,
            check=True,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise WorkbookError(f"the calculation took over {error.timeout:.0f} seconds") from error
    except (subprocess.CalledProcessError, ValueError, OSError) as error:
        raise WorkbookError("the calculation engine broke off") from error
    values = [_checked(str(kind), value) for kind, value in answer["values"]]
    return values, [(sheet, row, column) for sheet, row, column in answer["spills"]]


def _checked(kind: str, value: float | str | bool) -> Value:
    finite = not isinstance(value, float) or math.isfinite(value)
    return (kind, value) if finite else ("x", "")
