"""What is current on a sheet that stands for an item of a list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from toolkit.findings import CellPlace, Finding
from toolkit.workbook.tags.grammar import Path


@dataclass(frozen=True)
class SheetItem:
    """What is current on a sheet: lists and their items, none on an ordinary sheet."""

    chain: tuple[Path, ...] = ()
    items: tuple[object, ...] = ()
    template: str = ""
    """The name that the sheet has in the template; empty where it is the same."""
    empty: bool = False
    """Whether the list has no items, so that the sheet stands once and nothing is known on it."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """The names that its Tables have in the template, by those that they have now."""


NOTHING = SheetItem()


def in_template(findings: Iterable[Finding], items: Mapping[str, SheetItem]) -> Iterator[Finding]:
    """Yield findings of template cells under the name that the sheet of an item has there."""
    for each in findings:
        place = each.place
        item = items.get(place.sheet, NOTHING) if isinstance(place, CellPlace) else NOTHING
        if isinstance(place, CellPlace) and item.template:
            each = replace(each, place=replace(place, sheet=item.template))
        yield each
