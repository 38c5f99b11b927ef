"""A small project whose workbook shows a field of every sort, and edits as Excel leaves them."""

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.table import Table

from tests.builders import make_correspondence, make_event, make_plan, seed_files, text, write_seeds
from toolkit.tasks.build import BuildOptions, build
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import set_custom
from toolkit.workbook.opc.save import save
from toolkit.workbook.receipt.part import get_receipt, put_receipt

OUTPUT = Path("outputs/book.en.xlsx")
Change = Callable[[openpyxl.Workbook], None]

TABLES: Mapping[str, Mapping[str, str]] = {
    "Measures": {
        "Key": "comparison[].key",
        "Short": "comparison[].short",
        "Title": "comparison[].title",
        "Domain": "comparison[].domain | label",
        "Note": "comparison[].note",
        "{{ compared_axes[].label | across }}: status": (
            "comparison[].entries[compared_axes[].id].status_shown"
        ),
        "{{ compared_axes[].label | across }}: as of": (
            "comparison[].entries[compared_axes[].id].status_as_of"
        ),
        "Claims": "comparison[].claims",
    },
    "Evidence": {
        "Key": "evidence[].key",
        "Measure": "evidence[].measure_title",
        "Stated": "evidence[].as_stated",
        "Checked": "evidence[].checked | label",
    },
    "Sources": {
        "Key": "sources[].id",
        "Title": "sources[].title",
        "Type": "sources[].type | label",
        "Checked": "sources[].custom.checked | label",
        "Site": "sources[].URL",
    },
    "Plans": {
        "Key": "action_plans[].id",
        "Title": "action_plans[].title",
        "Signed": "action_plans[].stated_count",
    },
    "Points": {
        "Key": "points[].key",
        "{{ compared_axes[].label | across }}": "points[].sides[compared_axes[].id].title_shown",
    },
    "Events": {
        "Key": "events[].id",
        "Title": "events[].title",
        "When": "events[].date | date",
        "Day": "events[].date | earliest",
    },
}


def seeds() -> dict[str, Any]:
    """Return the small data set with events of three precisions and a text in two languages."""
    files = seed_files()
    files["events.json"] = {
        "events": [
            make_event("summit", "2001-12-12"),
            make_event("talks", "2003"),
            make_event("visit", "2002-03~"),
        ]
    }
    # the first point answers two of the other plan, and so stands in two rows
    files["correspondences.json"] = {
        "correspondences": [
            make_correspondence(1, "partial", east=[1], west=[1, 2]),
            make_correspondence(2, "none", east=[2], west=[]),
            make_correspondence(3, "none", east=[3], west=[]),
        ]
    }
    files["measures/gate.json"]["title"] = text("The gate", fr="La porte")
    files["action-plans/plan-east.json"] = make_plan("east", "gate", 2, added=1)
    return files


def project(root: Path, files: dict[str, Any] | None = None) -> Path:
    """Write the data set and a template with a sheet for each Table, and build."""
    write_seeds(root, files or seeds())
    book = openpyxl.Workbook()
    cover = book.worksheets[0]
    cover.title = "Cover"
    cover["A1"] = "{{ release.title }}"
    cover["A2"] = "Version {{ release.version }}"
    cover["A3"] = "A note of the template"
    cover["A4"] = "=COUNTA(Measures[Key])"
    for name, columns in TABLES.items():
        sheet = book.create_sheet(name)
        for column, (heading, tag) in enumerate(columns.items(), start=1):
            sheet.cell(1, column, heading)
            sheet.cell(2, column, "{{ " + tag + " }}")
            if name == "Events" and heading == "Day":
                sheet.cell(2, column).number_format = "yyyy-mm-dd"
        end = sheet.cell(2, len(columns)).coordinate
        sheet.add_table(Table(displayName=name, ref=f"A1:{end}"))
    (root / "templates").mkdir()
    book.save(root / "templates" / "book.xlsx")
    rebuild(root)
    return root


def rebuild(root: Path, *, force: bool = False) -> str:
    """Build the project and return the state of its first output."""
    (built, *_), _ = build(root, BuildOptions(force=force), lambda *_: None)
    return built.state


def edited(
    root: Path,
    change: Change,
    *,
    receipt: bool = True,
    name: Path | None = None,
    output: Path = OUTPUT,
) -> Path:
    """Open the output with openpyxl, change it, save it (as `name`), with the receipt unless it is
    to be lost, as Excel and LibreOffice would keep it; return the file.
    """
    path = root / (name or output)
    before = get_receipt(Package.open(root / output))
    book = openpyxl.load_workbook(root / output)
    change(book)
    held = io.BytesIO()
    book.save(held)
    package = Package.from_bytes(held.getvalue(), path.name)
    if receipt and before is not None:
        put_receipt(package, before)
    # Saved here, the file would get the digest of what it holds; other programs leave the old one.
    set_custom(package, {"border-policy content": "of the file before"})
    save(package, path)
    return path


def cell(book: openpyxl.Workbook, table: str, key: str, heading: str) -> Any:
    """Return the cell of a Table by key and heading, wherever they stand."""
    sheet = book[table]
    column = next(c.column for c in sheet[1] if c.value == heading)
    row = next(c.row for c in sheet["A"] if c.value == key)
    return sheet.cell(row, column)


def typed(table: str, key: str, heading: str, value: object) -> Change:
    """Return the change of one cell to a value."""

    def change(book: openpyxl.Workbook) -> None:
        cell(book, table, key, heading).value = value

    return change


def seed(root: Path, name: str) -> Any:
    """Return what a seed file says."""
    return json.loads((root / "seeds" / name).read_text(encoding="utf-8"))


def texts(root: Path) -> dict[str, bytes]:
    """Return the bytes of every seed file."""
    return {str(p.relative_to(root)): p.read_bytes() for p in (root / "seeds").rglob("*.json")}
