"""What a cell's format looks like, in words that do not depend on who wrote the file."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from toolkit.workbook.caches.numberformats import GENERAL, NumberFormats
from toolkit.workbook.cells.colours import INDEXED, from_hex, tinted
from toolkit.workbook.opc.attributes import whole
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import A, local, main, qualified

_TRUE = ("1", "true")
_THEME = (
    *("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5"),
    *("accent6", "hlink", "folHlink"),
)
"""What the numbers of theme colours stand for; light and dark change places."""
_SIDES = ("left", "right", "top", "bottom", "diagonal")
_ALIGNED = {"horizontal": "general", "vertical": "bottom"}
_NUMBERS = ("textRotation", "indent")
_FLAGS = ("wrapText", "shrinkToFit")
ALIGNMENT = (*_ALIGNED, *_NUMBERS, *_FLAGS)
"""The aspects that stand in `alignment`, by the names of its attributes."""
FONT: Mapping[str, tuple[str, ...]] = {
    "bold": ("b",),
    "italic": ("i",),
    "underline": ("u",),
    "struck": ("strike",),
    "raised": ("vertAlign",),
    "colour": ("color",),
    "size": ("sz",),
    "font": ("name", "family", "charset", "scheme"),
}
"""The aspects that stand in a font, with the elements that say them."""
_BLACK = "000000"
_QUIET = re.compile(r'\\(.)|"([^"\w]*)"|\[\$-[0-9A-Fa-f]+\]')


class CellFormats:
    """The looks of the cell formats of one workbook."""

    def __init__(self, package: Package) -> None:
        """Read styles and theme."""
        part = next(iter(package.related(package.workbook_part, "styles")), "")
        self._root = package.xml(part) if part in package else None
        self._theme = dict(_theme(package))
        self._codes = NumberFormats(self._root)
        self._known: dict[int, Mapping[str, str]] = {}
        self._members: dict[str, list[etree._Element]] = {}

    def look(self, style: int) -> Mapping[str, str]:
        """Return the look of a format; aspects that are as usual are left out."""
        if style not in self._known:
            self._known[style] = {name: text for name, text in self._aspects(style) if text}
        return self._known[style]

    def _aspects(self, style: int) -> Iterator[tuple[str, str]]:
        xf = self._member("cellXfs", style)
        if xf is None:
            return
        yield "fill", self._fill(self._member("fills", whole(xf, "fillId")))
        yield from self._font(self._member("fonts", whole(xf, "fontId")))
        yield "border", self._border(self._member("borders", whole(xf, "borderId")))
        code = _QUIET.sub(lambda m: m[1] or m[2] or "", self._codes.code(style))
        yield "number", "" if code.casefold() == GENERAL.casefold() else code.casefold()
        alignment = xf.find(main("alignment"))
        if alignment is not None:
            yield from _alignment(alignment)

    def _fill(self, fill: etree._Element | None) -> str:
        pattern = fill.find(main("patternFill")) if fill is not None else None
        if fill is None or pattern is None:
            return "" if fill is None or not len(fill) else "gradient"
        kind = pattern.get("patternType", "none")
        if kind == "none":
            return ""
        colours = [self.colour(pattern.find(main(name))) for name in ("fgColor", "bgColor")]
        return (colours[0] or _BLACK) if kind == "solid" else f"{kind} {' '.join(colours)}"

    def _font(self, font: etree._Element | None) -> Iterator[tuple[str, str]]:
        if font is None:
            return
        values = {local(child): child for child in font.iterchildren(etree.Element)}
        for aspect, tag in (("bold", "b"), ("italic", "i"), ("struck", "strike")):
            on = tag in values and values[tag].get("val", "1") in _TRUE
            yield aspect, "1" if on else ""
        line = values["u"].get("val", "single") if "u" in values else "none"
        yield "underline", "" if line == "none" else line
        raised = values["vertAlign"].get("val", "") if "vertAlign" in values else ""
        yield "raised", "" if raised == "baseline" else raised
        colour = self.colour(values.get("color"))
        yield "colour", "" if colour == _BLACK else colour
        yield "size", values["sz"].get("val", "") if "sz" in values else ""
        yield "font", values["name"].get("val", "") if "name" in values else ""

    def _border(self, border: etree._Element | None) -> str:
        found = []
        for side in border.iterchildren(etree.Element) if border is not None else ():
            style = side.get("style", "none")
            if local(side) in _SIDES and style != "none":
                colour = self.colour(side.find(main("color"))) or _BLACK
                found.append(f"{local(side)} {style} {colour}")
        return ", ".join(sorted(found))

    def colour(self, element: etree._Element | None) -> str:
        """Return a colour as RRGGBB, empty for an automatic one."""
        if element is None or element.get("auto") in _TRUE:
            return ""
        base = from_hex(self._base(element))
        if base is None:
            return ""
        return "{:02X}{:02X}{:02X}".format(*tinted(base, float(element.get("tint") or 0)))

    def _base(self, element: etree._Element) -> str:
        if element.get("rgb"):
            return element.get("rgb", "")
        if element.get("theme"):
            place = whole(element, "theme")
            return self._theme.get(_THEME[place], "") if place < len(_THEME) else ""
        place = whole(element, "indexed", len(INDEXED))
        return INDEXED[place] if place < len(INDEXED) else ""

    def _member(self, name: str, index: int) -> etree._Element | None:
        if name not in self._members:
            holder = self._root.find(main(name)) if self._root is not None else None
            children = holder.iterchildren(etree.Element) if holder is not None else ()
            self._members[name] = list(children)
        members = self._members[name]
        return members[index] if index < len(members) else None


def _alignment(alignment: etree._Element) -> Iterator[tuple[str, str]]:
    for name, usual in _ALIGNED.items():
        text = alignment.get(name, usual)
        yield name, "" if text == usual else text
    for name in _NUMBERS:
        number = whole(alignment, name)
        yield name, str(number) if number else ""
    for name in _FLAGS:
        yield name, "1" if alignment.get(name) in _TRUE else ""


def _theme(package: Package) -> Iterator[tuple[str, str]]:
    part = next(iter(package.related(package.workbook_part, "theme")), "")
    if part not in package:
        return
    for scheme in package.xml(part).iter(qualified(A, "clrScheme")):
        for element in scheme.iterchildren(etree.Element):
            if len(element):
                yield local(element), element[0].get("lastClr") or element[0].get("val") or ""
