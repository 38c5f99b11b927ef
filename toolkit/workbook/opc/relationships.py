"""Relationships of a part: where they are kept, how a target is written and read."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from toolkit.workbook.opc.xml import RELATIONSHIPS, R, qualified

CONTENT_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
OFFICE_DOCUMENT = R + "/officeDocument"
WORKSHEET = R + "/worksheet"
TABLE = R + "/table"
HYPERLINK = R + "/hyperlink"
DRAWING = R + "/drawing"
CUSTOM_PROPERTIES = R + "/custom-properties"
CUSTOM_XML = R + "/customXml"
CORE_PROPERTIES = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

_TAG = qualified(RELATIONSHIPS, "Relationship")
_NUMBERED = re.compile(r"rId(\d+)\Z")


@dataclass(frozen=True)
class Relationship:
    """`target` is the name of a part (`xl/worksheets/sheet1.xml`), or as it stands if external.

    A place in the workbook itself (`#Sheet1!A1`, the link of a shape) counts as external.
    """

    id: str
    type: str
    target: str
    external: bool


def rels_name(part: str) -> str:
    """Return the name of the part that holds the relationships of `part` ("" is the package)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_name(rels: str) -> str:
    """Return the part whose relationships `rels` holds; the inverse of `rels_name`."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def is_rels(name: str) -> bool:
    """Return whether the part of that name holds relationships."""
    return name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels"


def new_root() -> etree._Element:
    """Return an empty list of relationships."""
    return etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')


def read(root: etree._Element, part: str, names: dict[str, str]) -> tuple[Relationship, ...]:
    """Return the relationships in `root`, which belong to `part`.

    `names` are the package's parts by case-folded name, so that a target is found as Excel finds
    it: without regard to case, percent signs decoded.
    """
    found = []
    for element in root.iter(_TAG):
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External" or target.startswith("#")
        if not external:
            target = _resolve(part, target, names)
        found.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external))
    return tuple(found)


def append(root: etree._Element, part: str, kind: str, target: str, *, external: bool) -> str:
    """Add a relationship of `part` to `root` and return its id, one above the highest `rIdN`."""
    numbers = [_NUMBERED.match(element.get("Id", "")) for element in root.iter(_TAG)]
    new_id = f"rId{max((int(number[1]) for number in numbers if number), default=0) + 1}"
    if not external:
        target = posixpath.relpath(target, posixpath.dirname(part) or ".")
    element = etree.SubElement(root, _TAG, Id=new_id, Type=kind, Target=target)
    if external:
        element.set("TargetMode", "External")
    return new_id


def drop(root: etree._Element, ids: set[str]) -> None:
    """Remove the relationships with these ids from `root`."""
    for element in [element for element in root.iter(_TAG) if element.get("Id") in ids]:
        root.remove(element)


def may_lead(root: etree._Element, part: str) -> bool:
    """Return whether one of the relationships in `root` could lead to a part: its own name is in
    the target.
    """
    name = posixpath.basename(part).casefold()
    targets = (unquote(element.get("Target", "")).casefold() for element in root)
    return any(target.endswith(name) for target in targets)


def _resolve(part: str, target: str, names: dict[str, str]) -> str:
    path = target.partition("#")[0]
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), path)).lstrip("/")
    for candidate in (joined, unquote(joined)):
        if candidate.casefold() in names:
            return names[candidate.casefold()]
    return joined
