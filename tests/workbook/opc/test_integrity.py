from pathlib import Path

import pytest

from tests.workbook.small import add_table, make_parts, make_zip, rows
from toolkit.workbook.opc import limits, relationships, xml
from toolkit.workbook.opc.integrity import check_package
from toolkit.workbook.opc.integrity_names import name_problem, sheet_name_problem
from toolkit.workbook.opc.package import Package

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
TABLE = "xl/tables/table1.xml"
HEADINGS = {"A1": "Key", "B1": "Level", "A2": "a", "B2": 1}


def touched(parts: dict[str, str | bytes]) -> Package:
    """A workbook all of whose parts count as filled."""
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    package.touched = set(package.names())
    return package


def with_table(cells: dict[str, float | str | bool] | None = None) -> dict[str, str | bytes]:
    parts = make_parts({"S": rows(cells or dict(HEADINGS))})
    add_table(parts, "T", "A1:B2", ["Key", "Level"])
    return parts


def faults(parts: dict[str, str | bytes]) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in check_package(touched(parts))]


def after_data(xml_text: str) -> list[tuple[str, str]]:
    """Faults of a sheet with this after its rows."""
    parts = make_parts({"S": rows({"A1": 1})})
    parts[SHEET] = str(parts[SHEET]).replace("</sheetData>", "</sheetData>" + xml_text)
    return faults(parts)


def test_real_workbooks_pass_as_if_filled(real_workbook: Path) -> None:
    package = Package.open(real_workbook)
    package.touched = set(package.names())
    assert [f for f in check_package(package) if f.code != "F124"] == []


def test_a_sound_workbook_has_no_faults() -> None:
    assert faults(with_table()) == []


def test_what_was_not_touched_is_not_judged() -> None:
    parts = make_parts()
    parts[SHEET] = str(parts[SHEET]).replace("<sheetData>", '<drawing r:id="rId9"/><sheetData>')
    assert check_package(Package.from_bytes(make_zip(parts), "t.xlsx")) == []


def test_a_relationship_to_a_missing_part_is_an_error() -> None:
    package = touched(make_parts())
    package.add_relationship(SHEET, relationships.DRAWING, "xl/drawings/drawing1.xml")
    (found,) = check_package(package)
    assert (found.code, found.severity) == ("F120", "error")
    assert "xl/drawings/drawing1.xml, which is missing" in found.message


def test_an_external_relationship_needs_no_part() -> None:
    package = touched(make_parts())
    package.add_relationship(SHEET, relationships.HYPERLINK, "https://example.org", external=True)
    assert check_package(package) == []


def test_a_reference_to_a_missing_relationship_is_an_error() -> None:
    assert after_data('<hyperlinks><hyperlink ref="A1" r:id="rId7"/></hyperlinks>') == [
        ("F120", "the relationship rId7 is missing")
    ]


def test_a_part_without_content_type_is_an_error() -> None:
    assert faults({**make_parts(), "xl/odd.thing": b""}) == [
        ("F120", "the part has no content type")
    ]


def test_children_of_a_worksheet_stand_in_the_order_of_the_schema() -> None:
    assert after_data('<hyperlinks/><mergeCells count="0"/>') == [
        ("F121", "mergeCells stands too late in the part")
    ]
    assert after_data("<pageMargins/><pageMargins/>") == [
        ("F121", "pageMargins stands in the part twice")
    ]
    assert (
        after_data('<conditionalFormatting sqref="A1"/><conditionalFormatting sqref="A2"/>') == []
    )


def test_counts_agree_with_what_is_counted() -> None:
    assert after_data('<mergeCells count="2"><mergeCell ref="A1:B1"/></mergeCells>') == [
        ("F121", "mergeCells counts 2 and has 1")
    ]


def test_merged_cells_do_not_overlap() -> None:
    assert after_data(
        '<mergeCells count="3"><mergeCell ref="A1:B2"/><mergeCell ref="D1:E9"/>'
        '<mergeCell ref="B2:C3"/></mergeCells>'
    ) == [("F121", "the merged cells A1:B2 and B2:C3 overlap")]


