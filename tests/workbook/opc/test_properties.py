import datetime

import pytest

from tests.workbook.small import make_parts, make_zip
from toolkit.workbook.opc import properties, xml
from toolkit.workbook.opc.package import Package

DAY = datetime.date(2026, 3, 1)
THUMBNAIL = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    "docProps/thumbnail.jpeg",
)


@pytest.fixture
def package() -> Package:
    return Package.from_bytes(make_zip(make_parts()), "t.xlsx")


def core_text(package: Package, namespace: str, key: str) -> str | None:
    return package.xml("docProps/core.xml").findtext(xml.qualified(namespace, key))


def test_core_properties_are_created_where_missing(package: Package) -> None:
    properties.set_core(package, title="A & B", creator="Office", date=DAY, language="en")
    assert core_text(package, xml.DC, "title") == "A & B"
    assert core_text(package, xml.DC, "creator") == "Office"
    assert core_text(package, xml.CORE, "lastModifiedBy") == "Office"
    assert core_text(package, xml.DC, "language") == "en"
    assert core_text(package, xml.DCTERMS, "created") == "2026-03-01T00:00:00Z"
    assert core_text(package, xml.DCTERMS, "modified") == "2026-03-01T00:00:00Z"
    assert package.content_type("docProps/core.xml") == properties.CORE_TYPE
    assert package.related("", "core-properties") == ("docProps/core.xml",)


def test_title_and_author_of_the_template_stay(package: Package) -> None:
    properties.set_core(package, title="Own", creator="Analyst", date=DAY)
    properties.set_core(package, title="Other", creator="Office", date=DAY, language="fr")
    assert core_text(package, xml.DC, "title") == "Own"
    assert core_text(package, xml.DC, "creator") == "Analyst"
    assert core_text(package, xml.CORE, "lastModifiedBy") == "Office"
    assert core_text(package, xml.DC, "language") == "fr"


def test_other_core_properties_stay(package: Package) -> None:
    old = (
        f'<cp:coreProperties xmlns:cp="{xml.CORE}" xmlns:dc="{xml.DC}" xmlns:t="{xml.DCTERMS}"'
        f' xmlns:xsi="{xml.XSI}"><cp:keywords>k</cp:keywords><dc:title>old</dc:title>'
        '<t:modified xsi:type="t:W3CDTF">2001-01-01T01:01:01Z</t:modified></cp:coreProperties>'
    )
    package.add("docProps/core.xml", old.encode(), properties.CORE_TYPE)
    package.add_relationship(
        "",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    )
    properties.set_core(package, date=DAY)
    text = package.read("docProps/core.xml").decode()
    assert "<cp:keywords>k</cp:keywords>" in text
    assert "<dc:title>old</dc:title>" in text
    assert '<t:modified xsi:type="t:W3CDTF">2026-03-01T00:00:00Z</t:modified>' in text
    assert text.count("coreProperties") == 2
    assert len(package.related("", "core-properties")) == 1


def test_custom_properties_are_created_where_missing(package: Package) -> None:
    properties.set_custom(package, {"a": "1", "b": "<2>"})
    assert properties.custom(package) == {"a": "1", "b": "<2>"}
    assert properties.custom_part(package) == "docProps/custom.xml"
    assert package.content_type("docProps/custom.xml") == properties.CUSTOM_TYPE


def test_other_custom_properties_stay_and_pids_are_unique(package: Package) -> None:
    old = (
        f'<Properties xmlns="{xml.CUSTOM}" xmlns:vt="{xml.VT}">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="n">'
        '<vt:i4>5</vt:i4></property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"'
        ' pid="3" name="a"><vt:i4>1</vt:i4></property></Properties>'
    )
    properties.set_custom(package, {})
    package.replace("docProps/custom.xml", old.encode())
    properties.set_custom(package, {"a": "one", "z": "new"})
    assert properties.custom(package) == {"n": "5", "a": "one", "z": "new"}
    pids = [p.get("pid") for p in package.xml("docProps/custom.xml")]
    assert pids == ["7", "3", "8"]
    assert b"<vt:i4>5</vt:i4>" in package.read("docProps/custom.xml")


def test_a_thumbnail_is_left_alone(package: Package) -> None:
    package.add(THUMBNAIL[1], b"jpeg", "image/jpeg")
    package.add_relationship("", *THUMBNAIL)
    properties.set_core(package, date=DAY)
    properties.set_custom(package, {"a": "1"})
    assert package.read(THUMBNAIL[1]) == b"jpeg"
    assert package.related("", "thumbnail") == (THUMBNAIL[1],)
