"""Cases of W and S: for each rule a change that breaks it, and one that keeps it all the same."""

from openpyxl.styles import Alignment, Border, Side

from tests.lint.drawing import chart, shape
from tests.lint.making import (
    BODY,
    DATA,
    Change,
    Making,
    add_table,
    both,
    column,
    do,
    look,
    named,
    nothing,
    part,
    prop,
    put,
    row,
    table,
    worksheet,
    xml,
)

LONG = "a word of a sentence that stays short. " * 90
FRENCH = "Les mesures de la frontière sont dans le tableau et les notes sont avec la liste. " * 8
ENGLISH = "The measures of the border are in the table and the notes are with the list. " * 8
FIRST_TITLE = put("A4", "Crossings of the north", style="Heading 2")
FROZEN = "Panes are frozen; to unfreeze them choose View, Freeze Panes."


def second_table(top: int, title: str = "Heading 2", left: int = 1) -> Change:
    """Add another Table to Data, with a title above it."""

    def change(made: Making) -> None:
        sheet = made.sheet()
        sheet["A2"].value = "This sheet holds two tables."
        if title:
            sheet.cell(top - 1, left, "Crossings of the south").style = title
        add_table(sheet, "South", top, [("Measure", "Remark"), ("Gates", "Open")], left)

    return change


def _freeze(made: Making) -> None:
    made.sheet().freeze_panes = "B6"
    for selection in made.sheet().sheet_view.selection:
        selection.activeCell = selection.sqref = "A1"


def _hide_helper(made: Making) -> None:
    made.book.create_sheet("Lists")["A1"] = "Choices of the drop-downs"
    made.sheet("Lists")["A1"].style = "Heading 1"
    made.sheet("Lists").sheet_state = "hidden"


def _two_colours(made: Making) -> None:
    made.sheet("Data").sheet_properties.tabColor = "FF1F4E66"


_DOTTED = Border(bottom=Side(style="double"))

BOOK: dict[str, tuple[Change, Change]] = {
    "W01": (prop("title", "border_measures - 2"), prop("title", "Cross-border measures")),
    "W02": (prop("language", "English"), prop("language", "en-CA")),
    "W03": (prop("creator", "openpyxl"), prop("creator", "Statistics Office")),
    "W04": (prop("subject", ""), prop("keywords", "border")),
    "W05": (
        both(put("A4", FRENCH, "Notes"), put("A4", ENGLISH)),
        both(put("A4", ENGLISH, "Notes"), put("A4", ENGLISH)),
    ),
    "W06": (part("xl/vbaProject.bin"), part("xl/printerSettings/printer.bin")),
    "W07": (named("Border_Measures_final.xlsx"), named("border-measures.en.xlsx")),
    "W08": (
        do(lambda m: setattr(m.book, "active", 2)),
        do(lambda m: setattr(m.book, "active", 0)),
    ),
    "W09": (
        worksheet(DATA, 'activeCell="A1" sqref="A1"', 'activeCell="C7" sqref="C7"'),
        worksheet(DATA, "<selection[^>]*>", ""),
    ),
    "W10": (
        do(lambda m: setattr(m.sheet().sheet_view, "zoomScale", 85)),
        do(lambda m: setattr(m.sheet().sheet_view, "zoomScale", 100)),
    ),
    "W11": (
        do(_hide_helper),
        both(do(_hide_helper), put("A10", "The hidden sheet Lists holds choices.", "Cover")),
    ),
    "W12": (
        do(lambda m: m.sheet().protection.enable()),
        do(lambda m: m.sheet().protection.disable()),
    ),
    "W13": (
        do(lambda m: m.book.move_sheet("Notes", 1)),
        do(lambda m: m.book.move_sheet("Changes", -1)),
    ),
    "W14": (
        do(lambda m: m.siblings.clear()),
        do(lambda m: m.siblings.append("border-measures-lengths.csv")),
    ),
    "W15": (part("xl/externalLinks/externalLink1.xml", b"<x/>"), nothing),
    "S01": (
        do(lambda m: setattr(m.sheet("Changes"), "title", "Sheet4")),
        do(lambda m: setattr(m.sheet("Changes"), "title", "Sheets of changes")),
    ),
    "S02": (
        do(lambda m: setattr(m.sheet("Changes"), "title", "Changes ")),
        do(lambda m: setattr(m.sheet("Changes"), "title", "2024 changes")),
    ),
    "S04": (
        do(lambda m: m.book.create_sheet("Spare")),
        both(do(lambda m: m.book.create_sheet("Spare")), put("A1", "Spare", "Spare")),
    ),
    "S05": (
        put("A1", "Changes since version 1", style="Heading 1"),
        put("A1", "Changes at two borders", style="Heading 1"),
    ),
    "S06": (look("A1", style="Normal"), put("A4", "Lengths", style="Heading 2")),
    "S07": (put("A2", "Counts of lengths."), put("A2", "There is 1 table here.")),
    "S08": (put("C2", "By the office"), put("A4", "By the office")),
    "S09": (put("A10", "Source: the office"), put("A4", "Source: the office")),
    "S10": (both(FIRST_TITLE, second_table(12)), both(FIRST_TITLE, second_table(11))),
    "S11": (do(_freeze), both(do(_freeze), put("A4", FROZEN))),
    "S12": (
        column("D", hidden=True),
        both(row(7, hidden=True), put("A4", "Row 7 is hidden; show it under Home, Format.")),
    ),
    "S13": (
        do(lambda m: setattr(m.sheet().oddFooter.center, "text", "Draft of the office")),
        do(lambda m: setattr(m.sheet().oddFooter.center, "text", "&A, page &P of &N")),
    ),
    "S14": (shape(), chart()),
    "S15": (second_table(5, title="", left=6), second_table(11)),
    "S16": (look("F9", border=_DOTTED), look("A6", border=Border(bottom=Side(style="thin")))),
    "S17": (put("A10", LONG, "Cover"), put("A10", LONG[:300], "Cover")),
    "S18": (
        do(_two_colours),
        both(do(_two_colours), put("A10", "The tab with colour holds data.", "Cover")),
    ),
}

