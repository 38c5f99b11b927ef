"""Looks that somebody gave to the toolkit's sheets: formats of cells, sizes, what is hidden, views.

What is different from how it was written is theirs, aspect by aspect; all else is the template's.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from lxml import etree

from toolkit.merge.looks import SHEET, TABLE, Look, Place, differing, look_at
from toolkit.merge.places import Pair
from toolkit.workbook.cells.numbered import numbered_cells, numbered_rows
from toolkit.workbook.looks.cellformats import CellFormats
from toolkit.workbook.looks.sheetlooks import SheetNames, column_lines, line_look, view_look
from toolkit.workbook.moves.common import drop_attribute
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.refresh.columns import Columns
from toolkit.workbook.refresh.views import show_as
from toolkit.workbook.refresh.work import Work

_ROW = {"height": ("ht", "customHeight"), "hidden": ("hidden",), "level": ("outlineLevel",)}
Cell = tuple[int, int]


def keep_looks(work: Work) -> None:
    """Give the cells, rows, columns and sheets of the new workbook the looks that are theirs."""
    formats = CellFormats(work.copy.package), CellFormats(work.new)
    for sheet in work.shared:
        looks = _SheetLooks(work, sheet, *formats)
        looks.keep_cells()
        looks.keep_rows()
        looks.keep_columns()
        looks.keep_view()


class _SheetLooks:
    """The looks of one sheet, old and new."""

    def __init__(self, work: Work, sheet: str, old: CellFormats, new: CellFormats) -> None:
        self._work, self._sheet = work, sheet
        self._old, self._new = old, new
        self._root = work.old_sheet(sheet).root
        self._names = SheetNames(sheet, work.copy.match.tables)
        self._places = work.places.sheet(sheet)
        self._known = work.copy.match.receipt.looks

    def _theirs(self, place: Place, mine: Look, now: Look, usual: Look) -> set[str]:
        """Return the aspects that somebody changed; `now` is how it looks in the new workbook."""
        was = look_at(self._known, place) if self._known else now
        if was is None:
            was = now if place[0].startswith(TABLE) and all(place) else usual
        return differing(mine, was) & differing(mine, now)

    def keep_cells(self) -> None:
        """Keep the formats of cells, by record and column where they stand in a Table."""
        sheet, plain = self._work.new_sheet(self._sheet), self._new.look(0)
        own = set(self._work.own_cells(self._sheet))
        found: dict[Place, tuple[int, set[str]]] = {}
        for at, style in self._cells():
            to = None if at in own else self._places.cell(*at)
            if to is None:
                continue
            target = sheet.cell(*to)
            now = self._new.look(whole(target, "s") if target is not None else 0)
            place = self._names.cell(*at)
            aspects = self._theirs(place, self._old.look(style), now, plain)
            if aspects:
                found[place] = style, aspects
                self._format(to, style, aspects)
        for pair in self._places.pairs:
            self._format_new_rows(pair, found)

    def _cells(self) -> Iterator[tuple[Cell, int]]:
        for number, row in numbered_rows(self._work.old_sheet(self._sheet).data):
            for column, cell in numbered_cells(row, number):
                yield (number, column), whole(cell, "s")

    def _format(self, to: Cell, style: int, aspects: set[str]) -> None:
        target = self._work.new_sheet(self._sheet).made_cell(*to)
        mixed = self._work.copier.formats.mixed(whole(target, "s"), style, aspects)
        target.set("s", str(mixed))
        self._work.kept["formats of cells"] += 1

    def _format_new_rows(self, pair: Pair, found: Mapping[Place, tuple[int, set[str]]]) -> None:
        """Give new rows the format that all others of a column were given."""
        old, new = pair
        name, rows = TABLE + old.table.name, [key for key in old.rows if key in new.rows]
        for heading, column in new.columns.items():
            given = [found.get((name, key, heading)) for key in rows]
            first = given[0] if given else None
            if first is None or any(each != first for each in given):
                continue
            for key, row in new.rows.items():
                if key not in old.rows and key not in old.added:
                    self._format((row.number, column), *first)

    def keep_rows(self) -> None:
        """Keep heights that were set by hand, hidden rows and outlines."""
        sheet, old = self._work.new_sheet(self._sheet), self._work.old_sheet(self._sheet)
        own = self._work.own_cells(self._sheet)
        filled = {row for row, column in own if old.is_filled(row, column)}
        for number, row in numbered_rows(old.data):
            place, mine = self._names.row(number), line_look(row, "ht", "customHeight")
            to = self._places.row(number, self._column_of(place))
            if to is None:
                continue
            there = sheet.row(to)
            now = line_look(there, "ht", "customHeight") if there is not None else {}
            aspects = self._theirs(place, mine, now, {})
            if self._heights_are_frozen:
                aspects.discard("height")
            if aspects:
                self._shape_row(to, mine, aspects)
            if number in filled and "height" not in mine:
                self._heighten(to, row)

    @cached_property
    def _heights_are_frozen(self) -> bool:
        """Return whether the program that saved the copy calls every height one set by hand, as
        openpyxl does, so that it cannot be told which ones are.
        """
        mine, theirs = (
            [(row.get("ht"), line_look(row, "ht", "customHeight").get("height")) for _, row in rows]
            for rows in map(
                numbered_rows,
                (self._work.old_sheet(self._sheet).data, self._work.new_sheet(self._sheet).data),
            )
        )
        all_mine = all(custom for height, custom in mine if height)
        return all_mine and (
            any(height and not custom for height, custom in theirs)
            or all(custom for _, custom in mine) > all(custom for _, custom in theirs)
        )

    def _heighten(self, number: int, old: etree._Element) -> None:
        """Let a row with cells of somebody's own be as high as it was, if that is more."""
        row = self._work.new_sheet(self._sheet).made_row(number)
        higher = float(old.get("ht", "0")) > float(row.get("ht", "15"))
        if higher and "customHeight" not in row.attrib:
            row.set("ht", old.get("ht", ""))

    def _column_of(self, place: Place) -> int:
        """Return a column of the Table that a row is known by."""
        for old, _ in self._places.pairs:
            if place[0] == TABLE + old.table.name:
                return old.area.left
        return 1

    def _shape_row(self, number: int, mine: Look, aspects: set[str]) -> None:
        row = self._work.new_sheet(self._sheet).made_row(number)
        for aspect in aspects:
            name, *also = _ROW[aspect]
            for attribute in (name, *also):
                drop_attribute(row, attribute)
            if mine.get(aspect):
                row.set(name, mine[aspect])
                for attribute in also:
                    row.set(attribute, "1")
            self._work.kept[f"{_LINES[aspect]} of rows"] += 1

    def keep_columns(self) -> None:
        """Keep widths, hidden columns and outlines."""
        columns = Columns(self._work.new_sheet(self._sheet).root)
        for first, last, element in column_lines(self._root):
            mine = line_look(element, "width", "customWidth")
            to = self._places.column(first, self._places.main_row)
            if to is None:
                continue
            end = to if first == last else last
            place = self._names.column(first, last)
            aspects = self._theirs(place, mine, columns.look(to, end), {})
            if aspects:
                columns.set(to, end, {name: mine.get(name, "") for name in aspects})
                for name in aspects:
                    self._work.kept[f"{_LINES[name]} of columns"] += 1
        columns.store()

    def keep_view(self) -> None:
        """Keep frozen panes, zoom, lines, the colour of the tab, and whether it is hidden."""
        infos, sheet = self._work.infos, self._work.new_sheet(self._sheet)
        mine = view_look(self._root, infos[0][self._sheet], self._old)
        now = view_look(sheet.root, infos[1][self._sheet], self._new)
        aspects = self._theirs((SHEET + self._sheet, "", ""), mine, now, {})
        if aspects:
            show_as(self._work, self._sheet, {name: mine.get(name, "") for name in aspects})
            self._work.kept["views of sheets"] += 1


_LINES = {"width": "widths", "height": "heights", "hidden": "hiding", "level": "outlines"}
