"""Shared strings: old entries keep index and bytes, new ones follow."""

import pytest
from lxml import etree

from toolkit.errors import WorkbookError
from toolkit.workbook.cells.strings import SharedStrings

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def strings(inside: str) -> SharedStrings:
    return SharedStrings(f'<sst {MAIN} count="9" uniqueCount="9">{inside}</sst>'.encode())


def texts(table: SharedStrings) -> list[str]:
    return SharedStrings(b"".join(table.part())).texts


def test_rich_text_phonetic_guides_and_escapes_are_read_as_text() -> None:
    rich = "<si><r><t>a</t></r><r><rPr/><t> b</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si>"
    assert strings(f"{rich}<si><t>x_x000D_y</t></si><si/>").texts == ["a b", "x\ry", ""]


def test_new_texts_come_behind_and_old_plain_ones_are_found() -> None:
    table = strings("<si><t>one</t></si><si><r><t>rich</t></r></si>")
    assert [table.index(t) for t in ("one", "rich", "new", "new")] == [0, 2, 3, 3]
    assert texts(table) == ["one", "rich", "rich", "new"]
    assert b"<si><t>one</t></si><si><r><t>rich</t></r></si>" in b"".join(table.part())


def test_an_emptied_entry_keeps_its_place() -> None:
    table = strings("<si><t>{{ tag }}</t></si><si><t>b</t></si>")
    table.empty(0)
    assert texts(table) == ["", "b"]
    assert table.index("{{ tag }}") == 2


@pytest.mark.parametrize(
    "text",
    [" lead", "trail ", "a\nb", "a\tb", "a\rb", "_x000D_", "_x005F_", "<&>\"'", "é😀", "\x7f"],
)
def test_every_text_reads_back_as_it_was(text: str) -> None:
    table = SharedStrings(None)
    table.index(text)
    assert texts(table) == [text]


@pytest.mark.parametrize("root", ["<sst {}/>", "<sst {}></sst>", "<sst {}  />"])
def test_an_empty_part_takes_texts(root: str) -> None:
    table = SharedStrings(root.format(MAIN).encode())
    table.index("a")
    assert texts(table) == ["a"]
    assert etree.fromstring(b"".join(table.part())).get("uniqueCount") == "1"


def test_a_broken_part_is_told() -> None:
    with pytest.raises(WorkbookError, match="sharedStrings"):
        SharedStrings(b"<sst><si>")
