"""Pictures that a fill hangs on cells, read back from the filled workbook."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from tests.workbook.filling import as_bytes, fill_in, mistakes, packed, shown, template
from tests.workbook.pictures.making import BLUE, RED, jpeg, png
from toolkit.findings import has_errors
from toolkit.workbook.opc.integrity import check_package
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import XDR, A, R, local, qualified
from toolkit.workbook.tags.shape import Shape

FLAGS = [
    {"name": "Canada", "file": "ca.png"},
    {"name": "Nowhere", "file": None},
    {"name": "Mexico", "file": "mx.png"},
    {"name": "Canada again", "file": "flags/same.png"},
]
ROW = {"A1": "{{ r[].name }}", "B1": "{{ r[].file | picture alt name }}"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "flags").mkdir()
    for name, colour in (("ca.png", RED), ("mx.png", BLUE), ("flags/same.png", RED)):
        (tmp_path / name).write_bytes(png(40, 20, colour))
    (tmp_path / "p.jpg").write_bytes(jpeg(8, 9))
    return tmp_path


def hung(package: Package, sheet: int = 0) -> list[tuple[str, str, str]]:
    """Return cell, alternative text and media of every picture on a sheet, in order."""
    found = []
    for drawing in package.related(package.sheets()[sheet].part, "drawing"):
        targets = {r.id: r.target for r in package.relationships(drawing)}
        for anchor in package.xml(drawing):
            corner = [int(each.text or "") for each in anchor[0] if local(each) in ("col", "row")]
            cell = f"{'ABCDEFGH'[corner[0]]}{corner[1] + 1}"
            for picture in anchor.iter(qualified(XDR, "pic")):
                (named,) = picture.iter(qualified(XDR, "cNvPr"))
                (blip,) = picture.iter(qualified(A, "blip"))
                media = targets[blip.get(qualified(R, "embed"), "")]
                found.append((cell, named.get("descr", ""), media))
    return found


def codes(package: Package, data: Mapping[str, Any], folder: Path | None) -> list[str]:
    return [str(finding) for finding in mistakes(package, data, folder=folder)]


def test_a_row_per_item_has_the_picture_of_its_item(folder: Path) -> None:
    package = template({"S": ROW})
    filled = fill_in(package, {"r": FLAGS}, folder=folder)
    assert hung(package) == [
        ("B1", "Canada", "xl/media/image1.png"),
        ("B3", "Mexico", "xl/media/image2.png"),
        ("B4", "Canada again", "xl/media/image1.png"),
    ]
    assert shown(package, "S") == {f"A{i}": flag["name"] for i, flag in enumerate(FLAGS, 1)}
    assert filled.findings == []


def test_a_picture_is_stored_once_with_its_type(folder: Path) -> None:
    package = template({"S": ROW, "T": {"A1": "{{ p | picture decorative }}"}})
    fill_in(package, {"r": FLAGS, "p": "p.jpg"}, folder=folder)
    media = [name for name in package.names() if name.startswith("xl/media/")]
    assert media == ["xl/media/image1.jpeg", "xl/media/image1.png", "xl/media/image2.png"]
    assert [package.content_type(name) for name in media] == ["image/jpeg", *["image/png"] * 2]
    assert package.read("xl/media/image1.png") == png(40, 20, RED)
    assert package.read("[Content_Types].xml").count(b"image/png") == 1


def test_no_item_means_no_picture_and_no_drawing(folder: Path) -> None:
    package = template({"S": ROW})
    fill_in(package, {"r": []}, folder=folder)
    assert not any("drawing" in name or "media" in name for name in package.names())


def test_pictures_repeat_across(folder: Path) -> None:
    package = template({"S": {"A1": "{{ r[].file | picture alt name | across }}"}})
    fill_in(package, {"r": FLAGS}, folder=folder)
    assert [cell for cell, _, _ in hung(package)] == ["A1", "C1", "D1"]


def test_pictures_repeat_in_blocks_and_lists_of_names(folder: Path) -> None:
    cells = {
        "A1": "{{#each m as one}}",
        "A2": "{{ one.t }}",
        "B2": "{{ one.logo.file | picture alt alt }}",
        "C3": "{{ one.files[] | picture alt t }}",
        "A4": "{{/each}}",
    }
    items = [
        {"t": f"t{i}", "logo": {"file": "ca.png", "alt": f"mark {i}"}, "files": ["mx.png"] * i}
        for i in (1, 2)
    ]
    package = template({"S": cells})
    fill_in(package, {"m": items}, folder=folder)
    assert [each[:2] for each in hung(package)] == [
        *(("B1", "mark 1"), ("C2", "t1"), ("B3", "mark 2"), ("C4", "t2"), ("C5", "t2")),
    ]


def test_pictures_stand_in_a_table_and_in_many_plain_rows(folder: Path) -> None:
    cells = {"A1": "Name", "B1": "Flag", "A2": ROW["A1"], "B2": ROW["B1"]}
    package = template({"S": cells}, {"Flags": ("S", "A1:B2")})
    fill_in(package, {"r": FLAGS * 1500}, folder=folder)
    found = hung(package)
    assert len(found) == 4500
    assert found[-1] == ("B6001", "Canada again", "xl/media/image1.png")
    assert shown(package, "S")["A6001"] == "Canada again"


def test_a_picture_whose_tag_stands_in_the_note_of_its_cell(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = "a sample"
    book.active["B2"].comment = Comment("{{ p | picture decorative }}", "")
    package = packed(book)
    fill_in(package, {"p": "ca.png"}, folder=folder)
    assert [cell for cell, _, _ in hung(package)] == ["B2"]
    assert shown(package, "Sheet") == {}


def test_words_for_a_picture_stand_in_the_tag_in_a_field_or_are_not_needed(folder: Path) -> None:
    cells = {
        "A1": '{{ p | picture alt "Our mark, red | white" }}',
        "A2": "{{ x.p | picture alt words.long }}",
        "A3": "{{ p | picture decorative }}",
        "A4": '{{ gone | blank "mx.png" | picture alt "<b> & "\n" }}'.replace('\\"', "'"),
    }
    data = {
        "p": "ca.png",
        "x": {"p": "ca.png", "words": {"long": {"en": "in words", "fr": "en mots"}}},
        "gone": None,
    }
    package = template({"S": cells})
    filled = fill_in(package, data, folder=folder, language="fr")
    alts = [alt for _, alt, _ in hung(package)]
    assert alts[:3] == ["Our mark, red | white", "en mots", ""]
    assert alts[3].startswith("<b> &")
    drawing = package.read("xl/drawings/drawing1.xml")
    assert drawing.count(b'decorative" val="1"') == 1
    assert filled.findings == []


def test_words_that_look_like_a_tag_stay_as_they_are(folder: Path) -> None:
    package = template({"S": {"A1": "{{ p | picture alt t }}"}})
    fill_in(package, {"p": "ca.png", "t": "{{ p }}"}, folder=folder)
    assert hung(package)[0][1] == "{{ p }}"


def test_pictures_without_words_are_told_once_for_each_sheet(folder: Path) -> None:
    items = [{"file": "ca.png", "alt": alt} for alt in ("x", "", None)]
    cells = {"A1": "{{ r[].file | picture alt alt }}", "C1": "{{ r[].file | picture }}"}
    package = template({"S": cells, "T": {"B2": "{{ p | picture }}"}})
    filled = fill_in(package, {"r": items, "p": "mx.png"}, folder=folder)
    assert [str(finding) for finding in filled.findings] == [
        "t.xlsx: S!C1: warning F106: 5 pictures have no words for people who cannot see them; "
        'write | picture alt FIELD, | picture alt "WORDS", or | picture decorative',
        "t.xlsx: T!B2: warning F106: a picture has no words for people who cannot see them; "
        'write | picture alt FIELD, | picture alt "WORDS", or | picture decorative',
    ]


def test_a_picture_fills_the_merged_cells_as_they_have_moved(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "{{ r[].name }}"
    sheet["B3"] = "{{ big | picture decorative }}"
    sheet.merge_cells("B3:C6")
    (folder / "big.png").write_bytes(png(800, 400))
    package = packed(book)
    fill_in(package, {"r": FLAGS, "big": "big.png"}, folder=folder)
    assert hung(package)[0][0] == "B6"
    (frame,) = package.xml("xl/drawings/drawing1.xml").iter(qualified(A, "xfrm"))
    extent = frame[1]
    assert dict(extent.attrib) == {"cx": str(126 * 9525), "cy": str(63 * 9525)}


def test_pictures_are_added_to_the_drawing_that_is_there(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"] = ROW["A1"], ROW["B1"]
    sheet["A3"] = 5
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=3))
    sheet.add_chart(chart, "D3")
    package = packed(book)
    before = package.xml("xl/drawings/drawing1.xml")
    ids = [int(each.get("id", "")) for each in before.iter(qualified(XDR, "cNvPr"))]
    fill_in(package, {"r": FLAGS}, folder=folder)
    after = package.xml("xl/drawings/drawing1.xml")
    assert package.related(package.sheets()[0].part, "drawing") == ("xl/drawings/drawing1.xml",)
    own = list(after)[: len(before)]
    for old, new in zip(before, own, strict=True):  # three rows more above it
        rows = [each for each in old.iter(qualified(XDR, "row"))]
        for row in rows:
            row.text = str(int(row.text or "") + 3)
        assert etree.tostring(old) == etree.tostring(new)
    new_ids = [int(each.get("id", "")) for each in after.iter(qualified(XDR, "cNvPr"))]
    assert len(new_ids) == len(ids) + 3 == len(set(new_ids))
    assert [cell for cell, _, _ in hung(package)] == ["B1", "B3", "B4"]


def test_media_of_the_template_keep_their_names(folder: Path, tmp_path: Path) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        sheet.write("A1", ROW["A1"])
        sheet.write("B1", ROW["B1"])
        sheet.insert_image("D5", "own.png", {"image_data": io.BytesIO(png(8, 8, (0, 255, 0)))})
    package = Package.from_bytes(file.getvalue(), "t.xlsx")
    fill_in(package, {"r": FLAGS}, folder=folder)
    assert package.read("xl/media/image1.png") == png(8, 8, (0, 255, 0))
    assert [media for _, _, media in hung(package)] == [
        *("xl/media/image1.png", "xl/media/image2.png"),
        *("xl/media/image3.png", "xl/media/image2.png"),
    ]


def sheet_per_item() -> Package:
    """Return a template with a sheet for every item: its flag, and a chart in the same drawing."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "{{ r.name }}"
    sheet["A1"], sheet["B2"] = 1, "{{ r.file | picture alt name }}"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1))
    sheet.add_chart(chart, "D3")
    return packed(book)


