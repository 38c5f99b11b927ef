import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workbook.small import make_parts, make_zip
from toolkit.workbook.opc import digest, properties, xml
from toolkit.workbook.opc.digest import Digests
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import write_package

SHEET = "xl/worksheets/sheet1.xml"
MADE_FROM = Digests(
    data="d" * 64, recipe="e" * 64, toolkit="0.1.0", engine="0.9.1", schema="1", language="en"
)


@pytest.fixture
def sealed() -> Package:
    package = Package.from_bytes(make_zip(make_parts()), "t.xlsx")
    digest.seal(package, MADE_FROM)
    return package


def written(package: Package) -> bytes:
    buffer = io.BytesIO()
    write_package(package, buffer)
    return buffer.getvalue()


def rezipped(data: bytes, change: dict[str, bytes]) -> Package:
    """The workbook as another program would pack it, with some parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: change.get(name, archive.read(name)) for name in archive.namelist()}
    return Package.from_bytes(make_zip(parts), "t.xlsx")


def test_a_written_workbook_knows_its_own_content_digest(sealed: Package) -> None:
    before = digest.content_digest(sealed)
    again = Package.from_bytes(written(sealed), "t.xlsx")
    assert digest.stored_digests(again) == replace(MADE_FROM, content=before)
    assert digest.content_digest(again) == before
    assert digest.is_own_unedited(again)


def test_packing_again_does_not_change_the_content_digest(sealed: Package) -> None:
    assert digest.is_own_unedited(rezipped(written(sealed), {}))


def test_a_change_of_one_byte_is_seen(sealed: Package) -> None:
    data = written(sealed)
    sheet = sealed.read(SHEET).replace(b"<sheetData>", b"<sheetData >")
    assert not digest.is_own_unedited(rezipped(data, {SHEET: sheet}))


def test_a_change_of_another_property_is_seen(sealed: Package) -> None:
    data = written(sealed)
    custom = Package.from_bytes(data, "t.xlsx").read("docProps/custom.xml")
    changed = custom.replace(b">en<", b">fr<")
    assert changed != custom
    assert not digest.is_own_unedited(rezipped(data, {"docProps/custom.xml": changed}))


def test_bytes_that_move_from_one_part_to_the_next_are_seen() -> None:
    parts = {**make_parts(), "xl/a.bin": b"12", "xl/b.bin": b"3"}
    moved = {**parts, "xl/a.bin": b"1", "xl/b.bin": b"23"}
    assert digest.content_digest(Package.from_bytes(make_zip(parts), "")) != digest.content_digest(
        Package.from_bytes(make_zip(moved), "")
    )


def test_a_workbook_without_digests_is_not_ours() -> None:
    package = Package.from_bytes(make_zip(make_parts()), "t.xlsx")
    assert digest.stored_digests(package) is None
    assert not digest.is_own_unedited(package)


def test_a_workbook_with_some_of_the_digests_is_not_ours(sealed: Package) -> None:
    custom = sealed.read("docProps/custom.xml")
    sealed.replace("docProps/custom.xml", custom.replace(b"border-policy data", b"other"))
    assert digest.stored_digests(sealed) is None


def test_sealing_again_gives_the_same_workbook(sealed: Package) -> None:
    again = Package.from_bytes(written(sealed), "t.xlsx")
    digest.seal(again, MADE_FROM)
    assert written(again) == written(sealed)


def test_real_workbooks_are_recognised_after_sealing(real_workbook: Path) -> None:
    package = Package.open(real_workbook)
    digest.seal(package, MADE_FROM)
    assert digest.is_own_unedited(Package.from_bytes(written(package), "t.xlsx"))


def test_properties_that_another_library_wrote_are_no_hindrance() -> None:
    package = Package.from_bytes(make_zip(make_parts()), "t.xlsx")
    properties.set_custom(package, {})
    other = (
        f'<p:Properties xmlns:p="{xml.CUSTOM}"><p:property fmtid="x" pid="2" name="a">'
        f'<lpwstr xmlns="{xml.VT}">b</lpwstr></p:property></p:Properties>'
    )
    package.replace("docProps/custom.xml", other.encode())
    digest.seal(package, MADE_FROM)
    again = Package.from_bytes(written(package), "t.xlsx")
    assert digest.is_own_unedited(again)
    assert properties.custom(again)["a"] == "b"
