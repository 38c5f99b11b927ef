"""A small workbook that keeps every rule, and changes to it, one line each.

Changes are made in openpyxl's model where it knows the thing, else in the XML of the saved parts.
"""

import datetime
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

Parts = dict[str, bytes]
NAME = "border-measures.xlsx"
BODY = Font(name="Arial", size=12)
LINKED = Font(name="Arial", size=12, underline="single", color="FF1A4FA0")
WRAPPED = Alignment(wrap_text=True, vertical="top")
COVER, NOTES, DATA = 1, 2, 3
"""The numbers of the worksheet parts."""


@dataclass
class Making:
    """A workbook on its way to a file: openpyxl's model, then what is done to its parts."""

    book: Workbook
    name: str = NAME
    edits: list[Callable[[Parts], None]] = field(default_factory=list)
    siblings: list[str] = field(default_factory=list)

    def sheet(self, name: str = "Data") -> Any:
        return self.book[name]


Change = Callable[[Making], None]


def make(folder: Path, *changes: Change) -> Path:
    """Write the good workbook with the changes into a folder, and what belongs beside it."""
    made = Making(good_book())
    stem = NAME.removesuffix(".xlsx")
    made.siblings = [f"{stem}.ods", f"{stem}.csv"]
    for change in changes:
        change(made)
    path = folder / made.name
    made.book.save(path)
    if made.edits:
        _edit(path, made.edits)
    for sibling in made.siblings:
        (folder / sibling).write_bytes(b"")
    return path


