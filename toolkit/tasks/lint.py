"""Workbooks held against the rules of a profile."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks.structure import Structure
from toolkit.codes import finding
from toolkit.errors import FileError, FindingsError, WorkbookError
from toolkit.findings import Finding, has_errors, worst_first
from toolkit.lint.catalogue.all_rules import RULES
from toolkit.lint.page import page
from toolkit.lint.profiles import PROFILES
from toolkit.lint.reading.book import read_book
from toolkit.lint.run import Linted, lint_book
from toolkit.lint.waivers import Waiver, waivers_of
from toolkit.store.schemas import OTHER_SCHEMAS
from toolkit.store.seeds import read_document
from toolkit.tasks.load import structure_findings
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.wishes import PROFILES as PROPERTY
from toolkit.workbook.opc.wishes import wanted_profiles

__all__ = [
    "LintResult",
    "lint_file",
    "lint_output",
    "lint_package",
    "lint_workbooks",
    "page",
    "read_waivers",
]

WAIVERS = "lint.json"
"""The file with waivers that is read from the project's folder, if it is there."""


@dataclass(frozen=True)
class LintResult:
    """Findings, worst first; the names of the workbooks; how many findings of a rule are waived."""

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    waived: Counter[str]


def lint_workbooks(
    root: Path, paths: Sequence[Path], profile: str, waivers: Path | None = None
) -> LintResult:
    """Hold workbooks against a profile; paths are relative to `root` or absolute.

    `waivers` is a file with waivers; without one `lint.json` in `root` is read, if it is there.
    Raises FindingsError for mistakes in that file, FileError and WorkbookError for a workbook that
    cannot be read or is refused.
    """
    known = _waivers_in(root, waivers)
    found: list[Finding] = list(_unknown_rules(known))
    waived: Counter[str] = Counter()
    unused: Counter[Waiver] = Counter()
    meant: Counter[Waiver] = Counter()
    for path in dict.fromkeys(paths):
        linted = _linted(root / path, path.as_posix(), profile, known)
        found += linted.findings
        waived += linted.waived
        unused.update(linted.unused)
        meant.update(w for w in known if w.is_for(path.as_posix()))
    found += _unused([w for w in unused if unused[w] == meant[w]])
    files = tuple(path.as_posix() for path in dict.fromkeys(paths))
    return LintResult(tuple(worst_first(found)), files, waived)


def lint_file(path: Path, profile: str, waivers: Sequence[Waiver] = ()) -> list[Finding]:
    """Return what breaks the rules of a profile in one workbook, worst first.

    Raises FileError and WorkbookError where it cannot be read or is refused.
    """
    return _linted(path, path.as_posix(), profile, waivers).findings


def lint_package(
    package: Package, file: str, profile: str, waivers: Sequence[Waiver] = ()
) -> list[Finding]:
    """Return the same for a workbook that is held in memory and will be called `file`."""
    return lint_book(read_book(package, file), PROFILES[profile], waivers).findings


def lint_output(root: Path, package: Package, file: str) -> list[Finding]:
    """Return what breaks the rules of the profiles that a workbook names in its properties, worst
    first; what the waivers of the project in `root` leave as it is, is left out.

    Raises WorkbookError for a profile that does not exist.
    """
    wanted = wanted_profiles(package)
    for name in wanted:
        if name not in PROFILES:
            there = f"there are {', '.join(PROFILES)}, and none"
            raise WorkbookError(f'{file}: the property "{PROPERTY}" names "{name}"; {there}')
    if not wanted:
        return []
    waivers, book = _waivers_in(root, None), read_book(package, file)
    found = (f for name in wanted for f in lint_book(book, PROFILES[name], waivers).findings)
    return worst_first(dict.fromkeys(found))


def read_waivers(path: Path, shown: str) -> tuple[Waiver, ...]:
    """Return the waivers of a file, which messages call `shown`; raises FindingsError for mistakes
    and SeedError where it cannot be read.
    """
    document = read_document(path, shown)
    found = list(document.findings)
    if not found:
        structure = Structure({"lint": OTHER_SCHEMAS["lint"]()})
        found = list(structure_findings(document, structure, "lint"))
    if has_errors(found):
        raise FindingsError(worst_first(found))
    value = document.value
    assert isinstance(value, dict)
    places = [document.place(f"/waivers/{n}/rule") for n in range(len(value["waivers"]))]
    return tuple(waivers_of(value, places))


def _waivers_in(root: Path, given: Path | None) -> tuple[Waiver, ...]:
    usual = root / WAIVERS
    if given is None:
        return read_waivers(usual, WAIVERS) if usual.exists() else ()
    if not (root / given).exists():
        raise FileError(f"there is no file {given}; check the path of the waivers")
    return read_waivers(root / given, given.as_posix())


def _linted(path: Path, shown: str, profile: str, waivers: Sequence[Waiver]) -> Linted:
    package = Package.open(path, drop_signature=True)
    siblings = frozenset(each.name for each in path.resolve().parent.iterdir())
    return lint_book(read_book(package, shown, siblings), PROFILES[profile], waivers)


def _unknown_rules(waivers: Sequence[Waiver]) -> Iterator[Finding]:
    for waiver in waivers:
        rule = RULES.get(waiver.rule)
        if rule is None or rule.unchecked:
            what = "is not checked by a machine" if rule else "does not exist"
            assert waiver.where
            yield finding("A102", f"the rule {waiver.rule} {what}", waiver.where)


def _unused(waivers: Sequence[Waiver]) -> Iterator[Finding]:
    for waiver in waivers:
        if waiver.rule in RULES and not RULES[waiver.rule].unchecked:
            assert waiver.where
            what = f"nothing breaks {waiver.rule} where this waiver is for"
            yield finding("A101", what, waiver.where)
