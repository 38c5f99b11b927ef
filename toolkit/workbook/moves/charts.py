"""Charts: series over repeated rows are stretched, those over a repeated column are repeated.

The cached values of a reference that changed are dropped; they are written again from calculated
values, or by Excel when it opens the workbook.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from toolkit.workbook.moves.common import (
    Work,
    child_named,
    named,
    remove,
    set_attribute,
    set_text,
)
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.formula_tokens import Operand, split_formula
from toolkit.workbook.references.references import Ref, parse_reference
from toolkit.workbook.references.shift import At

_CACHES = ("numCache", "strCache", "multiLvlStrCache", "lvl")
_VALUES = ("val", "yVal", "bubbleSize")
_ONE_CELL = ("tx", "title", "txData")
_ACCENTS = 6
_MARKERS = ("circle", "diamond", "square", "triangle", "x", "star")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "lgDashDotDot")
_PATTERNS = ("pct90", "dkUpDiag", "smGrid", "dkHorz", "dkVert", "wdDnDiag")


def move_chart(work: Work) -> None:
    """Move the references of a chart (also of the newer kinds) and repeat its series."""
    for series in named(work.root, "ser"):
        copies = list(_copies(work, series))
        if len(copies) > 1:
            _repeat(work, series, copies)
    for holder in named(work.root, "f", "sqref"):
        text = holder.text
        if text and not holder.get("moved"):
            single = any(local(above) in _ONE_CELL for above in holder.iterancestors())
            moved = work.formula(text, "chart", single="never" if single else "always")
            _write(holder, moved)
    for holder in named(work.root, "f", "sqref"):
        holder.attrib.pop("moved", "")


def drop_tags(work: Work) -> None:
    """Drop cached values that hold a tag: the cell that they were read from is filled now."""
    for cache in named(work.root, *_CACHES):
        if any("{{" in str(text) for text in cache.itertext()):
            remove(cache)


def _write(holder: etree._Element, text: str) -> None:
    if holder.text == text:
        return
    set_text(holder, text)
    parent = holder.getparent()
    for cache in list(parent) if parent is not None else []:
        if local(cache) in _CACHES:
            remove(cache)


def _copies(work: Work, series: etree._Element) -> Iterator[tuple[str, At]]:
    """The sheet and copies that a series stands for."""
    refs = [ref for text in _value_formulas(series) if (ref := parse_reference(text))]
    if not refs or refs[0].sheet is None or refs[0].last_sheet is not None:
        return
    sheet, ref = refs[0].sheet, refs[0]
    shift = work.moves.map(sheet)
    rows, columns = shift.around(ref)
    if columns is not None and columns.copies > 1 and (ref.c1 == ref.c2 or ref.r1 < ref.r2):
        index = shift.columns.index(columns)
        for copy in range(columns.copies):
            yield sheet, At((), ((index, copy),))
    elif rows is not None and rows.copies > 1 and ref.r1 == ref.r2 and ref.c1 < ref.c2:
        index = shift.rows.index(rows)
        for copy in range(rows.copies):
            yield sheet, At(((index, copy),), ())


def _value_formulas(series: etree._Element) -> Iterator[str]:
    for values in series:
        if local(values) in _VALUES:
            for holder in named(values, "f"):
                if holder.text:
                    yield holder.text


def _repeat(work: Work, series: etree._Element, copies: list[tuple[str, At]]) -> None:
    """Put one series for every copy in the place of the one, each with its own references."""
    pristine, behind = deepcopy(series), series
    for number, (sheet, at) in enumerate(copies):
        current = series
        if number:
            current = deepcopy(pristine)
            behind.addnext(current)
            _make_different(current, number)
        for holder in named(current, "f", "sqref"):
            if holder.text:
                _write(holder, _in_copy(work, holder.text, sheet, at))
                holder.set("moved", "1")
        behind = current
    _number(work.root)


def _in_copy(work: Work, text: str, sheet: str, at: At) -> str:
    """The reference within one copy; `$`, which every reference of a chart has, does not count."""
    parts = []
    for piece in split_formula(text):
        moved = _one_reference(piece.ref, at, sheet, work) if isinstance(piece, Operand) else piece
        parts.append(str(moved))
    return "".join(parts)


def _one_reference(ref: Ref, at: At, sheet: str, work: Work) -> str:
    shift = work.moves.map(ref.sheet or "")
    if ref.sheet != sheet:
        moved = shift.range(ref)
    else:
        rows = shift.rows[at.rows[0][0]] if at.rows else None
        columns = shift.columns[at.columns[0][0]] if at.columns else None
        outside_rows = rows is None or not rows.top <= ref.r1 <= ref.r2 <= rows.bottom
        outside = columns is None or not columns.left <= ref.c1 <= ref.c2 <= columns.right
        loose = replace(
            ref,
            r1_fixed=outside_rows,
            c1_fixed=outside,
            r2_fixed=outside_rows,
            c2_fixed=outside,
        )
        moved = shift.range(loose, at)
    if moved is None:
        return f"{ref.prefix}#REF!"
    return str(
        replace(
            moved,
            r1_fixed=ref.r1_fixed,
            c1_fixed=ref.c1_fixed,
            r2_fixed=ref.r2_fixed,
            c2_fixed=ref.c2_fixed,
        )
    )


def _make_different(series: etree._Element, number: int) -> None:
    """Give a copied series the next colour of the theme and no identity of the first.

    Where the first has a marker, a dash or a pattern, the copy has the next of these too, so that
    colour is not all that tells them apart.
    """
    for element in named(series, "uniqueId"):
        holder = element.getparent()
        if holder is not None:
            remove(holder)
    for colour in named(series, "schemeClr"):
        value = colour.get("val", "")
        if value.startswith("accent") and value[6:].isdigit():
            accent = (int(value[6:]) - 1 + number) % _ACCENTS + 1
            colour.set("val", f"accent{accent}")
    for name, attribute, known in (
        ("symbol", "val", _MARKERS),
        ("prstDash", "val", _DASHES),
        ("pattFill", "prst", _PATTERNS),
    ):
        for element in named(series, name):
            value = element.get(attribute, "")
            if value in known:
                following = known[(known.index(value) + number) % len(known)]
                element.set(attribute, following)


def _number(root: etree._Element) -> None:
    """Number the series anew: every `idx` once, `order` as they stand behind one another."""
    series = named(root, "ser")
    taken: set[str] = set()
    orders = [(int(_value(s, "order") or "0"), at) for at, s in enumerate(series)]
    for place, (_, at) in enumerate(sorted(orders)):
        _set_value(series[at], "order", str(place))
    for one in series:
        number = _value(one, "idx")
        if number in taken:
            number = str(max(int(n) for n in taken | {_value(s, "idx") for s in series}) + 1)
            _set_value(one, "idx", number)
        taken.add(number)


def _value(series: etree._Element, name: str) -> str:
    child = child_named(series, name)
    return child.get("val", "0") if child is not None else "0"


def _set_value(series: etree._Element, name: str, value: str) -> None:
    child = child_named(series, name)
    if child is not None:
        set_attribute(child, "val", value)
