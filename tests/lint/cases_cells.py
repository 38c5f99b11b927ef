"""Cases of C, N, V, L and X: for each rule a change that breaks it, and one that keeps it."""

from typing import Any

from openpyxl.formatting.rule import CellIsRule, IconSetRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from tests.lint.drawing import chart, picture
from tests.lint.making import (
    LINKED,
    Change,
    Making,
    both,
    column,
    do,
    look,
    part,
    put,
    row,
    xml,
)

LONG_TEXT = "The crossing was opened and closed again many times. " * 6
LONG_SENTENCE = "the crossing was opened and " * 6 + "closed again."
WRAPPED = Alignment(wrap_text=True, vertical="top")


def arial(**looks: Any) -> Font:
    return Font(**{"name": "Arial", "size": 12, **looks})


def solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def link(text: str, target: str, address: str = "A10", sheet: str = "Cover") -> Change:
    """Write a link; a target that begins with # lies in the workbook."""

    def change(made: Making) -> None:
        cell: Any = made.sheet(sheet)[address]
        inside = target.startswith("#")
        cell.hyperlink = Hyperlink(
            ref=address, **({"location": target[1:]} if inside else {"target": target})
        )
        cell.value, cell.font = text, LINKED

    return change


def condition(rule: Any) -> Change:
    return do(lambda made: made.sheet().conditional_formatting.add("B6:B8", rule))


def choice(formula: str, *, prompt: str = "Choose a word.", error: str = "No such word.") -> Change:
    """Add a drop-down on the remarks."""

    def change(made: Making) -> None:
        listed = DataValidation("list", formula1=formula)
        listed.sqref = "D6:D8"
        listed.prompt, listed.error = prompt, error
        listed.showInputMessage = listed.showErrorMessage = True
        made.sheet().add_data_validation(listed)

    return change


def keys(*values: str) -> Change:
    """Call the first column Key, and write its values."""
    heading = both(put("A5", "Key"), xml("xl/tables/table2.xml", '"Measure"', '"Key"'))
    return both(heading, *(put(f"A{n}", value) for n, value in enumerate(values, start=6)))


def note(number: int, text: str = "Counted twice.") -> Change:
    """Add a row to the Table of notes."""

    def change(made: Making) -> None:
        sheet: Any = made.sheet("Notes")
        last = sheet.max_row + 1
        for letter, value in (("A", str(number)), ("B", text)):
            sheet[f"{letter}{last}"].value = value
            sheet[f"{letter}{last}"].font = arial()
            sheet[f"{letter}{last}"].alignment = WRAPPED
        sheet["A" + str(last)].number_format = "@"
        sheet.tables["NotesTable"].ref = f"A5:B{last}"

    return change


def _unlisted(made: Making) -> None:
    made.book.remove(made.sheet("Notes"))
    made.book.defined_names.pop("ColumnTitle_NotesTable")


def _no_changes(made: Making) -> None:
    made.sheet("Changes").title = "More"
    made.sheet("More")["A1"] = "What is new"
    made.sheet("More").tables["ChangeList"].name = "MoreList"
    made.sheet("More").tables["ChangeList"].displayName = "MoreList"


def _custom(name: str) -> Change:
    def change(made: Making) -> None:
        made.book.custom_doc_props.props.clear()
        made.book.custom_doc_props.append(StringProperty(name=name, value="two"))

    return change


_RED_ONLY, _RED_AND_SIGN = "#,##0;[Red]#,##0", "#,##0;[Red]-#,##0"
_FAINT, _CLEAR = "FFBBBBBB", "FF595959"

CELLS: dict[str, tuple[Change, Change]] = {
    "C01": (
        both(put("D7", LONG_TEXT, alignment=WRAPPED), row(7, height=15)),
        both(put("D7", LONG_TEXT, alignment=WRAPPED), put("D8", LONG_TEXT, alignment=WRAPPED)),
    ),
    "C02": (column("D", width=4), column("D", width=60)),
    "C03": (look("D7", font=Font(name="Georgia", size=12)), look("D7", font=arial())),
    "C04": (look("D7", font=arial(size=9)), look("D7", font=arial(size=13))),
    "C05": (look("D7", font=arial(italic=True)), look("D5", font=arial(bold=True))),
    "C06": (look("D7", font=arial(color=_FAINT)), look("D7", font=arial(color=_CLEAR))),
    "C07": (look("D7", fill=solid("FFFFFFFF")), look("D7", fill=PatternFill())),
    "C08": (look("D8", fill=solid("FFFFD966")), look("D6", fill=solid("FFFFD966"))),
    "C09": (look("B7", number_format=_RED_ONLY), look("B7", number_format=_RED_AND_SIGN)),
    "C10": (look("D5", alignment=Alignment(text_rotation=90)), put("D7", "A b cd")),
    "C11": (put("D7", "1,250"), put("D7", "1250", number_format="@")),
    "C12": (put("D7", "10-20"), put("D7", "2001 to 2004")),
    "C13": (
        look("B7", number_format="0.00"),
        both(*(look(f"B{n}", number_format="#,##0.0") for n in (6, 7, 8))),
    ),
    "C14": (look("C7", number_format="dd/mm/yy"), look("C7", number_format="d mmmm yyyy")),
    "C15": (put("D7", " Opened  late"), put("D7", "Opened late")),
    "C16": (put("D7", "✓"), put("D7", "yes ✓")),
    "C17": (put("B8", "=B6+B7"), put("B8", 4000)),
    "C18": (
        do(lambda m: _text(m, "=1+1")),
        do(lambda m: _text(m, "=1+1", quoted=True)),
    ),
    "C19": (put("D7", "Run by CBSA"), put("D7", "Canada Border Services Agency (CBSA)")),
    "C20": (put("A4", LONG_SENTENCE), put("A4", LONG_TEXT)),
    "C22": (
        look("D7", font=arial(vertAlign="superscript")),
        look("D7", font=arial(vertAlign="baseline")),
    ),
    "N01": (do(_unlisted), put("A6", "Lanes")),
    "N02": (put("A8", "Posts [notes 1, 2]"), put("A8", "Posts [note 1]")),
    "N03": (put("C7", "2001 [note 1]"), put("A7", "Patrols [note 1]")),
    "N04": (put("A7", "Patrols [note 2]"), both(put("A7", "Patrols [note 2]"), note(2))),
    "N05": (put("D7", "n/a"), both(put("D7", "[x]"), put("A4", "The mark [x] is for no report."))),
    "N07": (put("A8", "Kept.", "Cover"), put("A8", "Counts are not comparable.", "Cover")),
}


