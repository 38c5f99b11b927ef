"""What every move of a part gets: the maps, the part's root, and where findings go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.formulas import Single, move_formula, rename_columns
from toolkit.workbook.references.references import Ref, parse_reference
from toolkit.workbook.references.shift import OUTSIDE, STILL, At, ShiftMap
from toolkit.workbook.references.structured import Apart, NewName

Column = tuple[str, int, int]
"""A column of a filled Table: its heading, the template column it comes from, and which copy it is.
"""


@dataclass(frozen=True)
class Moves:
    """What moves where in a workbook.

    `maps` are by sheet name, a sheet without one does not move; `sheets` are the names of the
    worksheets by part; `headings` the columns of filled Tables from left to right, by Table.
    """

    maps: Mapping[str, ShiftMap]
    sheets: Mapping[str, str]
    file: str
    headings: Mapping[str, Sequence[Column]] = field(default_factory=dict)
    renames: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """The names that each column of each Table became, by Table and old name."""

    @cached_property
    def still(self) -> bool:
        """Whether no cell of any sheet moves."""
        return all(shift.identity for shift in self.maps.values())

    def map(self, sheet: str) -> ShiftMap:
        """Return the map of a sheet; sheets' names are compared without regard to case."""
        found = self.maps.get(sheet)
        if found is None:
            folded = sheet.casefold()
            found = next((m for name, m in self.maps.items() if name.casefold() == folded), STILL)
        return found


@dataclass
class Work:
    """One part on the move: its root is changed in place, findings are collected.

    `sheet` is the name of the sheet that the part belongs to, empty if to none; `what` says in
    findings what kind of thing is looked at.
    """

    root: etree._Element
    sheet: str
    moves: Moves
    findings: list[Finding] = field(default_factory=list)

    @property
    def shift(self) -> ShiftMap:
        """The map of the part's own sheet."""
        return self.moves.map(self.sheet)

    def report(self, code: str, message: str, cell: str = "") -> None:
        """Add a finding at a cell of the part's sheet."""
        self.findings.append(finding(code, message, CellPlace(self.moves.file, self.sheet, cell)))

    def formula(
        self,
        text: str,
        what: str,
        at: At = OUTSIDE,
        *,
        cell: str = "",
        single: Single = "argument",
        only_fixed: bool = False,
    ) -> str:
        """Return a formula moved; what a person must look at becomes findings that name `what`."""
        moved = move_formula(
            text, self.sheet, self.moves.maps, at, single=single, only_fixed=only_fixed
        )
        for note in moved.notes:
            self.report("F103", f"{what}: {note.message}", cell)
        return moved.text

    def place(self, text: str, what: str, at: At = OUTSIDE, *, cell: str = "") -> str:
        """Return the place that a link leads to, moved; to a repeated cell it means the first copy.

        Unlike in a formula, some producers leave the quotes of a sheet's name away.
        """
        ref = parse_reference(text)
        if ref is None or ref.kind == "error" or ref.last_sheet is not None:
            return self.formula(text, what, at, cell=cell, single="never")
        own = ref.sheet is None or ref.sheet.casefold() == self.sheet.casefold()
        shift = self.shift if ref.sheet is None else self.moves.map(ref.sheet)
        moved = shift.first(ref, at if own else OUTSIDE)
        if moved is None:
            self.report("F103", f"{what}: {text} is left out, so the link leads nowhere", cell)
            return text
        return text if moved is ref else str(moved)

    def renamed(
        self, text: str, table: str = "", copy: int | None = None, *, area_of: str = ""
    ) -> str:
        """Return a formula with the columns of Tables renamed.

        `table` is the Table that the formula stands in, `copy` which copy of a repeated column.
        `area_of` is what means an area, whatever it covers (a name).
        """
        if "[" not in text:
            return text
        read = text.casefold()
        for name, columns in self.moves.renames.items():
            inside = name == table
            if not inside and name.casefold() not in read:
                continue
            names = {old: of_copy(new, copy if inside else None) for old, new in columns.items()}
            text = rename_columns(
                text,
                name,
                names,
                inside=inside,
                everywhere=bool(area_of),
                tell=(lambda said: self.report("F103", f"{area_of}: {said}")) if area_of else None,
            )
        return text


Move = Callable[[Work], None]


def set_attribute(element: etree._Element, name: str, value: str) -> None:
    """Set an attribute only where it differs, so that what does not move stays the same bytes."""
    if element.get(name) != value:
        element.set(name, value)


def drop_attribute(element: etree._Element, name: str) -> None:
    """Remove an attribute if it is there."""
    if name in element.attrib:
        del element.attrib[name]


def child_named(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child with this name in any namespace."""
    return next((child for child in element if local(child) == name), None)


def set_text(element: etree._Element, text: str) -> None:
    """Set an element's text only where it differs."""
    if (element.text or "") != text:
        element.text = text


def area_of(text: str | None) -> Ref | None:
    """Return the area that an attribute names, None if it is none on this sheet."""
    ref = parse_reference(text) if text else None
    return None if ref is None or ref.kind == "error" or ref.prefix else ref


def named(root: etree._Element, *names: str) -> list[etree._Element]:
    """Return the elements with these names in any namespace, in document order."""
    wanted = set(names)
    return [element for element in root.iter() if local(element) in wanted]


def remove(element: etree._Element) -> None:
    """Take an element out of its parent, leaving the text behind it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def set_count(holder: etree._Element, name: str = "count") -> None:
    """Correct the count of a list's members, if it has one."""
    if holder.get(name) is not None:
        set_attribute(holder, name, str(len(holder)))


def became(columns: Sequence[Column], column: int) -> tuple[str, ...]:
    """Return the names of the columns that a template column became, `Apart` where others stand
    between them.
    """
    places = [place for place, (_, own, _) in enumerate(columns) if own == column]
    names = tuple(columns[place][0] for place in places)
    return names if not places or places[-1] - places[0] < len(places) else Apart(names)


def of_copy(names: Sequence[str], copy: int | None) -> NewName:
    """Return the name of one copy of a column, or those of all its copies."""
    if copy is not None and copy < len(names):
        return names[copy]
    return names[0] if len(names) == 1 else names if isinstance(names, tuple) else tuple(names)