TABLE_CASES: dict[str, tuple[Change, Change]] = {
    "T01": (
        both(
            *(put(f"A{n}", "Site", "Changes") for n in (10, 11)),
            *(put(f"B{n}", "Far", "Changes") for n in (10, 11)),
        ),
        second_table(11),
    ),
    "T02": (
        xml("xl/tables/table2.xml", 'headerRowCount="1"', 'headerRowCount="0"'),
        xml("xl/tables/table2.xml", 'headerRowCount="1"', ""),
    ),
    "T03": (
        put("D5", "Remarks"),
        both(
            put("D5", "Remark\nof all", font=BODY),
            xml("xl/tables/table2.xml", '"Remark"', '"Remark_x000a_of all"'),
        ),
    ),
    "T04": (table(displayName="Table1", name="Table1"), table(displayName="Lengths")),
    "T05": (second_table(11, left=2), second_table(11)),
    "T06": (do(lambda m: m.sheet().merge_cells("A1:D1")), nothing),
    "T07": (
        both(*(put(f"{letter}7", None) for letter in "ABCD")),
        both(put("D7", None), put("A4", "Blank cells mean that nothing is known.")),
    ),
    "T08": (
        put("D7", None),
        both(put("D7", None), put("A4", "Blank cells mean that nothing is known.")),
    ),
    "T09": (
        do(lambda m: setattr(m.sheet().auto_filter, "ref", "A5:D8")),
        both(
            do(lambda m: setattr(m.sheet().auto_filter, "ref", "A5:D8")),
            put("A4", "The table has filters; to switch them off choose Data, Filter."),
        ),
    ),
    "T10": (
        xml("xl/tables/table2.xml", "TableStyleLight1", "TableStyleDark2"),
        xml("xl/tables/table2.xml", "TableStyleLight1", "TableStyleLight4"),
    ),
    "T11": (put("A7", "Total of both"), put("A8", "Total of all")),
    "T12": (column("D", width=200), column("D", width=60)),
    "T13": (put("B7", "short"), put("B7", "[x]")),
    "T14": (
        both(put("A5", "change"), xml("xl/tables/table2.xml", '"Measure"', '"change"')),
        both(put("A5", "Change"), xml("xl/tables/table2.xml", '"Measure"', '"Change"')),
    ),
    "T15": (
        both(put("B5", "Length km"), xml("xl/tables/table2.xml", r"Length \(km\)", "Length km")),
        both(put("B5", "Length (m)"), xml("xl/tables/table2.xml", r"Length \(km\)", "Length (m)")),
    ),
    "T16": (put("A7", "Kept.", "Cover"), put("A4", "Rows are in alphabetical order.")),
    "T17": (put("A3", None), put("A3", "It lists what each one covers.")),
    "T18": (
        do(lambda m: m.book.defined_names.pop("ColumnTitle_Crossings")),
        xml("xl/workbook.xml", "ColumnTitle_Crossings", "Title_Crossings"),
    ),
    "T19": (
        both(*(put(f"D{n}", f"A{n} - opened") for n in (6, 7, 8))),
        both(*(put(f"D{n}", "Opened - then closed") for n in (6, 7, 8))),
    ),
    "T20": (look("D7", alignment=Alignment(indent=1)), look("A2", alignment=Alignment(indent=1))),
}
