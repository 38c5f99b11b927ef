"""Tags outside of cells are filled where they stand."""

import io
import re
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests.workbook.filling import fill_in, mistakes, opened, packed
from toolkit.workbook.elsewhere.texts import Texts
from toolkit.workbook.fill.template import read_template
from toolkit.workbook.opc.package import Package
from toolkit.workbook.sheets.items import SheetItem
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.parse import parse_path

DATA = {"title": "North & South", "year": 2001, "lines": "one\ntwo", "rows": [{"a": 1}, {"a": 2}]}


def plain(change: Callable[[openpyxl.Workbook], None]) -> Package:
    """Return a workbook of one sheet `S`, changed."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "S"
    change(book)
    return packed(book)


def drawn(change: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]) -> Package:
    """Return a workbook of one sheet `S` with what XlsxWriter draws."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        change(book, book.add_worksheet("S"))
    return Package.from_bytes(file.getvalue(), "t.xlsx")


def boxed(*texts: str) -> Package:
    return drawn(lambda _, sheet: [sheet.insert_textbox(3, 2, text) for text in texts])


def texts_of(package: Package, part: str) -> list[str]:
    return re.findall(r"<a:t>([^<]*)</a:t>", package.read(part).decode())


def test_a_header_gets_its_value_with_ampersands_doubled() -> None:
    package = plain(lambda b: setattr(b["S"].oddHeader.center, "text", "{{ title }} of {{ year }}"))
    fill_in(package, DATA)
    assert b"&amp;CNorth &amp;&amp; South of 2001<" in package.read("xl/worksheets/sheet1.xml")


def test_a_number_behind_a_font_size_is_parted_from_it() -> None:
    package = drawn(lambda _, sheet: sheet.set_footer("&L&12{{ year }}&R&P"))
    fill_in(package, DATA)
    assert b"&amp;L&amp;12 2001&amp;R&amp;P" in package.read("xl/worksheets/sheet1.xml")


def test_a_text_box_keeps_what_stands_beside_the_tag() -> None:
    package = boxed("From {{ title }}", "no tag")
    fill_in(package, DATA)
    assert texts_of(package, "xl/drawings/drawing1.xml") == ["From North &amp; South", "no tag"]


