import zipfile
from pathlib import Path

import pytest

from tests.workbook.small import make_parts, make_zip
from toolkit.errors import FileError, WorkbookError
from toolkit.workbook.opc import limits, relationships, xml
from toolkit.workbook.opc.package import Package

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@pytest.fixture
def package() -> Package:
    return Package.from_bytes(make_zip(make_parts({"One": "", "Two": ""})), "t.xlsx")


def refusal(data: bytes) -> str:
    with pytest.raises(WorkbookError) as caught:
        Package.from_bytes(data, "t.xlsx")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("t.xlsx")
    return str(caught.value)


def test_parts_of_real_workbooks_are_read_in_order_with_their_bytes(real_workbook: Path) -> None:
    package = Package.open(real_workbook)
    with zipfile.ZipFile(real_workbook) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        assert list(package.names()) == names
        assert [package.read(name) for name in names] == [archive.read(name) for name in names]
    assert package.sheets()
    assert package.touched == set()


def test_sheets_are_listed_with_part_and_kind(package: Package) -> None:
    assert [(s.name, s.part, s.kind, s.state) for s in package.sheets()] == [
        ("One", SHEET, "worksheet", "visible"),
        ("Two", "xl/worksheets/sheet2.xml", "worksheet", "visible"),
    ]


def test_a_prefixed_workbook_root_is_read() -> None:
    parts = make_parts()
    parts[BOOK] = (
        f'<x:workbook xmlns:x="{xml.MAIN}" xmlns:r="{xml.R}"><x:sheets>'
        '<x:sheet name="A" sheetId="1" r:id="rId1" state="hidden"/></x:sheets></x:workbook>'
    )
    (sheet,) = Package.from_bytes(make_zip(parts), "t.xlsx").sheets()
    assert (sheet.name, sheet.state) == ("A", "hidden")


def test_missing_content_type_overrides_are_tolerated() -> None:
    parts = make_parts()
    parts["[Content_Types].xml"] = f'<Types xmlns="{xml.CONTENT_TYPES}"/>'
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert package.content_type(SHEET) == ""
    assert len(package.sheets()) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_parts_with_a_byte_order_mark_or_in_utf16_are_decoded(encoding: str) -> None:
    parts = make_parts({"Élan": ""})
    declaration = f'<?xml version="1.0" encoding="{encoding[:6]}"?>'
    parts[BOOK] = (declaration + str(parts[BOOK])).encode(encoding)
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert package.sheets()[0].name == "Élan"
    assert "Élan".encode() in b"".join(package.utf8(BOOK))


@pytest.mark.parametrize(
    "target", ["/xl/media/a%20b.png", "media/A%20B.PNG", "../xl/media/a b.png"]
)
def test_a_target_is_found_as_excel_finds_it(target: str) -> None:
    parts = make_parts()
    parts["xl/media/a b.png"] = b""
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("worksheets/sheet1.xml", target)
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    assert package.relationships(BOOK)[0].target == "xl/media/a b.png"


def test_a_replaced_part_may_be_produced_each_time_it_is_read(package: Package) -> None:
    package.replace(SHEET, lambda: (b"<a>", b"</a>"))
    assert package.read(SHEET) == package.read(SHEET) == b"<a></a>"
    assert package.is_streamed(SHEET)
    assert package.touched == {SHEET}


def test_a_missing_part_cannot_be_replaced(package: Package) -> None:
    with pytest.raises(WorkbookError, match=r"t\.xlsx has no part xl/none\.xml"):
        package.replace("xl/none.xml", b"")


def test_added_parts_stand_after_the_old_ones_in_sorted_order(package: Package) -> None:
    before = package.names()
    package.add("xl/b.xml", b"<b/>", STYLES)
    package.add("xl/a.xml", b"<a/>", STYLES)
    assert package.names() == (*before, "xl/a.xml", "xl/b.xml")
    assert package.content_type("xl/a.xml") == STYLES


def test_a_part_is_not_added_over_another_that_differs_in_case(package: Package) -> None:
    with pytest.raises(ValueError, match="already"):
        package.add("XL/Workbook.xml", b"", STYLES)