def test_the_sheet_of_every_item_has_its_picture_in_a_drawing_of_its_own(folder: Path) -> None:
    package = sheet_per_item()
    filled = fill_in(package, {"r": FLAGS}, folder=folder)
    assert [hung(package, sheet) for sheet in range(4)] == [
        [("B2", "Canada", "xl/media/image1.png")],
        [],
        [("B2", "Mexico", "xl/media/image2.png")],
        [("B2", "Canada again", "xl/media/image1.png")],
    ]
    drawings = [package.related(sheet.part, "drawing") for sheet in package.sheets()]
    assert len(set(drawings)) == 4
    assert all(len(package.related(drawing, "chart")) == 1 for (drawing,) in drawings)
    assert not has_errors([*filled.findings, *check_package(package)])


def test_a_sheet_that_stands_for_no_item_has_no_picture(folder: Path) -> None:
    package = sheet_per_item()
    fill_in(package, {"r": []}, folder=folder)
    assert hung(package) == []


def test_every_picture_that_cannot_be_shown_is_told_with_its_place(folder: Path) -> None:
    (folder / "short.png").write_bytes(png(8, 8)[:-9])
    names = [
        "ca.pgn",
        "../x.png",
        "https://example.org/a.png",
        "short.png",
        12,
        ["ca.png"],
        "ca.png",
    ]
    items = [{"id": f"i{n}", "name": "x", "file": name} for n, name in enumerate(names)]
    found = codes(template({"S": ROW}), {"r": items}, folder)
    assert len(found) == 6
    assert found[0].startswith("t.xlsx: S!B6: error F101: a list does not fit")
    assert found[1] == (
        't.xlsx: S!B1: error F105: r/i0/file: the picture "ca.pgn" is not there;'
        ' did you mean "ca.png"?'
    )
    assert "S!B2: error F105: r/i1/file" in found[2] and "from the folder" in found[2]
    assert "S!B3: error F105" in found[3] and "is an address" in found[3]
    assert "S!B4: error F105" in found[4] and "is cut off" in found[4]
    assert "S!B5: error F105: r/i4/file: 12 is no name of a picture's file" in found[5]


