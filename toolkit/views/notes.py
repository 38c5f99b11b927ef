"""View `notes`: the remarks that are needed to read the data, numbered."""

from collections.abc import Iterable, Iterator

from toolkit.model.common import Text
from toolkit.views.citation import cited_words, short_citation
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

VIEW = View(
    "notes",
    (
        Column("key", "text"),
        Column("number", "integer", title="note_number"),
        Column("mark", "text", title="note_mark"),
        Column("record", "text", title="record"),
        Column("source", "text", "sources/{source}/id"),
        Column("measure", "text", "measures/{measure}/id"),
        Column("subject", "text", title="about", about="{key}"),
        Column("kind", "text", enum="document-notes.document_notes.kind"),
        Column("title", "text", title="title", about="{key}"),
        Column("text", "text", title="note", about="{key}"),
        Column("handling", "text", about="{key}"),
        Column("sources", "text", title="cited", about="{key}"),
    ),
)
"""`key` is the place of the remark in the data, as in `measures/fast`."""


def rows(edition: Edition, shown: Iterable[str]) -> list[Row]:
    """Return the flaws of the documents and the remarks on plans, points, measures and their
    entries, indicators and events, numbered from 1.

    `shown` are the places of the records whose rows bear the marks, in the order in which a reader
    meets them; so are the notes, those of one record in the order of the file.
    """
    order: dict[str, int] = {}
    for place in shown:
        order.setdefault(place, len(order))
    every = [*_documents(edition), *_remarks(edition)]
    found = sorted(every, key=lambda row: order.get(_bearer(row), len(order)))
    for number, row in enumerate(found, start=1):
        row["number"] = number
        row["mark"] = edition.word("notes", "mark", number=number)
    return found


def add_marks(edition: Edition, found: Iterable[Row], remarks: Iterable[Row], place: str) -> None:
    """Give rows the column `note_marks`, as in `[note 3] [note 4]`; `remarks` are those of `notes`,
    `place` is that of a row's record, with columns of the row in braces.
    """
    marked: dict[str, list[str]] = {}
    for row in remarks:
        words = edition.word("notes", "bracketed", mark=row["mark"])
        marked.setdefault(_bearer(row), []).append(words)
    for row in found:
        row["note_marks"] = " ".join(marked.get(place.format_map(row), ())) or None


def _bearer(remark: Row) -> str:
    """Return the place of the record whose row bears the mark of a remark."""
    for column, collection in (("source", "sources"), ("measure", "measures")):
        if remark[column]:
            return f"{collection}/{remark[column]}"
    return str(remark["key"])


def _documents(edition: Edition) -> Iterator[Row]:
    flaws = edition.dataset["document_notes"]
    for one in sorted(flaws, key=lambda flaw: flaw["document"]):
        cited = [*one["citations"], *one.get("outside", [])]
        yield {
            "key": f"document_notes/{one['id']}",
            "record": edition.word("records", "document"),
            "source": one["document"],
            "measure": None,
            "subject": short_citation(edition, one["document"]),
            "kind": one["kind"],
            "title": edition.text(one["title"]),
            "text": edition.text(one["what"]),
            "handling": edition.text(one["handling"]),
            "sources": cited_words(edition, cited),
        }


def _remarks(edition: Edition) -> Iterator[Row]:
    plans = {f"action_plans/{one['id']}": one["measure"] for one in edition.dataset["action_plans"]}
    for key, record, subject, note in _noted(edition):
        root, ident = key.split("/")[:2]
        measure = ident if root == "measures" else plans.get(key)
        if note:
            yield {
                "key": key,
                "record": edition.word("records", record),
                "source": None,
                "measure": measure,
                "subject": subject,
                "kind": None,
                "title": None,
                "text": edition.text(note),
                "handling": None,
                "sources": None,
            }


def _noted(edition: Edition) -> Iterator[tuple[str, str, str | None, Text | None]]:
    """Yield place, kind of record, title and remark of every record that can have a remark."""
    dataset = edition.dataset
    for plan in dataset["action_plans"]:
        path, title = f"action_plans/{plan['id']}", edition.text(plan["title"])
        yield path, "plan", title, plan.get("note")
        for point in plan["points"]:
            words = {"number": point["number"], "title": edition.text(point["title"])}
            subject = edition.joined([title, edition.word("questions", "point", **words)])
            yield f"{path}/points/{point['id']}", "point", subject, point.get("note")
    for measure in dataset["measures"]:
        path, title = f"measures/{measure['id']}", edition.text(measure["title"])
        yield path, "measure", title, measure.get("note")
        for axis, entry in measure["entries"].items():
            subject = edition.joined([title, edition.axis_names.get(axis, axis)])
            yield f"{path}/entries/{axis}", "entry", subject, entry.get("note")
    for indicator in dataset["indicators"]:
        title = edition.text(indicator["title"])
        yield f"indicators/{indicator['id']}", "indicator", title, indicator.get("note")
    for event in dataset["events"]:
        yield f"events/{event['id']}", "event", edition.text(event["title"]), event.get("note")
