"""A template with nearly all that a sheet can hold, made with XlsxWriter, on a sheet per item."""

import io
from typing import Any

import xlsxwriter

from toolkit.workbook.opc.package import Package

NAME = "{{ m.s }}"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def rich_template() -> Package:
    """Return a template: contents, the sheet of every item, and one that sums all of them up."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        contents = book.add_worksheet("Contents")
        contents.write("A1", "{{ m[].s | link to sheet }}")
        sheet, last = book.add_worksheet(NAME), book.add_worksheet("Last")
        bold = book.add_format({"bold": True})
        _cells(sheet, bold)
        _rules(sheet, bold)
        _drawings(book, sheet)
        _print_settings(sheet)
        sheet.activate()
        book.define_name("whole", f"='{NAME}'!$B$1")
        book.define_name(f"'{NAME}'!own", f"='{NAME}'!$B$1")
        _summary(book, last)
    return Package.from_bytes(file.getvalue(), "t.xlsx")


def rich_data(count: int) -> dict[str, Any]:
    """Return so many items, with one to four claims each."""
    return {
        "m": [
            {
                "id": f"i{i}",
                "s": f"Item {i}",
                "n": i,
                "c": [{"k": f"k{j}", "v": i + j} for j in range(i % 4 + 1)],
            }
            for i in range(count)
        ]
    }


def _cells(sheet: Any, bold: Any) -> None:
    sheet.write("A1", "{{ m.s }}", bold)
    sheet.write("B1", "{{ m.n }}")
    sheet.write_url("C1", f"internal:'{NAME}'!A4", string="down")
    sheet.write_url("C2", "https://example.org/x", string="out")
    columns = [
        {"header": "Key"},
        {"header": "Value"},
        {"header": "Double", "formula": "=Claims[@[Value]]*2"},
    ]
    sheet.add_table("A3:C4", {"name": "Claims", "columns": columns})
    sheet.write("A4", "{{ m.c[].k }}")
    sheet.write("B4", "{{ m.c[].v }}")
    sheet.write_formula("B7", "=SUM(Claims[Value])")
    sheet.write_formula("B8", f"='{NAME}'!B7+own+whole")
    sheet.merge_range("A13:C13", "Merged {{ m.s }}")
    sheet.write_comment("A1", "About {{ m.s }}")
    sheet.write_comment("B4", "a plain note")


def _rules(sheet: Any, bold: Any) -> None:
    larger = {"type": "cell", "criteria": ">", "value": f"='{NAME}'!$B$1", "format": bold}
    sheet.conditional_format("B4:B4", larger)
    sheet.conditional_format("C4:C4", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("D1", {"validate": "list", "source": f"='{NAME}'!$A$4:$A$4"})
    sheet.add_sparkline("D4", {"range": f"'{NAME}'!A4:B4"})
    sheet.autofilter("A10:B11")


def _drawings(book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": f"='{NAME}'!$B$3",
            "categories": f"='{NAME}'!$A$4:$A$4",
            "values": f"='{NAME}'!$B$4:$B$4",
        }
    )
    chart.set_title({"name": "Claims of {{ m.s }}"})
    sheet.insert_chart("E3", chart)
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"values": f"='{NAME}'!$B$4:$B$4"})
    pie.set_title({"name": f"='{NAME}'!$A$1"})
    sheet.insert_chart("E20", pie)
    picture = {"image_data": io.BytesIO(PNG), "url": f"internal:'{NAME}'!A1"}
    sheet.insert_image("N1", "x.png", picture)
    sheet.insert_textbox("N5", "", {"textlink": f"='{NAME}'!$A$1"})
    sheet.insert_textbox("N12", "Box {{ m.n }}")
    sheet.set_background(io.BytesIO(PNG))


def _print_settings(sheet: Any) -> None:
    sheet.print_area("A1:D8")
    sheet.repeat_rows(0)
    logo = {"image_left": "x.png", "image_data_left": io.BytesIO(PNG)}
    sheet.set_header("&L&G&C{{ m.s }}", logo)
    sheet.set_landscape()
    sheet.set_column("A:A", 30)
    sheet.freeze_panes(1, 0)


def _summary(book: Any, last: Any) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"='{NAME}'!$B$4:$B$4"})
    last.insert_chart("A1", chart)
    last.write_url("A1", f"internal:'{NAME}'!A1", string="first")
    last.write_formula("D30", f"=SUM('{NAME}'!B4)")
    last.write_formula("E30", "=AVERAGE(Claims[Value])")
    last.write_formula("F30", f"=MAX('{NAME}'!B1)")
