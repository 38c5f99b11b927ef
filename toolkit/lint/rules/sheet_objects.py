"""S: what stands around and above the cells of sheets."""

import re
from collections.abc import Iterator

from toolkit.lint.book import Book, Sheet
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Problem, at, on

_SECTION = re.compile(r"&[LCR](?![a-z])")
_CODE = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&K\d\d[+-]\d{3}|&\d+|&[A-Z]')
_WORDS = re.compile(r"[^\W\d_]{2,}")
_AROUND_NUMBERS = {"page", "pages", "of", "de", "sur", "página", "páginas"}
_RIGHT_TO_LEFT = ("ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv")
_TOLD = {"shape": "a text box or shape", "diagram": "SmartArt", "control": "a control"}
_DECORATION = {"double", "slantDashDot"}


def headers(book: Book, _: Limits) -> Iterator[Problem]:
    """S13."""
    for sheet in book.worksheets:
        known = " ".join(cell.text for cell in sheet.texts).casefold() if sheet.header_texts else ""
        for text in dict.fromkeys(sheet.header_texts):
            for section in _SECTION.split(text.replace("&&", "＆")):
                said = _CODE.sub(" ", section).replace("＆", "&").strip()
                words = {word.casefold() for word in _WORDS.findall(said)} - _AROUND_NUMBERS
                if words and said.casefold() not in known:
                    yield on(sheet, f'header or footer has "{said}", which no cell has')


def shapes(book: Book, _: Limits) -> Iterator[Problem]:
    """S14."""
    for sheet in book.sheets:
        for thing in sheet.things:
            if thing.kind in _TOLD:
                name = f' ("{thing.name}")' if thing.name else ""
                yield at(sheet, thing.address, f"there is {_TOLD[thing.kind]}{name}")
        if sheet.has_background:
            yield on(sheet, "the sheet has a background picture")


def reading_order(book: Book, _: Limits) -> Iterator[Problem]:
    """S15."""
    for sheet in book.worksheets:
        if sheet.view.right_to_left and book.language not in _RIGHT_TO_LEFT:
            yield on(sheet, "the sheet runs from right to left")
        yield from _side_by_side(sheet)
        places = [(thing.area.top, thing.area.left) for thing in sheet.things]
        for thing, before in zip(sheet.things[1:], places, strict=False):
            if (thing.area.top, thing.area.left) < before:
                yield at(sheet, thing.address, f'"{thing.name}" is read after what stands below it')


def decorative_borders(book: Book, _: Limits) -> Iterator[Problem]:
    """S16."""
    for sheet in book.worksheets:
        for cell in sheet.cells.values():
            lines = cell.format.lines
            if not lines:
                continue
            if "diagonal" in lines:
                yield at(sheet, cell, "a diagonal line crosses the cell")
            elif _DECORATION & set(lines.values()):
                yield at(sheet, cell, "the border is a decorative line")
            elif cell.kind == "blank" and sheet.table_at(cell.row, cell.column) is None:
                yield at(sheet, cell, "a blank cell outside of every Table has a border")


def _side_by_side(sheet: Sheet) -> Iterator[Problem]:
    for number, table in enumerate(sheet.tables):
        for other in sheet.tables[:number]:
            if table.area.top <= other.area.bottom and other.area.top <= table.area.bottom:
                yield on(sheet, f'the Tables "{other.name}" and "{table.name}" are side by side')
