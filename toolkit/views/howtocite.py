"""View `citation`: how to cite this edition of the data set, as text and for reference managers."""

from toolkit.views.bibtex import Value, entry
from toolkit.views.dates import date_words
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

VIEW = View(
    "citation",
    (
        Column("id", "text"),
        Column("text", "text", title="citation", about="release"),
        Column("bibtex", "text", about="release"),
        Column("ris", "text", about="release"),
    ),
    key="id",
)


def rows(edition: Edition) -> list[Row]:
    """Return the one row, made from the release alone.

    The year is that of its date; the key is made of publisher, year and version.
    """
    release = edition.dataset["release"]
    version, day = release["version"], release["date"]
    publisher = edition.text(release["publisher"]) or ""
    title, subtitle = edition.text(release["title"]), edition.text(release["subtitle"])
    year = day[:4]
    words = {"publisher": publisher, "title": title, "subtitle": subtitle}
    whole = edition.word("citation", "title", **words)
    kind = edition.word("citation", "kind")
    edition_words = edition.word("citation", "version", version=version)
    text = edition.word(
        "citation", "text", **{**words, "title": whole}, year=year, edition=edition_words, kind=kind
    )
    fields: dict[str, Value] = {
        "author": [(publisher, "")],
        "title": whole,
        "year": year,
        "howpublished": kind,
        "note": edition.joined([edition_words, date_words(edition, day)]),
    }
    key = f"{publisher.casefold()}-{year}-{version}"
    ris = {
        "TY": "DATA",
        "AU": publisher,
        "TI": whole,
        "PY": year,
        "DA": day.replace("-", "/"),
        "ET": version,
        "PB": publisher,
        "LA": edition.language,
        "ER": "",
    }
    lines = "\n".join(f"{tag}  - {value}" for tag, value in ris.items())
    return [{"id": "data-set", "text": text, "bibtex": entry("misc", key, fields), "ris": lines}]
