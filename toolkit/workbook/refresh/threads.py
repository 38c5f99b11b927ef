"""Comments in threads, and the people who wrote them."""

from collections.abc import Mapping

from lxml import etree

from toolkit.workbook.moves.common import area_of, named
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import to_bytes
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.refresh.formats import copied
from toolkit.workbook.refresh.work import Work

_KIND = "http://schemas.microsoft.com/office/2017/10/relationships/"
_TYPE = "application/vnd.ms-excel.threadedcomments+xml"
_PEOPLE_TYPE = "application/vnd.ms-excel.person+xml"
_SPACE = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
Cell = tuple[int, int]


def keep_threads(work: Work, sheet: str, places: Mapping[Cell, Cell]) -> None:
    """Copy the comments in threads on these cells of a sheet to where the cells stand now."""
    old, new = work.copy.package, work.new
    found: list[etree._Element] = []
    for part in old.related(work.infos[0][sheet].part, "threadedComment"):
        for comment in named(old.xml(part), "threadedComment"):
            ref = area_of(comment.get("ref"))
            place = places.get((ref.r1, ref.c1)) if ref else None
            if place:
                made = copied(comment)
                made.set("ref", cell_name(*place))
                found.append(made)
    if not found:
        return
    target = _part(new, work.infos[1][sheet].part)
    root = new.xml(target)
    root.extend(found)
    new.replace(target, to_bytes(root))
    keep_people(work)


def keep_people(work: Work) -> None:
    """Copy the people who wrote comments, as far as the new workbook does not know them."""
    old, new = work.copy.package, work.new
    for part in old.related(old.workbook_part, "person"):
        known = [each for each in new.related(new.workbook_part, "person") if each in new]
        if not known:
            name = new.free_name("xl/persons/person{}.xml")
            new.add(name, old.read(part), _PEOPLE_TYPE)
            new.add_relationship(new.workbook_part, f"{_KIND}person", name)
            continue
        root = new.xml(known[0])
        ids = {person.get("id") for person in named(root, "person")}
        people = [p for p in named(old.xml(part), "person") if p.get("id") not in ids]
        if people:
            root.extend([copied(person) for person in people])
            new.replace(known[0], to_bytes(root))


def _part(package: Package, sheet_part: str) -> str:
    """Return the part with the threads of a sheet, made where there is none."""
    found = [part for part in package.related(sheet_part, "threadedComment") if part in package]
    if found:
        return found[0]
    name = package.free_name("xl/threadedComments/threadedComment{}.xml")
    root = etree.fromstring(f'<ThreadedComments xmlns="{_SPACE}"/>')
    package.add(name, to_bytes(root), _TYPE)
    package.add_relationship(sheet_part, f"{_KIND}threadedComment", name)
    return name
