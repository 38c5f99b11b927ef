"""What a person means by what they typed into a cell: a value for its field, or a question back.

Programs make other things of what is typed: a day of 2005-03, 0.45 of 45%. What cannot be told for
certain is asked back and never guessed.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from toolkit.merge.cells import Scalar, Seen
from toolkit.merge.receipt import Written
from toolkit.merge.schema import FieldType, Form
from toolkit.model import edtf

_EPOCH = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 31 December 9999
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(1000, 3000)


@dataclass(frozen=True)
class Refused:
    """Why a cell cannot be taken: the code of the finding, what is wrong, what to do."""

    code: str
    message: str
    remedy: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, what was written there, and what the field may hold.

    `blanks` are the words that stand in the same column where nothing is held; `in_percent` tells
    that its other cells are shown in percent.
    """

    seen: Seen | None
    written: Written
    type: FieldType
    blanks: Collection[str] = ()
    in_percent: bool = False


def meaning(cell: Cell) -> Scalar | Refused:
    """Return the value that a person means, None for nothing, or why it cannot be taken."""
    seen = cell.seen
    if seen is None or seen.is_empty or seen.value in cell.blanks or _is_blank(seen):
        return None
    if seen.form in ("formula", "error"):
        what = f'the formula "={seen.text}"' if seen.form == "formula" else seen.text
        return Refused("P101", f"{what} where a value belongs", "type the value itself")
    return _READERS[cell.type.form](seen, cell)


def _is_blank(seen: Seen) -> bool:
    """Return whether a cell has nothing but spaces, as somebody types to empty one."""
    return isinstance(seen.value, str) and not seen.value.strip()


def _other(_: Seen, __: Cell) -> Refused:
    return Refused("P105", "the field holds more than one cell can", "edit it in the seeds")


def _text(seen: Seen, _: Cell) -> str | Refused:
    if seen.form == "day":
        return _asked_back(seen)
    if isinstance(seen.value, str):
        return seen.value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(seen.value, bool):
        return str(seen.value).upper()
    return seen.text if seen.form == "percent" else f"{seen.value:.15g}"


def _code(seen: Seen, cell: Cell) -> Scalar | Refused:
    wanted = _folded(str(seen.value))
    for code, title in cell.type.codes:
        if _folded(title) == wanted or str(code) == wanted:
            return code
    titles = [title for _, title in cell.type.codes]
    near = get_close_matches(str(seen.value), titles, n=1, cutoff=0.5)
    hint = f'did you mean "{near[0]}"?' if near else ""
    message = f'"{seen.value}" is none of the words that can stand here'
    return Refused("P103", message, hint or f"choose one of: {', '.join(titles)}")


def _date(seen: Seen, cell: Cell) -> str | Refused:
    if isinstance(seen.value, str):
        text = seen.value.strip()
        if edtf.is_valid(text):
            return text
        message = f'"{seen.value}" is no date of a form that the data has'
        return Refused("P105", message, "write 2001, 2001-12, 2001-12-12, 2005~ or 2001/2003")
    if seen.form == "plain" and isinstance(seen.value, int) and seen.value in _YEARS:
        return str(seen.value)
    if _is_day_for_day(seen, cell.written):
        return _day(seen).isoformat()
    return _asked_back(seen)


def _is_day_for_day(seen: Seen, written: Written) -> bool:
    """Return whether a day was typed over a day, so that nothing is less exact than it looks."""
    exact = isinstance(written.held, str) and bool(_FULL_DAY.fullmatch(written.held))
    whole = seen.form == "day" and isinstance(seen.value, int) and 60 < seen.value <= _LAST_SERIAL
    return exact and whole and isinstance(written.shown, date)


def _asked_back(seen: Seen) -> Refused:
    serial = seen.value
    if not isinstance(serial, int | float) or not 0 < serial <= _LAST_SERIAL:
        return Refused("P104", f"the number {serial} where a date belongs", "type the date as text")
    day = _day(seen)
    message = f"the program made a day of what was typed, {day.isoformat()}, shown as “{seen.text}”"
    forms = f"'{day.isoformat()}, '{day:%Y-%m} or '{day:%Y}"
    return Refused("P104", message, f"type what is meant as text, with an apostrophe: {forms}")


def _day(seen: Seen) -> date:
    assert isinstance(seen.value, int | float)
    return _EPOCH + timedelta(days=int(seen.value))


def _number(seen: Seen, cell: Cell) -> Scalar | Refused:
    if seen.form == "day":
        return _asked_back(seen)
    value = seen.value
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, str | bool) or value is None:
        return Refused("P105", f'"{seen.value}" where a number belongs', "type digits")
    if seen.form == "percent" and not cell.in_percent:
        value = float(f"{value * 100:.12g}")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if cell.type.form == "whole" and not isinstance(value, int):
        return Refused("P105", f"{value} where a whole number belongs", "round it")
    return value


def _boolean(seen: Seen, _: Cell) -> bool | Refused:
    if isinstance(seen.value, bool):
        return seen.value
    known = {"true": True, "false": False}.get(_folded(str(seen.value)))
    if known is not None:
        return known
    return Refused("P105", f'"{seen.value}" where TRUE or FALSE belongs', "type one of the two")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


_READERS: dict[Form, Callable[[Seen, Cell], Scalar | Refused]] = {
    "words": _text,
    "text": _text,
    "code": _code,
    "date": _date,
    "whole": _number,
    "number": _number,
    "boolean": _boolean,
    "other": _other,
}
