"""A source in words: the whole citation, and the short form that stands beside a value."""

from collections.abc import Iterable

from toolkit.model.common import Citation
from toolkit.model.source import CslDate, CslName, Source
from toolkit.views.edition import Edition

_MANY_AUTHORS = 3


def full_citation(edition: Edition, source: Source) -> str:
    """Return the citation of a CSL item: who (year). Title. Container, publisher, place, pages.

    A work without author and publisher begins with its title.
    """
    who = edition.joined(_name(name) for name in _makers(source)) or source.get("publisher")
    when = year(source) or edition.word("sources", "no_date")
    head = f"{who or source['title']} ({when})"
    container = source.get("container-title")
    inside = edition.word("sources", "inside", container=container) if container else None
    numbered = " ".join(str(source[key]) for key in ("genre", "number") if source.get(key))
    publisher = source.get("publisher") if source.get("publisher") != who else None
    where = ", ".join(part for part in (publisher, source.get("publisher-place")) if part)
    page = source.get("page")
    pages = edition.word("sources", "pages", pages=page) if page else None
    title = source["title"] if who else None
    parts = [head, title, inside, numbered, where, pages]
    return "".join(_sentence(part) for part in parts if part).strip()


def short_citation(edition: Edition, source_id: str) -> str:
    """Return `Ramos (2006)` for the id of a source; the id itself if there is no such source."""
    source = edition.sources.get(source_id)
    if source is None:
        return source_id
    names = [name.get("family") or name.get("literal") or "" for name in _makers(source)]
    who = _several(edition, names) if names else source.get("publisher") or _titled(edition, source)
    return f"{who} ({year(source) or edition.word('sources', 'no_date')})"


def cited_words(edition: Edition, citations: Iterable[Citation]) -> str | None:
    """Return `Ramos (2006), section 1, para 2; ...`; None without a citation."""
    return edition.joined(
        f"{short_citation(edition, one['source'])}, {locator_words(edition, one)}"
        for one in citations
    )


def locator_words(edition: Edition, citation: Citation) -> str:
    """Return the place in the source, with the work that it says so after if it names one."""
    if "relies_on" not in citation:
        return citation["locator"]
    source = short_citation(edition, citation["relies_on"])
    return edition.word("evidence", "after", locator=citation["locator"], source=source)


def year(source: Source) -> str | None:
    """Return the year of issue as the item gives it; None if it gives none."""
    issued: CslDate = source.get("issued", {})
    parts = issued.get("date-parts") or [[]]
    if parts[0]:
        return str(parts[0][0])
    return issued.get("edtf") or issued.get("raw") or issued.get("literal")


def _makers(source: Source) -> list[CslName]:
    return source.get("author") or source.get("editor") or []


def _several(edition: Edition, names: list[str]) -> str:
    if len(names) >= _MANY_AUTHORS:
        return edition.word("sources", "and_others", first=names[0])
    return edition.word("sources", "and", one=names[0], two=names[-1]) if names[1:] else names[0]


def _name(name: CslName) -> str:
    family, given = name.get("family"), name.get("given")
    return ", ".join(part for part in (family, given) if part) or name.get("literal", "")


def _titled(edition: Edition, source: Source) -> str:
    title = source["title"]
    # Brackets mark a title that was given to a work without one; it is no quotation.
    return title if title.startswith("[") else edition.word("sources", "titled", title=title)


def _sentence(part: str) -> str:
    return part + (" " if part.endswith((".", "?", "!")) else ". ")
