"""Small workbooks made by hand for tests, so that a test says all that is in them."""

import io
import zipfile
from collections.abc import Mapping

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
