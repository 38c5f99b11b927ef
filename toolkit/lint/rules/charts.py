"""V: pictures and charts."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit.lint.book import Book, Sheet
from toolkit.lint.colours import contrast
from toolkit.lint.limits import Limits
from toolkit.lint.parts import Chart, Thing
from toolkit.lint.rule import Problem, at
from toolkit.workbook.references.formula_tokens import Operand, split_formula
from toolkit.workbook.references.references import parse_reference

_NO_WORDS = re.compile(
    r"(?:chart|picture|image|graphic|graph|diagram|object|graphique|gr[aá]fico|imagen|diagramme"
    r"|bild|grafik|diagramm)\s*\d*|.*\.(?:png|jpe?g|gif|bmp|svg|emf|wmf|tiff?)",
    re.IGNORECASE,
)
_IMAGE_OF = re.compile(
    r"(?:an? |une |una )?(?:image|picture|photo(?:graph)?|imagen|foto(?:graf[ií]a)?)"
    r" (?:of|de|du|des|del|d')",
    re.IGNORECASE,
)
_LONGEST = {"fr": 170, "es": 170}
_LONGEST_ENGLISH = 140
_LEAST_CONTRAST = 3.0
_PLAYS = {".mp3", ".mp4", ".wav", ".wma", ".wmv", ".avi", ".mov", ".m4a", ".m4v", ".mpg", ".mpeg"}
_EMBEDDED = ("/embeddings/", "/activeX/")


def pictures(book: Book, _: Limits) -> Iterator[Problem]:
    """V01."""
    for sheet, thing in _things(book):
        if thing.kind == "picture":
            yield at(sheet, thing.address, f'there is a picture ("{thing.name}")')


def alternative_text(book: Book, _: Limits) -> Iterator[Problem]:
    """V02."""
    for sheet, thing in _things(book):
        if thing.kind not in ("chart", "picture", "diagram", "object") or thing.decorative:
            continue
        alt = thing.alt.strip()
        if not alt:
            yield at(sheet, thing.address, f'the {thing.kind} "{thing.name}" has no text')
        elif alt == thing.name or _NO_WORDS.fullmatch(alt):
            yield at(sheet, thing.address, f'the text of the {thing.kind} is its name, "{alt}"')


def text_form(book: Book, _: Limits) -> Iterator[Problem]:
    """V03."""
    longest = _LONGEST.get(book.language, _LONGEST_ENGLISH)
    for sheet, thing in _things(book):
        if len(thing.alt) > longest:
            message = f"the text has {len(thing.alt)} characters, more than about {longest}"
            yield at(sheet, thing.address, message)
        elif _IMAGE_OF.match(thing.alt):
            yield at(sheet, thing.address, f'the text begins with "{thing.alt[:12]}"')


def data(book: Book, _: Limits) -> Iterator[Problem]:
    """V04."""
    for sheet, thing, chart in _charts(book):
        linked = {_sheet_of(link.location) for link in sheet.links}
        for name in dict.fromkeys(_data_sheets(chart)):
            if name and name != sheet.name.casefold() and name not in linked:
                known = book.sheet(name)
                shown = known.name if known else name
                message = f'the data of "{thing.name}" is on "{shown}", and no link leads there'
                yield at(sheet, thing.address, message)


def titles(book: Book, _: Limits) -> Iterator[Problem]:
    """V05."""
    for sheet, thing, chart in _charts(book):
        if not chart.titled:
            yield at(sheet, thing.address, f'the chart "{thing.name}" has no title')
        for axis in chart.untitled:
            kind = {"catAx": "categories", "valAx": "values", "dateAx": "dates"}.get(axis, "series")
            yield at(sheet, thing.address, f'the axis of {kind} of "{thing.name}" has no title')
        if len(chart.series) > 1 and not chart.keyed:
            yield at(sheet, thing.address, f'"{thing.name}" has neither labels nor a legend')


def series(book: Book, _: Limits) -> Iterator[Problem]:
    """V06."""
    for sheet, thing, chart in _charts(book):
        plain = [each for each in chart.series if not each.marked]
        if len(plain) > 1:
            message = f'{len(plain)} series of "{thing.name}" differ by colour alone'
            yield at(sheet, thing.address, message)
        if chart.coloured_by_point and not chart.names_shown:
            message = f'the pieces of "{thing.name}" differ by colour alone'
            yield at(sheet, thing.address, message)
        for one, other in zip(chart.series, chart.series[1:], strict=False):
            colours = one.colour, other.colour
            if colours[0] and colours[1] and contrast(colours[0], colours[1]) < _LEAST_CONTRAST:
                message = f'neighbours in "{thing.name}" have a contrast of less than 3:1'
                yield at(sheet, thing.address, message)
                break


def own_sheet(book: Book, _: Limits) -> Iterator[Problem]:
    """V07."""
    for sheet, thing in _things(book):
        if thing.kind == "chart" and sheet.tables:
            yield at(sheet, thing.address, f'the chart "{thing.name}" stands beside a Table')


def motion(book: Book, _: Limits) -> Iterator[Problem]:
    """V08."""
    for part in book.parts:
        if PurePosixPath(part).suffix.lower() in _PLAYS:
            yield Problem(f"there is sound or film: {part}")
        elif any(each in f"/{part}" for each in _EMBEDDED) and not part.endswith(".rels"):
            yield Problem(f"another object is embedded: {part}")
    for part in book.animated:
        yield Problem(f"a picture moves: {part}")


def _things(book: Book) -> Iterator[tuple[Sheet, Thing]]:
    for sheet in book.sheets:
        if sheet.state == "visible":
            for thing in sheet.things:
                yield sheet, thing


def _charts(book: Book) -> Iterator[tuple[Sheet, Thing, Chart]]:
    for sheet, thing in _things(book):
        if thing.chart is not None:
            yield sheet, thing, thing.chart


def _data_sheets(chart: Chart) -> Iterator[str]:
    for each in chart.series:
        for formula in each.formulas:
            for piece in split_formula(formula):
                if isinstance(piece, Operand) and piece.ref.sheet:
                    yield piece.ref.sheet.casefold()


def _sheet_of(location: str) -> str:
    ref = parse_reference(location.removeprefix("#"))
    return (ref.sheet or "").casefold() if ref else ""