def test_a_default_content_type_needs_no_override(package: Package) -> None:
    before = package.read("[Content_Types].xml")
    package.add("customXml/item1.xml", b"<a/>", "application/xml")
    assert package.read("[Content_Types].xml") == before


def test_pictures_have_their_type_by_the_ending_once_for_all(package: Package) -> None:
    for name in ("xl/media/image1.png", "xl/media/image2.png"):
        package.add(name, b"", "image/png")
    types = package.read("[Content_Types].xml")
    assert types.count(b"image/png") == 1
    assert types.index(b'Extension="png"') < types.index(b"<Override")
    assert package.content_type("xl/media/image2.png") == "image/png"
    package.add("xl/media/odd.png", b"", "image/jpeg")
    assert package.content_type("xl/media/odd.png") == "image/jpeg"


def test_relationship_ids_go_on_from_the_highest(package: Package) -> None:
    new_id = package.add_relationship(BOOK, relationships.R + "/styles", "xl/styles.xml")
    assert new_id == "rId3"
    assert b'Target="styles.xml"' in package.read("xl/_rels/workbook.xml.rels")
    assert package.related(BOOK, "styles") == ("xl/styles.xml",)


def test_a_part_without_relationships_gets_a_list_of_its_own(package: Package) -> None:
    first = package.add_relationship(
        SHEET, relationships.HYPERLINK, "https://example.org/?a=1&b=2", external=True
    )
    second = package.add_relationship(SHEET, relationships.TABLE, "xl/tables/table1.xml")
    found = package.relationships(SHEET)
    assert [(r.id, r.target, r.external) for r in found] == [
        (first, "https://example.org/?a=1&b=2", True),
        (second, "xl/tables/table1.xml", False),
    ]
    assert b'Target="../tables/table1.xml"' in package.read("xl/worksheets/_rels/sheet1.xml.rels")


def test_a_removed_part_leaves_no_trace(package: Package) -> None:
    package.add_relationship(SHEET, relationships.HYPERLINK, "https://example.org", external=True)
    package.remove(SHEET)
    assert SHEET not in package
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in package
    assert package.content_type(SHEET) == "application/xml"
    assert [s.name for s in package.sheets()] == ["Two"]
    assert b"sheet1" not in package.read("xl/_rels/workbook.xml.rels")


def test_a_free_name_takes_the_lowest_number(package: Package) -> None:
    assert package.free_name("xl/worksheets/Sheet{}.xml") == "xl/worksheets/Sheet3.xml"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"none\.xlsx does not exist; check the name"):
        Package.open(tmp_path / "none.xlsx")


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is a folder, not a workbook"):
        Package.open(tmp_path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2\n", "is not an Excel workbook"),
        (b"PK\x03\x04 and so on", "damaged or cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .xls format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is encrypted; open it in Excel and save it without a password",
        ),
    ],
)
def test_what_is_no_zip_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    assert reason in refusal(data)


def test_a_workbook_that_is_cut_short_is_refused() -> None:
    data = make_zip(make_parts())
    for length in range(4, len(data), 97):
        assert "damaged" in refusal(data[:length])


def test_a_damaged_part_is_named() -> None:
    data = bytearray(make_zip({**make_parts(), "xl/media/a.bin": bytes(range(256))}))
    data[data.index(b"xl/media/a.bin") + 20] ^= 0xFF
    package = Package.from_bytes(bytes(data), "t.xlsx")
    with pytest.raises(WorkbookError, match=r"its part xl/media/a\.bin cannot be unpacked"):
        package.read("xl/media/a.bin")


def test_a_zip_of_something_else_is_no_workbook() -> None:
    assert "is not an Excel workbook" in refusal(make_zip({"mimetype": "text"}))
    assert "is not an Excel workbook" in refusal(
        make_zip({"[Content_Types].xml": f'<Types xmlns="{xml.CONTENT_TYPES}"/>'})
    )


def test_a_document_of_another_program_is_no_workbook() -> None:
    assert "is not an Excel workbook" in refusal(
        make_zip({**make_parts(), BOOK: '<w:document xmlns:w="urn:w"/>'})
    )


