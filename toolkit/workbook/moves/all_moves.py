"""Every move there is, and the two ways to carry them out: a sheet's frame, and all other parts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.findings import Finding
from toolkit.workbook.moves.areas import (
    move_area_lists,
    move_breaks,
    move_embedded,
    move_filters,
    move_links,
    move_merges,
    move_single_areas,
    move_views,
)
from toolkit.workbook.moves.charts import drop_tags, move_chart
from toolkit.workbook.moves.columns import move_columns
from toolkit.workbook.moves.common import Move, Moves, Work, became
from toolkit.workbook.moves.controls import move_control, move_parameters, move_single_cells
from toolkit.workbook.moves.drawings import move_anchors, move_text_links
from toolkit.workbook.moves.extensions import move_sparklines, move_x14_lists, warn_of_unknown
from toolkit.workbook.moves.names import move_names
from toolkit.workbook.moves.notes import move_notes, move_shapes, move_threads, threaded_cells
from toolkit.workbook.moves.pivots import move_pivot_source, move_pivot_table
from toolkit.workbook.moves.rules import move_rules
from toolkit.workbook.moves.tables import column_names, move_table, table_name
from toolkit.workbook.moves.targets import move_targets
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import to_bytes

FRAME_MOVES: tuple[Move, ...] = (
    move_single_areas,
    move_views,
    move_columns,
    move_area_lists,
    move_filters,
    move_merges,
    move_rules,
    move_links,
    move_breaks,
    move_anchors,
    move_embedded,
    move_sparklines,
    move_x14_lists,
    warn_of_unknown,
)
"""What moves in a worksheet part apart from its rows."""

PART_MOVES: Mapping[str, tuple[Move, ...]] = {
    "table": (move_table,),
    "tableSingleCells": (move_single_cells,),
    "drawing": (move_anchors, move_text_links),
    "chart": (move_chart, drop_tags),
    "chartEx": (move_chart, drop_tags),
    "chartUserShapes": (move_text_links,),
    "comments": (move_notes,),
    "threadedComment": (move_threads,),
    "vmlDrawing": (move_shapes,),
    "ctrlProp": (move_control,),
    "namedSheetView": (move_filters,),
    "pivotCacheDefinition": (move_pivot_source,),
    "pivotTable": (move_pivot_table,),
    "connections": (move_parameters,),
}
"""What moves in the other parts, by the last word of the relationship that leads to them."""


def move_sheet_frame(root: etree._Element, sheet: str, moves: Moves) -> list[Finding]:
    """Move everything in a worksheet part but its rows, in place; `sheet` is the sheet's name.

    What does not move keeps its text, so a frame on which nothing moves stays the same.
    """
    if moves.still:
        return []
    work = Work(root, sheet, moves)
    for move in FRAME_MOVES:
        move(work)
    return work.findings


def move_parts(package: Package, moves: Moves) -> list[Finding]:
    """Move everything in the package's parts other than worksheets.

    A part in which nothing moves keeps its bytes.
    """
    moves = replace(moves, renames=_renames(package, moves))
    still = moves.still and not _renamed(moves)
    findings: list[Finding] = []
    threads = _threads(package, moves)
    for part, sheet, kind in _owned(package, moves):
        if still and drop_tags not in PART_MOVES[kind]:
            continue
        try:
            root = package.xml(part)
        except WorkbookError:  # VML need not be well-formed, and Excel reads it all the same
            if not moves.map(sheet).identity:
                findings.extend(_unreadable(part, sheet, moves))
            continue
        work = Work(root, sheet, moves)
        before = etree.tostring(root)
        for move in PART_MOVES[kind]:
            if move is move_shapes:
                move_shapes(work, threads.get(sheet, frozenset()))
            else:
                move(work)
        findings.extend(work.findings)
        _store(package, part, root, before)
    if still:
        return findings
    return findings + move_targets(package, moves) + _move_workbook(package, moves)


def _move_workbook(package: Package, moves: Moves) -> list[Finding]:
    part = package.workbook_part
    work = Work(package.xml(part), "", moves)
    before = etree.tostring(work.root)
    move_names(work)
    _store(package, part, work.root, before)
    return work.findings


def _store(package: Package, part: str, root: etree._Element, before: bytes) -> None:
    if etree.tostring(root) != before:
        package.replace(part, to_bytes(root))


def _unreadable(part: str, sheet: str, moves: Moves) -> list[Finding]:
    work = Work(etree.Element("none"), sheet, moves)
    work.report("F104", f"{part} cannot be read as XML, so its shapes stay where they are")
    return work.findings


def _owned(package: Package, moves: Moves) -> Iterator[tuple[str, str, str]]:
    """Every part that some move is for: its name, the sheet that it belongs to, and its kind."""
    seen: set[str] = set()
    sheets = _sheets_of_parts(package, moves)
    for owner in ("", *package.names()):
        for relationship in package.relationships(owner):
            kind, part = relationship.type.rpartition("/")[2], relationship.target
            if relationship.external or kind not in PART_MOVES or part not in package:
                continue
            if part not in seen:
                seen.add(part)
                yield part, sheets.get(owner, ""), kind


def _sheets_of_parts(package: Package, moves: Moves) -> dict[str, str]:
    """The sheets by their parts, and by the drawings on them, whose charts are theirs too."""
    found = dict(moves.sheets)
    for part, sheet in moves.sheets.items():
        for drawing in package.related(part, "drawing"):
            found.setdefault(drawing, sheet)
    return found


def _renames(package: Package, moves: Moves) -> dict[str, dict[str, tuple[str, ...]]]:
    """What each column of each filled Table became, by Table and old name."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for part, _, kind in _owned(package, moves):
        if kind != "table":
            continue
        root = package.xml(part)
        name = table_name(root)
        columns = moves.headings.get(name) or moves.headings.get(root.get("name", ""))
        if not columns:
            continue
        first = min(column for _, column, _ in columns)
        found[name] = {}
        for offset, old in enumerate(column_names(root)):
            names = became(columns, first + offset)
            if names:
                found[name][old] = names
    return found


def _renamed(moves: Moves) -> bool:
    return any((old,) != new for table in moves.renames.values() for old, new in table.items())


def _threads(package: Package, moves: Moves) -> dict[str, frozenset[str]]:
    """The cells with threaded comments, by sheet."""
    return {
        sheet: frozenset(threaded_cells(package.xml(part)))
        for part, sheet, kind in _owned(package, moves)
        if kind == "threadedComment"
    }
