"""The receipt as a part of the workbook, and which programs keep it."""

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.judges import judge
from tests.workbook.filling import as_bytes, written
from tests.workbook.receipt.test_collect import receipt, template
from toolkit.workbook.opc.digest import Digests, content_digest, is_own_unedited, seal
from toolkit.workbook.opc.package import Package
from toolkit.workbook.receipt.part import get_receipt, put_receipt


def with_receipt() -> Package:
    """Return a workbook that carries a receipt, which need not be its own."""
    package = template()
    put_receipt(package, receipt())
    return package


def reopened(package: Package) -> Package:
    return Package.from_bytes(as_bytes(package), "r.xlsx")


def test_a_workbook_keeps_its_receipt() -> None:
    assert get_receipt(reopened(with_receipt())) == receipt()


def test_a_workbook_without_one_has_none() -> None:
    assert get_receipt(template()) is None


def test_a_second_receipt_takes_the_place_of_the_first() -> None:
    package = with_receipt()
    names = package.names()
    put_receipt(package, receipt())
    assert package.names() == names


def test_other_custom_parts_stay_and_are_no_receipts() -> None:
    package = template()
    package.add("customXml/item1.xml", b"<other/>", "application/xml")
    put_receipt(package, receipt())
    assert package.read("customXml/item1.xml") == b"<other/>"
    assert get_receipt(reopened(package)) == receipt()


def test_a_damaged_receipt_counts_as_none() -> None:
    package = with_receipt()
    data = package.read("customXml/item1.xml")
    package.replace("customXml/item1.xml", data.replace(b"</receipt>", b""))
    assert get_receipt(reopened(package)) is None


def test_the_content_digest_covers_the_receipt() -> None:
    package = with_receipt()
    seal(package, Digests("d", "r", "1", "e", "s", "en"))
    assert is_own_unedited(reopened(package))
    without = content_digest(package)
    package.replace("customXml/item1.xml", b"<other/>")
    assert content_digest(package) != without


def test_openpyxl_drops_it() -> None:
    held = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(as_bytes(with_receipt()))).save(held)
    assert get_receipt(Package.from_bytes(held.getvalue(), "o.xlsx")) is None


@pytest.mark.judge
def test_no_judge_finds_fault_with_it(tmp_path: Path) -> None:
    judge("ooxml_check.py", written(with_receipt(), tmp_path / "r.xlsx"))


@pytest.mark.judge
def test_libreoffice_keeps_it(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice")
    path = written(with_receipt(), tmp_path / "r.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    arguments = ["--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([soffice, profile, *arguments, str(path)], check=True, capture_output=True)
    assert get_receipt(Package.open(tmp_path / "out" / "r.xlsx")) == receipt()
