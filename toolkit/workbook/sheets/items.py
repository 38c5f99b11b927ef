"""What is current on a sheet that stands for an item of a list."""

from dataclasses import dataclass

from toolkit.workbook.tags.grammar import Path


@dataclass(frozen=True)
class SheetItem:
    """What is current on a sheet: lists and their items, none on an ordinary sheet."""

    chain: tuple[Path, ...] = ()
    items: tuple[object, ...] = ()
    template: str = ""
    """The name that the sheet has in the template; empty where it is the same."""


NOTHING = SheetItem()
