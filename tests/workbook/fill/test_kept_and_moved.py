"""One rich template, filled with three rows in place of one: what follows, and what stays."""

import io
from collections.abc import Iterator

import pytest
import xlsxwriter
from lxml import etree

from tests.workbook.filling import as_bytes, fill_in, opened
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")

ITEMS = [{"name": name, "level": level} for name, level in (("a", 1), ("b", 3), ("c", 2))]
SLICER = b'<slicers xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"/>'
PIVOT = (
    '<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cacheSource type="worksheet"><worksheetSource ref="A4:C5" sheet="Data"/></cacheSource>'
    '<cacheFields count="0"/></pivotCacheDefinition>'
)
MICROSOFT = "http://schemas.microsoft.com/office/2007/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def rich() -> bytes:
    """Return a template: headings in row 4, one row of tags in row 5, totals in row 7."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet, other = book.add_worksheet("Data"), book.add_worksheet("Other")
        bold = book.add_format({"bold": True})
        sheet.write_rich_string("A1", "A ", bold, "rich", " title")
        sheet.write_row("A4", ["Name", "Level", "Twice"])
        sheet.write_row("A5", ["{{ r[].name }}", "{{ r[].level }}"])
        sheet.write_formula("C5", "=B5*2")
        sheet.write_formula("B7", "=SUM(B5)")
        sheet.write("A9", "limit")
        sheet.write("B9", 2)
        sheet.conditional_format("B5", {"type": "cell", "criteria": ">", "value": "$B$9"})
        sheet.conditional_format("C5", {"type": "data_bar", "data_bar_2010": True})
        sheet.data_validation("B5", {"validate": "list", "source": "=$A$9:$A$9"})
        sheet.data_validation("D9", {"validate": "list", "source": "=$A$5:$A$5"})
        sheet.write_url("E5", "https://example.org/", string="out")
        sheet.write_url("A10", "internal:'Data'!B9", string="there")
        sheet.write_comment("B5", "of every row")
        sheet.write_comment("B9", "the limit")
        sheet.print_area("A1:E10")
        sheet.repeat_rows(3)
        sheet.set_row(8, 33)
        sheet.insert_textbox("G9", "box")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"categories": "=Data!$A$5:$A$5", "values": "=Data!$B$5:$B$5"})
        sheet.insert_chart("G12", chart)
        other.write_formula("A1", "=MAX(Data!B5)")
        book.define_name("Limit", "=Data!$B$9")
        book.define_name("Levels", "=Data!$B$5:$B$5")
    return target.getvalue()


@pytest.fixture(scope="module")
def template() -> bytes:
    return rich()


@pytest.fixture(scope="module")
def filled(template: bytes) -> Package:
    package = Package.from_bytes(template, "t.xlsx")
    assert fill_in(package, {"r": ITEMS}).findings == []
    return package


def elements(package: Package, part: str, name: str) -> Iterator[etree._Element]:
    return package.xml(part).iter("{*}" + name)


def values(package: Package, part: str, name: str, attribute: str = "") -> list[str | None]:
    """Return the text of the elements of a name, or one of their attributes."""
    found = elements(package, part, name)
    return [each.get(attribute) if attribute else each.text for each in found]


DATA = "xl/worksheets/sheet1.xml"


def test_names_the_print_area_and_titles_follow(filled: Package) -> None:
    found = {
        name.get("name"): name.text for name in elements(filled, "xl/workbook.xml", "definedName")
    }
    assert found == {
        "Levels": "Data!$B$5:$B$7",
        "Limit": "Data!$B$11",
        "_xlnm.Print_Area": "Data!$A$1:$E$12",
        "_xlnm.Print_Titles": "Data!$4:$4",
    }


def test_conditional_formats_cover_all_rows(filled: Package) -> None:
    assert values(filled, DATA, "conditionalFormatting", "sqref")[:2] == ["B5:B7", "C5:C7"]
    rule = next(elements(filled, DATA, "cfRule"))
    assert [each.text for each in rule] == ["$B$11"]
    bars = [each for each in values(filled, DATA, "sqref") if each]
    assert bars == ["C5:C7"], "the bar of newer versions is in an extension"


def test_validations_cover_all_rows_and_their_lists_follow(filled: Package) -> None:
    assert values(filled, DATA, "dataValidation", "sqref") == ["B5:B7", "D11"]
    assert values(filled, DATA, "formula1") == ["$A$11:$A$11", "$A$5:$A$7"]


def test_the_series_of_a_chart_cover_all_rows(filled: Package) -> None:
    formulas = values(filled, "xl/charts/chart1.xml", "f")
    assert formulas == ["Data!$A$5:$A$7", "Data!$B$5:$B$7"]
    drawing = filled.xml("xl/drawings/drawing1.xml")
    tops = [next(a.iter("{*}row")).text for a in drawing]
    assert tops == ["13", "10"], "chart and box stand two rows further down"


def test_links_of_the_template_follow_and_stand_in_every_row(filled: Package) -> None:
    sheet = opened(filled)["Data"]
    assert [sheet[f"E{row}"].hyperlink.target for row in (5, 6, 7)] == ["https://example.org/"] * 3
    assert sheet["A12"].hyperlink.location == "'Data'!B11"


def test_notes_follow_and_stand_in_every_row(filled: Package) -> None:
    sheet = opened(filled)["Data"]
    notes = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert notes == {**{f"B{row}": "of every row" for row in (5, 6, 7)}, "B11": "the limit"}


def test_formulas_on_every_sheet_follow(filled: Package) -> None:
    book = opened(filled)
    assert [book["Data"][f"C{row}"].value for row in (5, 6, 7)] == ["=B5*2", "=B6*2", "=B7*2"]
    assert book["Data"]["B9"].value == "=SUM(B5:B7)"
    assert book["Other"]["A1"].value == "=MAX(Data!B5:B7)"


def test_heights_set_by_hand_follow_their_rows(filled: Package) -> None:
    heights = {row.get("r"): row.get("ht") for row in elements(filled, DATA, "row")}
    assert heights["11"] == "33"
    assert heights["9"] is None


def test_rich_text_theme_and_styles_keep_their_bytes(template: bytes, filled: Package) -> None:
    before = Package.from_bytes(template, "t.xlsx")
    for part in ("xl/theme/theme1.xml", "xl/styles.xml"):
        assert filled.read(part) == before.read(part)
    rich_text = next(elements(before, "xl/sharedStrings.xml", "si"))
    kept = next(elements(filled, "xl/sharedStrings.xml", "si"))
    assert etree.tostring(kept) == etree.tostring(rich_text)


def test_shapes_keep_all_but_their_place(template: bytes, filled: Package) -> None:
    before = Package.from_bytes(template, "t.xlsx")
    part = "xl/drawings/drawing1.xml"
    shapes = [etree.tostring(next(elements(p, part, "sp"))) for p in (before, filled)]
    assert shapes[0] == shapes[1]


def test_a_pivot_is_read_again_over_all_rows_and_a_slicer_keeps_its_bytes(template: bytes) -> None:
    package = Package.from_bytes(template, "t.xlsx")
    cache = "xl/pivotCache/pivotCacheDefinition1.xml"
    package.add(cache, PIVOT.encode(), SHEET_TYPE + ".pivotCacheDefinition+xml")
    package.add_relationship("xl/workbook.xml", R + "/pivotCacheDefinition", cache)
    slicer = "xl/slicers/slicer1.xml"
    package.add(slicer, SLICER, "application/vnd.ms-excel.slicer+xml")
    package.add_relationship(DATA, MICROSOFT + "/slicer", slicer)
    package = Package.from_bytes(as_bytes(package), "t.xlsx")
    fill_in(package, {"r": ITEMS})
    assert values(package, cache, "worksheetSource", "ref") == ["A4:C7"]
    assert package.xml(cache).get("refreshOnLoad") == "1"
    assert package.read(slicer) == SLICER
    assert slicer in [r.target for r in package.relationships(DATA)]


def test_text_that_wraps_gets_a_row_high_enough() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        wrapped = book.add_format({"text_wrap": True})
        sheet.write("A1", "{{ r[].text }}", wrapped)
        sheet.set_row(1, 21)
        sheet.write("A2", "{{ long }}", wrapped)
    package = Package.from_bytes(target.getvalue(), "t.xlsx")
    long = "several words " * 20
    fill_in(package, {"r": [{"text": "short"}, {"text": long}], "long": long})
    rows = [(row.get("ht"), row.get("customHeight")) for row in elements(package, DATA, "row")]
    assert rows[0] == (None, None)
    assert float(rows[1][0] or 0) > 100 and rows[1][1] is None
    assert rows[2] == ("21", "1"), "a height set by hand stays"
