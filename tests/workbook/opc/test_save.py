import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from zlib_ng import zlib_ng

from tests.workbook.small import make_parts, make_zip
from toolkit.errors import WorkbookError
from toolkit.workbook.opc import digest, limits
from toolkit.workbook.opc.digest import Digests
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save, write_package

ROOT = Path(__file__).resolve().parents[3]
MADE_FROM = Digests("d" * 64, "e" * 64, "0.1.0", "0.9.1", "1", "en")
SHEET = "xl/worksheets/sheet1.xml"
BUILD = """
import datetime, sys
from pathlib import Path
from toolkit.workbook.opc import digest, properties
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save
package = Package.open(Path("in.xlsx"))
for name in ("xl/c.xml", "xl/a.xml", "xl/b.xml"):
    package.add(name, b"<a/>", "application/other+xml")
properties.set_core(package, date=datetime.date(2026, 3, 1), title="T", creator="C", language="en")
digest.seal(package, digest.Digests("d", "r", "1", "2", "3", "en"))
save(package, Path("out.xlsx"))
"""


def sealed() -> Package:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7}</v></c></row>' for n in range(1, 500))
    package = Package.from_bytes(make_zip(make_parts({"Sheet1": rows})), "t.xlsx")
    digest.seal(package, MADE_FROM)
    return package


def written(package: Package) -> bytes:
    buffer = io.BytesIO()
    write_package(package, buffer)
    return buffer.getvalue()


def test_an_unchanged_package_keeps_every_part_and_its_order(real_workbook: Path) -> None:
    package = Package.open(real_workbook)
    again = Package.from_bytes(written(package), "t.xlsx")
    assert sorted(again.names()) == sorted(package.names())
    rest = [name for name in package.names() if name in digest.part_order(package)[2:-1]]
    assert [name for name in again.names() if name in rest] == rest
    for name in package.names():
        assert again.read(name) == package.read(name)


def test_content_types_stand_first_and_own_properties_last() -> None:
    package = sealed()
    package.add("xl/z.xml", b"<z/>", "application/z+xml")
    package.add("xl/y.xml", b"<y/>", "application/z+xml")
    with zipfile.ZipFile(io.BytesIO(written(package))) as archive:
        names = archive.namelist()
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[-3:] == ["xl/y.xml", "xl/z.xml", "docProps/custom.xml"]


def test_entries_carry_nothing_of_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(written(sealed()))) as archive:
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.create_system, info.extra, info.comment) == (3, b"", b"")
            assert info.compress_type == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("other", ["nt", "darwin"])
def test_the_system_that_writes_does_not_show(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    here = written(sealed())
    monkeypatch.setattr(sys, "platform", "win32" if other == "nt" else other)
    assert written(sealed()) == here


def test_a_file_packed_by_another_zlib_has_the_same_content_digest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = written(sealed())
    monkeypatch.setattr(zipfile, "zlib", zlib_ng)
    there = written(sealed())
    monkeypatch.undo()
    assert there != here  # or this test says nothing
    first, second = (Package.from_bytes(data, "t.xlsx") for data in (here, there))
    assert digest.content_digest(first) == digest.content_digest(second)
    assert digest.is_own_unedited(second)


def test_the_environment_does_not_change_a_byte(tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(make_zip(make_parts({"A": "", "Ä": ""})))
    sums = set()
    for zone, locale, seed in (
        ("UTC", "C", "0"),
        ("Pacific/Kiritimati", "es_MX.UTF-8", "1"),
        ("America/St_Johns", "tr_TR.UTF-8", "4294967295"),
    ):
        subprocess.run(
            [sys.executable, "-c", BUILD],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "TZ": zone,
                "LC_ALL": locale,
                "PYTHONHASHSEED": seed,
            },
            check=True,
        )
        sums.add(hashlib.sha256((tmp_path / "out.xlsx").read_bytes()).hexdigest())
    assert len(sums) == 1


def test_a_produced_part_is_asked_for_once_while_writing() -> None:
    calls = []

    def rows() -> Iterator[bytes]:
        calls.append(1)
        yield from (b"<worksheet>", b"</worksheet>")

    package = sealed()
    package.replace(SHEET, rows)
    again = Package.from_bytes(written(package), "t.xlsx")
    assert calls == [1]
    assert again.read(SHEET) == b"<worksheet></worksheet>"
    assert digest.is_own_unedited(again)


def test_saving_returns_the_content_digest_that_the_file_carries(tmp_path: Path) -> None:
    returned = save(sealed(), tmp_path / "a.xlsx")
    stored = digest.stored_digests(Package.open(tmp_path / "a.xlsx"))
    assert stored is not None
    assert stored.content == returned


def test_a_part_that_excel_could_not_read_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(limits, "MAX_PART_BYTES", 5000)
    with pytest.raises(WorkbookError, match=r"sheet1\.xml is over 2 GB; fill in less data"):
        save(sealed(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_workbook_can_be_saved_over_itself(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    save(sealed(), target)
    first = target.read_bytes()
    save(Package.open(target), target)
    assert target.read_bytes() == first


def of_kind(content_type: str) -> Package:
    parts = make_parts()
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(plain, content_type)
    return Package.from_bytes(make_zip(parts), "t.xlsx")


def test_a_template_becomes_a_workbook_when_saved_as_one(tmp_path: Path) -> None:
    start = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    package = of_kind(start + "template.main+xml")
    save(package, tmp_path / "a.xltx")
    assert (
        Package.open(tmp_path / "a.xltx")
        .content_type("xl/workbook.xml")
        .endswith("template.main+xml")
    )
    save(package, tmp_path / "a.xlsx")
    found = Package.open(tmp_path / "a.xlsx").content_type("xl/workbook.xml")
    assert found == start + "sheet.main+xml"


def test_macros_are_not_saved_under_a_name_that_excel_refuses(tmp_path: Path) -> None:
    package = of_kind("application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    with pytest.raises(WorkbookError, match=r"holds macros.* choose a name that ends in \.xlsm"):
        save(package, tmp_path / "a.xlsx")
    before = package.read("[Content_Types].xml")
    save(package, tmp_path / "a.xlsm")
    assert package.read("[Content_Types].xml") == before


def test_a_workbook_without_macros_is_not_saved_as_one_with(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"choose a name that ends in \.xlsx"):
        save(sealed(), tmp_path / "a.xlsm")


def test_saving_real_workbooks_under_their_own_ending_changes_no_part(
    real_workbook: Path, tmp_path: Path
) -> None:
    package = Package.open(real_workbook)
    save(package, tmp_path / real_workbook.name)
    assert package.touched == set()
