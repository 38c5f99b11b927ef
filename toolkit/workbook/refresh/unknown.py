"""What a copy has that nobody knows how to carry: it is named, so that nothing is lost unseen."""

from collections import Counter
from collections.abc import Mapping

from toolkit.merge.looks import HAS, OBJECTS
from toolkit.merge.refreshing import Stop
from toolkit.workbook.calculate.book import read_book
from toolkit.workbook.calculate.tables import NoSuchRange, as_ranges
from toolkit.workbook.looks.drawn import drawn_on, from_text
from toolkit.workbook.looks.sheetnotes import notes_on
from toolkit.workbook.moves.common import named
from toolkit.workbook.opc.package import Package
from toolkit.workbook.refresh.ownsheets import own_sheets
from toolkit.workbook.refresh.work import Work

_OF_BOOK: Mapping[str, str] = {
    "vbaProject": "macros",
    "externalLink": "a link to another workbook",
    "connections": "a connection to data elsewhere",
    "pivotCacheDefinition": "a pivot table",
    "slicerCache": "a slicer",
    "timelineCache": "a timeline",
    "xmlMaps": "a mapping to XML",
    "richValueRel": "a picture in a cell",
    "rdRichValue": "data of a rich type",
    "rdrichvalue": "data of a rich type",
}
"""What belongs to a workbook as a whole, by the last word of the relationship."""


_SPILLS = "XLDAPR"
"""What a workbook says of formulas that spill over the cells below and beside them."""


def tell_unknown(work: Work) -> None:
    """Stop where the copy has something that cannot be carried."""
    old, new = work.copy.package, work.new
    known = {r.type.rpartition("/")[2] for r in new.relationships(new.workbook_part)}
    for relationship in old.relationships(old.workbook_part):
        kind = relationship.type.rpartition("/")[2]
        if kind in _OF_BOOK and kind not in known:
            work.stop("R104", "", f"the workbook has {_OF_BOOK[kind]}")
    for sheet in work.shared:
        for kind, count in _added(work, sheet).items():
            more = f" ({count} of them)" if count > 1 else ""
            work.stop("R104", sheet, f"the sheet has a {kind} of yours{more}")
    _tell_spilling(work)
    if _counts_from_1904(old) != _counts_from_1904(new):
        work.stop("R104", "", "the workbook counts its days from another year")


def _counts_from_1904(package: Package) -> bool:
    found = named(package.xml(package.workbook_part), "workbookPr")
    return any(element.get("date1904") in ("1", "true") for element in found)


def _added(work: Work, sheet: str) -> Counter[str]:
    """Return how many things of each kind somebody added to a sheet of the toolkit's."""
    has = drawn_on(work.copy.package, work.infos[0][sheet].part)
    now = drawn_on(work.new, work.infos[1][sheet].part)
    looks = work.copy.match.receipt.looks
    written = looks.get((HAS + sheet, "", ""), {}) if looks else None
    was = now if written is None else from_text(written.get(OBJECTS, ""))
    return has - (was | now)


def _tell_spilling(work: Work) -> None:
    """Keep what the workbook says of formulas that spill, or stop where it says more."""
    old, new = work.copy.package, work.new
    for part in old.related(old.workbook_part, "sheetMetadata"):
        used = any(b" cm=" in new.read(info.part) for info in new.sheets())
        root = old.xml(part)
        kinds = {each.get("name") for each in named(root, "metadataType")}
        if kinds - {_SPILLS}:
            work.stop("R104", "", "the workbook has data of a rich type")
        elif used and not new.related(new.workbook_part, "sheetMetadata"):
            kind = next(r.type for r in old.relationships(old.workbook_part) if r.target == part)
            name = new.free_name("xl/metadata{}.xml")
            new.add(name, old.read(part), old.content_type(part))
            new.add_relationship(new.workbook_part, kind, name)


def tell_lost_sheets(work: Work) -> None:
    """Stop where somebody's own things stand on a sheet that is not in the new workbook."""
    own = {info.name for info in own_sheets(work)}
    for sheet, info in work.infos[0].items():
        if sheet in own or sheet in work.infos[1] or info.kind != "worksheet":
            continue
        for edit in work.copy.edits:
            if edit.sheet == sheet and edit.sort == "cell added":
                message = "the cell is yours, and the sheet is not there any more"
                work.stops.append(Stop("R103", sheet, edit.address, message))
        if any(True for _ in notes_on(work.copy.package, info.part)):
            work.stop("R103", sheet, "notes stand on a sheet that is not there any more")


def tell_broken(work: Work) -> None:
    """Stop where a formula of somebody's own names a Table or column that is not there now."""
    book, own = read_book(work.new), {info.name for info in own_sheets(work)}
    for place, formula in book.formulas.items():
        sheet, row, column = book.name_of(place[0]), *place[1:]
        if sheet not in own and (sheet, row, column) not in work.put_at:
            continue
        try:
            as_ranges(formula.text, book.around.tables, sheet, row, column)
        except NoSuchRange as reason:
            work.stop("R105", sheet, str(reason), (row, column))
