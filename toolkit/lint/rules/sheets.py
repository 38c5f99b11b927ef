"""S: names, titles and texts of sheets."""

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.lint.book import Book, Sheet
from toolkit.lint.limits import Limits
from toolkit.lint.rule import Problem, at, on
from toolkit.lint.words import COLOUR, FROZEN, HIDDEN, UNFREEZE, table_counts, word_count
from toolkit.workbook.references.references import column_letters

_DEFAULT_NAME = re.compile(
    r"(?:sheet|feuil|feuille|hoja|tabelle|foglio|planilha|folha|blad|chart|graph|gr[aá]fico)"
    r"[ _]?\d*",
    re.IGNORECASE,
)
_MOST_IN_NAME = 31
HEADING_1, HEADING_2 = 16, 17
"""The numbers of Excel's styles for headings; those of the next levels follow."""
_LAST_HEADING = 19
_HEADING_NAME = re.compile(
    r"(?:excel built-in )?(?:heading|titre|t[ií]tulo|encabezado) ([1-4])", re.IGNORECASE
)
"""LibreOffice drops the number of the style and puts words before its name."""
_MOST_WORDS = 600


def default_names(book: Book, _: Limits) -> Iterator[Problem]:
    """S01."""
    counts = Counter(sheet.name.casefold() for sheet in book.sheets)
    for sheet in book.sheets:
        if _DEFAULT_NAME.fullmatch(sheet.name):
            yield on(sheet, f'"{sheet.name}" does not say what the sheet holds')
        elif counts[sheet.name.casefold()] > 1:
            yield on(sheet, f'there are several sheets called "{sheet.name}"')


def name_form(book: Book, _: Limits) -> Iterator[Problem]:
    """S02."""
    for sheet in book.sheets:
        if len(sheet.name) > _MOST_IN_NAME:
            yield on(sheet, f"the name has {len(sheet.name)} characters")
        if sheet.name != sheet.name.strip():
            yield on(sheet, "the name has blanks at its ends")
        if sheet.name[:1].isdigit() and _bare(sheet.name) in {_bare(t.name) for t in sheet.tables}:
            yield on(sheet, "the name begins with a digit, which the name of its Table cannot")


def blank(book: Book, _: Limits) -> Iterator[Problem]:
    """S04."""
    for sheet in book.worksheets:
        if not sheet.filled and not sheet.things:
            yield on(sheet, "the sheet is blank")


def titles(book: Book, _: Limits) -> Iterator[Problem]:
    """S05."""
    found = {sheet.name: _title(sheet) for sheet in book.worksheets if sheet.filled}
    counts = Counter(title.casefold() for title in found.values())
    for sheet in book.worksheets:
        title = found.get(sheet.name)
        if title is None:
            continue
        if not title:
            yield at(sheet, "A1", "A1 holds no title")
        elif counts[title.casefold()] > 1:
            yield at(sheet, "A1", f'several sheets have the title "{title}"')


def heading_styles(book: Book, _: Limits) -> Iterator[Problem]:
    """S06."""
    for sheet in book.worksheets:
        first = sheet.cells.get((1, 1))
        if first and first.kind == "text" and level(first.format.named, first.format.builtin) != 1:
            yield at(sheet, first, f'the title has the style "{first.format.named}"')
        highest = 1
        for cell in sheet.intro:
            own = level(cell.format.named, cell.format.builtin)
            if own > highest + 1:
                yield at(sheet, cell, f"heading {own} follows heading {highest}")
            highest = max(own, highest)


def level(named: str, builtin: int) -> int:
    """Return the level of a heading style, 0 for any other style."""
    if HEADING_1 <= builtin <= _LAST_HEADING:
        return builtin - HEADING_1 + 1
    known = _HEADING_NAME.fullmatch(named)
    return int(known[1]) if known else 0


def table_count(book: Book, _: Limits) -> Iterator[Problem]:
    """S07."""
    for sheet in book.worksheets:
        if not sheet.tables:
            continue
        told = [n for cell in sheet.intro for n in table_counts(cell.text)]
        count = len(sheet.tables)
        if not told:
            yield on(sheet, f"no text says that the sheet holds {_tables(count)}")
        elif count not in told:
            yield on(sheet, f"the text speaks of {_tables(told[0])}, there are {count}")


def outside_column_a(book: Book, _: Limits) -> Iterator[Problem]:
    """S08."""
    for sheet in book.worksheets:
        for cell in sheet.outside:
            if cell.column > 1:
                yield at(sheet, cell, "a value stands outside of every Table and of column A")


