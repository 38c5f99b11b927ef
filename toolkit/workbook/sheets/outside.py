"""References from everywhere else to sheets that were copied, and to their Tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from toolkit.codes import finding
from toolkit.errors import WorkbookError
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.calculate.scan import FormulaCell, split
from toolkit.workbook.moves.common import named
from toolkit.workbook.opc.escapes import escape, unescape
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.relationships import is_rels
from toolkit.workbook.opc.xml import to_bytes
from toolkit.workbook.references.references import cell_name, quote_sheet
from toolkit.workbook.sheets.booklist import Copies
from toolkit.workbook.sheets.items import SheetItem
from toolkit.workbook.sheets.parttree import own_parts
from toolkit.workbook.sheets.renaming import (
    FORMULA,
    naming,
    renamed_link,
    tables_in,
    with_sheet,
)
from toolkit.workbook.sheets.spread import MOST_ARGUMENTS, Targets, spread

_WITHOUT = re.compile(
    r"sharedStrings|styles|theme|comments|threadedComment|docProps/|persons/|media/"
)
"""Parts that hold no references."""
_SOURCE = re.compile(rb'(<(?:[\w.-]+:)?worksheetSource\b[^<>]*\sname=")([^"]*)')
_ENCODED = b"%7B%7B"
"""How a link writes the braces of a tag."""
_WHAT = {
    "charts": "a chart",
    "drawings": "a shape",
    "pivotCache": "the source of a pivot table",
    "worksheets": "a rule or link",
}
"""What a part is, by a word in its name."""


@dataclass(frozen=True)
class Copied:
    """What was copied: sheets, the names of the whole workbook that their copies have for
    themselves, both by the sheet's name in the template, and the items of the copies.
    """

    sheets: Copies
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    items: Mapping[str, SheetItem] = field(default_factory=dict)


def lead_to_copies(package: Package, file: str, copied: Copied) -> list[Finding]:
    """Lead every reference that is left to the copies of its sheet, and return what to look at.

    From a sheet that stands for the same items it leads to that of the same item.
    """
    work = _Outside(package, file, copied)
    for part in package.names():
        if part.endswith((".xml", ".vml", ".rels")) and not _WITHOUT.search(part):
            work.lead(part)
    return list(dict.fromkeys(work.findings))


@dataclass
class _Outside:
    package: Package
    file: str
    copied: Copied
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.copies = self.copied.sheets
        self._known: dict[str, Targets] = {}
        self._patterns = {sheet: naming(sheet) for sheet in self.copies}
        self._sheets = {info.part: info.name for info in self.package.sheets()}
        self._owners = dict(self._owned())
        tables = [old for made in self.copies.values() for copy in made for old in copy.tables]
        names = [name for own in self.copied.names.values() for name in own]
        self._words = tables_in([*tables, *names])

    def _owned(self) -> Iterator[tuple[str, str]]:
        """Yield the parts of every worksheet with its name."""
        for info in self.package.sheets():
            try:
                yield from ((part.name, info.name) for part in own_parts(self.package, info.part))
            except ValueError:  # nothing that could be copied, so no copy
                yield info.part, info.name

    def lead(self, part: str) -> None:
        """Lead the references of one part."""
        data = self.package.read(part)
        if not self._concerned(data) and not (is_rels(part) and _ENCODED in data):
            return
        if is_rels(part):
            self._lead_links(part)
        elif part == self.package.workbook_part:
            self._lead_names(part)
        elif part in self._sheets:
            self._lead_sheet(part)
        else:
            self._lead_other(part)

    def _concerned(self, data: bytes) -> bool:
        return any(p.search(data) for p in self._patterns.values()) or bool(
            self._words and self._words.search(data)
        )

    def _targets(self, sheet: str) -> Targets:
        """Return where references from a sheet lead."""
        if sheet not in self._known:
            self._known[sheet] = self._new_targets(sheet)
        return self._known[sheet]

    def _new_targets(self, sheet: str) -> Targets:
        found = Targets({}, {}, {})
        for old, made in self.copies.items():
            chosen = [c for c in made if self._same_item(sheet, c.name)] or made
            found.sheets[old.casefold()] = [copy.name for copy in chosen]
            for copy in chosen:
                for table, new in copy.tables.items():
                    found.tables.setdefault(table.casefold(), []).append(new)
            if all(sheet != copy.name for copy in made):  # which have these names themselves
                for name in self.copied.names.get(old, ()):
                    found.names[name.casefold()] = [
                        name if copy is made[0] else quote_sheet(copy.name) + name
                        for copy in chosen
                    ]
        return found

    def _same_item(self, sheet: str, other: str) -> bool:
        one, two = self.copied.items.get(sheet), self.copied.items.get(other)
        if one is None or two is None or not one.chain or one.chain != two.chain:
            return False
        return all(a is b for a, b in zip(one.items, two.items, strict=True))

    def _lead_links(self, part: str) -> None:
        root = self.package.xml(part)
        for relationship in root:
            for old, made in self.copies.items():
                target = relationship.get("Target", "")
                moved = renamed_link(target, old, made[0].name)
                if moved != target:
                    relationship.set("Target", moved)
        self.package.replace(part, to_bytes(root))

    def _lead_names(self, part: str) -> None:
        root = self.package.xml(part)
        tabs = [sheet.get("name", "") for sheet in named(root, "sheet")]
        for element in named(root, "definedName"):
            number = element.get("localSheetId", "")
            own = tabs[int(number)] if number.isdigit() and int(number) < len(tabs) else ""
            if element.text:
                found = spread(element.text, self._targets(own))
                element.text = found.text
                self._tell(found.first_only, f'the name "{element.get("name")}"', own)
        self.package.replace(part, to_bytes(root))

    def _lead_sheet(self, part: str) -> None:
        """Lead the formulas of cells, and whatever else the worksheet holds."""
        sheet, data = self._sheets[part], list[bytes]()
        targets = self._targets(sheet)
        for is_cell, run in groupby(split(self.package.utf8(part)), self._is_concerned_cell):
            if is_cell:
                data.extend(self._cell(c, sheet, targets) for c in run if not isinstance(c, bytes))
            else:
                raw = b"".join(p if isinstance(p, bytes) else p.raw for p in run)
                data.append(self._rest(part, raw, sheet))
        self.package.replace(part, b"".join(data))

    def _is_concerned_cell(self, piece: bytes | FormulaCell) -> bool:
        return not isinstance(piece, bytes) and self._concerned(piece.formula)

    def _cell(self, cell: FormulaCell, sheet: str, targets: Targets) -> bytes:
        found = spread(cell.text, targets)
        self._tell(found.first_only, "", sheet, cell_name(cell.row, cell.column))
        written = FORMULA.sub(
            lambda match: match[1] + escape(found.text).encode(), cell.formula, count=1
        )
        return cell.raw.replace(cell.formula, written, 1)

    def _lead_other(self, part: str) -> None:
        try:
            before = b"".join(self.package.utf8(part))
        except WorkbookError:
            return
        data = self._rest(part, before, self._owners.get(part, ""))
        if data != before:
            self.package.replace(part, data)

    def _rest(self, part: str, data: bytes, sheet: str) -> bytes:
        """Return XML with the references outside of cells led to the copies."""
        targets = self._targets(sheet)
        what = next((words for word, words in _WHAT.items() if word in part), part)
        most = 0 if "charts/" in part else MOST_ARGUMENTS

        def formula(match: re.Match[bytes]) -> bytes:
            if not self._concerned(match[0]):
                return match[0]
            found = spread(unescape(match[3].decode(), {"&quot;": '"'}), targets, most=most)
            self._tell(found.first_only, what, sheet)
            return match[1] + escape(found.text).encode()

        data = FORMULA.sub(formula, data)
        for old, pattern in self._patterns.items():
            names = targets.sheets[old.casefold()]
            if len(names) > 1 and part not in self._sheets and pattern.search(data):
                self._tell([old], what, sheet)
            data = with_sheet(pattern, data, names[0])
        return _SOURCE.sub(lambda match: self._source(match, targets, what, sheet), data)

    def _source(self, match: re.Match[bytes], targets: Targets, what: str, sheet: str) -> bytes:
        """Return the name of the Table that a pivot table reads."""
        name = unescape(match[2].decode())
        options = targets.of_word(name)
        if len(options) > 1:
            self._tell([name], what, sheet)
        return match[1] + escape(options[0] if options else name).encode()

    def _tell(self, first_only: Sequence[str], what: str, sheet: str, cell: str = "") -> None:
        for text in first_only:
            message = f"{text} stands for the sheets of all items; here only the first is meant"
            place = CellPlace(self.file, sheet, cell)
            message = f"{what}: {message}" if what else message
            self.findings.append(finding("F103", message, place))
