"""The XML of a sheet's parts with other names of sheets and Tables.

The name of a sheet that holds a tag is quoted wherever a reference names it, and nothing else reads
like that; so it is exchanged in the bytes, wherever it stands.
"""

import re
from collections.abc import Collection, Mapping
from urllib.parse import quote, unquote

from toolkit.workbook.opc.escapes import escape, unescape
from toolkit.workbook.references.formula_tokens import map_operands, map_strings
from toolkit.workbook.references.references import quote_sheet
from toolkit.workbook.references.structured import rename_table

_WRITTEN = {
    "'": r"(?:'|&apos;|&#39;|&#x27;)",
    '"': r"(?:\"|&quot;|&#34;|&#x22;)",
    "&": "&amp;",
    "<": "&lt;",
    ">": "(?:>|&gt;)",
}
"""The ways in which XML may write a character; every other is written as it is."""
_ENTITIES = {"&quot;": '"', "&apos;": "'", "&#39;": "'", "&#34;": '"'}
FORMULA = re.compile(
    rb"(<((?:[\w.-]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula"
    rb"|definedName))(?:\s[^<>]*)?>)([^<]+)(?=</\2>)"
)
"""An element whose text is a formula; `>` in an attribute is always escaped where there is one."""


def naming(sheet: str) -> re.Pattern[bytes]:
    """Return what finds references to a sheet in XML: with quotes and mark, in links also without
    quotes, or the name alone as an attribute, then in the group `bare`.
    """
    quoted = _pattern("'" + sheet.replace("'", "''") + "'!")
    bare = _pattern(sheet)
    text = rf"{quoted}|(?<=\slocation=\"){bare}!|(?<=\ssheet=\")(?P<bare>{bare})(?=\")"
    return re.compile(text.encode(), re.IGNORECASE)


def _pattern(text: str) -> str:
    return "".join(_WRITTEN.get(letter, re.escape(letter)) for letter in text)


def with_sheet(pattern: re.Pattern[bytes], data: bytes, name: str) -> bytes:
    """Return XML with the references that `pattern` finds leading to another sheet."""
    quoted, bare = _escaped(quote_sheet(name)), _escaped(name)
    return pattern.sub(lambda match: bare if match["bare"] else quoted, data)


def _escaped(text: str) -> bytes:
    return escape(text, {'"': "&quot;"}).encode()


def with_tables(data: bytes, names: Mapping[str, str]) -> bytes:
    """Return XML with Tables renamed in its formulas (old: new)."""
    known = tables_in(names)

    def changed(match: re.Match[bytes]) -> bytes:
        if known is None or not known.search(match[3]):
            return match[0]
        text = unescape(match[3].decode(), _ENTITIES)
        return match[1] + escape(renamed_tables(text, names)).encode()

    return FORMULA.sub(changed, data) if known and known.search(data) else data


def tables_in(names: Collection[str]) -> re.Pattern[bytes] | None:
    """Return what finds the names of Tables in XML; None if there are none."""
    if not names:
        return None
    old = b"|".join(re.escape(name.encode()) for name in dict.fromkeys(names))
    return re.compile(rb"(?<![\w.\\])(?:" + old + rb")(?![\w.\\(!])", re.IGNORECASE)


def renamed_tables(text: str, names: Mapping[str, str]) -> str:
    """Return a formula with Tables renamed: in structured references, where one stands alone, and
    where a text is a structured reference, as in `INDIRECT("Claims[Key]")`.
    """
    folded = {old.casefold(): new for old, new in names.items()}
    for old, new in names.items():
        text = rename_table(text, old, new)
    text = map_operands(text, lambda token: folded.get(token.casefold(), token))
    return map_strings(text, lambda said: _renamed_text(said, folded))


def _renamed_text(text: str, folded: Mapping[str, str]) -> str:
    table, bracket, columns = text.partition("[")
    new = folded.get(table.casefold()) if bracket else None
    return text if new is None else f"{new}[{columns}"


def renamed_link(target: str, old: str, new: str) -> str:
    """Return the target of a link, `#'Sheet'!A1`, on a sheet's new name; any other as it is.

    Blanks stay as they are written, with `%20` or without.
    """
    place = unquote(target[1:])
    for prefix in (quote_sheet(old), f"{old}!"):
        if target.startswith("#") and place.casefold().startswith(prefix.casefold()):
            moved = quote_sheet(new) + place[len(prefix) :]
            return "#" + (quote(moved, safe="!$:'()") if "%" in target else moved)
    return target
