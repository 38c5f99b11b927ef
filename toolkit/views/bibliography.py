"""View `bibliography`: the sources with citation, how far they were read, and who cites them."""

import re
import unicodedata
from collections import Counter
from urllib.parse import urlsplit

from toolkit.model.common import Citation
from toolkit.model.source import Source
from toolkit.views.citation import full_citation, short_citation, year
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View
from toolkit.views.sourcebib import source_bibtex

PLACE = "sources/{key}"
VIEW = View(
    "bibliography",
    (
        Column("key", "text", "sources/{key}/id"),
        Column("short", "text", title="source", about="sources/{key}"),
        Column("citation", "text", about="sources/{key}"),
        Column("type", "text", "sources/{key}/type", enum="sources.type"),
        Column("year", "text", about="sources/{key}/issued"),
        Column("publisher", "text", "sources/{key}/publisher"),
        Column("site", "text", about="sources/{key}/URL"),
        Column("url", "text", "sources/{key}/URL"),
        Column("page", "text"),
        Column("checked", "text", "sources/{key}/custom/checked", enum="checked"),
        Column("extent", "text", "sources/{key}/custom/extent"),
        Column("note", "text", "sources/{key}/custom/note"),
        Column("claims", "integer"),
        Column("points", "integer"),
        Column("bibtex", "text", about="sources/{key}"),
        Column("note_marks", "text"),
    ),
)


def rows(edition: Edition) -> list[Row]:
    """Return a row for every source, by its citation, without the marks of notes."""
    claims = Counter(
        source
        for measure in edition.dataset["measures"]
        for claim in measure["claims"]
        for source in _cited(claim["citations"])
    )
    points = Counter(
        source
        for plan in edition.dataset["action_plans"]
        for point in plan["points"]
        for source in _cited(point["citations"])
    )
    found = [_row(edition, one, claims, points) for one in edition.dataset["sources"]]
    return sorted(found, key=lambda row: (_sort_words(row["citation"]), row["key"]))


def _sort_words(citation: str) -> str:
    """Return the citation without accents, case, and the quotes or brackets that it begins with."""
    plain = unicodedata.normalize("NFKD", citation).casefold()
    return re.sub(r"^\W+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _cited(citations: list[Citation]) -> set[str]:
    return {citation["source"] for citation in citations}


def _row(edition: Edition, source: Source, claims: Counter[str], points: Counter[str]) -> Row:
    ident = source["id"]
    return {
        "key": ident,
        "short": short_citation(edition, ident),
        "citation": full_citation(edition, source),
        "type": source["type"],
        "year": year(source),
        "publisher": source.get("publisher"),
        "site": urlsplit(source.get("URL", "")).hostname,
        "url": source.get("URL"),
        "page": source["id"] if "URL" in source else None,
        "checked": source["custom"]["checked"],
        "extent": edition.text(source["custom"].get("extent")),
        "note": edition.text(source["custom"].get("note")),
        "claims": claims[ident],
        "points": points[ident],
        "bibtex": source_bibtex(source),
    }
