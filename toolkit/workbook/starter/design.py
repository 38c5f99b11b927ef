"""The look, in one place: theme colours, one typeface, named styles."""

from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.writer.theme import theme_xml

from toolkit.workbook.opc.xml import A, local, parse, qualified, to_bytes

Underline = Literal["single"] | None

FONT = "Calibri"
DARK, LIGHT, ACCENT, LINK = 1, 0, 4, 10
"""Places in the theme: dark text, light background, the accent, links."""
_PALETTE = {
    "dk2": "1F3A4D",
    "lt2": "F3F6F8",
    "accent1": "123A4F",
    "accent2": "CB6A12",
    "accent3": "3D2A5C",
    "accent4": "6C8A1E",
    "accent5": "5A1530",
    "accent6": "2B2F33",
    "hlink": "1A4FA0",
    "folHlink": "5B3A8C",
}
"""The theme's colours. Those of text and links have a contrast of at least 7:1 on white, those of
series 3:1, also with their neighbours: dark and light take turns."""
_RULE = Side(style="thin", color="FFC9D2D8")
_LIGHT_RULE = Side(style="thin", color="FFE3E8EB")
_BODY = Border(bottom=_RULE, left=_LIGHT_RULE, right=_LIGHT_RULE)
_STRONG = Border(bottom=Side(style="thin", color=Color(theme=4)))

GROUP_SIDE = Side(style="thin", color="FF7D95A1")
"""The line to the left of a group of columns."""

HEADING_1, HEADING_2 = "Heading 1", "Heading 2"
LINE, LINE_LINK = "Intro line", "Intro link"
COLUMN, COLUMN_NUMBER = "Column heading", "Column heading, number"
QUIET, QUIET_NUMBER = "Quiet heading", "Quiet heading, number"
CELL, NAME, KEY, LINKED = "Cell", "Row name", "Key", "Linked cell"
PROSE = "Running text"
NUMBER, COUNT, ORDINAL, DATE = "Whole number", "Linked number", "Ordinal", "Day"
DAY, FIGURE, SHARE = "Day, not linked", "Figure", "Share"
"""Counts stand at the right, ordinals and days at the left, beside the text that they belong to."""
AT_THE_RIGHT = (NUMBER, COUNT, FIGURE, SHARE)

_TEXT = "@"
"""Excel's Text format: what is typed stays as typed; without it, 2001-12 becomes a day."""
_DAY = "d mmm yyyy"


def add_styles(workbook: Workbook) -> None:
    """Give a new workbook the theme and the named styles."""
    workbook.loaded_theme = theme()
    for style in _styles():
        workbook.add_named_style(style)


def theme_color(place: int) -> Color:
    """Return a colour of the theme by its place."""
    return Color(theme=place)


def _styles() -> tuple[NamedStyle, ...]:
    middle = Alignment(vertical="center")
    centre = Alignment(vertical="center", wrap_text=True)
    middle_centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    filled = PatternFill("solid", fgColor=theme_color(ACCENT))
    low = Alignment(vertical="bottom", wrap_text=True)
    low_right = Alignment(horizontal="right", vertical="bottom", wrap_text=True)
    top = Alignment(vertical="top", wrap_text=True)
    line = Alignment(vertical="top")
    left = Alignment(horizontal="left", vertical="top")
    right = Alignment(horizontal="right", vertical="top")
    linked = _font(11, theme=LINK, underline="single")
    # Excel and checkers know a heading by its built-in number and by this very name.
    return (
        _style(HEADING_1, _font(16, bold=True, theme=ACCENT), middle, builtin=16),
        _style(HEADING_2, _font(13, bold=True, theme=ACCENT), middle, builtin=17),
        _style(LINE, _font(11), middle),
        _style(LINE_LINK, linked, middle),
        _style(QUIET, _font(11, bold=True, theme=ACCENT), low, border=_STRONG),
        _style(QUIET_NUMBER, _font(11, bold=True, theme=ACCENT), low_right, border=_STRONG),
        _style(COLUMN, _font(11, bold=True, theme=LIGHT), centre, fill=filled),
        _style(COLUMN_NUMBER, _font(11, bold=True, theme=LIGHT), middle_centre, fill=filled),
        _style(CELL, _font(11), top, border=_BODY, format_=_TEXT),
        # Not the Text format: versions of Excel show long text in it as a row of hash signs.
        _style(PROSE, _font(11), top, border=_BODY),
        _style(KEY, _font(11), top, border=_BODY, format_=_TEXT),
        _style(NAME, _font(11, bold=True), top, border=_BODY, format_=_TEXT),
        _style(LINKED, linked, line, border=_BODY, format_=_TEXT),
        _style(NUMBER, _font(11), right, border=_BODY, format_="#,##0_)"),
        _style(COUNT, linked, right, border=_BODY, format_="#,##0_)"),
        _style(FIGURE, _font(11), right, border=_BODY, format_="#,##0.##_)"),
        _style(SHARE, _font(11), right, border=_BODY, format_="0%_)"),
        _style(ORDINAL, _font(11), left, border=_BODY, format_="0"),
        _style(DATE, linked, left, border=_BODY, format_=_DAY),
        _style(DAY, _font(11), left, border=_BODY, format_=_DAY),
    )


def _style(
    name: str,
    font: Font,
    alignment: Alignment,
    *,
    border: Border | None = None,
    fill: PatternFill | None = None,
    format_: str = "General",
    builtin: int | None = None,
) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=font,
        alignment=alignment,
        border=border or Border(),
        fill=fill or PatternFill(),
        number_format=format_,
        builtinId=builtin,
    )


def _font(
    size: float, *, bold: bool = False, theme: int = DARK, underline: Underline = None
) -> Font:
    return Font(
        name=FONT, family=2, scheme="minor", sz=size, b=bold, u=underline, color=theme_color(theme)
    )


def theme() -> bytes:
    """Return the library's Office theme with our colours and one typeface."""
    root = parse(theme_xml.encode(), "the theme")
    for element in root.iter(*(qualified(A, name) for name in _PALETTE)):
        element[0].set("val", _PALETTE[local(element)])
    for font in root.iter(qualified(A, "majorFont"), qualified(A, "minorFont")):
        font[0].set("typeface", FONT)
    return to_bytes(root)
