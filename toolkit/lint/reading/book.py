"""A package as a book."""

from pathlib import PurePosixPath

from lxml import etree

from toolkit.lint.book import Book, Sheet
from toolkit.lint.reading.cells import CellReader
from toolkit.lint.reading.drawings import read_things
from toolkit.lint.reading.heads import built_in_heads
from toolkit.lint.reading.numbers import count, truth
from toolkit.lint.reading.sheet import read_sheet
from toolkit.lint.reading.styles import Styles
from toolkit.lint.reading.texts import read_texts
from toolkit.workbook.opc import properties
from toolkit.workbook.opc.attributes import naming
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import local, main

_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def read_book(package: Package, file: str, siblings: frozenset[str] | None = None) -> Book:
    """Return what the rules look at; `file` is the workbook's name as it was given.

    Raises WorkbookError, naming the workbook, where a part is damaged.
    """
    with naming(package.name):
        return _read(package, file, siblings)


def _read(package: Package, file: str, siblings: frozenset[str] | None) -> Book:
    styles = Styles(package)
    root = package.xml(package.workbook_part)
    view = root.find(f"{main('bookViews')}/{main('workbookView')}")
    protection = root.find(main("workbookProtection"))
    kind = package.content_type(package.workbook_part)
    return Book(
        file,
        _sheets(package, styles),
        _core(package),
        properties.custom(package),
        _names(root),
        package.names(),
        tuple(name for name in package.names() if _moves(package, name)),
        count(view, "activeTab") if view is not None else 0,
        protection is not None
        and any(truth(protection, name) for name in ("lockStructure", "lockWindows")),
        "macroEnabled" in kind or any(n.endswith("vbaProject.bin") for n in package.names()),
        {**built_in_heads(styles.palette), **styles.table_heads},
        siblings,
        styles.default_font,
    )


def _sheets(package: Package, styles: Styles) -> list[Sheet]:
    cells = CellReader(read_texts(package, styles), styles, package.name)
    found = []
    for info in package.sheets():
        sheet = Sheet(info.name, info.kind, info.state)
        if info.kind == "worksheet":
            read_sheet(package, info.part, sheet, cells, styles)
        sheet.things = read_things(package, info.part, styles.palette)
        found.append(sheet)
    return found


def _core(package: Package) -> dict[str, str]:
    """Return the document properties by their names in the file (`title`, `creator`, ...)."""
    part = next((p for p in package.related("", "core-properties") if p in package), "")
    root = package.xml(part) if part else ()
    return {local(each): (each.text or "").strip() for each in root if local(each)}


def _names(root: etree._Element) -> list[tuple[str, str]]:
    return [(each.get("name", ""), each.text or "") for each in root.iter(main("definedName"))]


def _moves(package: Package, name: str) -> bool:
    """Return whether a part is a picture that moves."""
    if PurePosixPath(name).suffix.lower() != ".gif":
        return False
    data = package.read(name)
    return any(mark in data for mark in _LOOPS)
