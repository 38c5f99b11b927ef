"""Workbooks that nobody here made: without a tag nothing changes, with one only what must."""

from pathlib import Path

import pytest

from tests.workbook.filling import as_bytes, fill_in
from tests.workbook.repeated import WHERE, faults, parts, repeated, unexplained
from toolkit.errors import FindingsError
from toolkit.workbook.opc.package import Package

OWN_TAGS = {
    "ClosedXML.Report__GroupTagTests_WithHeader.xlsx",
    "ClosedXML.Report__tLists7_image.xlsx",
}
"""Templates of another engine, refused since their own tags name fields that our data lacks."""


def test_without_a_tag_every_part_is_identical(real_workbook: Path) -> None:
    if real_workbook.name in OWN_TAGS:
        pytest.skip("holds tags of another engine")
    package = Package.open(real_workbook)
    before = parts(package)
    fill_in(package, {})
    assert parts(Package.from_bytes(as_bytes(package), real_workbook.name)) == before


@pytest.mark.parametrize("where", WHERE)
def test_with_a_tag_parts_change_only_for_listed_reasons(real_workbook: Path, where: str) -> None:
    package = Package.open(real_workbook)
    try:
        before = repeated(package, real_workbook.name, where)
    except FindingsError as error:
        assert real_workbook.name in OWN_TAGS, list(map(str, error.findings))
        assert all(f.code == "T103" for f in error.findings)
        return
    assert unexplained(before, parts(package)) == []


@pytest.mark.judge
@pytest.mark.parametrize("where", WHERE)
def test_a_filled_workbook_has_no_fault_that_it_did_not_have(
    real_workbook: Path, where: str, tmp_path: Path
) -> None:
    if real_workbook.name in OWN_TAGS:
        pytest.skip("holds tags of another engine")
    package = Package.open(real_workbook)
    repeated(package, real_workbook.name, where)
    out = tmp_path / real_workbook.name
    out.write_bytes(as_bytes(package))
    found = faults([real_workbook, out])
    assert list(found[out] - found[real_workbook]) == []