def test_the_alternative_text_of_a_chart_is_filled() -> None:
    def with_chart(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        chart = book.add_chart({"type": "bar"})
        assert chart is not None
        chart.add_series({"values": "=S!$A$1:$A$2"})
        sheet.insert_chart(3, 2, chart, {"description": "Bars of {{ title }}"})

    package = drawn(with_chart)
    fill_in(package, DATA)
    assert b'descr="Bars of North &amp; South"' in package.read("xl/drawings/drawing1.xml")


def test_a_tag_split_over_runs_is_joined_into_the_first() -> None:
    package = boxed("{{ title }}")
    part = "xl/drawings/drawing1.xml"
    run = re.search(rb"<a:r>(.*?)<a:t>.*?</a:r>", package.read(part))
    assert run
    runs = b"".join(
        b"<a:r>" + run[1] + b"<a:t>" + text + b"</a:t></a:r>"
        for text in (b"a ", b"b {", b"{ ti", b"tle }", b"} c", b" d")
    )
    package.replace(part, package.read(part).replace(run[0], runs))
    fill_in(package, DATA)
    assert texts_of(package, part) == ["a ", "b North &amp; South c", " d"]


def test_a_line_break_in_a_value_is_one_in_a_text_box() -> None:
    package = boxed("{{ lines }}")
    fill_in(package, DATA)
    assert texts_of(package, "xl/drawings/drawing1.xml") == ["one", "two"]
    assert package.read("xl/drawings/drawing1.xml").count(b"<a:br>") == 1


def test_typed_titles_of_a_chart_and_its_axes_are_filled() -> None:
    def change(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=S!$A$1:$A$3"})
        chart.set_title({"name": "{{ title }}"})
        chart.set_x_axis({"name": "in {{ year }}"})
        sheet.insert_chart("C3", chart)

    package = drawn(change)
    fill_in(package, DATA)
    assert texts_of(package, "xl/charts/chart1.xml") == ["North &amp; South", "in 2001"]


def test_document_properties_are_filled() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.properties.title, book.properties.keywords = "{{ title }}", "of {{ year }}"
        book.properties.category = "plain"

    package = plain(change)
    fill_in(package, DATA)
    found = opened(package).properties
    assert (found.title, found.keywords, found.category) == ("North & South", "of 2001", "plain")


def test_company_and_manager_are_filled() -> None:
    properties = {"company": "{{ title }}", "manager": "{{ year }}"}
    package = drawn(lambda book, _: book.set_properties(properties))
    fill_in(package, DATA)
    assert b"<Manager>2001</Manager>" in package.read("docProps/app.xml")
    assert b"<Company>North &amp; South</Company>" in package.read("docProps/app.xml")


def validated(prompt: str) -> Package:
    def change(book: openpyxl.Workbook) -> None:
        rule = DataValidation("whole", formula1="0", promptTitle="Help", prompt=prompt)
        rule.add("B2:B9")
        book["S"].add_data_validation(rule)

    return plain(change)


def test_the_prompt_of_a_validation_is_filled() -> None:
    package = validated("Since {{ year }}")
    fill_in(package, DATA)
    (rule,) = opened(package)["S"].data_validations.dataValidation
    assert (rule.promptTitle, rule.prompt) == ("Help", "Since 2001")


def test_a_prompt_that_comes_out_too_long_is_a_mistake() -> None:
    (found,) = mistakes(validated("{{ long }}"), {"long": "x" * 256})
    assert str(found.place) == "t.xlsx: S!B2:B9"
    assert found.message == "the input message: 256 characters, and there is room for 255"


def noted(text: str, author: str = "Ana") -> Package:
    def change(book: openpyxl.Workbook) -> None:
        book["S"]["B2"] = "plain"
        book["S"]["B2"].comment = Comment(text, author)

    return plain(change)


def test_a_note_with_more_than_a_tag_is_text() -> None:
    package = noted("As of {{ year }}")
    fill_in(package, DATA)
    cell = opened(package)["S"]["B2"]
    assert (cell.value, cell.comment.text) == ("plain", "As of 2001")


@pytest.mark.parametrize(
    ("package", "place", "message"),
    [
        (
            plain(lambda b: setattr(b["S"].oddFooter.left, "text", "{{ yaer }}")),
            "t.xlsx: S",
            'the page footer: no field "yaer" in the data; did you mean "year"?',
        ),
        (
            boxed("{{ yaer }}"),
            "t.xlsx: S!C4",
            'the shape "TextBox 1": no field "yaer" in the data; did you mean "year"?',
        ),
        (
            plain(lambda b: setattr(b.properties, "title", "{{ yaer }}")),
            "t.xlsx",
            'the document property "Title": no field "yaer" in the data; did you mean "year"?',
        ),
        (
            noted("x {{ rows[].a }}"),
            "t.xlsx: S!B2",
            'the note: nothing repeats "rows[]" here',
        ),
        (
            boxed("{{#each rows}}"),
            "t.xlsx: S!C4",
            'the shape "TextBox 1": a block cannot repeat here',
        ),
        (boxed("{{ year"), "t.xlsx: S!C4", None),
    ],
)
def test_a_mistake_says_where_a_person_finds_it(
    package: Package, place: str, message: str | None
) -> None:
    (found,) = mistakes(package, DATA)
    assert str(found.place) == place
    assert message is None or found.message == message


def test_a_field_of_a_list_needs_an_item_here_too() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["S"].oddHeader.center.text = "{{ rows.name }}"

    (found,) = mistakes(plain(change), {"rows": [{"name": "x"}]})
    assert (found.code, found.message) == (
        "T105",
        'the page header: nothing repeats "rows[]" here',
    )


def test_a_tag_in_a_threaded_comment_is_refused() -> None:
    (found,) = mistakes(noted("[Threaded comment] {{ year }}", "tc={0001-02}"), DATA)
    assert (found.code, str(found.place)) == ("T101", "t.xlsx: S!B2")
    assert "threaded" in found.message


def test_mistakes_in_cells_and_elsewhere_come_in_one_run() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["S"]["A1"] = "{{ yaer }}"
        book["S"].oddHeader.center.text = "{{ yaer }}"

    assert len(mistakes(plain(change), DATA)) == 2


def test_only_the_part_with_the_tag_is_written_anew() -> None:
    package = boxed("{{ title }}")
    before = {name: package.read(name) for name in package.names()}
    fill_in(package, DATA)
    changed = [name for name in package.names() if package.read(name) != before[name]]
    assert changed == ["xl/drawings/drawing1.xml"]


def test_a_part_with_braces_that_are_no_tag_keeps_its_bytes() -> None:
    package = boxed("{a} {b}")
    before = package.read("xl/drawings/drawing1.xml")
    package.touched.clear()
    fill_in(package, DATA)
    assert package.read("xl/drawings/drawing1.xml") == before
    assert not package.touched


def test_a_control_character_is_a_mistake_of_the_data() -> None:
    (found,) = mistakes(boxed("{{ odd }}"), {"odd": "\x01"})
    assert (found.code, str(found.place)) == ("F101", "t.xlsx: S!C4")


def test_on_the_sheet_of_an_item_its_fields_can_be_named() -> None:
    package = boxed("{{ rows.a }} since {{ year }}")
    items = {"S": SheetItem((parse_path("rows[]"),), ({"a": 7},))}
    texts = Texts(package, "t.xlsx", Context(DATA), items)
    texts.check(read_template(package, "t.xlsx"))
    texts.fill_parts()
    assert texts.findings == []
    assert texts_of(package, "xl/drawings/drawing1.xml") == ["7 since 2001"]
