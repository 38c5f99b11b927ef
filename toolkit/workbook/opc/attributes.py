"""Numbers and addresses in XML, which in a damaged workbook may be anything."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.opc.xml import local
from toolkit.workbook.references.references import parse_cell

_LARGEST = 2**32


@contextmanager
def naming(workbook: str) -> Iterator[None]:
    """Put the name of the workbook before a WorkbookError that does not have it."""
    try:
        yield
    except WorkbookError as error:
        if workbook in str(error):
            raise
        raise WorkbookError(f"{workbook}: {error}") from error


def whole(element: etree._Element, name: str, default: int = 0) -> int:
    """Return an attribute as a whole number; raises WorkbookError if it is something else."""
    text = element.get(name)
    if text is None:
        return default
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= _LARGEST:
        raise WorkbookError(f'it is damaged: {name} of {local(element)} is "{text}"')
    return number


def address_of(cell: etree._Element) -> tuple[int, int] | None:
    """Return row and column of a cell, None if it does not say; raises WorkbookError if it lies."""
    text = cell.get("r")
    if text is None:
        return None
    try:
        return parse_cell(text)
    except ValueError as error:
        raise WorkbookError(f'it is damaged: a cell has the address "{text}"') from error


def indexed(texts: Sequence[str], index: str) -> str:
    """Return the shared string with that index; raises WorkbookError if there is none."""
    if not index.isdecimal() or int(index) >= len(texts):
        raise WorkbookError(f"it is damaged: the text {index} is missing")
    return texts[int(index)]