def _edit(path: Path, edits: list[Callable[[Parts], None]]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for edit in edits:
        edit(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def good_book() -> Workbook:
    """Return a workbook with cover, notes, data and changes that keeps every rule."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.add_named_style(
        NamedStyle("Heading 1", Font(name="Arial", size=16, bold=True), builtinId=16)
    )
    book.add_named_style(
        NamedStyle("Heading 2", Font(name="Arial", size=14, bold=True), builtinId=17)
    )
    book.add_named_style(NamedStyle("Heading 3", Font(name="Arial", size=14), builtinId=18))
    properties = book.properties
    properties.title, properties.language = "Crossings at two borders", "en"
    properties.creator, properties.subject = "Office of Borders", "Crossings"
    properties.keywords = "border, crossing"
    book.custom_doc_props.append(StringProperty(name="data digest", value="0f" * 20))
    _cover(book.create_sheet("Cover"))
    _notes(book.create_sheet("Notes"))
    _data(book.create_sheet("Data"))
    _changes(book.create_sheet("Changes"))
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            corner = f"'{sheet.title}'!$A${re.sub('[A-Z]', '', table.ref.split(':')[0])}"
            name = f"ColumnTitle_{table.name}"
            book.defined_names[name] = DefinedName(name, attr_text=corner)
    return book


def _cover(sheet: Worksheet) -> None:
    lines = (
        "Version 2, published on 1 May 2024",
        "Status: final",
        "Next update: May 2025",
        "Contact: borders@office.example",
        "Licence: open",
        "Rows are in alphabetical order.",
        "The quality of the counts is limited, and the two borders are compared with care.",
    )
    write(sheet, "A1", "About the crossings at two borders", style="Heading 1")
    for number, line in enumerate(lines, start=2):
        write(sheet, f"A{number}", line)
    write(sheet, "A9", "Data on crossings", font=LINKED)
    sheet["A9"].hyperlink = Hyperlink(ref="A9", location="Data!A1")
    sheet["A9"].font = LINKED
    sheet.column_dimensions["A"].width = 80


def _notes(sheet: Worksheet) -> None:
    write(sheet, "A1", "Notes on the crossings", style="Heading 1")
    write(sheet, "A2", "This sheet holds one table.")
    write(sheet, "A3", "The table explains the marks of notes.")
    add_table(sheet, "NotesTable", 5, [("Number", "Text"), ("1", "Counted by hand in one year.")])
    sheet["A6"].number_format = "@"


def _data(sheet: Worksheet) -> None:
    day = datetime.date(2001, 12, 12)
    write(sheet, "A1", "Crossings by measure at two borders", style="Heading 1")
    write(sheet, "A2", "This sheet holds one table.")
    write(sheet, "A3", "The table lists what each measure covers and since when.")
    rows = [
        ("Measure", "Length (km)", "Began", "Remark"),
        ("Lanes [note 1]", 1500, day, "Opened early"),
        ("Patrols", 2500, day, "Opened late"),
        ("Posts", 3500, day, "Opened late"),
    ]
    add_table(sheet, "Crossings", 5, rows)
    for row in (6, 7, 8):
        sheet[f"B{row}"].number_format, sheet[f"C{row}"].number_format = "#,##0", "d mmm yyyy"


def _changes(sheet: Worksheet) -> None:
    write(sheet, "A1", "Changes since version 1", style="Heading 1")
    write(sheet, "A2", "This sheet holds one table.")
    write(sheet, "A3", "The table lists what is new since the last release.")
    add_table(sheet, "ChangeList", 5, [("Change", "Reason"), ("Posts added", "Now counted")])


def write(sheet: Worksheet, address: str, value: Any, **looks: Any) -> None:
    """Write a cell in Arial 12, or with the looks that are given."""
    cell: Any = sheet[address]
    cell.value = value
    if "style" not in looks:
        cell.font = BODY
    for name, look in looks.items():
        setattr(cell, name, look)


def add_table(
    sheet: Worksheet, name: str, top: int, rows: list[tuple[Any, ...]], left: int = 1
) -> None:
    """Write rows as a Table without filter buttons, headings first."""
    for down, values in enumerate(rows):
        for right, value in enumerate(values):
            cell: Any = sheet.cell(top + down, left + right, value)
            cell.font, cell.alignment = BODY, WRAPPED
    for right in range(len(rows[0])):
        sheet.column_dimensions[sheet.cell(top, left + right).column_letter].width = 24
    end = sheet.cell(top + len(rows) - 1, left + len(rows[0]) - 1).coordinate
    table = Table(displayName=name, name=name, ref=f"{sheet.cell(top, left).coordinate}:{end}")
    table.tableColumns = [
        TableColumn(id=n, name=str(heading)) for n, heading in enumerate(rows[0], start=1)
    ]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.autoFilter = None
    sheet.add_table(table)


def put(address: str, value: Any, sheet: str = "Data", **looks: Any) -> Change:
    """Write a cell."""
    return lambda made: write(made.sheet(sheet), address, value, **looks)


def look(address: str, sheet: str = "Data", **looks: Any) -> Change:
    """Change how a cell looks: font, fill, alignment, number_format, border."""

    def change(made: Making) -> None:
        for name, value in looks.items():
            setattr(made.sheet(sheet)[address], name, value)

    return change


def column(letter: str, sheet: str = "Data", **values: Any) -> Change:
    """Change a column: width, hidden."""

    def change(made: Making) -> None:
        for name, value in values.items():
            setattr(made.sheet(sheet).column_dimensions[letter], name, value)

    return change


def row(number: int, sheet: str = "Data", **values: Any) -> Change:
    """Change a row: height, hidden."""

    def change(made: Making) -> None:
        for name, value in values.items():
            setattr(made.sheet(sheet).row_dimensions[number], name, value)

    return change


def prop(name: str, value: Any) -> Change:
    """Set a document property."""
    return lambda made: setattr(made.book.properties, name, value)


def named(name: str) -> Change:
    """Give the file another name."""
    return lambda made: setattr(made, "name", name)


def do(action: Callable[[Making], Any]) -> Change:
    """Do something with the making itself."""

    def change(made: Making) -> None:
        action(made)

    return change


def table(**values: Any) -> Change:
    """Change the Table on Data."""

    def change(made: Making) -> None:
        for name, value in values.items():
            setattr(made.sheet().tables["Crossings"], name, value)

    return change


def xml(part: str, old: str, new: str) -> Change:
    """Replace a pattern in a part of the saved file; it has to be there."""

    def edit(parts: Parts) -> None:
        text = parts[part].decode()
        assert re.search(old, text), f"{part} has no {old}"
        parts[part] = re.sub(old, new, text, count=1).encode()

    return lambda made: made.edits.append(edit)


def worksheet(number: int, old: str, new: str) -> Change:
    """Replace a pattern in a worksheet part."""
    return xml(f"xl/worksheets/sheet{number}.xml", old, new)


def part(name: str, content: bytes = b"x") -> Change:
    """Add a part to the saved file."""
    return lambda made: made.edits.append(lambda parts: parts.update({name: content}))


def both(*changes: Change) -> Change:
    """Make several changes, one after the other."""

    def change(made: Making) -> None:
        for each in changes:
            each(made)

    return change


def nothing(made: Making) -> None:
    """Leave the good workbook as it is."""
