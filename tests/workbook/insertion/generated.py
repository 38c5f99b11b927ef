"""Workbooks made at random, the same for a seed, full of what refers to cells.

Nothing begins or ends in the line that is repeated: there a fill stretches, an insertion does not.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from tests.workbook.insertion.insertions import Insertion
from toolkit.workbook.references.references import cell_name, column_letters, quote_sheet

SHEETS = ("Data", "It's 2", "Summary")
PREFIXES = ("", "", "", "Data!", "'It''s 2'!", "Summary!")
ROWS, COLUMNS = 40, 14
"""What the generated references lie in."""
TAG_COLUMN, TAG_ROW = 30, 60
"""Where the tag stands that repeats a row, or a column."""

ONE = (
    "{c}",
    "-{c}%",
    '{c}&" A5"',
    'IF({c}>{c},{c},"no")',
    "ROUND({c}/3,2)",
    "({c}+{c})^2",
    "IFERROR({c},0)",
    "ROW({c})",
)
MANY = (
    "SUM({a})",
    "SUM({a},{c},{a})",
    'COUNTIF({a},">"&{c})',
    "SUMIFS({a},{a},{c})",
    "SUMPRODUCT({a}*2)",
    "INDEX({a},2)",
    "VLOOKUP({c},{a},1,FALSE)",
    "MATCH({c},{a},0)",
    "MAX({a})-MIN({a})",
    "SUBTOTAL(109,{a})",
    "COUNTBLANK({a})",
    "ROWS({a})*COLUMNS({a})",
    "AVERAGE({a} {a})",
    "SUM(({a},{a}))",
    "SUM({c}:INDEX({a},1))",
    "SUM(OFFSET({c},1,1,2,2))",
    "SUM({1,2;3,4}*{c})",
    "LOOKUP({c},{a})",
    "Plain+{c}",
    "SUM(Area)*2",
)


class Maker:
    """Draws addresses and writes one workbook."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        axis = ("rows", "columns")[seed % 2]
        line = self.rng.randint(3, (ROWS if axis == "rows" else COLUMNS) - 2)
        sheet, count = self.rng.choice(SHEETS[:2]), self.rng.randint(1, 4)
        tag = (line, TAG_COLUMN) if axis == "rows" else (TAG_ROW, line)
        self.insertion = Insertion(sheet, axis, line, count, tag)

    def free(self, axis: str) -> list[int]:
        """The rows or columns at which something may begin or end."""
        most = ROWS if axis == "rows" else COLUMNS
        taken = self.insertion.line if axis == self.insertion.axis else 0
        return [number for number in range(1, most + 1) if number != taken]

    def corners(self) -> tuple[int, int, int, int]:
        """First row and column, last row and column of an area of several cells."""
        (r1, r2), (c1, c2) = (
            sorted(self.rng.sample(self.free(axis), 2)) for axis in ("rows", "columns")
        )
        return r1, c1, r2, c2

    def dollar(self) -> str:
        return self.rng.choice(("", "$"))

    def cell(self, *, fixed: bool = False) -> str:
        row, column = self.rng.choice(self.free("rows")), self.rng.choice(self.free("columns"))
        d1, d2 = ("$", "$") if fixed else (self.dollar(), self.dollar())
        return f"{d1}{column_letters(column)}{d2}{row}"

    def area(self, *, fixed: bool = False) -> str:
        r1, c1, r2, c2 = self.corners()
        d = [("$" if fixed else self.dollar()) for _ in range(4)]
        kind = self.rng.choice(("area", "area", "area", "area", "rows", "columns"))
        if kind == "rows":
            return f"{d[0]}{r1}:{d[1]}{r2}"
        if kind == "columns":
            return f"{d[0]}{column_letters(c1)}:{d[1]}{column_letters(c2)}"
        return f"{d[0]}{column_letters(c1)}{d[1]}{r1}:{d[2]}{column_letters(c2)}{d[3]}{r2}"

    def sheet_area(self) -> str:
        return f"={self.rng.choice(PREFIXES[3:])}{self.block(fixed=True)}"

    def block(self, *, fixed: bool = False, most_rows: int = ROWS) -> str:
        """An area of cells, never of whole rows or columns."""
        r1, c1, r2, c2 = self.corners()
        if r2 - r1 >= most_rows:
            r2 = next(r for r in reversed(self.free("rows")) if r < r1 + most_rows)
        d = "$" if fixed else ""
        return f"{d}{column_letters(c1)}{d}{r1}:{d}{column_letters(c2)}{d}{r2}"

    def formula(self) -> str:
        """A formula of one to three terms."""
        return "=" + self.rng.choice("+*/-&").join(
            self.term() for _ in range(self.rng.randint(1, 3))
        )

    def term(self) -> str:
        text = self.rng.choice(ONE + MANY)
        while "{c}" in text or "{a}" in text:
            mark = "{c}" if "{c}" in text else "{a}"
            made = self.cell() if mark == "{c}" else self.area()
            text = text.replace(mark, self.rng.choice(PREFIXES) + made, 1)
        return text


def make(seed: int, path: Path) -> Insertion:
    """Write the workbook of a seed, with the tag that repeats a line; return what is repeated."""
    maker = Maker(seed)
    book = xlsxwriter.Workbook(str(path))
    sheets = [book.add_worksheet(name) for name in SHEETS]
    book.define_name("Plain", f"=Data!{maker.cell(fixed=True)}")
    book.define_name("Area", maker.sheet_area())
    book.define_name("Mixed", f"={maker.rng.choice(PREFIXES[3:])}{maker.cell()}")
    book.define_name("Data!Own", f"=Data!{maker.block(fixed=True)}")
    book.define_name("Calculated", f"=SUM({maker.sheet_area()[1:]})*2")
    for sheet in sheets:
        _fill(maker, book, sheet)
    row, column = maker.insertion.tag
    tag = "{{ r[].n }}" if maker.insertion.axis == "rows" else "{{ r[].n | across }}"
    book.get_worksheet_by_name(maker.insertion.sheet).write_string(row - 1, column - 1, tag)
    book.close()
    return maker.insertion


