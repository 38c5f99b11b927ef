"""The formats of a workbook: fonts, fills, borders, alignment, named and conditional styles."""

from functools import cached_property
from typing import Literal

from lxml import etree

from toolkit.lint.cell import Font, Format
from toolkit.lint.colours import Rgb
from toolkit.lint.parts import Look
from toolkit.lint.reading.numbers import as_number, count, set_to_true, truth
from toolkit.lint.reading.palette import Palette
from toolkit.workbook.caches.numberformats import NumberFormats
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import local, main

_SIDES = ("left", "right", "top", "bottom", "diagonal")
_LARGEST_ROTATION = 255


class Styles:
    """The formats of one workbook; raises WorkbookError where its parts are damaged."""

    def __init__(self, package: Package) -> None:
        """Read the styles and the theme; a workbook without styles has the default format."""
        part = next(iter(package.related(package.workbook_part, "styles")), "")
        self._root = package.xml(part) if part in package else None
        self.palette = Palette(package, self._root)
        self._codes = NumberFormats(self._root)

    def format(self, index: int) -> Format:
        """Return a cell's format by its index; the default format where there is no such one."""
        formats = self._formats
        return formats[index] if 0 <= index < len(formats) else _PLAIN

    @property
    def default_font(self) -> Font:
        """Return the font that column widths are counted in."""
        return self._fonts[0] if self._fonts else _PLAIN.font

    def font(self, element: etree._Element) -> Font:
        """Return what a font, or the properties of a run of rich text, says."""
        values = {local(child): child for child in element}
        name = values.get("name", values.get("rFont"))
        size, scheme = values.get("sz"), values.get("scheme")
        family, raised = values.get("family"), values.get("vertAlign")
        line = values.get("u")
        written = name.get("val", "") if name is not None else _PLAIN.font.name
        return Font(
            self.palette.font_name(scheme.get("val", "") if scheme is not None else "", written),
            count(family, "val") if family is not None else 0,
            as_number(size.get("val"), 11.0) if size is not None else 11.0,
            set_to_true(element, main("b")),
            set_to_true(element, main("i")),
            line is not None and line.get("val", "single") != "none",
            raised is not None and raised.get("val") in ("superscript", "subscript"),
            self.palette.colour(values.get("color")),
        )

    @cached_property
    def looks(self) -> list[Look]:
        """What conditional formats change, by their index."""
        return [self.dxf(each) for each in self._children("dxfs")]

    def look(self, index: int) -> Look:
        """Return what the conditional format of an index changes."""
        return self.looks[index] if 0 <= index < len(self.looks) else Look()

    @cached_property
    def table_heads(self) -> dict[str, Look]:
        """How the workbook's own styles of Tables show the row of headings, by name."""
        found = {}
        for style in self._children("tableStyles"):
            for element in style.iter(main("tableStyleElement")):
                if element.get("type") == "headerRow":
                    found[style.get("name", "")] = self.look(count(element, "dxfId", -1))
        return found

    @cached_property
    def _fonts(self) -> list[Font]:
        return [self.font(each) for each in self._children("fonts")]

    @cached_property
    def _fills(self) -> list[Rgb | Literal["pattern"] | None]:
        return [self._fill(each) for each in self._children("fills")]

    @cached_property
    def _named(self) -> dict[int, tuple[str, int]]:
        """The named styles by the index of their format: name, and Excel's number."""
        return {
            count(each, "xfId"): (each.get("name", ""), count(each, "builtinId", -1))
            for each in self._children("cellStyles")
        }

    @cached_property
    def _formats(self) -> list[Format]:
        return [self._format(at, xf) for at, xf in enumerate(self._children("cellXfs"))]

    def _children(self, name: str) -> list[etree._Element]:
        parent = self._root.find(main(name)) if self._root is not None else None
        return [each for each in parent if local(each)] if parent is not None else []

    def _format(self, index: int, xf: etree._Element) -> Format:
        font, fill, border = (count(xf, name) for name in ("fontId", "fillId", "borderId"))
        alignment = xf.find(main("alignment"))
        held = alignment if alignment is not None else etree.Element("none")
        named, builtin = self._named.get(count(xf, "xfId"), ("Normal", 0))
        return Format(
            self._fonts[font] if font < len(self._fonts) else _PLAIN.font,
            self._fills[fill] if fill < len(self._fills) else None,
            self._borders[border] if border < len(self._borders) else {},
            self._codes.code(index),
            held.get("horizontal", "general"),
            truth(held, "wrapText"),
            truth(held, "shrinkToFit"),
            min(count(held, "textRotation"), _LARGEST_ROTATION),
            count(held, "indent"),
            named,
            builtin,
            truth(xf, "quotePrefix"),
        )

    @cached_property
    def _borders(self) -> list[dict[str, str]]:
        return [_border(each) for each in self._children("borders")]

    def _fill(self, fill: etree._Element) -> Rgb | Literal["pattern"] | None:
        pattern = fill.find(main("patternFill"))
        if pattern is None:
            return "pattern" if len(fill) else None
        kind = pattern.get("patternType", "none")
        if kind == "none":
            return None
        colour = self.palette.colour(pattern.find(main("fgColor")))
        return colour if kind == "solid" and colour else "pattern"

    def dxf(self, element: etree._Element | None) -> Look:
        """Return what a differential format changes."""
        if element is None:
            return Look()
        colour = element.find(f"{main('font')}/{main('color')}")
        line = element.find(f"{main('font')}/{main('u')}")
        plain = line is not None and line.get("val") == "none"
        pattern = element.find(f"{main('fill')}/{main('patternFill')}")
        if pattern is None or pattern.get("patternType", "solid") == "none":
            return Look(self.palette.colour(colour), plain=plain)
        back = pattern.find(main("bgColor"))
        shown = back if back is not None else pattern.find(main("fgColor"))
        return Look(self.palette.colour(colour), self.palette.colour(shown), plain)


def _border(element: etree._Element) -> dict[str, str]:
    found = {local(side): side.get("style", "none") for side in element if local(side) in _SIDES}
    return {side: style for side, style in found.items() if style != "none"}


_PLAIN = Format()
