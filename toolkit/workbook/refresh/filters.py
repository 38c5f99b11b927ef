"""Filters and sort marks that somebody set on the Tables."""

from collections.abc import Callable, Mapping

from lxml import etree

from toolkit.merge.cells import Seen
from toolkit.merge.places import Pair
from toolkit.workbook.moves.common import drop_attribute, named
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.xml import local, main, to_bytes
from toolkit.workbook.references.references import area
from toolkit.workbook.refresh.formats import copied
from toolkit.workbook.refresh.tables import table_part
from toolkit.workbook.refresh.translate import CannotFollow
from toolkit.workbook.refresh.work import Work

Test = Callable[[Mapping[str, Seen]], bool]
"""Tells from the cells of a row by heading whether a filter shows it."""


def keep_filters(work: Work) -> None:
    """Filter the Tables as they were filtered, new rows too where it can be told; keep the marks of
    sorting.
    """
    for sheet in work.shared:
        for pair in work.places.sheet(sheet).pairs:
            _keep(work, sheet, pair)
        if any(len(each) for each in work.old_sheet(sheet).root.iterchildren(main("autoFilter"))):
            work.stop("R104", sheet, "the sheet has a filter that is none of a Table")


def _keep(work: Work, sheet: str, pair: Pair) -> None:
    name = pair[0].table.name
    source = table_part(work.copy.package, work.infos[0][sheet].part, name)
    target = table_part(work.new, work.infos[1][sheet].part, name)
    if source is None or target is None:
        return
    theirs, root = work.copy.package.xml(source), work.new.xml(target)
    columns = _filtered(theirs)
    if columns:
        _write_filters(work, sheet, pair, columns, root)
        _hide(work, sheet, pair, columns)
        work.kept["filtered columns"] += len(columns)
    _write_sort(work, sheet, theirs, root)
    if columns or root.find(main("sortState")) is not None:
        work.new.replace(target, to_bytes(root))


def _filtered(table: etree._Element) -> list[etree._Element]:
    """Return the columns that are filtered by something."""
    return [column for column in named(table, "filterColumn") if len(column)]


def _write_filters(
    work: Work, sheet: str, pair: Pair, columns: list[etree._Element], root: etree._Element
) -> None:
    old, new = pair
    holder = root.find(main("autoFilter"))
    if holder is None:
        bottom = new.area.bottom - new.area.totals
        holder = etree.Element(main("autoFilter"))
        holder.set("ref", str(area(new.area.top, new.area.left, bottom, new.area.right)))
        root.insert(0, holder)
    for column in columns:
        number = old.area.left + whole(column, "colId")
        to = work.places.sheet(sheet).column(number, old.heading_row)
        if to is None:
            work.stop("R104", sheet, f"a column that {old.table.name} is filtered by is gone")
            continue
        made = copied(column)
        made.set("colId", str(to - new.area.left))
        for element in named(made, "colorFilter"):
            if element.get("dxfId") is not None:
                rule = work.copier.formats.rule(whole(element, "dxfId"))
                element.set("dxfId", str(rule))
        for element in holder.findall(main("filterColumn")):
            if element.get("colId") == made.get("colId"):
                holder.remove(element)
        holder.append(made)
    holder[:] = sorted(holder, key=lambda each: whole(each, "colId"))


def _hide(work: Work, sheet: str, pair: Pair, columns: list[etree._Element]) -> None:
    """Hide what the filter does not show; what was hidden by hand stays hidden."""
    old, new = pair
    headings = {number: heading for heading, number in old.columns.items()}
    tests = [_test(headings.get(old.area.left + whole(c, "colId"), ""), c) for c in columns]
    for key, row in new.rows.items():
        before = old.rows.get(key)
        here = work.old_sheet(sheet).row(before.number) if before else None
        was_hidden = here is not None and here.get("hidden") in ("1", "true")
        now = [test(row.cells) for test in tests if test]
        if len(now) < len(tests):  # a filter that cannot be told: what was hidden stays hidden
            hidden = was_hidden
        else:
            showed = before is None or all(test(before.cells) for test in tests if test)
            hidden = not all(now) or (was_hidden and showed)
        element = work.new_sheet(sheet).made_row(row.number)
        if hidden:
            element.set("hidden", "1")
        else:
            drop_attribute(element, "hidden")


def _test(heading: str, column: etree._Element) -> Test | None:
    """Return what a filter by a list of values shows; None for one of another kind, or on a column
    that the toolkit did not write.
    """
    filters = column.find(main("filters"))
    if not heading or filters is None or any(local(each) != "filter" for each in filters):
        return None
    wanted = {each.get("val", "").casefold() for each in filters}
    blank = filters.get("blank") in ("1", "true")

    def shows(cells: Mapping[str, Seen]) -> bool:
        seen = cells.get(heading)
        if seen is None:
            return blank
        text = seen.text or str(seen.value)
        return text.casefold() in wanted

    return shows


def _write_sort(work: Work, sheet: str, theirs: etree._Element, root: etree._Element) -> None:
    """Keep the mark of what a Table is sorted by; its rows stand in that order already."""
    state = theirs.find(main("sortState"))
    if state is None:
        return
    made, translation = copied(state), work.copier.translation
    try:
        for element in (made, *named(made, "sortCondition")):
            element.set("ref", translation.areas(element.get("ref", ""), sheet))
            if element.get("dxfId") is not None:
                element.set("dxfId", str(work.copier.formats.rule(whole(element, "dxfId"))))
    except (CannotFollow, ValueError):
        return  # the rows keep their order; only the arrow in the heading is gone
    for element in root.findall(main("sortState")):
        root.remove(element)
    filtered = root.find(main("autoFilter"))
    if filtered is None:
        root.insert(0, made)
    else:
        filtered.addnext(made)
    work.kept["sort marks"] += 1
