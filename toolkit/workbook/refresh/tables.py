"""The Tables of the new workbook: wider by somebody's own columns, filtered as theirs were."""

from lxml import etree

from toolkit.merge.match import TableSeen
from toolkit.merge.places import Pair
from toolkit.workbook.moves.common import drop_attribute
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main, to_bytes
from toolkit.workbook.references.formula_tokens import Operand, split_formula
from toolkit.workbook.references.references import area
from toolkit.workbook.refresh.formats import copied
from toolkit.workbook.refresh.work import Work

_FORMATS = ("dataDxfId", "headerRowDxfId", "totalsRowDxfId")


def extend_tables(work: Work) -> None:
    """Let Tables cover the columns that somebody added to them."""
    for sheet in work.shared:
        for old, new in work.places.sheet(sheet).pairs:
            if old.area.totals != new.area.totals:
                work.stop("R104", sheet, f"the row of totals of {old.table.name} was switched")
                continue
            own = [n for n in sorted(old.unknown) if n in old.area.columns]
            if own:
                _extend(work, sheet, (old, new), own)


def table_part(package: Package, sheet_part: str, name: str) -> str | None:
    """Return the part of a Table by its name, None if it is no Table there."""
    for part in package.related(sheet_part, "table"):
        root = package.xml(part)
        if root.get("displayName", root.get("name", "")).casefold() == name.casefold():
            return part
    return None


def _extend(work: Work, sheet: str, pair: Pair, own: list[int]) -> None:
    old, new = pair
    name = old.table.name
    source_part = table_part(work.copy.package, work.infos[0][sheet].part, name)
    part = table_part(work.new, work.infos[1][sheet].part, name)
    if source_part is None or part is None:
        return
    root, source = work.new.xml(part), work.copy.package.xml(source_part)
    holder, theirs = root.find(main("tableColumns")), source.find(main("tableColumns"))
    if holder is None or theirs is None:
        return
    columns = list(theirs.iterchildren(main("tableColumn")))
    taken = {column.get("name", "").casefold() for column in holder}
    right = new.area.right
    for number in _ordered(work, sheet, old, own):
        column = copied(columns[number - old.area.left])
        if column.get("name", "").casefold() in taken:
            at = (old.heading_row, number)
            message = f'the template has a column "{column.get("name")}" of its own now'
            work.stop("R104", sheet, message, at)
            continue
        _adapt(work, column, max(whole(each, "id") for each in holder) + 1)
        holder.append(column)
        right += 1
    holder.set("count", str(len(holder)))
    ref = area(new.area.top, new.area.left, new.area.bottom, right)
    root.set("ref", str(ref))
    filtered = root.find(main("autoFilter"))
    if filtered is not None:
        bottom = new.area.bottom - new.area.totals
        filtered.set("ref", str(area(new.area.top, new.area.left, bottom, right)))
    work.new.replace(part, to_bytes(root))


def _ordered(work: Work, sheet: str, old: TableSeen, own: list[int]) -> list[int]:
    """Return own columns in the order in which they stand now."""
    places = work.places.sheet(sheet)
    return sorted(own, key=lambda number: places.column(number, old.heading_row) or 0)


def _adapt(work: Work, column: etree._Element, number: int) -> None:
    column.set("id", str(number))
    drop_attribute(column, "queryTableFieldId")
    for name in _FORMATS:
        if column.get(name):
            column.set(name, str(work.copier.formats.rule(whole(column, name))))
    for formula in column.findall(main("calculatedColumnFormula")):
        pieces = split_formula(formula.text or "")
        if any(isinstance(piece, Operand) for piece in pieces):  # it counts from no certain row
            column.remove(formula)
    extension = column.find(main("extLst"))
    if extension is not None:
        column.remove(extension)