def _fill(maker: Maker, book: Any, sheet: Any) -> None:
    rng = maker.rng
    cells = rng.sample([(r, c) for r in range(1, ROWS) for c in range(1, COLUMNS)], 40)
    for row, column in cells[:30]:
        sheet.write_formula(row, column, maker.formula())
    for row, column in cells[30:]:
        sheet.write_string(row, column, cell_name(row + 1, column + 1))
    for write in rng.sample(FEATURES, 6):
        write(maker, book, sheet)


def _merged(maker: Maker, book: Any, sheet: Any) -> None:
    sheet.merge_range(f"Q{maker.free('rows')[3]}:R{maker.free('rows')[-3]}", "merged")


def _listed(maker: Maker, book: Any, sheet: Any) -> None:
    source = f"={maker.rng.choice(PREFIXES[3:])}{maker.block(fixed=True)}"
    sheet.data_validation(maker.block(), {"validate": "list", "source": source})


def _words(maker: Maker, book: Any, sheet: Any) -> None:
    sheet.data_validation("S2:S30", {"validate": "list", "source": ["a", "b", "A5"]})


def _between(maker: Maker, book: Any, sheet: Any) -> None:
    own = quote_sheet(sheet.name)
    low, high = (f"={own}{maker.cell(fixed=True)}" for _ in range(2))
    rule = {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
    sheet.data_validation("T5:T30", rule)


def _custom(maker: Maker, book: Any, sheet: Any) -> None:
    own = quote_sheet(sheet.name)
    value = f"=COUNTIF({own}{maker.block(fixed=True)},{own}U2)=1"
    sheet.data_validation("U2:U30", {"validate": "custom", "value": value})


def _rule(maker: Maker, book: Any, sheet: Any) -> None:
    bold = book.add_format({"bold": True})
    criteria = f"=AND({maker.cell(fixed=True)}>1,SUM({maker.block(fixed=True)})<9)"
    rule = {"type": "formula", "criteria": criteria, "format": bold}
    sheet.conditional_format(maker.block(), rule)


def _near(maker: Maker, book: Any, sheet: Any) -> None:
    bold = book.add_format({"underline": True})
    area = maker.block()
    first = area.partition(":")[0]
    criteria = f"=OR({first}>{maker.cell()},{maker.cell()}=1)"
    sheet.conditional_format(area, {"type": "formula", "criteria": criteria, "format": bold})


def _tabled(maker: Maker, book: Any, sheet: Any) -> None:
    name = f"Table_{column_letters(sheet.index + 1)}"
    first, last = sorted(maker.rng.sample(maker.free("rows")[:-5], 2))
    if last - first < 3:
        return
    sheet.add_table(f"AA{first}:AC{last}", {"name": name, "total_row": maker.rng.random() < 0.5})
    sheet.write_formula("AF1", f"=SUM({name}[Column2])+ROWS({name})")


def _compared(maker: Maker, book: Any, sheet: Any) -> None:
    italic = book.add_format({"italic": True})
    rule = {"type": "cell", "criteria": ">", "value": f"={maker.cell(fixed=True)}"}
    sheet.conditional_format(maker.block(), {**rule, "format": italic})


def _scaled(maker: Maker, book: Any, sheet: Any) -> None:
    kind = maker.rng.choice(("2_color_scale", "3_color_scale", "data_bar", "icon_set"))
    more = {"icon_style": "3_arrows"} if kind == "icon_set" else {}
    sheet.conditional_format(maker.block(), {"type": kind, **more})


def _printed(maker: Maker, book: Any, sheet: Any) -> None:
    sheet.print_area(maker.block())
    sheet.repeat_rows(0, 1)


def _filtered(maker: Maker, book: Any, sheet: Any) -> None:
    sheet.autofilter(maker.block())


def _linked(maker: Maker, book: Any, sheet: Any) -> None:
    for row in maker.rng.sample(maker.free("rows"), 3):
        sheet.write_url(row - 1, 22, "https://example.org/", string="there")


def _noted(maker: Maker, book: Any, sheet: Any) -> None:
    for row in maker.rng.sample(maker.free("rows"), 3):
        sheet.write_comment(row - 1, 23, "note")


def _charted(maker: Maker, book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": maker.rng.choice(("column", "line", "bar", "pie"))})
    rows = sorted(maker.rng.sample(maker.free("rows"), 2))
    for column in maker.rng.sample(maker.free("columns"), 2):
        name = column_letters(column)
        chart.add_series({"values": f"={SHEETS[0]}!${name}${rows[0]}:${name}${rows[1]}"})
    sheet.insert_chart("A70", chart)


def _broken(maker: Maker, book: Any, sheet: Any) -> None:
    sheet.set_h_pagebreaks(sorted(maker.rng.sample(maker.free("rows"), 2)))


def _array(maker: Maker, book: Any, sheet: Any) -> None:
    sheet.write_array_formula("Z2:Z2", f"{{=SUM({maker.block()}*{maker.block()})}}")


Write = Callable[[Maker, Any, Any], None]
FEATURES: tuple[Write, ...] = (
    _merged,
    _listed,
    _words,
    _between,
    _custom,
    _rule,
    _near,
    _compared,
    _tabled,
    _scaled,
    _printed,
    _filtered,
    _linked,
    _noted,
    _charted,
    _broken,
    _array,
)
