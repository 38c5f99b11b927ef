"""The first sheet of workbooks that nobody here made, once for every item: valid, or refused."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.judges import judge_command
from tests.workbook.filling import as_bytes
from toolkit.errors import FindingsError
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.sheets.booklist import list_copies
from toolkit.workbook.sheets.copies import SheetCopy
from toolkit.workbook.sheets.outside import Copied, lead_to_copies
from toolkit.workbook.tags.context import Context

DATA = {"r": [{"n": "One"}, {"n": "Two/2"}, {"n": "one"}]}
REFUSED = {
    "ClosedXML.Report__GroupTagTests_WithHeader.xlsx": "T103",
    "ClosedXML.Report__tLists7_image.xlsx": "T103",
    "openxlsx-data__table_slicer.xlsx": "a slicer",
    "poi__dataValidationTableRange.xlsx": "a query",
    "xlsx-template__custom-xml.xlsx": "cells that are mapped to XML",
}
"""What cannot be copied in them; the first two hold tags of another engine."""


def first_named(path: Path, name: str) -> Package:
    """Return the workbook with its first worksheet renamed, as Excel does when one types a name."""
    package = Package.open(path)
    info = next(sheet for sheet in package.sheets() if sheet.kind == "worksheet")
    renamed = {info.name: [SheetCopy(name, info.part)]}
    list_copies(package, renamed)
    lead_to_copies(package, path.name, Copied(renamed))
    return package


def made(path: Path) -> tuple[Package | None, str]:
    """Return the filled workbook, or None and what is said against it."""
    package = first_named(path, "{{ r.n }}")
    try:
        calculate_and_check(fill(package, path.name, Context(DATA)), required=False)
    except FindingsError as error:
        return None, "; ".join(f"{each.code} {each.message}" for each in error.findings)
    return package, ""


def test_the_first_sheet_stands_for_every_item_or_is_refused_by_name(real_workbook: Path) -> None:
    package, said = made(real_workbook)
    if package is None:
        assert REFUSED[real_workbook.name] in said
        return
    assert real_workbook.name not in REFUSED
    assert [sheet.name for sheet in package.sheets()][:3] == ["One", "Two-2", "one (2)"]
    left = [name for name in package.names() if b"{{ r.n }}" in package.read(name)]
    assert left == []


@pytest.mark.judge
def test_the_copies_have_no_fault_that_the_workbook_did_not_have(
    real_workbook: Path, tmp_path: Path
) -> None:
    package, _ = made(real_workbook)
    if package is None:
        pytest.skip("it is refused")
    out = tmp_path / real_workbook.name
    out.write_bytes(as_bytes(package))
    new = faults(out) - faults(real_workbook)
    assert not new, list(new)


def faults(path: Path) -> Counter[str]:
    """Return what the judge says of a workbook, numbers left out, each once for all sheets."""
    command, environment = judge_command("ooxml_check.py", path)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    lines = (line.strip() for line in done.stdout.splitlines() if line.startswith(" "))
    return Counter({re.sub(r"\d+", "N", line): 1 for line in lines})
