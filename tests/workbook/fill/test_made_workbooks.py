"""Workbooks made with XlsxWriter and openpyxl, one kind of what they can write in each: without a
tag nothing changes, with one only what must.
"""

from functools import cache
from pathlib import Path

import pytest

from tests.workbook import made_openpyxl, made_xlsxwriter
from tests.workbook.filling import as_bytes, fill_in
from tests.workbook.repeated import WHERE, faults, parts, repeated, unexplained
from toolkit.workbook.opc.package import Package


@cache
def made() -> dict[str, bytes]:
    theirs = {"XlsxWriter": made_xlsxwriter.made(), "openpyxl": made_openpyxl.made()}
    return {
        f"{maker} {name}": data for maker, each in theirs.items() for name, data in each.items()
    }


every = pytest.mark.parametrize("name", made())


@every
def test_without_a_tag_every_part_is_identical(name: str) -> None:
    package = Package.from_bytes(made()[name], "t.xlsx")
    before = parts(package)
    fill_in(package, {})
    assert parts(Package.from_bytes(as_bytes(package), "t.xlsx")) == before


@every
@pytest.mark.parametrize("where", WHERE)
def test_with_a_tag_parts_change_only_for_listed_reasons(name: str, where: str) -> None:
    package = Package.from_bytes(made()[name], "t.xlsx")
    before = repeated(package, "t.xlsx", where)
    assert unexplained(before, parts(package)) == []


@pytest.mark.judge
@pytest.mark.parametrize("where", WHERE)
def test_filled_workbooks_have_no_faults_that_they_did_not_have(where: str, tmp_path: Path) -> None:
    before, after = {}, {}
    for name, data in made().items():
        package = Package.from_bytes(data, "t.xlsx")
        before[name], after[name] = tmp_path / f"{name}.xlsx", tmp_path / f"{name} filled.xlsx"
        before[name].write_bytes(as_bytes(package))
        repeated(package, "t.xlsx", where)
        after[name].write_bytes(as_bytes(package))
    found = faults([*before.values(), *after.values()])
    new = {name: list(found[after[name]] - found[before[name]]) for name in made()}
    assert {name: lines for name, lines in new.items() if lines} == {}
