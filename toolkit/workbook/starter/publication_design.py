"""The plain look of what is published: the named styles of `design`, without colours and fills."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from toolkit.workbook.starter import design
from toolkit.workbook.starter.design import Underline

TEXT = "Text"
"""A paragraph in column A that wraps."""
_SIZE, _SUBTITLE, _TITLE = 12, 14, 16
_ROW = Border(bottom=Side(style="thin", color="FFBFBFBF"))
_HEAD = Border(bottom=Side(style="medium"))
_TEXT, _DAY = "@", "d mmm yyyy"
_LEFT = Alignment(vertical="top", wrap_text=True)
_LINE = Alignment(vertical="center")
_ONE_LINE = Alignment(vertical="top")
_RIGHT = Alignment(horizontal="right", vertical="top")
_DAY_PLACE = Alignment(horizontal="left", vertical="top")
_LOW = Alignment(vertical="bottom", wrap_text=True)
_LOW_RIGHT = Alignment(horizontal="right", vertical="bottom", wrap_text=True)


def add_plain_styles(workbook: Workbook) -> None:
    """Give a new workbook the theme and the named styles, in 12 points and automatic colour."""
    workbook.loaded_theme = design.theme()
    for style in _styles():
        workbook.add_named_style(style)


def _styles() -> tuple[NamedStyle, ...]:
    text, bold = _font(_SIZE), _font(_SIZE, bold=True)
    linked = _font(_SIZE, underline="single")
    return (
        NamedStyle(design.HEADING_1, _font(_TITLE, bold=True), alignment=_LINE, builtinId=16),
        NamedStyle(design.HEADING_2, _font(_SUBTITLE, bold=True), alignment=_LINE, builtinId=17),
        NamedStyle(design.LINE, text, alignment=_LINE),
        NamedStyle(design.LINE_LINK, linked, alignment=_LINE),
        NamedStyle(TEXT, text, alignment=_LEFT),
        _of_table(design.COLUMN, bold, _LOW, border=_HEAD),
        _of_table(design.COLUMN_NUMBER, bold, _LOW_RIGHT, border=_HEAD),
        _of_table(design.KEY, text, _LEFT, _TEXT),
        _of_table(design.NAME, text, _LEFT, _TEXT),
        _of_table(design.CELL, text, _LEFT, _TEXT),
        # Not the Text format: versions of Excel show long text in it as a row of hash signs.
        _of_table(design.PROSE, text, _LEFT),
        _of_table(design.LINKED, linked, _ONE_LINE, _TEXT),
        _of_table(design.NUMBER, text, _RIGHT, "#,##0_)_)"),
        _of_table(design.ORDINAL, text, _DAY_PLACE, "0"),
        _of_table(design.DAY, text, _DAY_PLACE, _DAY),
    )


def _of_table(
    name: str,
    font: Font,
    alignment: Alignment,
    code: str = "General",
    border: Border = _ROW,
) -> NamedStyle:
    return NamedStyle(name, font, alignment=alignment, border=border, number_format=code)


def _font(size: float, *, bold: bool = False, underline: Underline = None) -> Font:
    """Return the font of the theme; without a colour it has the automatic one, links theirs."""
    link = design.theme_color(design.LINK) if underline else None
    return Font(
        name=design.FONT, family=2, scheme="minor", sz=size, b=bold, u=underline, color=link
    )
