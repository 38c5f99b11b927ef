"""What a repeat moves against what LibreOffice moves when it inserts rows or columns.

Both workbooks are written by LibreOffice, one with its own insertion, one filled by us and only
opened and stored, so that what is compared is where things stand and not how they are written.
docs/differential.md says what LibreOffice does not keep and is therefore not compared.
"""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.workbook.filling import written
from tests.workbook.insertion.generated import make
from tests.workbook.insertion.insertions import Insertion, differences, filled
from tests.workbook.insertion.libreoffice import Job, program, run
from tests.workbook.insertion.real import tag_line
from tests.workbook.insertion.standing import Standing, standing

GENERATED = 200
AXES = ("rows", "columns")
LEAST = {
    "formula": 15_000,
    "name": 1_500,
    "merged": 200,
    "validation": 400,
    "conditional format": 400,
    "filter": 200,
    "table": 150,
    "drawing": 200,
    "link": 400,
    "comments": 400,
    "break": 300,
}
"""How many of each kind are compared at least, so that none is missed without notice."""


@dataclass(frozen=True)
class Pair:
    """A tagged workbook, and where LibreOffice writes what it and we make of it."""

    source: Path
    insertion: Insertion

    def stored(self, whose: str) -> Path:
        """Return the file that LibreOffice writes."""
        return self.source.with_name(f"{self.source.name} {whose}.xlsx")

    def jobs(self) -> tuple[Job, Job]:
        """Return what LibreOffice has to do; fills our workbook."""
        own = self.source.with_name(f"{self.source.stem} filled{self.source.suffix}")
        i = self.insertion
        return (
            Job(self.source, self.stored("theirs"), i.sheet, i.axis, i.line, i.count),
            Job(filled(self.source, own, i), self.stored("ours"), i.sheet),
        )

    def ours(self) -> Standing:
        """Return what stands where in our workbook."""
        return standing(self.stored("ours"))

    def differences(self) -> list[str]:
        """Return what is not the same in both."""
        return differences(self.ours(), standing(self.stored("theirs")), self.insertion)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Pair]:
    """Every workbook with LibreOffice's insertion and with ours; one start for all of them."""
    program()
    folder = tmp_path_factory.mktemp("insertion")
    found = {}
    for seed in range(GENERATED):
        source = folder / f"{seed}.xlsx"
        found[str(seed)] = Pair(source, make(seed, source))
    real = os.environ.get("WORKBOOKS")
    for path in sorted(Path(real).glob("*.xls[xm]")) if real else ():
        for axis in AXES:
            package, insertion = tag_line(path, axis)
            source = written(package, folder / f"{path.stem} {axis}{path.suffix}")
            found[f"{path.name} {axis}"] = Pair(source, insertion)
    run([job for pair in found.values() for job in pair.jobs()], folder)
    return found


@pytest.mark.judge
def test_generated_sheets_stand_as_libreoffice_has_them(pairs: Mapping[str, Pair]) -> None:
    compared: Counter[str] = Counter()
    found = {}
    for seed in map(str, range(GENERATED)):
        for (kind, *_), value in pairs[seed].ours().items():
            compared[kind] += len(value) if isinstance(value, list) else 1
        found[seed] = pairs[seed].differences()
    assert {seed: wrong for seed, wrong in found.items() if wrong} == {}
    assert {kind: compared[kind] for kind, least in LEAST.items() if compared[kind] < least} == {}


@pytest.mark.judge
@pytest.mark.parametrize("axis", AXES)
def test_real_workbooks_stand_as_libreoffice_has_them(
    pairs: Mapping[str, Pair], real_workbook: Path, axis: str
) -> None:
    assert pairs[f"{real_workbook.name} {axis}"].differences() == []
