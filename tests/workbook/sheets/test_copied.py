"""Everything on a sheet per item comes along, and means the sheet that it stands on."""

import re
from collections import Counter
from functools import cache

import pytest

from tests.workbook.filling import as_bytes, fill_in, mistakes
from tests.workbook.sheets.rich import NAME, rich_data, rich_template
from toolkit.findings import Finding
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import R

NAMES = ["Contents", "Item 0", "Item 1", "Item 2", "Last"]


@cache
def made() -> tuple[Package, tuple[Finding, ...]]:
    package = rich_template()
    found = calculate_and_check(fill_in(package, rich_data(3)), required=True)
    return Package.from_bytes(as_bytes(package), "t.xlsx"), tuple(dict.fromkeys(found))


def part_of(sheet: str, *kinds: str) -> str:
    """Return the text of the part that one relationship after the other leads to."""
    package = made()[0]
    part = next(info.part for info in package.sheets() if info.name == sheet)
    for kind in kinds:
        part = package.related(part, kind)[0]
    return package.read(part).decode()


def test_only_what_means_one_sheet_elsewhere_is_told() -> None:
    message = f"a chart: '{NAME}'!$B$4:$B$4 stands for the sheets of all items; here only the first"
    ((code, place, said),) = [(f.code, str(f.place), f.message) for f in made()[1]]
    assert (code, place, said) == ("F103", "t.xlsx: Last", f"{message} is meant")


def test_no_part_still_names_the_sheet_as_the_template_did() -> None:
    package = made()[0]
    left = [name for name in package.names() if b"{{" in package.read(name)]
    assert left == []


def test_every_sheet_has_parts_of_its_own_and_pictures_are_shared() -> None:
    kinds = Counter(re.sub(r"\d+\.", ".", name) for name in made()[0].names())
    assert kinds["xl/worksheets/sheet.xml"] == 5
    assert kinds["xl/charts/chart.xml"] == 7
    assert kinds["xl/tables/table.xml"] == kinds["xl/comments.xml"] == 3
    assert kinds["xl/drawings/vmlDrawing.vml"] == 6
    assert kinds["xl/media/image.png"] == 3


def test_relationships_of_a_copy_keep_their_ids_and_lead_to_its_own_parts() -> None:
    package = made()[0]
    parts = [info.part for info in package.sheets() if info.name.startswith("Item")]
    ids = [[(r.id, r.type) for r in package.relationships(part)] for part in parts]
    assert ids[0] == ids[1] == ids[2]
    own = [set(package.related(part, "drawing")) for part in parts]
    assert len(set.union(*own)) == 3


@pytest.mark.parametrize(("sheet", "last"), [("Item 1", 5), ("Item 2", 6)])
def test_charts_show_the_cells_of_their_own_sheet(sheet: str, last: int) -> None:
    chart = part_of(sheet, "drawing", "chart")
    assert f"<c:f>'{sheet}'!$B$4:$B${last}</c:f>" in chart
    assert f"<a:t>Claims of {sheet}</a:t>" in chart
    assert f'<c:ptCount val="{last - 3}"/>' in chart


def test_a_chart_keeps_the_cell_that_names_it() -> None:
    package = made()[0]
    drawing = package.related(package.sheets()[2].part, "drawing")[0]
    pie = package.read(package.related(drawing, "chart")[1]).decode()
    assert "<c:f>'Item 1'!$A$1</c:f>" in pie and "<c:v>Item 1</c:v>" in pie


def test_text_boxes_are_filled_and_show_cells_of_their_own_sheet() -> None:
    drawing = part_of("Item 2", "drawing")
    assert "textlink=\"'Item 2'!$A$1\"" in drawing
    assert "<a:t>Box 2</a:t>" in drawing and "<a:t>Item 2</a:t>" in drawing


def test_the_link_of_a_picture_leads_to_its_own_sheet() -> None:
    package = made()[0]
    drawing = package.related(package.sheets()[3].part, "drawing")[0]
    targets = [r.target for r in package.relationships(drawing) if r.type == R + "/hyperlink"]
    assert targets == ["#'Item 2'!A1"]


def test_links_rules_and_sparklines_mean_their_own_sheet() -> None:
    sheet = part_of("Item 1")
    assert "location=\"'Item 1'!A4\"" in sheet
    assert "<formula>'Item 1'!$B$1</formula>" in sheet
    assert "<formula1>'Item 1'!$A$4:$A$5</formula1>" in sheet
    assert "<xm:f>'Item 1'!A5:B5</xm:f>" in sheet
    assert "<xm:sqref>C4:C5</xm:sqref>" in sheet
    assert '<mergeCell ref="A14:C14"/>' in sheet and '<autoFilter ref="A11:B12"/>' in sheet