def test_words_that_no_file_can_hold_are_told(folder: Path) -> None:
    item = {"id": "i", "name": "a\x00b", "file": "ca.png"}
    found = codes(template({"S": {"B1": ROW["B1"]}}), {"r": [item]}, folder)
    assert found[0].startswith("t.xlsx: S!B1: error F105: r/i/file: character 2 is the control")


def test_without_a_folder_a_picture_is_a_mistake() -> None:
    assert "no folder for pictures" in codes(template({"S": ROW}), {"r": FLAGS}, None)[0]


def test_a_field_with_words_that_is_not_there_is_a_mistake(folder: Path) -> None:
    item = Shape("object", {"file": Shape("value"), "name": Shape("value")})
    shapes = {"r": Shape("list", item=item)}
    package = template({"S": {"A1": "{{ r[].file | picture alt nmae }}"}})
    found = mistakes(package, {"r": FLAGS}, folder=folder, shapes=shapes, closed=True)
    assert [f.code for f in found] == ["T103"]
    assert 'did you mean "name"?' in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Flag: {{ p | picture }}",
        "{{ p | picture }}{{ p }}",
        "{{ p | picture | link }}",
        "{{ p | picture alt }}",
        '{{ p | picture alt "" }}',
        "{{ p | picture of }}",
        "{{ p | picture decorative alt t }}",
    ],
)
def test_a_picture_tag_that_cannot_be_read_is_told(folder: Path, text: str) -> None:
    found = mistakes(template({"S": {"A1": text}}), {"p": "ca.png", "t": "t"}, folder=folder)
    assert [f.code for f in found] == ["T101"]


def test_a_picture_cannot_stand_in_a_text_outside_of_cells(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active.oddHeader.center.text = "{{ p | picture }}"
    book.properties.title = "{{ p | picture }}"
    header, title = mistakes(packed(book), {"p": "ca.png"}, folder=folder)
    assert header.code == title.code == "T101"
    assert "a picture stands in a cell of its own" in header.message
    assert "a picture can only hang on a cell" in title.message


def test_the_same_data_gives_the_same_bytes(folder: Path) -> None:
    def filled() -> bytes:
        package = template({"S": ROW, "T": ROW})
        package.replace("docProps/core.xml", b"<x/>")
        fill_in(package, {"r": FLAGS}, folder=folder)
        return as_bytes(package)

    assert filled() == filled()
