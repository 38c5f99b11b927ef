"""Links of shapes (and of some producers' cells) to places in the workbook: `#Sheet!A1` as a
target.
"""

from urllib.parse import quote, unquote

from lxml import etree

from toolkit.findings import Finding
from toolkit.workbook.moves.common import Moves, Work
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.relationships import rels_name
from toolkit.workbook.opc.xml import to_bytes


def move_targets(package: Package, moves: Moves) -> list[Finding]:
    """Move every link target that is a place in the workbook; other lists of targets stay as they
    are.
    """
    findings: list[Finding] = []
    for owner in package.names():
        if not any(_leads_inside(r.type, r.target) for r in package.relationships(owner)):
            continue
        name = rels_name(owner)
        work = Work(package.xml(name), moves.sheets.get(owner, ""), moves)
        if _move(work):
            package.replace(name, to_bytes(work.root))
        findings.extend(work.findings)
    return findings


def _leads_inside(kind: str, target: str) -> bool:
    return kind.endswith("/hyperlink") and target.startswith("#")


def _move(work: Work) -> bool:
    """Move the targets of one list; says whether any changed."""
    changed = False
    for relationship in work.root:
        target = relationship.get("Target", "")
        if not _leads_inside(relationship.get("Type", ""), target):
            continue
        place = unquote(target[1:])
        moved = work.place(place, "link of a shape")
        if moved != place:
            _write(relationship, target, moved)
            changed = True
    return changed


def _write(relationship: etree._Element, old: str, place: str) -> None:
    """Write the place in the way of the old one, with `%20` for blanks or without."""
    relationship.set("Target", "#" + (quote(place, safe="!$:'()") if "%" in old else place))