def test_a_table_is_renamed_with_its_formulas_and_has_a_number_of_its_own() -> None:
    tables = [part_of(name, "table") for name in NAMES[1:4]]
    heads = [
        re.findall(r' id="(\d+)" name="(\w+)" displayName="(\w+)"', table)[0] for table in tables
    ]
    assert heads == [(str(i + 1), f"Claims_Item_{i}", f"Claims_Item_{i}") for i in range(3)]
    assert "Claims_Item_1[[#This Row],[Value]]*2<" in tables[1]
    assert "<f>SUM(Claims_Item_1[Value])</f>" in part_of("Item 1")


def test_notes_are_filled_and_their_shapes_numbered_apart() -> None:
    assert "About Item 2" in part_of("Item 2", "comments")
    shapes = [re.findall(r"_x0000_s(\d+)", part_of(name, "vmlDrawing")) for name in NAMES[1:4]]
    every = [number for numbers in shapes for number in numbers]
    assert len(every) == len(set(every)) == 3 * 2 + 1 + 2  # a note is copied with its row
    maps = [
        re.findall(r'idmap [^>]*data="(\d+)"', part_of(name, "vmlDrawing")) for name in NAMES[1:4]
    ]
    assert len({str(numbers) for numbers in maps}) == 3


def test_pictures_in_header_and_background_are_shared() -> None:
    package = made()[0]
    parts = [info.part for info in package.sheets() if info.name.startswith("Item")]
    assert {package.related(part, "image") for part in parts} == {("xl/media/image1.png",)}
    assert all("<legacyDrawingHF " in part_of(name) for name in NAMES[1:4])


def test_names_belong_to_the_right_tabs() -> None:
    text = made()[0].read("xl/workbook.xml").decode()
    found = re.findall(r'<definedName name="([^"]*)"(?: localSheetId="(\d)")?[^>]*>([^<]*)<', text)
    assert [(tab, area) for name, tab, area in found if name == "_xlnm.Print_Area"] == [
        ("1", "'Item 0'!$A$1:$D$8"),
        ("2", "'Item 1'!$A$1:$D$9"),
        ("3", "'Item 2'!$A$1:$D$10"),
    ]
    assert [(tab, area) for name, tab, area in found if name == "whole"] == [
        ("", "'Item 0'!$B$1"),
        ("2", "'Item 1'!$B$1"),
        ("3", "'Item 2'!$B$1"),
    ]
    assert 'activeTab="1"' in text


def test_the_document_properties_list_every_sheet_and_name() -> None:
    text = made()[0].read("docProps/app.xml").decode()
    titles = re.findall(r"<vt:lpstr>([^<]*)</vt:lpstr>", text)[2:]
    assert titles[:5] == NAMES
    assert "'Item 2'!Print_Area" in titles and "'Item 2'!own" in titles
    assert re.findall(r"<vt:i4>(\d+)</vt:i4>", text) == ["5", str(len(titles) - 5)]
    assert f'<vt:vector size="{len(titles)}" baseType="lpstr">' in text


def test_sums_elsewhere_are_those_of_all_sheets() -> None:
    sheet = part_of("Last")
    values = [0, *(1, 2), *(2, 3, 4)]
    assert f"<f>SUM('Item 0'!B4,'Item 1'!B4:B5,'Item 2'!B4:B6)</f><v>{sum(values)}</v>" in sheet
    average = "AVERAGE(Claims_Item_0[Value],Claims_Item_1[Value],Claims_Item_2[Value])"
    assert f"<f>{average}</f><v>{sum(values) // len(values)}</v>" in sheet
    assert "<f>MAX('Item 0'!B1,'Item 1'!B1,'Item 2'!B1)</f><v>2</v>" in sheet
    assert "location=\"'Item 0'!A1\"" in sheet


@pytest.mark.parametrize("count", [0, 1])
def test_without_copies_no_part_is_added_but_for_the_texts(count: int) -> None:
    package = rich_template()
    before = set(package.names())
    calculate_and_check(fill_in(package, rich_data(count)), required=True)
    assert set(package.names()) == before


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("pivotTable", "a pivot table"),
        ("queryTable", "a query"),
        ("ctrlProp", "a form control"),
        ("oleObject", "an embedded object"),
        ("whatever", 'something of the kind "whatever" in its worksheet'),
    ],
)
def test_what_there_can_be_only_one_of_is_refused_by_name(kind: str, what: str) -> None:
    package = rich_template()
    sheet = package.sheets()[1].part
    package.add("xl/other/other1.xml", b"<other/>", "application/xml")
    package.add_relationship(sheet, f"{R}/{kind}", "xl/other/other1.xml")
    (found,) = mistakes(package, rich_data(2))
    assert (found.code, str(found.place)) == ("T113", f"t.xlsx: {NAME}")
    assert found.message == f"the sheet holds {what}, of which there can be only one"


def test_a_part_in_another_encoding_is_copied_too() -> None:
    package = rich_template()
    part = package.sheets()[1].part
    text = package.read(part).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    package.replace(part, text.encode("utf-16"))
    fill_in(package, rich_data(2))
    assert b"'Item 1'!$B$1" in package.read("xl/worksheets/sheet4.xml")
