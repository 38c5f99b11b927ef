"""The notes on the cells of a sheet, those that stand for comments in threads among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from toolkit.merge.cells import short_digest
from toolkit.workbook.cells.sharedtexts import text_of
from toolkit.workbook.moves.common import area_of
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import main


@dataclass(frozen=True)
class Note:
    """One note: its cell, its author, and the element with its text."""

    row: int
    column: int
    author: str
    element: etree._Element

    @property
    def digest(self) -> str:
        """Return the digest of what it says."""
        text = self.element.find(main("text"))
        said = text_of(text) if text is not None else ""
        return short_digest(" ".join(said.split()))


def notes_on(package: Package, sheet_part: str) -> Iterator[Note]:
    """Yield the notes of a sheet."""
    for part in package.related(sheet_part, "comments"):
        if part not in package:
            continue
        root = package.xml(part)
        authors = [author.text or "" for author in root.iter(main("author"))]
        for comment in root.iter(main("comment")):
            ref, number = area_of(comment.get("ref")), comment.get("authorId", "")
            known = number.isdecimal() and int(number) < len(authors)
            if ref is not None:
                yield Note(ref.r1, ref.c1, authors[int(number)] if known else "", comment)
