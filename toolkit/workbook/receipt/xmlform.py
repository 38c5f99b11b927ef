"""A receipt as XML: every text once, rows as words that number the texts.

    <receipt xmlns="..." version="1" language="en">
      <texts><t>In operation</t><t>in-operation</t></texts>
      <table name="Comparison" sheet="Comparison" source="comparison">
        <column heading="Key" kind="key" field="measures/{key}/id"/>
        <column heading="Status" kind="label" field="measures/{key}/entries/us-canada/status"/>
        <row key="fast">0=1</row>
      </table>
      <single sheet="Cover" address="B2" kind="value" field="release/title">3</single>
      <fixed sheet="Cover">A1:q83hZx1c A2:...</fixed>
      <records>measures/fast:Ab3... </records>
      <looks>[[{"fill":"FFFF00"},[["S:Cover","4","1"]]],...]</looks>
    </receipt>

A row has a word for every cell but that of the key: `12` a text, `#5` a number, `b1` true,
`@2001-12-12` a day, `-` nothing; `0=1` where the field holds something else than the cell shows;
`~q83hZ` the digest of a computed cell.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.merge.cells import Scalar, Shown
from toolkit.merge.receipt import Column, Receipt, Row, Single, Table, Written
from toolkit.workbook.opc import xml
from toolkit.workbook.opc.xml import qualified
from toolkit.workbook.receipt.looksform import looks_from_text, looks_to_text

NAMESPACE = "urn:border-policy-toolkit:receipt"
VERSION = "1"


def to_xml(receipt: Receipt) -> bytes:
    """Return the receipt as a part; the same bytes for the same receipt."""
    texts = _Texts()
    root = etree.fromstring(f'<receipt xmlns="{NAMESPACE}"/>')
    root.set("version", VERSION)
    root.set("language", receipt.language)
    holder = _child(root, "texts")
    for table in receipt.tables:
        _write_table(root, table, texts)
    for one in receipt.singles:
        element = _child(root, "single", sheet=one.sheet, address=one.address, kind=one.kind)
        _set(element, field=one.field, name=one.name)
        element.text = texts.word(one.written)
    for sheet, cells in receipt.fixed.items():
        _child(root, "fixed", sheet=sheet).text = _pairs(cells)
    _child(root, "records").text = _pairs(receipt.records)
    if receipt.looks:
        _child(root, "looks").text = looks_to_text(receipt.looks)
    for text in texts.known:
        _child(holder, "t").text = text
    return xml.to_bytes(root)


def from_xml(data: bytes, part: str) -> Receipt:
    """Return the receipt that a part holds; raises WorkbookError for anything else."""
    root = xml.parse(data, part)
    if root.tag != qualified(NAMESPACE, "receipt") or root.get("version") != VERSION:
        raise WorkbookError(f"{part} is no receipt that this version of the toolkit can read")
    try:
        texts = [one.text or "" for one in root.iterfind(_path("texts", "t"))]
        return Receipt(
            root.get("language", "en"),
            tuple(_read_table(one, texts) for one in root.iterfind(_path("table"))),
            tuple(_read_single(one, texts) for one in root.iterfind(_path("single"))),
            {one.get("sheet", ""): _read_pairs(one) for one in root.iterfind(_path("fixed"))},
            {k: v for one in root.iterfind(_path("records")) for k, v in _read_pairs(one).items()},
            looks_from_text(root.findtext(_path("looks"))),
        )
    except (ValueError, IndexError, KeyError) as error:
        raise WorkbookError(f"{part} is a damaged receipt: {error}") from error


class _Texts:
    """The texts of a receipt, each once, in the order in which they come."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def word(self, written: Written) -> str:
        """Return what one cell got as a word."""
        if written.computed:
            return f"~{written.digest}"
        shown, held = self._atom(written.shown), self._atom(written.held)
        return shown if shown == held else f"{shown}={held}"

    def _atom(self, value: Shown) -> str:
        if value is None:
            return "-"
        if isinstance(value, bool):
            return f"b{value:d}"
        if isinstance(value, date):
            return f"@{value.isoformat()}"
        if isinstance(value, int | float):
            return f"#{json.dumps(value)}"
        return str(self.known.setdefault(value, len(self.known)))