@pytest.mark.parametrize(
    ("cells", "cell", "message"),
    [
        ('<row r="2"/><row r="1"/>', "A1", "row 1 stands behind row 2"),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', "A1", "out of order"),
        ('<row r="1"><c r="A2"/></row>', "A2", "stands in row 1"),
        ('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "A1", "the text 0, which is missing"),
    ],
)
def test_rows_and_cells_are_in_order_and_complete(cells: str, cell: str, message: str) -> None:
    (found,) = check_package(touched(make_parts({"S": cells})))
    assert found.code == "F121"
    assert str(found.place) == f"t.xlsx: S!{cell}"
    assert message in found.message


def test_a_format_that_is_missing_is_an_error() -> None:
    package = touched(make_parts({"S": '<row r="1"><c r="A1" s="1"/><c r="B1" s="2"/></row>'}))
    styles = f'<styleSheet xmlns="{xml.MAIN}"><cellXfs count="2"><xf/><xf/></cellXfs></styleSheet>'
    package.add("xl/styles.xml", styles.encode(), "application/styles+xml")
    package.add_relationship(BOOK, xml.R + "/styles", "xl/styles.xml")
    (found,) = check_package(package)
    assert str(found.place) == "t.xlsx: S!B1"


def test_rows_of_a_large_sheet_are_left_to_their_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.workbook.opc.sheetshape.MAX_CHECKED_BYTES", 50)
    parts = make_parts({"S": '<row r="2"/><row r="1"/>'})
    parts[SHEET] = str(parts[SHEET]).replace("</sheetData>", "</sheetData><hyperlinks/><sheetPr/>")
    assert limits.MAX_CHECKED_BYTES > 50
    assert faults(parts) == [("F121", "sheetPr stands too late in the part")]


def test_headings_of_a_table_equal_its_cells() -> None:
    assert faults(with_table({**HEADINGS, "B1": "Levels"})) == [
        ("F122", 'Table T: its heading "Level" and the text of B1, "Levels", differ')
    ]


def test_a_heading_with_a_line_break_is_compared_unescaped() -> None:
    parts = with_table({**HEADINGS, "B1": "Level\nnow"})
    parts[TABLE] = str(parts[TABLE]).replace('"Level"', '"Level_x000a_now"')
    assert faults(parts) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name="Level"', 'name="KEY"', "two columns have the same heading"),
        ('id="2" name', 'id="1" name', "two columns have the same number"),
        ('tableColumns count="2"', 'tableColumns count="3"', "it counts 3 columns and has 2"),
        ('ref="A1:B2"', 'ref="A1:C2"', "it has 2 columns and covers 3"),
        ('displayName="T"', 'displayName="A1"', 'the name "A1" looks like the address of a cell'),
        ('ref="A1:B2"', 'ref="A1:B1"', "it has no row between headings and totals"),
        ("<tableColumns", '<autoFilter ref="A1:B9"/><tableColumns', "its filter reaches beyond it"),
    ],
)
def test_tables_are_sound(old: str, new: str, message: str) -> None:
    parts = with_table()
    assert old in str(parts[TABLE])
    parts[TABLE] = str(parts[TABLE]).replace(old, new)
    assert message in "; ".join(m for code, m in faults(parts) if code == "F122")


def test_a_table_without_headings_has_none_to_compare() -> None:
    parts = with_table({"A1": 1, "B1": 2})
    parts[TABLE] = str(parts[TABLE]).replace(" totals", ' headerRowCount="0" totals')
    assert faults(parts) == []


def test_tables_do_not_overlap_merged_cells() -> None:
    parts = with_table()
    parts[SHEET] = str(parts[SHEET]).replace(
        "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>'
    )
    assert faults(parts) == [("F122", "Table T and B2:C2 overlap")]


def test_names_of_tables_are_unique_in_the_workbook() -> None:
    parts = make_parts({"S": rows(dict(HEADINGS)), "S2": rows(dict(HEADINGS))})
    add_table(parts, "T", "A1:B2", ["Key", "Level"])
    add_table(parts, "t", "A1:B2", ["Key", "Level"], sheet=2)
    assert faults(parts) == [("F122", 'two Tables have the name "t" or its number')]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Comparison", ""),
        ("Mesures d'été", ""),
        ("x" * 31, ""),
        ("x" * 32, "has more than 31 characters"),
        ("🍁" * 16, "has more than 31 characters"),
        ("a/b", "has one of"),
        ("'a", "begins or ends with an apostrophe"),
        ("History", "is a name that Excel keeps for itself"),
        (" ", "is empty"),
    ],
)
def test_names_of_sheets_are_legal(name: str, problem: str) -> None:
    found = sheet_name_problem(name)
    assert found.startswith(problem) if problem else found == ""


@pytest.mark.parametrize("name", ["Level", "_xlnm.Print_Area", "_a.b", "Año", "\\x", "Table1x"])
def test_legal_names_pass(name: str) -> None:
    assert name_problem(name) == ""


@pytest.mark.parametrize(
    "name", ["A1", "r", "R1C1", "c", "1a", "a b", "a-b", "", "x" * 256, "XFD9"]
)
def test_illegal_names_are_refused(name: str) -> None:
    assert name_problem(name) != ""


def test_names_in_the_workbook_are_checked() -> None:
    names = (
        '<definedName name="N">S!$A$1</definedName><definedName name="n">S!$A$1</definedName>'
        '<definedName name="M" localSheetId="0">1</definedName>'
        '<definedName name="m" localSheetId="5">1</definedName>'
    )
    parts = make_parts({"S": "", "s": ""}, names)
    assert faults(parts) == [
        ("F123", 'the sheet name "s" is given to two sheets'),
        ("F123", 'the name "n" is defined twice'),
        ("F123", 'the name "m" belongs to a sheet that is not there'),
    ]


def test_a_tag_that_is_left_is_a_warning_with_its_part() -> None:
    package = touched(with_table())
    strings = f'<sst xmlns="{xml.MAIN}"><si><t>{{{{ a }}}}</t></si><si><t>{{{{</t></si></sst>'
    package.add("xl/sharedStrings.xml", strings.encode(), "application/strings+xml")
    package.add_relationship(BOOK, xml.R + "/sharedStrings", "xl/sharedStrings.xml")
    (found,) = check_package(package)
    assert (found.code, found.severity) == ("F124", "warning")
    assert str(found.place) == "t.xlsx: xl/sharedStrings.xml"
    assert "'{{ a }}' looks like a tag" in found.message


def test_a_tag_left_in_a_header_is_a_warning() -> None:
    text = "<headerFooter><oddHeader>{{ release.title }}</oddHeader></headerFooter>"
    assert after_data(text) == [("F124", "'{{ release.title }}' looks like a tag")]
