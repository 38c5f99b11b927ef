"""What charts and linked shapes remember of cells is what the cells hold."""

import io
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, LineChart, Reference

from tests.workbook.filling import fill_in, packed
from toolkit.workbook.caches.update import update_caches
from toolkit.workbook.calculate.values import add_cached_values
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import C, qualified

CHART = "xl/charts/chart1.xml"
Rows = Sequence[Sequence[object]]


def charted(rows: Rows, change: Callable[[openpyxl.Workbook], None] | None = None) -> Package:
    """Return a workbook with a bar chart: names in A, numbers in B, headings in row 1."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "S"
    for row in rows:
        sheet.append(list(row))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=len(rows)), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=len(rows)))
    sheet.add_chart(chart, "D2")
    if change:
        change(book)
    package = packed(book)
    package.touched = set(package.names())
    return package


def remembered(package: Package, holder: str) -> tuple[str, str | None, dict[int, str]]:
    """Return the count, format code and points of the first cache in an element."""
    root = package.xml(CHART)
    cache = next(root.iter(qualified(C, holder)))
    points = {
        int(p.get("idx", "")): p.findtext(qualified(C, "v")) or ""
        for p in cache.iter(qualified(C, "pt"))
    }
    counts = [e.get("val", "") for e in cache.iter(qualified(C, "ptCount"))]
    code = next((e.text for e in cache.iter(qualified(C, "formatCode"))), None)
    return ",".join(counts), code, points


def test_a_chart_over_repeated_rows_remembers_the_filled_values() -> None:
    package = charted([["Name", "{{ head }}"], ["{{ rows[].name }}", "{{ rows[].n }}"]])
    rows = [{"name": "a", "n": 1}, {"name": "b", "n": None}, {"name": "c", "n": 2.5}]
    fill_in(package, {"head": "Number", "rows": rows})
    update_caches(package)
    assert remembered(package, "tx") == ("1", None, {0: "Number"})
    assert remembered(package, "cat") == ("3", None, {0: "a", 1: "b", 2: "c"})
    assert remembered(package, "val") == ("3", "General", {0: "1", 2: "2.5"})


def test_values_of_formulas_are_remembered_after_the_calculation() -> None:
    package = charted([["Name", "Twice"], ["a", "=2*C2"], ["{{ x }}", "=2*C3"]])
    fill_in(package, {"x": "b"})
    add_cached_values(package)
    update_caches(package)
    assert remembered(package, "val") == ("2", "General", {0: "0", 1: "0"})


def test_the_format_of_the_cells_goes_along() -> None:
    def percent(book: openpyxl.Workbook) -> None:
        for cell in book["S"]["B"][1:]:
            cell.number_format = "0.0%"

    package = charted([["Name", "Share"], ["a", 0.25]], percent)
    update_caches(package)
    assert remembered(package, "val") == ("1", "0.0%", {0: "0.25"})


def test_categories_that_are_days_stay_days_and_texts_become_texts() -> None:
    package = charted([["Day", "n"], [date(2001, 12, 12), 1]])
    update_caches(package)
    assert remembered(package, "cat") == ("1", "yyyy-mm-dd", {0: "37237"})
    package = charted([["Day", "n"], ["about 2001", 1]])
    update_caches(package)
    assert remembered(package, "cat") == ("1", None, {0: "about 2001"})
    assert next(package.xml(CHART).iter(qualified(C, "cat")))[0].tag == qualified(C, "strRef")


def test_hidden_rows_are_left_out_as_the_chart_draws_only_what_shows() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["S"].row_dimensions[3].hidden = True

    package = charted([["Name", "n"], ["a", 1], ["b", 2], ["c", 3]], hide)
    update_caches(package)
    assert remembered(package, "val") == ("2", "General", {0: "1", 1: "3"})


def test_a_chart_that_remembers_right_keeps_its_bytes() -> None:
    package = charted([["Name", "n"], ["a", 1], ["b", 2]])
    update_caches(package)
    before = package.read(CHART)
    package.touched = set(package.names()) - {CHART}
    update_caches(package)
    assert package.read(CHART) == before
    assert CHART not in package.touched


def test_a_chart_on_sheets_that_nothing_touched_is_not_looked_at() -> None:
    package = charted([["Name", "n"], ["a", 1]])
    before = package.read(CHART)
    package.touched.clear()
    update_caches(package)
    assert package.read(CHART) == before


def test_references_that_name_no_plain_cells_keep_what_they_had() -> None:
    package = charted([["Name", "n"], ["a", 1]])
    update_caches(package)
    package.replace(CHART, package.read(CHART).replace(b"'S'!$B$2", b"[1]S!$B$2"))
    before = package.read(CHART)
    update_caches(package)
    assert package.read(CHART) == before


def test_a_defined_name_is_looked_up() -> None:
    def name(book: openpyxl.Workbook) -> None:
        book.defined_names["Numbers"] = openpyxl.workbook.defined_name.DefinedName(
            "Numbers", attr_text="S!$B$2:$B$3"
        )

    package = charted([["Name", "n"], ["a", 1], ["b", 2]], name)
    package.replace(CHART, package.read(CHART).replace(b"'S'!$B$2:$B$3", b"t.xlsx!Numbers"))
    update_caches(package)
    assert remembered(package, "val") == ("2", "General", {0: "1", 1: "2"})


def test_a_title_linked_to_a_cell_remembers_its_text() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("S")
        sheet.write_column("A1", ["{{ title }}", 1, 2])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=S!$A$2:$A$3"})
        chart.set_title({"name": "=S!$A$1"})
        sheet.insert_chart("C1", chart)
    package = Package.from_bytes(file.getvalue(), "t.xlsx")
    fill_in(package, {"title": "Both"})
    update_caches(package)
    assert remembered(package, "title") == ("1", None, {0: "Both"})


def test_a_shape_linked_to_a_cell_shows_its_text() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("S")
        sheet.write("A1", "{{ title }}")
        sheet.insert_textbox("C1", "{{ title }}", {"textlink": "=S!$A$1"})
    package = Package.from_bytes(file.getvalue(), "t.xlsx")
    fill_in(package, {"title": "Both"})
    update_caches(package)
    assert b">Both<" in package.read("xl/drawings/drawing1.xml")
    assert b"{{" not in package.read("xl/drawings/drawing1.xml")


def test_levels_of_categories_are_remembered_from_the_inside_out() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "S"
    for row in (["g", "n", "v"], ["x", "a", 1], [None, "b", 2], ["y", "c", 3]):
        sheet.append(row)
    chart = LineChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=4))
    chart.set_categories(Reference(sheet, min_col=1, max_col=2, min_row=2, max_row=4))
    sheet.add_chart(chart, "F2")
    package = packed(book)
    text = package.read(CHART).replace(b"<cat><numRef>", b"<cat><multiLvlStrRef>")
    package.replace(CHART, text.replace(b"</numRef></cat>", b"</multiLvlStrRef></cat>"))
    update_caches(package)
    levels = list(package.xml(CHART).iter(qualified(C, "lvl")))
    found = [{p.get("idx"): p.findtext(qualified(C, "v")) for p in level} for level in levels]
    assert found == [{"0": "a", "1": "b", "2": "c"}, {"0": "x", "2": "y"}]


@pytest.mark.parametrize("kind", ["column", "line", "pie", "scatter", "area"])
def test_what_another_producer_remembers_is_found_right(kind: str) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("My data")
        day = book.add_format({"num_format": "d mmm yyyy"})
        sheet.write_row("A1", ["When", "One", "Two"])
        for row in range(1, 6):
            sheet.write_datetime(row, 0, date(2001, row, 1), day)
            sheet.write(row, 1, row / 3)
            if row != 3:
                sheet.write(row, 2, row)
        chart = book.add_chart({"type": kind})
        for column in (1, 2):
            chart.add_series(
                {
                    "name": ["My data", 0, column],
                    "categories": ["My data", 1, 0, 5, 0],
                    "values": ["My data", 1, column, 5, column],
                }
            )
        sheet.insert_chart("E2", chart)
    package = Package.from_bytes(file.getvalue(), "t.xlsx")
    before = package.read(CHART)
    package.touched = set(package.names())
    update_caches(package)
    assert b"Cache" in before
    assert package.read(CHART) == before


def test_of_very_many_cells_nothing_is_remembered() -> None:
    package = charted([["Name", "n"], ["a", 1]])
    update_caches(package)
    package.replace(CHART, package.read(CHART).replace(b"'S'!$B$2", b"'S'!$B:$B"))
    update_caches(package)
    root = package.xml(CHART)
    assert not list(next(root.iter(qualified(C, "val"))).iter(qualified(C, "numCache")))
    assert remembered(package, "cat") == ("1", None, {0: "a"})


@pytest.mark.parametrize("value", ["1e999", "not a number", "37237"])
def test_a_category_among_texts_reads_as_in_its_cell(value: str) -> None:
    package = charted([["Name", "n"], [5, 1], ["b", 2]])
    sheet = "xl/worksheets/sheet1.xml"
    package.replace(sheet, package.read(sheet).replace(b"<v>5</v>", b"<v>%s</v>" % value.encode()))
    update_caches(package)
    assert remembered(package, "cat") == ("2", None, {0: value, 1: "b"})
