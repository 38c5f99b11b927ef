"""Data that programs stumble over: it comes out as it went in, or is refused with its place."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table

from tests.judges import judge
from tests.workbook.filling import as_bytes, fill_in, mistakes, packed, template, written
from toolkit.workbook.opc.package import Package

MOST = 32_767
NAUGHTY = {
    "bidirectional": "\u202eabc\u202c \u2066x\u2069 \u200fשלום\u200e",
    "invisible": "a\u200bb\u00ad\ufeffc\u2060",
    "emoji": "👩‍👩‍👧‍👦 🇨🇦 ☠️ 𝔘",
    "combined": "e\u0301 ﷽ ก็็็็",
    "longest": "x" * MOST,
    "longest of pairs": "𝔘" * (MOST // 2),
    "equals": "=1+1",
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(1)",
    "run": "=cmd|'/C calc'!A0",
    "link": '=HYPERLINK("http://example.org/","x")',
    "external": "='[other.xlsx]Sheet1'!A1",
    "tab and equals": "\t=1",
    "escape of Excel": "_x000D_ and _x0041_ and _x",
    "escaped escape": "_x005F_x000D_",
    "carriage return": "a\r\nb\rc\n",
    "blanks": "  a  \n ",
    "one blank": " ",
    "HTML": "<script>alert(1)</script> &amp; &lt; ]]> <!-- --> &#65;",
    "quotes": "\"'`“”",
    "braces": "{{ n }} {{#if x}} }} {{",
    "percent": "%s %(x)s %% {0}",
    "address": "https://example.org/?a=1&b=2",
    "like an error": "#REF!",
    "like a number": "1e5",
    "with zeros": "00123",
    "like a truth": "TRUE",
    "like a day": "2001-12-12",
    "odd spaces": "\u00a0a\u2003b\u3000",
    "delete": "\x7f\x85",
}
REFUSED = {
    "null": "a\x00",
    "bell": "\x07",
    "escape": "\x1b[31m",
    "vertical tab": "a\x0bb",
    "half a pair": "\ud800",
    "no character": "\uffff",
    "too long": "x" * (MOST + 1),
    "too long by one pair": "𝔘" * (MOST // 2) + "xx",
}


def parts_of(package: Package) -> dict[str, bytes]:
    return {name: package.read(name) for name in package.names()}


def texts(package: Package, sheet: str = "xl/worksheets/sheet1.xml") -> list[str | None]:
    """Return what the cells hold, by the words of the standard and not by the engine's own."""
    strings = []
    part = "xl/sharedStrings.xml"
    for item in package.xml(part) if part in package else ():
        raw = "".join(each.text or "" for each in item.iter("{*}t"))
        strings.append(re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), raw))
    cells = package.xml(sheet).iter("{*}c")
    values = ((cell.get("t"), cell.findtext("{*}v")) for cell in cells)
    return [strings[int(value)] if kind == "s" and value else value for kind, value in values]


def assert_harmless(package: Package) -> None:
    """Fail if anything in the workbook is a formula, a link or leads out of it."""
    for name, data in parts_of(package).items():
        assert b'TargetMode="External"' not in data, name
        assert "externalLink" not in name
        if "/worksheets/" in name:
            assert not re.search(rb"<(\w+:)?(f|hyperlink)[\s>/]", data), name


@pytest.mark.parametrize("name", NAUGHTY)
def test_a_text_comes_out_as_it_went_in(name: str) -> None:
    text = NAUGHTY[name]
    beside = {"B1": "x{{ r[].t }}"} if len(text) < 100 else {}
    package = template({"S": {"A1": "{{ r[].t }}", **beside}})
    fill_in(package, {"r": [{"t": text}, {"t": text}], "n": "not this"})
    assert texts(package) == [text, *(["x" + text] if beside else [])] * 2
    assert_harmless(package)


def test_many_rows_at_once_are_written_like_single_ones() -> None:
    package = template({"S": {"A1": "{{ r[].t }}"}})
    every = list(NAUGHTY.values()) * 3
    fill_in(package, {"r": [{"t": text} for text in every]})
    assert texts(package) == every
    assert_harmless(package)


