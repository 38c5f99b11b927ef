"""The cells that a fill leaves as the template has them, and the names of cells."""

from collections.abc import Collection, Sequence

from toolkit.merge.cells import mark_of, short_digest
from toolkit.merge.receipt import Single
from toolkit.merge.workbook import Area
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main
from toolkit.workbook.readback.sheets import read_cells
from toolkit.workbook.references.references import cell_name, parse_reference


def fixed_cells(
    package: Package, of_records: Collection[str], singles: Sequence[Single]
) -> dict[str, dict[str, str]]:
    """Return the digest of every cell of a filled package that neither a tag nor the body of a
    Table of records (named in `of_records`) accounts for, by sheet and address.

    Sheets that are produced while they are written are left out.
    """
    filled = {(single.sheet, single.address) for single in singles}
    book = read_cells(package)
    tables = [table for name, table in book.tables.items() if name in of_records]
    return {
        name: {
            seen.address: short_digest(mark_of(seen))
            for (row, column), seen in sheet.items()
            if (name, seen.address) not in filled
            and not any(_in_body(table, name, row, column) for table in tables)
        }
        for name, sheet in book.sheets.items()
    }


def names_of_cells(package: Package) -> dict[tuple[str, str], str]:
    """Return the defined names of single cells, by sheet and address; the first where several."""
    found: dict[tuple[str, str], str] = {}
    for name in package.xml(package.workbook_part).iter(main("definedName")):
        ref = parse_reference((name.text or "").replace("$", ""))
        if ref and ref.sheet and ref.kind == "cell":
            place = ref.sheet, cell_name(ref.r1, ref.c1)
            found.setdefault(place, name.get("name", ""))
    return found


def _in_body(table: Area, sheet: str, row: int, column: int) -> bool:
    return sheet == table.sheet and row in table.body and column in table.columns
