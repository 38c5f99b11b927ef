"""View `glossary`: abbreviations with what they stand for, from institutions and measures."""

import re
from collections.abc import Iterator

from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

VIEW = View(
    "glossary",
    (
        Column("key", "text", title="abbreviation"),
        Column("expansion", "text", about="institutions/{institution}/name"),
        Column("kind", "text"),
        Column("institution", "text", "institutions/{institution}/id"),
        Column("measure", "text", "measures/{measure}/id"),
    ),
)
_ABBREVIATION = re.compile(r"(?=(?:.*[A-Z]){2})[\w-]+")
_BEHIND = re.compile(r"(.+) \(([\w-]+)\)")


def rows(edition: Edition) -> list[Row]:
    """Return a row for every abbreviation, in alphabetical order.

    They come from the words of the group `glossary`, institutions, measures whose short name is an
    abbreviation of their title, and names of entries that end in one, in brackets.
    """
    found: dict[str, Row] = {}
    for row in (*_words(edition), *_institutions(edition), *_measures(edition), *_entries(edition)):
        known = found.setdefault(row["key"], row)
        if known is not row:
            _merge(edition, known, row)
    return sorted(found.values(), key=lambda row: (row["key"].casefold(), row["key"]))


def _merge(edition: Edition, known: Row, row: Row) -> None:
    """Put what a second record says of an abbreviation into the row of the first."""
    known["kind"] = edition.joined([known["kind"], row["kind"]])
    if row["expansion"].casefold() not in known["expansion"].casefold():
        known["expansion"] = edition.joined([known["expansion"], row["expansion"]])
    for name in ("institution", "measure"):
        known[name] = known[name] or row[name]


def _words(edition: Edition) -> Iterator[Row]:
    for words in edition.group("glossary").values():
        short, _, expansion = words.partition(": ")
        if expansion:
            yield _row(edition, short, expansion, "term")


def _institutions(edition: Edition) -> Iterator[Row]:
    for one in edition.dataset["institutions"]:
        short = one.get("abbreviation")
        if short:
            words = _spelled(edition.text(one["name"]) or "", short)
            yield _row(edition, short, words, "institution", institution=one["id"])


def _measures(edition: Edition) -> Iterator[Row]:
    for one in edition.dataset["measures"]:
        short = one["short"]
        words = _spelled(edition.text(one["title"]) or "", short)
        if _ABBREVIATION.fullmatch(short) and short not in words:
            yield _row(edition, short, words, "measure", measure=one["id"])


def _entries(edition: Edition) -> Iterator[Row]:
    known = {row["key"] for row in _measures(edition)}
    for one in edition.dataset["measures"]:
        for entry in one["entries"].values():
            found = _BEHIND.fullmatch(edition.text(entry.get("name")) or "")
            if found and _ABBREVIATION.fullmatch(found[2]) and found[2] not in known:
                yield _row(edition, found[2], found[1], "measure", measure=one["id"])


def _spelled(name: str, short: str) -> str:
    """Return the name without the abbreviation itself, in brackets behind it or before them."""
    behind = name.removesuffix(f" ({short})")
    own = re.fullmatch(re.escape(short) + r" \((.+)\)", behind)
    return own[1] if own else behind


def _row(edition: Edition, short: str, expansion: str, kind: str, **record: str) -> Row:
    return {
        "key": short,
        "expansion": expansion,
        "kind": edition.word("records", kind),
        "institution": record.get("institution"),
        "measure": record.get("measure"),
    }
