"""Attributes of XML as numbers and truths, forgiving where a file says nonsense."""

import math

from lxml import etree

from toolkit.lint.cell import Area
from toolkit.workbook.references.references import Ref, parse_reference


def number(element: etree._Element, name: str, default: float = 0.0) -> float:
    """Return an attribute as a finite number, `default` where it is missing or none."""
    return as_number(element.get(name), default)


def as_number(text: str | None, default: float = 0.0) -> float:
    """Return a text as a finite number, `default` where it is none."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if math.isfinite(value) else default


def count(element: etree._Element, name: str, default: int = 0) -> int:
    """Return an attribute as a whole number from 0, `default` where it is missing or none."""
    text = element.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else default


def truth(element: etree._Element, name: str, default: bool = False) -> bool:
    """Return an attribute as true or false."""
    text = element.get(name)
    return default if text is None else text in ("1", "true", "on")


def set_to_true(parent: etree._Element, tag: str) -> bool:
    """Return whether there is a child that switches something on, as `<b/>` does."""
    child = parent.find(tag)
    return child is not None and truth(child, "val", True)


def area(text: str) -> Area | None:
    """Return the area of a reference, None where the text is none."""
    ref = parse_reference(text)
    return as_area(ref) if ref is not None and ref.kind != "error" else None


def areas(text: str) -> tuple[Area, ...]:
    """Return the areas of a list of references parted by blanks; what is none is left out."""
    found = (area(item) for item in text.split())
    return tuple(each for each in found if each is not None)


def as_area(ref: Ref) -> Area:
    """Return the rectangle of a reference."""
    return Area(ref.r1, ref.c1, ref.r2, ref.c2)
