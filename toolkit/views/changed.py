"""View `changed`: what changed from release to release, the newest first; the view `comparison`
marks its rows by it.
"""

from collections.abc import Iterator, Sequence

from toolkit.model.release_changes import RecordedChange, ReleaseChanges
from toolkit.views.changewords import value_words
from toolkit.views.dates import date_words
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View
from toolkit.views.naming import named

VIEW = View(
    "changed",
    (
        Column("key", "text"),
        Column("version", "text", "changes/{version}/id"),
        Column("date", "text", about="changes/{version}/date"),
        Column("record", "text", title="record"),
        Column("measure", "text", "measures/{measure}/id"),
        Column("axis", "text", title="axis"),
        Column("field", "text", title="field"),
        Column("change", "text", title="change"),
        Column("was", "text"),
        Column("now", "text"),
        Column("path", "text", title="path"),
    ),
)
"""`key` is the version and the path; a release without a change has a row that says so. What does
not apply to a change is said, so that no cell is empty.
"""
CODES = "release-changes.changes.change"
"""The list of codes of what can happen."""


def rows(edition: Edition) -> list[Row]:
    """Return a row for every change of every release, in words of today's data set."""
    return [row for release in _releases(edition) for row in _rows(edition, release)]


def changed_in(edition: Edition) -> dict[str, str]:
    """Return by measure the release in which it came or last changed, in words."""
    found: dict[str, str] = {}
    releases = _releases(edition)
    for release in releases:
        paths = {change["path"]: change["change"] for change in release["changes"]}
        for path in paths:
            collection, measure = [*path.split("/"), ""][:2]
            if collection == "measures" and measure not in found:
                new = paths.get(f"measures/{measure}") == "added"
                word = "new" if new else "changed"
                found[measure] = edition.word("changes", word, version=release["id"])
    if releases:
        since = edition.word("changes", "since", version=releases[-1]["id"])
        return {measure: found.get(measure, since) for measure in edition.measures}
    return found


def _releases(edition: Edition) -> Sequence[ReleaseChanges]:
    """Return the releases, the newest first."""
    return sorted(edition.dataset["changes"], key=lambda release: _number(release["id"]))[::-1]


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _rows(edition: Edition, release: ReleaseChanges) -> Iterator[Row]:
    if not release["changes"]:
        key = "none" if release["since"] else "first"
        yield _row(edition, release, {"record": edition.word("changes", key)})
    for change in release["changes"]:
        yield _row(edition, release, _told(edition, change))


def _row(edition: Edition, release: ReleaseChanges, told: Row) -> Row:
    path, version = told.get("path"), release["id"]
    empty = edition.word("cells", "not_applicable")
    row = {name: told.get(name) or empty for name in ("axis", "field", "change", "was", "now")}
    return {
        "key": f"{version}/{path}" if path else version,
        "version": version,
        "date": date_words(edition, release["date"]),
        "record": told["record"],
        "measure": told.get("measure"),
        "path": path,
        **row,
    }


def _told(edition: Edition, change: RecordedChange) -> Row:
    path = change["path"]
    about = named(edition, path)
    collection, record = [*path.split("/"), ""][:2]
    whole = edition.word("changes", "whole")
    values = {
        column: value_words(edition, change.get(name), about.codes)
        for column, name, there in (("was", "old", "removed"), ("now", "new", "added"))
        if change["change"] in (there, "changed")
    }
    return {
        "path": path,
        "record": edition.text(change["record"]),
        "measure": record if collection == "measures" and record in edition.measures else None,
        "axis": about.axis,
        "field": about.field or whole,
        "change": edition.label(CODES, change["change"]),
        **{column: value or whole for column, value in values.items()},
    }
