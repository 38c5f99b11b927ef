"""Workbooks made with XlsxWriter: each has one kind of what it can write, over ten rows of data."""

import datetime
import io
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import xlsxwriter

Write = Callable[[Any, Any], None]
"""Adds to a workbook and its first sheet."""

CHARTS = {
    "area": ("", "stacked", "percent_stacked"),
    "bar": ("", "stacked", "percent_stacked"),
    "column": ("", "stacked", "percent_stacked"),
    "line": ("", "stacked", "percent_stacked"),
    "pie": ("",),
    "doughnut": ("",),
    "radar": ("", "with_markers", "filled"),
    "scatter": ("", "straight", "smooth_with_markers"),
    "stock": ("",),
}
PASSED = {"min_type": "num", "min_value": 2, "max_type": "percent", "max_value": 90}
FORMATS: Mapping[str, Mapping[str, Any]] = {
    "cell": {"type": "cell", "criteria": "between", "minimum": "=$A$2", "maximum": "=$A$9"},
    "text": {"type": "text", "criteria": "containing", "value": "t"},
    "date": {"type": "date", "criteria": "greater than", "value": datetime.date(2020, 1, 1)},
    "period": {"type": "time_period", "criteria": "last month"},
    "average": {"type": "average", "criteria": "above"},
    "duplicate": {"type": "duplicate"},
    "unique": {"type": "unique"},
    "top": {"type": "top", "value": 3},
    "bottom": {"type": "bottom", "value": 10, "criteria": "%"},
    "blanks": {"type": "blanks"},
    "no_errors": {"type": "no_errors"},
    "formula": {"type": "formula", "criteria": "=AND($B2>$A$5,B2<SUM($A$2:$A$10))"},
    "two_colours": {"type": "2_color_scale", **PASSED},
    "three_colours": {"type": "3_color_scale", "mid_type": "formula", "mid_value": "=$A$5"},
    "bar": {"type": "data_bar"},
    "new_bar": {"type": "data_bar", "data_bar_2010": True, "min_type": "formula"}
    | {"min_value": "=$A$2", "max_type": "num", "max_value": 9},
    "icons": {"type": "icon_set", "icon_style": "5_arrows"}
    | {"icons": [{"criteria": ">", "type": "formula", "value": "=$A$9"}]},
}
VALIDATIONS: Mapping[str, Mapping[str, Any]] = {
    "whole": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": "=$A$9"},
    "decimal": {"validate": "decimal", "criteria": ">", "value": 0.5},
    "words": {"validate": "list", "source": ["a", "b"]},
    "area": {"validate": "list", "source": "=Other!$A$1:$A$5"},
    "date": {"validate": "date", "criteria": "<", "value": datetime.date(2030, 1, 1)},
    "time": {"validate": "time", "criteria": "!=", "value": datetime.time(12)},
    "length": {"validate": "length", "criteria": "<=", "value": "=$A$10"},
    "formula": {"validate": "custom", "value": "=COUNTIF($B$2:$B$10,B2)=1"},
    "anything": {"validate": "any", "input_title": "note", "input_message": "write it"},
}


def workbook(*writers: Write) -> bytes:
    """Return a workbook with data in A1:D10 of its first sheet, and what the writers add."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet, other = book.add_worksheet("Data"), book.add_worksheet("Other")
        sheet.write_row("A1", ["Key", "Low", "High", "Close"])
        for row in range(1, 10):
            sheet.write_row(row, 0, [row, row * 2, row * 3, f"t{row}"])
        sheet.write_formula("B12", "=SUM(B2:B10)", None, 90)
        sheet.write_formula("C12", "=B12/Other!A1", None, 90)
        for row in range(5):
            other.write(row, 0, row + 1)
        other.write_formula("B1", "=SUM(Data!B2:B10)+Data!$A$5", None, 95)
        for write in writers:
            write(book, sheet)
    return target.getvalue()


def picture() -> io.BytesIO:
    """Return a PNG of two by two black points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\0\0" * 2))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b""))


