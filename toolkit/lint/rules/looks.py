"""C: typeface, size, colour, fill."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.lint.book import Book, Sheet
from toolkit.lint.cell import Cell, Font, Format
from toolkit.lint.colours import BLACK, WHITE, Rgb, as_hex, contrast
from toolkit.lint.limits import Limits
from toolkit.lint.parts import Look
from toolkit.lint.rule import Problem, at
from toolkit.lint.rules.columns import columns
from toolkit.lint.rules.sheets import level
from toolkit.workbook.references.references import cell_name

_SERIFS = re.compile(
    r"times|cambria|georgia|garamond|antiqua|palatino|century|courier|bookman|constantia|didot"
    r"|baskerville|liberation serif|dejavu serif|noto serif|minion|rockwell|perpetua|bodoni"
    r"|script|comic|brush|chiller|papyrus|lucida (?:bright|calligraphy|handwriting)|serif",
    re.IGNORECASE,
)
_SANS = re.compile(
    r"arial|calibri|helvetica|verdana|tahoma|aptos|segoe|carlito|trebuchet|sans|roboto|lato|inter"
    r"|gothic|futura|gill|franklin|corbel|candara|consolas|menlo|ubuntu|open ",
    re.IGNORECASE,
)
_SERIF_FAMILIES = (1, 4, 5)
"""Families that a file states: Roman, script, decorative."""
_LARGE, _LARGE_BOLD = 18.0, 14.0
_LEAST_CONTRAST, _LEAST_LARGE = 4.5, 3.0
_MOST_BOLD = 1 / 3
_SIGN = re.compile(r"[-+()]")
_SPACED = re.compile(r"(?:\b[^\W\d_]\s){3,}[^\W\d_]\b")


def typeface(book: Book, _: Limits) -> Iterator[Problem]:
    """C03."""
    for sheet in book.worksheets:
        for cell in sheet.filled:
            for font in set(cell.fonts):
                if _has_serifs(font):
                    yield at(sheet, cell, f'the typeface is "{font.name}"')


def size(book: Book, limits: Limits) -> Iterator[Problem]:
    """C04."""
    for sheet in book.worksheets:
        for cell in sheet.filled:
            least = min(font.size for font in cell.fonts)
            is_title = (cell.row, cell.column) == (1, 1) and level(
                cell.format.named, cell.format.builtin
            )
            if is_title and least < limits.title_size:
                yield at(sheet, cell, f"the title has {least:g} points")
            elif least < limits.least_size:
                yield at(sheet, cell, f"text of {least:g} points, less than {limits.least_size:g}")


def emphasis(book: Book, _: Limits) -> Iterator[Problem]:
    """C05."""
    for sheet in book.worksheets:
        for cell in sheet.filled:
            is_link = (cell.row, cell.column) in sheet.linked or "HYPERLINK(" in (
                cell.formula or ""
            )
            if any(font.italic for font in cell.fonts):
                yield at(sheet, cell, "text is in italics")
            if any(font.underlined for font in cell.fonts) and not (
                is_link or _made_plain(sheet, cell)
            ):
                yield at(sheet, cell, "text is underlined, and is no link")
    yield from _bold(book)


def _made_plain(sheet: Sheet, cell: Cell) -> bool:
    """Return whether a conditional format can take the underline of a cell away."""
    return any(
        condition.look.plain and any(a.holds(cell.row, cell.column) for a in condition.areas)
        for condition in sheet.conditions
    )


def legible(book: Book, _: Limits) -> Iterator[Problem]:
    """C06."""
    for sheet in book.worksheets:
        for cell in sheet.filled:
            back = _background(book, sheet, cell)
            for font in set(cell.fonts):
                text = _text_colour(book, sheet, cell, font)
                if back and _is_faint(text, back, font):
                    yield at(sheet, cell, _told(text, back))
        yield from _conditional(sheet)


def fills(book: Book, _: Limits) -> Iterator[Problem]:
    """C07."""
    for sheet in book.worksheets:
        for cell in sheet.cells.values():
            if cell.format.fill:
                yield at(sheet, cell, f"the cell has a fill ({_named(cell.format)})")
        for column in sheet.columns:
            if column.format and column.format.fill:
                address = cell_name(1, column.first)
                yield at(sheet, address, f"the column has a fill ({_named(column.format)})")


def colour_alone(book: Book, _: Limits) -> Iterator[Problem]:
    """C08."""
    for sheet in book.worksheets:
        for condition in sheet.conditions:
            if not condition.values_shown and condition.areas:
                area = condition.areas[0]
                message = "icons or bars stand in the place of the values"
                yield at(sheet, cell_name(area.top, area.left), message)
        for cell in sheet.cells.values():
            inside = sheet.table_at(cell.row, cell.column) is not None
            if cell.kind == "blank" and inside and cell.format.fill not in (None, WHITE):
                yield at(sheet, cell, "a blank cell is coloured")
    yield from _same_words(book)


def red_alone(book: Book, _: Limits) -> Iterator[Problem]:
    """C09."""
    for sheet in book.worksheets:
        for cell in sheet.filled:
            sections = cell.format.code.split(";")
            if cell.kind != "number" or len(sections) < 2:
                continue
            negative = sections[1]
            if re.search(r"\[red\]", negative, re.I) and not _SIGN.search(_unquoted(negative)):
                yield at(sheet, cell, "negative numbers are red without a sign")


def upright(book: Book, _: Limits) -> Iterator[Problem]:
    """C10."""
    for sheet in book.worksheets:
        for cell in sheet.texts:
            if cell.format.rotation:
                yield at(sheet, cell, "the text is rotated")
            elif _SPACED.search(cell.text):
                yield at(sheet, cell, "letters are parted by blanks")


def raised(book: Book, _: Limits) -> Iterator[Problem]:
    """C22."""
    for sheet in book.worksheets:
        for cell in sheet.filled:
            if any(font.raised for font in cell.fonts):
                yield at(sheet, cell, "text is raised or lowered")


def _has_serifs(font: Font) -> bool:
    if _SERIFS.search(font.name):
        return not re.search(r"\bsans\b", font.name, re.IGNORECASE)
    return font.family in _SERIF_FAMILIES and not _SANS.search(font.name)


def _bold(book: Book) -> Iterator[Problem]:
    counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for column in columns(book):
        if column.number != column.table.area.left:
            key = column.sheet.name, cell_name(column.table.area.top, column.table.area.left)
            counts[key].extend(cell.format.font.bold for cell in column.cells)
    for (sheet, address), bold in counts.items():
        if sum(bold) > len(bold) * _MOST_BOLD:
            message = f"{sum(bold):,} of {len(bold):,} cells of the Table are bold"
            yield Problem(message, sheet, address)


def _head(book: Book, sheet: Sheet, cell: Cell) -> Look:
    table = sheet.table_at(cell.row, cell.column)
    if table and table.headings and cell.row == table.area.top:
        return book.table_heads.get(table.style, Look())
    return Look()


def _background(book: Book, sheet: Sheet, cell: Cell) -> Rgb | None:
    fill = cell.format.fill
    if fill == "pattern":
        return None
    return fill or _head(book, sheet, cell).fill or WHITE


def _text_colour(book: Book, sheet: Sheet, cell: Cell, font: Font) -> Rgb:
    # A Table's style shows where the cell has the colour that every cell begins with.
    head = _head(book, sheet, cell).font
    if head and (font.colour or BLACK) == (book.default_font.colour or BLACK):
        return head
    return font.colour or BLACK


def _is_faint(text: Rgb, back: Rgb, font: Font) -> bool:
    is_large = font.size >= _LARGE or (font.bold and font.size >= _LARGE_BOLD)
    return contrast(text, back) < (_LEAST_LARGE if is_large else _LEAST_CONTRAST)


def _told(text: Rgb, back: Rgb) -> str:
    ratio = int(contrast(text, back) * 10) / 10
    return f"text in {as_hex(text)} on {as_hex(back)} has a contrast of {ratio}:1"


def _conditional(sheet: Sheet) -> Iterator[Problem]:
    for condition in sheet.conditions:
        look = condition.look
        if not (look.font or look.fill):
            continue
        seen: set[Format] = set()
        for cell in sheet.filled:
            form = cell.format
            inside = any(area.holds(cell.row, cell.column) for area in condition.areas)
            if not inside or form in seen:
                continue
            seen.add(form)
            back = look.fill or (form.fill if form.fill != "pattern" else None) or WHITE
            text = look.font or form.font.colour or BLACK
            if form.fill != "pattern" and _is_faint(text, back, form.font):
                yield at(sheet, cell, f"a conditional format shows {_told(text, back)}")


def _same_words(book: Book) -> Iterator[Problem]:
    """Yield texts that stand in one column in different colours: the colour says something else.

    Rows in turns of two colours are bands, which say nothing.
    """
    for column in columns(book):
        first: dict[str, Cell] = {}
        if _is_banded(column.cells):
            continue
        for cell in column.words:
            known = first.setdefault(cell.text, cell)
            if _colours(known) != _colours(cell):
                message = f'"{cell.text}" has another colour than in {known.address}'
                yield at(column.sheet, cell, message)


def _is_banded(cells: Sequence[Cell]) -> bool:
    even, odd = ([_colours(cell) for cell in cells if cell.row % 2 == side] for side in (0, 1))
    return min(len(even), len(odd)) > 1 and len(set(even)) == len(set(odd)) == 1


def _colours(cell: Cell) -> tuple[object, object]:
    return cell.format.fill, cell.format.font.colour


def _named(form: Format) -> str:
    return form.fill if isinstance(form.fill, str) else as_hex(form.fill or WHITE)


def _unquoted(code: str) -> str:
    return re.sub(r"\[[^\]]*\]|_.|\\(?=[^-+()])", "", code)
