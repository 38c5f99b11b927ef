"""A source as a BibTeX entry, from its CSL-JSON item."""

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.model.source import CslName, Source
from toolkit.views.bibtex import Value, entry
from toolkit.views.citation import year


class _Kind(NamedTuple):
    """The type of an entry, and what it calls the work that contains it and who publishes it."""

    name: str
    container: str
    publisher: str


_MISC = _Kind("misc", "howpublished", "organization")
_ARTICLE = _Kind("article", "journal", "publisher")
_KINDS: Mapping[str, _Kind] = {
    "article-journal": _ARTICLE,
    "article-magazine": _ARTICLE,
    "article-newspaper": _ARTICLE,
    "book": _Kind("book", "series", "publisher"),
    "chapter": _Kind("incollection", "booktitle", "publisher"),
    "entry-encyclopedia": _Kind("incollection", "booktitle", "publisher"),
    "report": _Kind("techreport", "series", "institution"),
    "thesis": _Kind("phdthesis", "series", "school"),
}


def source_bibtex(source: Source) -> str:
    """Return the entry; its key is the id of the source. A type that BibTeX lacks is `misc`."""
    kind = _KINDS.get(source["type"], _MISC)
    page = source.get("page")
    when = year(source)
    fields: dict[str, Value] = {
        "author": _names(source.get("author", [])),
        "editor": _names(source.get("editor", [])),
        "title": source["title"],
        kind.container: source.get("container-title"),
        kind.publisher: source.get("publisher"),
        "address": source.get("publisher-place"),
        "year": when,
        "type": source.get("genre"),
        "number": str(source.get("number", "")),
        "pages": str(page).replace("-", "--") if page else None,
        "url": source.get("URL"),
    }
    return entry(kind.name, source["id"], fields)


def _names(names: list[CslName]) -> list[tuple[str, str]]:
    return [(one.get("family") or one.get("literal") or "", one.get("given", "")) for one in names]
