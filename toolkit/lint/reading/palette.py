"""The colours of a workbook: theme, numbered, written out."""

from lxml import etree

from toolkit.lint.colours import INDEXED, Rgb, from_hex, tinted
from toolkit.lint.reading.numbers import count, number
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.xml import A, local, main, qualified

_PLACES = (
    *("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5"),
    *("accent6", "hlink", "folHlink"),
)
"""What the numbers of theme colours in a workbook stand for; light and dark change places."""
_ALIASES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_OFFICE = {
    **{"lt1": "FFFFFF", "dk1": "000000", "lt2": "EEECE1", "dk2": "1F497D", "accent1": "4F81BD"},
    **{"accent2": "C0504D", "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6"},
    **{"accent6": "F79646", "hlink": "0000FF", "folHlink": "800080"},
}
"""The theme of a workbook without one."""


class Palette:
    """Resolves the colours that a workbook names; raises WorkbookError for damaged XML."""

    def __init__(self, package: Package, styles: etree._Element | None) -> None:
        """Read the theme and the numbered colours."""
        self._theme = {name: from_hex(code) for name, code in _OFFICE.items()}
        self._fonts: dict[str, str] = {}
        part = next(iter(package.related(package.workbook_part, "theme")), "")
        if part in package:
            self._read_theme(package.xml(part))
        self._indexed = [from_hex(code) for code in INDEXED]
        own = styles.find(f"{main('colors')}/{main('indexedColors')}") if styles is not None else ()
        for place, colour in enumerate(own if own is not None else ()):
            if place < len(self._indexed):
                self._indexed[place] = from_hex(colour.get("rgb", ""))

    def _read_theme(self, root: etree._Element) -> None:
        for scheme in root.iter(qualified(A, "clrScheme")):
            for element in scheme:
                if len(element):
                    value = element[0].get("lastClr") or element[0].get("val") or ""
                    self._theme[local(element)] = from_hex(value)
        for kind in ("major", "minor"):
            for font in root.iter(qualified(A, f"{kind}Font")):
                latin = font.find(qualified(A, "latin"))
                self._fonts[kind] = latin.get("typeface", "") if latin is not None else ""

    def font_name(self, scheme: str, written: str) -> str:
        """Return the name of a font: that of the theme where it follows the theme."""
        return self._fonts.get(scheme) or written

    def accent(self, name: str) -> Rgb | None:
        """Return a colour of the theme by its name, such as `accent1` or `tx1`."""
        return self._theme.get(_ALIASES.get(name, name))

    def colour(self, element: etree._Element | None) -> Rgb | None:
        """Return the colour that an element of styles names, None for an automatic one."""
        if element is None or element.get("auto") in ("1", "true"):
            return None
        base = self._base(element)
        return tinted(base, number(element, "tint")) if base else None

    def _base(self, element: etree._Element) -> Rgb | None:
        if element.get("rgb"):
            return from_hex(element.get("rgb", ""))
        if element.get("theme"):
            place = count(element, "theme")
            return self._theme.get(_PLACES[place]) if place < len(_PLACES) else None
        place = count(element, "indexed", len(self._indexed))
        return self._indexed[place] if place < len(self._indexed) else None

    def drawn(self, parent: etree._Element | None) -> Rgb | None:
        """Return the solid colour of a shape's or a line's properties in a drawing."""
        fill = parent.find(qualified(A, "solidFill")) if parent is not None else None
        if fill is None or not len(fill):
            return None
        value = fill[0].get("lastClr") or fill[0].get("val") or ""
        base = from_hex(value) if local(fill[0]) in ("srgbClr", "sysClr") else self.accent(value)
        return _modified(base, fill[0]) if base else None


def _modified(colour: Rgb, element: etree._Element) -> Rgb:
    """Return a colour of a drawing with its shade: `lumMod` and `lumOff` in thousandths."""
    share = {local(child): number(child, "val") / 100_000 for child in element}
    if "lumOff" in share:
        return tinted(colour, share["lumOff"])
    return tinted(colour, share.get("lumMod", 1.0) - 1.0)
