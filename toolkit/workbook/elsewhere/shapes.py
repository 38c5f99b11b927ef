"""Texts in drawings and charts: paragraphs of runs, where a tag may be split over several."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import partial

from lxml import etree

from toolkit.workbook.elsewhere.spots import Spot, runs_with_tags
from toolkit.workbook.opc.xml import A, local, qualified
from toolkit.workbook.references.references import MAX_COLUMN, cell_name

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor", "relSizeAnchor", "absSizeAnchor")
_AXES = ("catAx", "valAx", "dateAx", "serAx", "axis")
_RUN, _TEXT, _BREAK = (qualified(A, name) for name in ("r", "t", "br"))


def shape_spots(root: etree._Element) -> Iterator[Spot]:
    """Yield the texts with tags of text boxes and shapes in a drawing, by the names of the shapes,
    and the alternative texts of everything in it.

    A shape that shows the text of a cell is left out: its text is that of the cell.
    """
    for properties in root.iter("{*}cNvPr"):
        text = properties.get("descr", "")
        if text:
            what = f'the alternative text of "{properties.get("name", "")}"'
            put = partial(properties.set, "descr")
            yield Spot(what, text, put, cell=anchor_cell(properties))
    for shape in root.iter("{*}sp", "{*}cxnSp"):
        if shape.get("textlink"):
            continue
        names = [e.get("name", "") for e in shape.iter("{*}cNvPr")]
        what = f'the shape "{names[0]}"' if names else "a shape"
        cell = anchor_cell(shape)
        for paragraph in shape.iter(qualified(A, "p")):
            for spot in paragraph_spots(paragraph, what):
                yield spot.at(cell)


def diagram_spots(root: etree._Element) -> Iterator[Spot]:
    """Yield the texts with tags of a SmartArt graphic."""
    for paragraph in root.iter(qualified(A, "p")):
        yield from paragraph_spots(paragraph, "a SmartArt graphic")


def chart_spots(root: etree._Element) -> Iterator[Spot]:
    """Yield the typed texts with tags of a chart: its title, those of the axes, labels."""
    for paragraph in root.iter(qualified(A, "p")):
        above = [local(element) for element in paragraph.iterancestors()]
        yield from paragraph_spots(paragraph, _chart_text(above))


def _chart_text(above: Sequence[str]) -> str:
    if "title" not in above:
        return "a label of the chart"
    return "the title of an axis" if set(_AXES) & set(above) else "the title of the chart"


def anchor_cell(shape: etree._Element) -> str:
    """Return the cell in which a shape begins; empty where it hangs on none."""
    for anchor in shape.iterancestors():
        start = next((e for e in anchor if local(e) == "from"), None)
        if local(anchor) in _ANCHORS and start is not None:
            numbers = {local(e): (e.text or "0").strip() for e in start}
            row, column = numbers.get("row", ""), numbers.get("col", "")
            if row.isdecimal() and column.isdecimal() and int(column) < MAX_COLUMN:
                return cell_name(int(row) + 1, int(column) + 1)
    return ""


def paragraph_spots(paragraph: etree._Element, what: str) -> Iterator[Spot]:
    """Yield the texts with tags of one paragraph; a tag split over runs joins them to the first."""
    runs = [run for run in paragraph.iterchildren(_RUN) if run.find(_TEXT) is not None]
    texts = [run.findtext(_TEXT) or "" for run in runs]
    for first, last in runs_with_tags(texts):
        text = "".join(texts[first : last + 1])
        yield Spot(what, text, _runs_setter(runs[first : last + 1]))


def _runs_setter(runs: Sequence[etree._Element]) -> Callable[[str], None]:
    def put(text: str) -> None:
        first, *others = runs
        for run in others:
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
        _write_lines(first, text.splitlines() or [""])

    return put


def _write_lines(run: etree._Element, lines: Sequence[str]) -> None:
    """Write lines of text into a run, and the further ones into copies of it behind breaks."""
    properties, last = run.find(qualified(A, "rPr")), run
    _set_text(run, lines[0])
    for line in lines[1:]:
        following = deepcopy(run)
        following.tail = None
        _set_text(following, line)
        line_break = etree.Element(_BREAK)
        if properties is not None:
            line_break.append(deepcopy(properties))
        last.addnext(line_break)
        line_break.addnext(following)
        last = following


def _set_text(run: etree._Element, text: str) -> None:
    element = run.find(_TEXT)
    assert element is not None
    element.text = text