def _write_table(root: etree._Element, table: Table, texts: _Texts) -> None:
    holder = _child(root, "table", name=table.name, sheet=table.sheet, source=table.source)
    for column in table.columns:
        element = _child(holder, "column", heading=column.heading, kind=column.kind)
        _set(element, field=column.field)
    for part in dict.fromkeys(name for row in table.rows.values() for name in row.parts):
        _child(holder, "part", name=part)
    names = [one.get("name", "") for one in holder.iterfind(_path("part"))]
    for key, row in table.rows.items():
        element = _child(holder, "row", key=key)
        parts = [texts.word(_plain(row.parts.get(name))) for name in names]
        element.text = " ".join([*parts, *map(texts.word, row.cells[1:])])


def _plain(value: str | None) -> Written:
    return Written(value, value)


def _read_table(element: etree._Element, texts: list[str]) -> Table:
    columns = tuple(_read_column(one) for one in element.iterfind(_path("column")))
    names = [one.get("name", "") for one in element.iterfind(_path("part"))]
    rows = {
        one.get("key", ""): _read_row(one, names, len(columns), texts)
        for one in element.iterfind(_path("row"))
    }
    name, sheet, source = (element.get(each, "") for each in ("name", "sheet", "source"))
    return Table(name, sheet, source, columns, rows)


def _read_column(element: etree._Element) -> Column:
    kind = element.get("kind", "")
    return Column(element.get("heading", ""), kind, element.get("field", ""))  # type: ignore[arg-type]


def _read_row(element: etree._Element, names: list[str], columns: int, texts: list[str]) -> Row:
    words = [_written(word, texts) for word in (element.text or "").split()]
    if len(words) != len(names) + columns - 1:
        raise ValueError(f'the row "{element.get("key")}" has {len(words)} words')
    held = [word.held for word in words[: len(names)]]
    parts = {name: str(value) for name, value in zip(names, held, strict=True) if value is not None}
    key = element.get("key", "")
    return Row(parts, (Written(key, key), *words[len(names) :]))


def _read_single(element: etree._Element, texts: list[str]) -> Single:
    sheet, address, kind, field, name = (
        element.get(each, "") for each in ("sheet", "address", "kind", "field", "name")
    )
    return Single(sheet, address, kind, _written(element.text or "", texts), field, name)  # type: ignore[arg-type]


def _written(word: str, texts: list[str]) -> Written:
    if word.startswith("~"):
        return Written(digest=word[1:])
    shown, differs, held = word.partition("=")
    value = _value(shown, texts)
    other = _value(held, texts) if differs else value
    if isinstance(other, date):
        raise ValueError(f'"{word}" holds a day')
    return Written(value, other)


def _value(atom: str, texts: list[str]) -> Shown:
    first, rest = atom[:1], atom[1:]
    if atom == "-":
        return None
    if first == "b":
        return rest == "1"
    if first == "@":
        return date.fromisoformat(rest)
    if first == "#":
        number: Scalar = json.loads(rest)
        return number
    return texts[int(atom)]


def _pairs(values: Mapping[str, str]) -> str:
    return " ".join(f"{name}:{value}" for name, value in values.items())


def _read_pairs(element: etree._Element) -> dict[str, str]:
    pairs: Iterator[tuple[str, str, str]] = (
        word.rpartition(":") for word in (element.text or "").split()
    )
    return {name: value for name, _, value in pairs}


def _child(parent: etree._Element, element: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, qualified(NAMESPACE, element), attributes)


def _set(element: etree._Element, **attributes: str) -> None:
    """Set the attributes that are not empty."""
    for name, value in attributes.items():
        if value:
            element.set(name, value)


def _path(*names: str) -> str:
    return "/".join(qualified(NAMESPACE, name) for name in names)