def around_tables(book: Book, _: Limits) -> Iterator[Problem]:
    """S09."""
    for sheet in book.worksheets:
        if not sheet.tables:
            continue
        last = max(table.area.bottom for table in sheet.tables)
        for cell in sheet.outside:
            if cell.row > last:
                yield at(sheet, cell, "a value stands below the last Table")
            elif any(
                t.area.top <= cell.row <= t.area.bottom and cell.column > t.area.right
                for t in sheet.tables
            ):
                yield at(sheet, cell, "a value stands to the right of a Table")


def several_tables(book: Book, _: Limits) -> Iterator[Problem]:
    """S10."""
    for sheet in book.worksheets:
        if len(sheet.tables) < 2:
            continue
        if sheet.tables[0].area.left != 1:
            yield on(sheet, "the first of several Tables does not start in column A")
        for number, table in enumerate(sheet.tables):
            if not _has_title(sheet, table.area.top, table.area.left):
                name = f'the Table "{table.name}"'
                yield on(sheet, f"{name} has no title in Heading 2 right above it")
            if number and _gap(sheet, number) != 1:
                gap = f"{_gap(sheet, number)} blank rows or columns"
                yield on(sheet, f'{gap} are before the Table "{table.name}"')


def frozen(book: Book, _: Limits) -> Iterator[Problem]:
    """S11."""
    for sheet in book.worksheets:
        if not sheet.view.frozen:
            continue
        told = " ".join(cell.text for cell in sheet.intro)
        if not FROZEN.search(told):
            yield on(sheet, "panes are frozen, and column A does not say so")
        elif not UNFREEZE.search(told):
            yield on(sheet, "panes are frozen, and column A does not say how to unfreeze them")


def hidden_rows_and_columns(book: Book, _: Limits) -> Iterator[Problem]:
    """S12."""
    for sheet in book.worksheets:
        if any(HIDDEN.search(cell.text) for cell in sheet.intro):
            continue
        for number, row in sorted(sheet.rows.items()):
            if row.hidden and not _is_filtered_out(sheet, number):
                yield at(sheet, f"A{number}", "the row is hidden")
        for column in sheet.columns:
            if column.hidden:
                yield at(sheet, f"{column_letters(column.first)}1", "the column is hidden")


def prose(book: Book, _: Limits) -> Iterator[Problem]:
    """S17."""
    for sheet in book.worksheets:
        words = sum(word_count(cell.text) for cell in sheet.outside if cell.kind == "text")
        if words >= _MOST_WORDS:
            yield on(sheet, f"the sheet has {words:,} words outside of Tables")


def tab_colours(book: Book, _: Limits) -> Iterator[Problem]:
    """S18."""
    shown = [sheet for sheet in book.sheets if sheet.state == "visible"]
    colours = {sheet.tab_colour for sheet in shown}
    cover = book.cover
    if len(colours) > 1 and not (cover and any(COLOUR.search(cell.text) for cell in cover.texts)):
        yield Problem("tabs have different colours, and the first sheet does not say what for")


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _title(sheet: Sheet) -> str:
    cell = sheet.cells.get((1, 1))
    return cell.text.strip() if cell and cell.kind == "text" else ""


def _tables(count: int) -> str:
    return f"{count} table{'' if count == 1 else 's'}"


def _has_title(sheet: Sheet, row: int, column: int) -> bool:
    above = sheet.cells.get((row - 1, column)) or sheet.cells.get((row - 1, 1))
    while above and above.kind == "text" and above.row > 1:
        if level(above.format.named, above.format.builtin) == 2:
            return True
        above = sheet.cells.get((above.row - 1, above.column))
    return False


def _gap(sheet: Sheet, number: int) -> int:
    """Return how many blank rows (or columns, where they stand side by side) part a Table from
    the one before it.
    """
    before, own = sheet.tables[number - 1].area, sheet.tables[number].area
    if own.top <= before.bottom:
        left, right = sorted((before, own), key=lambda area: area.left)
        return max(right.left - left.right - 1, 0)
    rows = range(before.bottom + 1, own.top)
    filled = {cell.row for cell in sheet.outside}
    return sum(row not in filled for row in rows)


def _is_filtered_out(sheet: Sheet, row: int) -> bool:
    filtered = [t.area for t in sheet.tables if t.filtered]
    return sheet.is_filtered or any(area.top <= row <= area.bottom for area in filtered)