def _chart(kind: str, subtype: str, *, on_sheet: bool = False) -> Write:
    def write(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": kind, "subtype": subtype} if subtype else {"type": kind})
        for column in "BCB"[: 3 if kind == "stock" else 2]:
            chart.add_series(
                {
                    "name": f"=Data!${column}$1",
                    "categories": "=Data!$A$2:$A$10",
                    "values": f"=Data!${column}$2:${column}$10",
                    "trendline": {"type": "linear"} if kind == "line" and not subtype else None,
                    "data_labels": {"value": True, "custom": [{"value": "=Data!$D$4"}]},
                }
            )
        chart.set_title({"name": "=Data!$A$1"})
        chart.set_x_axis({"name": "=Data!$B$1"})
        if on_sheet:
            book.add_chartsheet("Chart").set_chart(chart)
        else:
            sheet.insert_chart("F4", chart)

    return write


def _two_axes(book: Any, sheet: Any) -> None:
    columns, line = book.add_chart({"type": "column"}), book.add_chart({"type": "line"})
    columns.add_series({"values": "=Data!$B$2:$B$10", "y_error_bars": {"type": "standard_error"}})
    line.add_series({"values": "=Data!$C$2:$C$10", "y2_axis": True})
    columns.combine(line)
    sheet.insert_chart("F4", columns, {"object_position": 3})


def _format(rule: Mapping[str, Any]) -> Write:
    def write(book: Any, sheet: Any) -> None:
        plain = ("2_color_scale", "3_color_scale", "data_bar", "icon_set")
        more = {} if rule["type"] in plain else {"format": book.add_format({"bold": True})}
        sheet.conditional_format("B2:C10", {**rule, **more})
        sheet.conditional_format("A2:A10", {**rule, **more, "multi_range": "A2:A4 A6:A10"})

    return write


def _validation(rule: Mapping[str, Any]) -> Write:
    return lambda _, sheet: sheet.data_validation("B2:B10", dict(rule))


def _table(book: Any, sheet: Any) -> None:
    columns = [
        {"header": "Key", "total_string": "all"},
        {"header": "Low", "total_function": "sum"},
        {"header": "Sum", "formula": "=[@Low]+Data!$C$5"},
    ]
    sheet.add_table("F3:H9", {"name": "First", "columns": columns, "total_row": True})
    sheet.add_table("J3:K6", {"name": "Second", "style": None, "autofilter": False})
    sheet.write_formula("M2", "=SUM(First[Low])+ROWS(Second)")


def _sparklines(kind: str) -> Write:
    def write(book: Any, sheet: Any) -> None:
        sheet.add_sparkline("F3", {"range": "Data!A3:C3", "type": kind, "date_axis": "Data!A4:C4"})
        ranges = [f"Data!A{row}:C{row}" for row in range(4, 9)]
        places = [f"F{row}" for row in range(4, 9)]
        sheet.add_sparkline("F4", {"location": places, "range": ranges, "markers": True})

    return write


def _pictures(book: Any, sheet: Any) -> None:
    sheet.insert_image("F4", "a.png", {"image_data": picture(), "url": "internal:Data!A5"})
    sheet.insert_image("F8", "b.png", {"image_data": picture(), "object_position": 1})
    sheet.embed_image("H2", "c.png", {"image_data": picture()})
    sheet.set_background(picture())


def _boxes(book: Any, sheet: Any) -> None:
    sheet.insert_textbox("F4", "text")
    sheet.insert_textbox("F8", "", {"textlink": "=Data!$D$5", "object_position": 1})
    sheet.insert_textbox("F12", "link", {"url": "internal:Data!B7"})
    sheet.insert_button("J4", {"macro": "go", "caption": "Go"})
    sheet.insert_checkbox("K2", True)


def _notes(book: Any, sheet: Any) -> None:
    for cell in ("A2", "B5", "C10"):
        sheet.write_comment(cell, f"note of {cell}", {"visible": cell == "B5"})
    book.get_worksheet_by_name("Other").write_comment("A1", "elsewhere")


def _links(book: Any, sheet: Any) -> None:
    sheet.write_url("E2", "https://example.org/a?b=c#d", string="out", tip="tip")
    sheet.write_url("E5", "internal:Other!A2:B3", string="in")
    sheet.write_url("E8", "external:other.xlsx#Sheet1!A1", string="file")


def _frozen(book: Any, sheet: Any) -> None:
    sheet.freeze_panes(5, 1, 7, 2)
    sheet.set_selection("B6:C8")
    sheet.set_column("B:C", 20, book.add_format({"num_format": "0.00"}))
    sheet.set_column("E:G", 5, None, {"level": 1, "hidden": True})
    for row in range(3, 7):
        sheet.set_row(row, 20, None, {"level": 1})
    sheet.set_row(7, 33, book.add_format({"bg_color": "#EEEEEE"}), {"collapsed": True})


def _printed(book: Any, sheet: Any) -> None:
    sheet.print_area("A1:D10")
    sheet.repeat_rows(0, 1)
    sheet.repeat_columns("A:B")
    sheet.set_h_pagebreaks([4, 8])
    sheet.set_v_pagebreaks([3])
    sheet.set_header("&L&G&C{x}", {"image_left": "l.png", "image_data_left": picture()})
    sheet.set_footer("&P of &N")


def _protected(book: Any, sheet: Any) -> None:
    sheet.protect("", {"sort": True})
    sheet.unprotect_range("B2:B10", "Free")
    sheet.unprotect_range("C5 C7:C9")
    sheet.ignore_errors({"number_stored_as_text": "A2:A10 C5", "eval_error": "B12"})


def _filtered(book: Any, sheet: Any) -> None:
    sheet.autofilter("A1:D10")
    sheet.filter_column_list("D", ["t2", "t3"])
    sheet.filter_column("B", "x > 4")


def _names(book: Any, sheet: Any) -> None:
    book.define_name("Rate", "=Data!$B$5")
    book.define_name("Data!Rate", "=Data!$B$6")
    book.define_name("Lists", "=Data!$A$2:$A$10,Other!$A$1:$A$5")
    book.define_name("Running", "=SUM(Data!$B$2:$B5)")
    book.define_name("Text", '="A5"')
    sheet.write_formula("F5", "=Rate+SUM(Lists)")


def _formulas(book: Any, sheet: Any) -> None:
    sheet.write_array_formula("F5:F5", "{=SUM(B2:B10*C2:C10)}")
    sheet.write_dynamic_array_formula("G2", "=_xlfn._xlws.SORT(B2:B4)")
    sheet.write_formula("H3", '=IF(COUNTIF(A:A,">3")>2,"a & b","<c>")')
    sheet.write_formula("H8", "=SUM(3:5)-INDEX(B2:C10,3,1)")
    sheet.write_formula("I8", "=IFERROR(VLOOKUP(4,A2:C10,2,FALSE),NA())")


def _texts(book: Any, sheet: Any) -> None:
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("E2", "some ", bold, "bold", " text")
    sheet.write_string("E3", " blanks  and\nlines ")
    sheet.write_string("E4", "_x000D_ <&> \u202e\U0001f600")
    sheet.write_boolean("E5", True)
    sheet.write_datetime("E6", datetime.date(2020, 2, 29), book.add_format({"num_format": 14}))
    sheet.write_blank("E7", None, bold)
    sheet.merge_range("E9:F10", "merged", bold)


def _hidden(book: Any, sheet: Any) -> None:
    book.get_worksheet_by_name("Other").very_hidden()
    sheet.right_to_left()
    sheet.set_tab_color("red")
    sheet.hide_gridlines(2)
    book.set_properties({"title": "T", "subject": "S"})
    book.set_custom_property("Checked", True)
    book.set_calc_mode("manual")


def _charts() -> Mapping[str, bytes]:
    kinds = [(kind, subtype) for kind, subtypes in CHARTS.items() for subtype in subtypes]
    return {f"{k} chart {s}".strip(): workbook(_chart(k, s)) for k, s in kinds}


def made() -> Mapping[str, bytes]:
    """Return the workbooks by name."""
    return {
        **_charts(),
        **{f"{name} format": workbook(_format(rule)) for name, rule in FORMATS.items()},
        **{f"{name} validation": workbook(_validation(r)) for name, r in VALIDATIONS.items()},
        **{f"{k} sparklines": workbook(_sparklines(k)) for k in ("line", "column", "win_loss")},
        "chart sheet": workbook(_chart("column", "", on_sheet=True)),
        "two axes": workbook(_two_axes),
        "tables": workbook(_table),
        "pictures": workbook(_pictures),
        "boxes": workbook(_boxes),
        "notes": workbook(_notes),
        "links": workbook(_links),
        "frozen": workbook(_frozen),
        "printed": workbook(_printed),
        "protected": workbook(_protected),
        "filtered": workbook(_filtered),
        "names": workbook(_names),
        "formulas": workbook(_formulas),
        "texts": workbook(_texts),
        "hidden": workbook(_hidden),
        "much": workbook(_table, _pictures, _notes, _frozen, _printed, _names, _chart("line", "")),
    }