def test_a_heading_of_a_table_is_the_same_in_cell_and_part() -> None:
    fit = {n: t for n, t in NAUGHTY.items() if len(t) <= 255 and t.strip()}
    heads = [{"h": text} for text in fit.values()]
    cells = {"A1": "{{ heads[].h | across }}", "A2": "{{ r[].v }}{{ heads[].h }}"}
    package = template({"S": cells}, {"Facts": ("S", "A1:A2")})
    fill_in(package, {"heads": heads, "r": [{"v": ""}]})
    book = openpyxl.load_workbook(io.BytesIO(as_bytes(package)))
    columns = [column.name for column in book["S"].tables["Facts"].tableColumns]
    assert len(columns) == len(fit) == len({name.casefold() for name in columns})
    assert texts(package)[: len(fit)] == list(fit.values())
    assert_harmless(package)


def elsewhere() -> Package:
    book = openpyxl.Workbook()
    book.active["A1"] = "{{ t }}"
    book.active.oddHeader.center.text = "{{ t }}"
    book.properties.title = "{{ t }}"
    return packed(book)


def test_a_header_and_a_property_take_what_they_can_show() -> None:
    fit = [text for text in NAUGHTY.values() if len(text) < 100]
    for text in fit:
        package = elsewhere()
        fill_in(package, {"t": text})
        book = openpyxl.load_workbook(io.BytesIO(as_bytes(package)))
        assert book.properties.title is not None
        assert_harmless(package)


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_workbook_can_hold_is_refused_with_its_place(name: str) -> None:
    data = {
        "r": [{"id": "one", "t": "fine"}, {"id": "two", "t": REFUSED[name]}],
        "t": REFUSED[name],
    }
    (in_cell,) = mistakes(template({"S": {"A1": "{{ r[].t }}"}}), data)
    assert (in_cell.code, str(in_cell.place)) == ("F101", "t.xlsx: S!A2")
    assert in_cell.message.startswith("r/two/t: ")
    found = mistakes(elsewhere(), data)
    assert {finding.code for finding in found} == {"F101"}
    assert len(found) == 3, "cell, header and property are told in one run"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=5))
def test_any_text_comes_out_or_is_refused(values: list[str]) -> None:
    bad = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    package = template({"S": {"A1": "{{ r[].t }}"}})
    data = {"r": [{"t": value} for value in values]}
    if any(bad.search(value) for value in values):
        assert {finding.code for finding in mistakes(package, data)} == {"F101"}
        return
    fill_in(package, data)
    assert texts(package) == ([value or None for value in values] or [None])
    assert_harmless(package)


@pytest.mark.judge
def test_libreoffice_reads_every_text_as_it_went_in(tmp_path: Path) -> None:
    # It reads the escaped escape right too, and writes it wrong.
    odd = ("carriage return", "delete", "escaped escape")
    known = {name: text for name, text in NAUGHTY.items() if name not in odd}
    package = template({"S": {"A1": "{{ r[].t }}"}})
    fill_in(package, {"r": [{"t": text} for text in known.values()]})
    path = written(package, tmp_path / "naughty.xlsx")
    judge("ooxml_check.py", path)
    judge("recalc.sh", path, tmp_path / "out", "--no-png")
    read = Package.open(tmp_path / "out" / "naughty.recalc.xlsx")
    assert dict(zip(known, texts(read), strict=True)) == known
    assert_harmless(read)


def test_a_table_of_naughty_rows_keeps_its_size() -> None:
    cells = {"A1": "Text", "A2": "{{ r[].t }}"}
    book = openpyxl.Workbook()
    for address, value in cells.items():
        book.active[address] = value
    book.active.add_table(Table(displayName="Texts", ref="A1:A2"))
    package = packed(book)
    fill_in(package, {"r": [{"t": text} for text in NAUGHTY.values()]})
    table = openpyxl.load_workbook(io.BytesIO(as_bytes(package))).active.tables["Texts"]
    assert table.ref == f"A1:A{len(NAUGHTY) + 1}"
