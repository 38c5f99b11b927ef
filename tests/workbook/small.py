"""Small workbooks made by hand for tests, so that a test says all that is in them."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def make_zip(parts: Mapping[str, str | bytes]) -> bytes:
    """Bytes of a zip from its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make_parts(sheets: Mapping[str, str] | None = None, names: str = "") -> dict[str, str | bytes]:
    """Parts of a workbook: `sheets` gives what stands inside <sheetData> by sheet name."""
    sheets = {"Sheet1": ""} if sheets is None else sheets
    listed, rels, types = [], [], []
    parts: dict[str, str | bytes] = {}
    for number, (name, rows) in enumerate(sheets.items(), 1):
        listed.append(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>')
        rels.append(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet"'
            f' Target="worksheets/sheet{number}.xml"/>'
        )
        types.append(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
            f' ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f"<sheetData>{rows}</sheetData></worksheet>"
        )
    defined = f"<definedNames>{names}</definedNames>" if names else ""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f"{''.join(types)}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{''.join(listed)}</sheets>{defined}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{''.join(rels)}</Relationships>",
        **parts,
    }


def rows(cells: Mapping[str, float | str | bool]) -> str:
    """What stands inside <sheetData>: cells by address; text that begins with = is a formula."""
    by_row: dict[int, dict[str, str]] = defaultdict(dict)
    for address, value in cells.items():
        letters, number = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
        by_row[int(number)][letters] = _cell(address, value)
    found = ""
    for number, cells_of_row in sorted(by_row.items()):
        ordered = sorted(cells_of_row, key=lambda letters: (len(letters), letters))
        found += f'<row r="{number}">{"".join(cells_of_row[c] for c in ordered)}</row>'
    return found


def add_table(
    parts: dict[str, str | bytes],
    name: str,
    ref: str,
    columns: Sequence[str],
    *,
    sheet: int = 1,
    totals: int = 0,
) -> None:
    """Give a sheet of the workbook its one Table."""
    listed = "".join(
        f'<tableColumn id="{n}" name="{escape(c)}"/>' for n, c in enumerate(columns, 1)
    )
    parts[f"xl/tables/table{sheet}.xml"] = (
        f'<table xmlns="{_MAIN}" id="{sheet}" name="{name}" displayName="{name}" ref="{ref}"'
        f' totalsRowCount="{totals}"><tableColumns count="{len(columns)}">{listed}</tableColumns>'
        "</table>"
    )
    parts[f"xl/worksheets/_rels/sheet{sheet}.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/table" Target="../tables/table{sheet}.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(
        "</Types>",
        f'<Override PartName="/xl/tables/table{sheet}.xml" ContentType="{_SHEET_TYPE}.table+xml"/>'
        "</Types>",
    )
    part = f"xl/worksheets/sheet{sheet}.xml"
    parts[part] = str(parts[part]).replace(
        "</worksheet>",
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>',
    )


def _cell(address: str, value: float | str | bool) -> str:
    if isinstance(value, bool):
        return f'<c r="{address}" t="b"><v>{int(value)}</v></c>'
    if not isinstance(value, str):
        return f'<c r="{address}"><v>{value}</v></c>'
    if value.startswith("="):
        return f'<c r="{address}"><f>{escape(value[1:])}</f></c>'
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