def _text(made: Making, text: str, *, quoted: bool = False) -> None:
    cell: Any = made.sheet()["D7"]
    cell.value = text
    cell.data_type, cell.quotePrefix = "s", quoted


def _near_colours(made: Making) -> None:
    chart(series=2, marked=True)(made)
    for each, colour in zip(made.sheet()._charts[0].series, ("204060", "304A66"), strict=True):
        each.graphicalProperties.solidFill = colour


_ICONS = IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False)

CHARTS: dict[str, tuple[Change, Change]] = {
    "V01": (picture(), chart()),
    "V02": (chart(alt="Chart 1"), chart()),
    "V03": (chart(alt="Image of three bars"), picture()),
    "V04": (
        chart(sheet="Changes", at="A9"),
        both(chart(sheet="Changes", at="A9"), link("Lengths", "#Data!A1", "A4", "Changes")),
    ),
    "V05": (chart(title=None), chart()),
    "V06": (
        chart(kind="line", series=2),
        chart(kind="line", series=2, marked=True),
    ),
    "V07": (chart(), chart(sheet="Cover")),
    "V08": (part("xl/media/media1.mp4"), part("xl/media/image1.gif", b"GIF89a")),
}

LINKS: dict[str, tuple[Change, Change]] = {
    "L01": (link("here", "#Notes!A1"), link("Notes on the crossings", "#Notes!A1")),
    "L02": (link("Data on crossings", "#Notes!A1"), link("Data on crossings", "#Data!A1")),
    "L03": (
        link("Report", "https://office.example/report.pdf"),
        link("Report (PDF, 120 KB)", "https://office.example/report.pdf"),
    ),
    "L04": (link("Lengths", "#Data!A5"), link("Lengths", "#Notes!A1")),
    "L05": (look("A9", "Cover", font=arial()), link("Notes on the crossings", "#Notes!A1")),
    "L06": (link("Lengths", "#Gone!A1"), link("Lengths", "#Crossings")),
}

EXTRAS: dict[str, tuple[Change, Change]] = {
    "X01": (choice('"a,b"', prompt=""), choice('"a,b"')),
    "X02": (choice("Gone!$A$1:$A$3"), choice("Notes!$A$6:$A$6")),
    "X03": (keys("lane", "post", "lane"), keys("lane", "post", "gate")),
    "X04": (_custom("mood"), _custom("data version")),
    "X05": (do(_no_changes), both(do(_no_changes), put("A1", "What has changed", "More"))),
    "X06": (put("A6", "Nothing more.", "Cover"), put("A6", "© the office", "Cover")),
}

MORE_BREACHES: dict[str, tuple[str, Change]] = {
    "an axis without a title": ("V05", chart(axes=False)),
    "pieces of a pie without names": ("V06", chart(kind="pie", title="Share")),
    "a conditional format in faint letters": (
        "C06",
        condition(CellIsRule("greaterThan", ["0"], font=Font(color=_FAINT))),
    ),
    "letters in the colour of the fill": (
        "C06",
        look("D7", font=arial(color="FF000000"), fill=solid("FF202020")),
    ),
    "white headings of a style on a pale theme": (
        "C06",
        both(
            xml("xl/tables/table2.xml", "TableStyleLight1", "TableStyleMedium7"),
            xml("xl/theme/theme1.xml", "F79646", "FFC000"),
        ),
    ),
    "icons without values": ("C08", condition(_ICONS)),
    "a blank cell that is coloured": ("C08", put("D7", None, fill=solid("FFFFD966"))),
    "a number that is too wide": ("C01", both(put("B7", 1234567890), column("B", width=7))),
    "text that runs into its neighbour": (
        "C01",
        put("A7", LONG_TEXT[:60], alignment=Alignment(wrap_text=False)),
    ),
    "a raised digit": ("N02", put("A7", "Patrols²")),
    "neighbours of nearly the same colour": ("V06", do(_near_colours)),
    "a note that nothing marks": ("N04", note(2)),
    "shorthand that nothing explains": ("N05", put("D7", "[x]")),
    "a list of more than 255 characters": ("X02", choice(f'"{"word," * 60}"')),
    "a row without a key": ("X03", keys("lane", "", "gate")),
    "an address as the text of a link": (
        "L01",
        link("https://office.example", "https://office.example"),
    ),
    "an address with a blank": ("L06", link("Office", "https://office .example")),
    "a formula that starts a program": ("C18", put("D7", "=cmd|'/c calc'!A0")),
    "an embedded object": ("V08", part("xl/embeddings/oleObject1.bin")),
}
