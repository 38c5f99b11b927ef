"""Conditional formats, drop-downs, links and merged cells that somebody added to the toolkit's
sheets.
"""

from collections.abc import Callable, Collection, Iterator

from lxml import etree

from toolkit.merge.looks import HAS, MERGED, RULES
from toolkit.workbook.looks.sheetrules import (
    conditional_formats,
    first_cell,
    merged_areas,
    validations,
)
from toolkit.workbook.moves.common import area_of
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.childorder import insert_in_order
from toolkit.workbook.opc.relationships import HYPERLINK
from toolkit.workbook.opc.xml import R, main, qualified
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.refresh.formats import copied
from toolkit.workbook.refresh.translate import CannotFollow
from toolkit.workbook.refresh.work import Work

_FORMULAS = ("formula", "formula1", "formula2")
_REL = qualified(R, "id")
Rules = Callable[[etree._Element], Iterator[tuple[str, str, etree._Element]]]
Cell = tuple[int, int]


def keep_rules(work: Work) -> None:
    """Add the rules, links and merged cells that the template does not have."""
    for sheet in work.shared:
        for rule, areas in _own(work, sheet, conditional_formats):
            _add_format(work, sheet, rule, areas)
        for rule, areas in _own(work, sheet, validations):
            _add_validation(work, sheet, rule, areas)
        _keep_links(work, sheet)
        _keep_merges(work, sheet)


def _own(work: Work, sheet: str, rules: Rules) -> Iterator[tuple[etree._Element, str]]:
    """Yield rules that were neither written nor are in the new workbook, with their areas."""
    written = work.copy.match.receipt.looks.get((HAS + sheet, "", ""), {})
    known: set[str] = set(written.get(RULES, "").split())
    known |= {digest for digest, _, _ in rules(work.new_sheet(sheet).root)}
    for digest, areas, rule in rules(work.old_sheet(sheet).root):
        if digest not in known:
            yield rule, areas


def _moved(work: Work, sheet: str, rule: etree._Element, areas: str) -> str | None:
    """Lead the formulas of a rule; return its areas now, None and a stop where they are gone."""
    translation = work.copier.translation
    try:
        now = translation.areas(areas, sheet)
        old, new = first_cell(areas), first_cell(now)
        for element in rule.iterchildren(etree.Element):
            named = etree.QName(element).localname in _FORMULAS
            if named and element.text and old is not None and new is not None:
                ends = (old.r1, old.c1), (new.r1, new.c1)
                element.text = translation.relative(element.text, sheet, *ends)
    except (CannotFollow, ValueError) as reason:
        work.stop("R105", sheet, f"a rule on {areas} names {reason}")
        return None
    return now


def _add_format(work: Work, sheet: str, rule: etree._Element, areas: str) -> None:
    made, root = copied(rule), work.new_sheet(sheet).root
    now = _moved(work, sheet, made, areas)
    if now is None:
        return
    for extension in made.findall(main("extLst")):
        made.remove(extension)
    if made.get("dxfId") is not None:
        made.set("dxfId", str(work.copier.formats.rule(whole(made, "dxfId"))))
    priorities = [whole(each, "priority") for each in root.iter(main("cfRule"))]
    made.set("priority", str(max(priorities, default=0) + 1))
    holder = etree.Element(main("conditionalFormatting"), sqref=now)
    holder.append(made)
    insert_in_order(root, holder)
    work.kept["conditional formats"] += 1


def _add_validation(work: Work, sheet: str, rule: etree._Element, areas: str) -> None:
    made, root = copied(rule), work.new_sheet(sheet).root
    now = _moved(work, sheet, made, areas)
    if now is None:
        return
    made.set("sqref", now)
    holder = root.find(main("dataValidations"))
    if holder is None:
        holder = etree.Element(main("dataValidations"))
        insert_in_order(root, holder)
    holder.append(made)
    holder.set("count", str(len(holder)))
    work.kept["validations"] += 1


def _keep_links(work: Work, sheet: str) -> None:
    """Keep the links on somebody's own cells, and on cells in whose column the toolkit has none."""
    root, part = work.new_sheet(sheet).root, work.infos[1][sheet].part
    linked = {cell for link in root.iter(main("hyperlink")) for cell in _cells(link)}
    columns = {column for _, column in linked}
    targets = {r.id: r for r in work.copy.package.relationships(work.infos[0][sheet].part)}
    for link in work.old_sheet(sheet).root.iter(main("hyperlink")):
        (at, *_) = [*_cells(link), (0, 0)]
        place = work.places.cell(sheet, *at) if at[0] else None
        if place is None or place in linked or place[1] in columns - _own_columns(work, sheet):
            continue
        made = copied(link)
        made.set("ref", cell_name(*place))
        if made.get("location"):
            made.set("location", _location(work, sheet, made.get("location", ""), at))
        relation = targets.get(made.get(_REL, ""))
        if relation is not None:
            target = relation.target
            if target.startswith("#"):
                target = "#" + _location(work, sheet, target[1:], at)
            made.set(_REL, work.new.add_relationship(part, HYPERLINK, target, external=True))
        _holder(root).append(made)
        work.kept["links"] += 1


def _own_columns(work: Work, sheet: str) -> set[int]:
    """Return the columns of the new workbook that somebody's own cells stand in."""
    places = (work.places.cell(sheet, *cell) for cell in work.own_cells(sheet))
    return {place[1] for place in places if place}


def _location(work: Work, sheet: str, text: str, at: Cell) -> str:
    try:
        return work.copier.translation.place(text, sheet)
    except CannotFollow:
        work.stop("R105", sheet, f"the link leads to {text}, which is not there any more", at)
        return text


def _cells(link: etree._Element) -> Iterator[Cell]:
    ref = area_of(link.get("ref"))
    if ref is not None:
        yield ref.r1, ref.c1


def _holder(root: etree._Element) -> etree._Element:
    holder = root.find(main("hyperlinks"))
    if holder is None:
        holder = etree.Element(main("hyperlinks"))
        insert_in_order(root, holder)
    return holder


def _keep_merges(work: Work, sheet: str) -> None:
    """Merge the cells that somebody merged, where nothing is in the way."""
    written = work.copy.match.receipt.looks.get((HAS + sheet, "", ""), {})
    before: Collection[str] = written.get(MERGED, "").split()
    root = work.new_sheet(sheet).root
    now = list(merged_areas(root))
    for ref in merged_areas(work.old_sheet(sheet).root):
        moved = work.copier.translation.area(ref, sheet)
        if str(ref) in before or moved in now:
            continue
        if moved is None or (moved.r2 - moved.r1, moved.c2 - moved.c1) != (
            ref.r2 - ref.r1,
            ref.c2 - ref.c1,
        ):
            message = "these merged cells do not stand together any more"
            work.stop("R104", sheet, message, (ref.r1, ref.c1))
            continue
        holder = root.find(main("mergeCells"))
        if holder is None:
            holder = etree.Element(main("mergeCells"))
            insert_in_order(root, holder)
        etree.SubElement(holder, main("mergeCell"), ref=str(moved))
        holder.set("count", str(len(holder)))
        work.kept["merged cells"] += 1