def test_a_binary_workbook_is_refused() -> None:
    parts = make_parts()
    types = str(parts["[Content_Types].xml"])
    parts["[Content_Types].xml"] = types.replace("sheet.main+xml", "sheet.binary.macroEnabled.main")
    assert "binary workbook (.xlsb)" in refusal(make_zip(parts))


def test_a_strict_workbook_is_refused() -> None:
    parts = make_parts()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace(office, strict)
    assert "Strict" in refusal(make_zip(parts))


@pytest.mark.parametrize(
    "name", ["../evil", "//abs", "/../abs", "xl/../../a", "a//b", "xl\\a.xml", "./a"]
)
def test_illegal_part_names_are_refused(name: str) -> None:
    assert "not a legal name" in refusal(make_zip({**make_parts(), name: b""}))


def test_a_slash_before_a_part_name_is_left_out() -> None:
    data = make_zip({**make_parts(), "/xl/media/a.png": b"picture"})
    package = Package.from_bytes(data, "t.xlsx")
    assert package.read("xl/media/a.png") == b"picture"
    assert "two parts" in refusal(make_zip({**make_parts(), "/" + SHEET: b""}))


def test_part_names_that_differ_only_in_case_are_refused() -> None:
    assert "two parts" in refusal(make_zip({**make_parts(), "XL/WORKBOOK.xml": b""}))


def test_a_zip_bomb_is_refused() -> None:
    bomb = bytes(limits.RATIO_COUNTS_FROM_BYTES + 1)
    assert "no ordinary workbook" in refusal(make_zip({**make_parts(), "xl/a.bin": bomb}))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PARTS", 4)
    assert "no ordinary workbook" in refusal(make_zip(make_parts()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE worksheet [<!ENTITY a "b">]>',
        f'<?xml version="1.0"?>\n<!--{"<a>" * 40_000}--> <!DOCTYPE worksheet SYSTEM "x">',
    ],
)
def test_a_dtd_is_refused_in_any_part(start: str, encoding: str) -> None:
    parts = make_parts()
    parts[SHEET] = (start + str(parts[SHEET])).encode(encoding)
    assert "document type declaration" in refusal(make_zip(parts))


def test_a_comment_that_speaks_of_a_doctype_is_none() -> None:
    parts = make_parts()
    parts[SHEET] = "<!-- <!DOCTYPE a> -->" + str(parts[SHEET])
    Package.from_bytes(make_zip(parts), "t.xlsx")


def test_xml_that_nests_too_deep_is_refused(package: Package) -> None:
    package.replace(SHEET, b"<a>" * 300 + b"</a>" * 300)
    with pytest.raises(WorkbookError, match="nests deeper than any workbook does"):
        package.xml(SHEET)


def signed() -> dict[str, str | bytes]:
    parts = make_parts()
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{origin}" Target="_xmlsignatures/origin.sigs"/>'
        "</Relationships>",
    )
    return {**parts, "_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<a/>"}


def test_a_signed_workbook_is_refused() -> None:
    assert "digitally signed" in refusal(make_zip(signed()))


def test_a_signature_is_dropped_when_told() -> None:
    package = Package.from_bytes(make_zip(signed()), "t.xlsx", drop_signature=True)
    assert [name for name in package.names() if "signature" in name] == []
    assert [r.type for r in package.relationships("")] == [relationships.OFFICE_DOCUMENT]


def test_large_xml_is_read_element_by_element() -> None:
    rows = [f'<row xmlns="{xml.MAIN}" r="{n}"><c/></row>'.encode() for n in range(1, 200)]
    found = [
        (row.get("r"), len(row))
        for row in xml.elements([b"<d>", *rows, b"</d>"], "sheet", xml.main("row"))
    ]
    assert found == [(str(n), 1) for n in range(1, 200)]


def test_large_xml_that_is_cut_short_is_an_error() -> None:
    with pytest.raises(WorkbookError, match="sheet cannot be read as XML"):
        list(xml.elements([b"<d><row>"], "sheet", "row"))
