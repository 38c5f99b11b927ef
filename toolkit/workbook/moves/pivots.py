"""Pivot tables and their sources: where they read and stand; they refresh when opened."""

from toolkit.workbook.moves.common import Work, area_of, named, set_attribute
from toolkit.workbook.references.references import cell_name


def move_pivot_source(work: Work) -> None:
    """Move the area that a pivot cache reads; one that changed, or has a name, refreshes on
    opening.
    """
    for source in named(work.root, "worksheetSource", "rangeSet"):
        ref = area_of(source.get("ref"))
        named_source = source.get("name") and not work.moves.still
        moved = work.moves.map(source.get("sheet", "")).range(ref) if ref else None
        if ref is not None and moved is None:
            work.report("T110", f"the source {ref} of a pivot table is left out")
        elif moved is not None and moved is not ref:
            set_attribute(source, "ref", str(moved))
            set_attribute(work.root, "refreshOnLoad", "1")
        if named_source:
            set_attribute(work.root, "refreshOnLoad", "1")


def move_pivot_table(work: Work) -> None:
    """Move the place of a pivot table; a repeat in it is an error."""
    for location in named(work.root, "location"):
        ref = area_of(location.get("ref"))
        moved = work.shift.range(ref) if ref else None
        if ref is None:
            continue
        size = (ref.r2 - ref.r1, ref.c2 - ref.c1)
        if moved is None or (moved.r2 - moved.r1, moved.c2 - moved.c1) != size:
            message = f"the repeated rows or columns cut the pivot table in {ref}"
            work.report("T110", message, cell_name(ref.r1, ref.c1))
        else:
            set_attribute(location, "ref", str(moved))
