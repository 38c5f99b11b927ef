"""Inline texts become shared strings: mail previewers show inline text as blank."""

from dataclasses import replace

from toolkit.workbook.cells.rows import Cell, Row, RowWriter
from toolkit.workbook.cells.sheetpart import SheetPart
from toolkit.workbook.cells.strings import STRINGS_RELATION, STRINGS_TYPE, SharedStrings
from toolkit.workbook.fill.template import inline_text, shared_strings_part, utf8
from toolkit.workbook.opc.package import Package


def share_inline_strings(package: Package) -> None:
    """Turn every inline text of the workbook into a shared string; rich text inside it becomes
    plain.
    """
    part = shared_strings_part(package)
    strings = SharedStrings(utf8(package, part) if part in package else None)
    for info in package.sheets():
        if info.kind != "worksheet" or b"inlineStr" not in package.read(info.part):
            continue
        source = SheetPart(utf8(package, info.part), info.part)
        writer = RowWriter(source.prefix)
        rows = (_row(row, writer, strings) for row in source.read_all())
        package.replace(info.part, source.head + "".join(rows).encode() + source.tail)
    if strings.changed:
        store_strings(package, part, strings)


def _row(row: Row, writer: RowWriter, strings: SharedStrings) -> str:
    cells = (writer.cell(_shared(c, strings), row.number, c.column) for c in row.cells)
    return writer.row(row.number, row.attributes, "".join(cells))


def _shared(cell: Cell, strings: SharedStrings) -> Cell:
    if cell.attributes.get("t") != "inlineStr":
        return cell
    index = strings.index(inline_text(cell))
    return replace(cell, attributes={**cell.attributes, "t": "s"}, value=str(index), rest="")


def store_strings(
    package: Package, part: str, strings: SharedStrings, *, late: bool = False
) -> None:
    """Put the shared strings into the package, adding the part where the workbook had none.

    `late`: sheets that are still to be produced will add to them.
    """
    if part not in package:
        package.add(part, b"", STRINGS_TYPE)
        package.add_relationship(package.workbook_part, STRINGS_RELATION, part)
    package.replace(part, strings.part if late else b"".join(strings.part()), late=late)
