"""Reading workbooks: of any producer, and damaged in any attribute."""

import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.lint.cases_cells import arial, solid
from tests.lint.drawing import ALT, chart
from tests.lint.making import Parts, look, make, table, xml
from toolkit.errors import ToolkitError
from toolkit.lint.book import Book
from toolkit.lint.colours import tinted
from toolkit.lint.reading.book import read_book
from toolkit.tasks.lint import lint_file
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save

NUMBERS = re.compile(
    rb"\b(r|s|ht|ref|sqref|min|max|width|numFmtId|fontId|fillId|borderId|xfId|val|theme|tint|rgb"
    rb'|count|zoomScale|activeTab|indexed|dxfId|location|colId|customHeight|headerRowCount)="[^"]*"'
)


def read(path: Path) -> Book:
    return read_book(Package.open(path), path.name)


def test_a_workbook_of_xlsxwriter_is_read_with_all_that_rules_look_at(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    form = book.add_format(
        {"bg_color": "#FFFF00", "italic": True, "num_format": "0.0", "indent": 2}
    )
    sheet.add_table("A1:B3", {"name": "Lengths", "columns": [{"header": "a"}, {"header": "b"}]})
    sheet.write_number("B2", 1.5, form)
    high = book.add_format({"font_script": 1})
    sheet.write_rich_string("A5", "km", high, "2", " of land")
    sheet.freeze_panes(1, 0)
    sheet.set_row(5, 40)
    sheet.write_url("A7", "https://office.example", string="Office")
    book.close()
    data = read(path).sheets[0]
    cell = data.cells[2, 2]
    assert (cell.text, cell.format.fill, cell.format.code) == ("1.5", (255, 255, 0), "0.0")
    assert (cell.format.font.italic, cell.format.indent) == (True, 2)
    assert [table.name for table in data.tables] == ["Lengths"]
    assert data.tables[0].buttons
    assert any(font.raised for font in data.cells[5, 1].fonts)
    assert data.view.frozen and data.rows[6].fixed
    assert data.links[0].target == "https://office.example"


def test_colours_follow_theme_tint_and_number(tmp_path: Path) -> None:
    path = make(
        tmp_path,
        look("D6", font=arial(color="FF123456")),
        look("D7", fill=solid("FF00FF00")),
        xml("xl/styles.xml", 'rgb="FF123456"', 'theme="4" tint="-0.25"'),
        xml("xl/styles.xml", 'rgb="FF00FF00"', 'indexed="10"'),
    )
    data = read(path).sheets[2]
    assert data.cells[6, 4].format.font.colour == tinted((0x4F, 0x81, 0xBD), -0.25)
    assert data.cells[7, 4].format.fill == (255, 0, 0)


def test_the_head_of_a_style_has_the_colour_of_the_theme(tmp_path: Path) -> None:
    book = read(make(tmp_path, table(name="Crossings")))
    assert book.table_heads["TableStyleMedium2"].fill == (0x4F, 0x81, 0xBD)
    assert "TableStyleLight1" not in book.table_heads


def test_a_chart_is_read_with_its_text_and_series(tmp_path: Path) -> None:
    (thing,) = read(make(tmp_path, chart(series=2, kind="line"))).sheets[2].things
    assert (thing.kind, thing.alt, thing.address) == ("chart", ALT, "A12")
    assert thing.chart and thing.chart.titled and len(thing.chart.series) == 2


@pytest.mark.parametrize("nonsense", [b"", b"x", b"-1", b"9" * 30, b"1e999", b"A1:"])
def test_a_workbook_with_nonsense_in_its_numbers_is_linted_or_refused(
    nonsense: bytes, tmp_path: Path
) -> None:
    path = make(tmp_path, chart(), look("D7", fill=solid("FF00FF00")))
    with zipfile.ZipFile(path) as archive:
        parts: Parts = {name: archive.read(name) for name in archive.namelist()}
    kinds = sorted({match[1] for data in parts.values() for match in NUMBERS.finditer(data)})
    assert len(kinds) > 15
    for kind in kinds:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                changed = re.sub(rb'\b%s="[^"]*"' % kind, rb'%s="%s"' % (kind, nonsense), data)
                archive.writestr(name, changed if name.startswith("xl/") else data)
        try:
            lint_file(path, "analyst")
        except ToolkitError as error:
            assert path.name in str(error)


def test_a_real_workbook_is_linted_under_every_profile(real_workbook: Path) -> None:
    for profile in ("uk", "canada", "us", "analyst"):
        assert all(str(finding) for finding in lint_file(real_workbook, profile))


def test_an_underline_that_a_conditional_format_takes_away_is_no_sign_of_a_link(
    tmp_path: Path,
) -> None:
    book = xlsxwriter.Workbook(tmp_path / "count.xlsx")
    sheet = book.add_worksheet("Counts")
    linked, plain = book.add_format({"underline": 1}), book.add_format({"font_color": "#000000"})
    sheet.write(0, 0, 0, linked)
    rule = {"type": "cell", "criteria": "==", "value": 0, "format": plain}
    sheet.conditional_format("A1", rule)
    book.close()
    package = Package.open(tmp_path / "count.xlsx")
    styles = package.read("xl/styles.xml")
    assert b"<dxf><font>" in styles
    plainly = styles.replace(b"<dxf><font>", b'<dxf><font><u val="none"/>')
    package.replace("xl/styles.xml", plainly)
    package_path = tmp_path / "plain.xlsx"
    save(package, package_path)
    assert [f.code for f in lint_file(package_path, "analyst") if f.code == "C05"] == []
    assert [f.code for f in lint_file(tmp_path / "count.xlsx", "analyst") if f.code == "C05"]
