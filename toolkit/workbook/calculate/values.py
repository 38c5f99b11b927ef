"""Cached values: what previewers, phones and Protected View show of a formula."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from lxml import etree

from toolkit.codes import finding
from toolkit.errors import WorkbookError
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.calculate.book import Book, Place, filled_by, obstacle, read_book
from toolkit.workbook.calculate.process import Value
from toolkit.workbook.calculate.results import Results, calculate_book
from toolkit.workbook.calculate.writing import with_values
from toolkit.workbook.opc.attributes import naming
from toolkit.workbook.opc.package import Package, Producer
from toolkit.workbook.opc.xml import local, main, to_bytes, utf8_chunks
from toolkit.workbook.references.references import cell_name

# What may stand before calcPr in a workbook part (ECMA-376, CT_Workbook).
_BEFORE_CALCULATION = frozenset(
    {
        "fileVersion",
        "fileSharing",
        "workbookPr",
        "workbookProtection",
        "AlternateContent",
        "bookViews",
        "sheets",
        "functionGroups",
        "externalReferences",
        "definedNames",
        "revisionPtr",
        "absPath",
    }
)


def add_cached_values(
    package: Package,
    *,
    required: bool = True,
    accepted_errors: Mapping[tuple[str, str], str] | None = None,
) -> list[Finding]:
    """Give the formulas of a workbook their values, have Excel calculate on opening, and return
    findings for formulas that get none.

    A formula keeps no older value. It gets none if its result could be wrong: an error (unless
    `accepted_errors` has it by sheet and address), a function that changes by itself or is not
    proven, an array or data table, another workbook, or cells that have no value for such a
    reason. If the engine fails, or the workbook is too large for it, WorkbookError is raised, or
    without `required` a finding is returned and no formula has a value. Without formulas nothing
    changes.
    """
    with naming(package.name):
        book = read_book(package)
    if not book.formulas:
        return []
    results, findings = Results(), []
    filled: frozenset[Place] = frozenset()
    try:
        filled = _filled_elsewhere(book)
        reason = obstacle(package)
        if not reason:
            results = calculate_book(package, book, accepted_errors or {})
    except WorkbookError as error:
        if required:
            raise WorkbookError(f"{package.name} could not be calculated: {error}") from error
        reason = str(error)
    if reason:
        findings.append(finding("F113", reason, CellPlace(package.name)))
    _write(package, book, results.values, filled)
    _calculate_on_load(package)
    return [*findings, *_findings(package.name, book, results)]


def _filled_elsewhere(book: Book) -> frozenset[Place]:
    """Return the cells that array formulas in other cells fill."""
    every = (cell for at, formula in book.formulas.items() for cell in filled_by(at, formula))
    return frozenset(every) - book.formulas.keys()


def _write(
    package: Package, book: Book, values: Mapping[Place, Value], filled: frozenset[Place]
) -> None:
    own: dict[int, dict[tuple[int, int], Value]] = defaultdict(dict)
    for (sheet, row, column), value in values.items():
        own[sheet][row, column] = value
    emptied: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for sheet, row, column in filled:
        emptied[sheet].add((row, column))
    for number in sorted({sheet for sheet, _, _ in book.formulas}):
        part = book.worksheets[number].part
        ends = own[number], frozenset(emptied[number])
        content = partial(_produced, package.producer(part), part, *ends)
        package.replace(part, content if package.is_streamed(part) else b"".join(content()))


def _produced(
    before: Producer,
    part: str,
    values: Mapping[tuple[int, int], Value],
    emptied: frozenset[tuple[int, int]],
) -> Iterator[bytes]:
    return with_values(utf8_chunks(before(), part), values, emptied)


def _calculate_on_load(package: Package) -> None:
    part = package.workbook_part
    root = package.xml(part)
    calculation = root.find(main("calcPr"))
    if calculation is None:
        calculation = etree.Element(main("calcPr"))
        before = [child for child in root if local(child) in _BEFORE_CALCULATION]
        root.insert(root.index(before[-1]) + 1 if before else 0, calculation)
    if calculation.get("fullCalcOnLoad") != "1":
        calculation.set("fullCalcOnLoad", "1")
        package.replace(part, to_bytes(root))
    for chain in package.related(part, "calcChain"):
        if chain in package:
            package.remove(chain)


def _findings(file: str, book: Book, results: Results) -> Iterator[Finding]:
    found: dict[Place, tuple[str, str]] = {}
    for place, reason in results.refused.items():
        found[place] = ("F111", f"no value: {reason}")
    for place, error in results.errors.items():
        found[place] = ("F110", f"no value: the formula comes out as {error}")
    for place, cause in results.resting.items():
        found[place] = ("F112", f"no value: it rests on {'!'.join(book.address(cause))}")
    yield from _together(file, book, found)


def _together(file: str, book: Book, found: Mapping[Place, tuple[str, str]]) -> Iterator[Finding]:
    """Yield one finding for neighbours in a column of which the same is to be said."""
    ordered = sorted((sheet, column, row) for sheet, row, column in found)
    numbered = enumerate(ordered)
    for (sheet, column, _, (code, message)), group in groupby(
        numbered, lambda item: _run(item, found)
    ):
        rows = [row for _, (_, _, row) in group]
        first, last = cell_name(rows[0], column), cell_name(rows[-1], column)
        cells = first if first == last else f"{first}:{last}"
        yield finding(code, message, CellPlace(file, book.name_of(sheet), cells))


def _run(
    item: tuple[int, tuple[int, int, int]], found: Mapping[Place, tuple[str, str]]
) -> tuple[int, int, int, tuple[str, str]]:
    number, (sheet, column, row) = item
    return sheet, column, row - number, found[sheet, row, column]
