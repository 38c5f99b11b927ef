"""The data set in one language, with everything that a template may name."""

from collections.abc import Mapping, Sequence
from typing import Literal

from toolkit import __version__
from toolkit.model.collections import COLLECTIONS
from toolkit.tasks.recipe import data_digest
from toolkit.views.build import VIEWS, build_views
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, ColumnType, Row, View
from toolkit.views.wording import Schema, labels
from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.schemashape import shape_of
from toolkit.workbook.tags.shape import COMPUTED, Shape

Labels = Mapping[str, Mapping[str, str]]
_TYPES: Mapping[ColumnType, str] = {
    "text": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "date-text": "date",
    "list": "list",
}
"""What a column of a view holds, in words."""
_EDITION = Shape(
    "object",
    {
        name: Shape("value", origin=COMPUTED, title=title, type="text")
        for name, title in (
            ("data_digest", "SHA-256 of the data set, as in the properties of the document"),
            ("toolkit", "Version of the toolkit that filled the workbook"),
            ("language", "Language of the workbook, as a code"),
        )
    },
)
"""What is known of a workbook before it is filled."""


def edition_context(
    edition: Edition,
    pictures: Mapping[str, str] | None = None,
    briefs: Sequence[str] | None = None,
) -> Context:
    """Return collections, views and what is known of the edition itself, in one language, with
    their shapes, so that tags are checked without data.

    `pictures` are the digests of those beside the data; `briefs` the ids of the measures that
    `briefs` has rows of, instead of those that the release names, all if none is.
    """
    dataset, schemas, language = edition.dataset, edition.schemas, edition.language
    frames = build_views(dataset, schemas, language)
    others = {name: frame.records() for name, frame in frames.items() if name != "briefs"}
    data: dict[str, object] = {**dataset, **others}
    named = dataset["release"].get("briefs", ()) if briefs is None else briefs
    data["briefs"] = _named(frames["briefs"].records(), named)
    data["edition"] = {
        "data_digest": data_digest(dataset, pictures),
        "toolkit": __version__,
        "language": language,
    }
    words = edition.group("dates")
    shapes = {
        "edition": _EDITION,
        **_collection_shapes(schemas),
        **view_shapes(labels(schemas, language)),
    }
    return Context(data, shapes, language=language, date_words=words)


def _named(rows: list[Row], idents: Sequence[str]) -> list[Row]:
    """Return the rows of these measures in their order, all rows where no measure is named."""
    known = {row["key"]: row for row in rows}
    return [known[ident] for ident in dict.fromkeys(idents)] or rows


def _collection_shapes(schemas: Mapping[str, Schema]) -> dict[str, Shape]:
    """Return the shape of every collection but `words`, whose names are data themselves."""
    known = {schema["$id"]: schema for schema in schemas.values()}
    found = {}
    for collection in COLLECTIONS:
        whole = shape_of(schemas[collection.schema], known)
        root = collection.key
        if root != "words":
            inner = whole.fields.get(root)
            found[root] = inner or (
                Shape("list", item=whole) if collection.layout == "folder" else whole
            )
    return found


def view_shapes(titles: Labels) -> dict[str, Shape]:
    """Return the shape of every view: a list of objects with the declared columns."""
    return {view.name: Shape("list", item=_row(view, titles)) for view in VIEWS}


def _row(view: View, titles: Labels) -> Shape:
    fields = {column.name: _cell(column, titles) for column in view.columns}
    for nested in view.nested:
        kind: Literal["map", "list"] = "map" if nested.by else "list"
        fields[nested.name] = Shape(kind, item=_row(nested.view, titles))
    return Shape("object", fields)


def _cell(column: Column, titles: Labels) -> Shape:
    known = titles.get(column.enum, {}) if column.enum else {}
    origin, said = column.origin or COMPUTED, _TYPES[column.type]
    return Shape(
        "value",
        labels=known,
        origin=origin,
        about=column.about or "",
        shows=column.shows,
        title=column.heading,
        type=said,
    )
