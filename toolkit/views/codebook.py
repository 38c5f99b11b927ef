"""Views `codebook` and `matches`: every field and code of the schemas with its meaning."""

from collections.abc import Iterator, Sequence

from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View
from toolkit.views.wording import FieldNode, Schema, by_stem, description, lower_first, title

VIEW = View(
    "codebook",
    (
        Column("id", "text"),
        Column("record", "text"),
        Column("field", "text", title="field_path"),
        Column("code", "text"),
        Column("title", "text", title="title"),
        Column("description", "text"),
        Column("type", "text"),
        Column("required", "text"),
        Column("codes", "text"),
        Column("in_workbook", "boolean"),
    ),
    key="id",
)
MATCHES = View(
    "matches",
    (
        Column("id", "text", title="match"),
        Column("title", "text", title="match"),
        Column("description", "text"),
    ),
    key="id",
)
_ORDER = ("measure", "action-plan", "correspondences", "axes", "institutions", "sources", "release")
"""The records that a reader meets first; the rest follows in the order given."""
_SHOWN = frozenset(
    (
        "measure",
        "action-plan",
        "correspondences",
        "sources",
        "institutions",
        "indicators",
        "events",
        "findings",
        "document-notes",
    )
)
"""The records whose fields stand in the sheets of the comparison."""
_MATCH = "correspondences.match"


def rows(edition: Edition) -> list[Row]:
    """Return a row for every field, followed by its codes where its list stands the first time."""
    order = {stem: place for place, stem in enumerate(_ORDER)}
    records = {
        stem: title(schema, edition.language) for stem, schema in by_stem(edition.schemas).items()
    }
    seen: set[str] = set()
    found: list[Row] = []
    for field in sorted(edition.fields, key=lambda f: order.get(f.schema, len(order))):
        found.append(_field(edition, field, records[field.schema]))
        if field.codes and field.codes not in seen:
            seen.add(field.codes)
            found += _codes(edition, field, records[field.schema])
    return found


def match_rows(edition: Edition, pairs: Sequence[Row]) -> list[Row]:
    """Return a row for every degree of match, and one for points not judged if there are any.

    `pairs` are the rows of the view `points`.
    """
    node = next((field.meaning for field in edition.fields if field.codes == _MATCH), {})
    known = [
        {"id": code, "title": words, "description": meaning}
        for code, words, meaning in _members(edition, node)
    ]
    if all(pair["match"] for pair in pairs):
        return known
    unrecorded = edition.word("points", "unrecorded")
    meaning = edition.word("points", "no_reason")
    return [*known, {"id": "unrecorded", "title": unrecorded, "description": meaning}]


def _field(edition: Edition, field: FieldNode, record: str) -> Row:
    node, meaning, language = field.node, field.meaning, edition.language
    return {
        "id": f"{field.schema}.{field.path}",
        "record": record,
        "field": field.path,
        "code": None,
        "title": title(node, language) or title(meaning, language),
        "description": description(node, language) or description(meaning, language),
        "type": _type(edition, field),
        "required": edition.word("codebook", "yes" if field.required else "no"),
        "codes": field.codes,
        "in_workbook": field.schema in _SHOWN,
    }


def _codes(edition: Edition, field: FieldNode, record: str) -> Iterator[Row]:
    for code, words, meaning in _members(edition, field.meaning):
        yield {
            "id": f"{field.codes}={code}",
            "record": record,
            "field": field.path,
            "code": code,
            "title": words,
            "description": meaning,
            "type": edition.word("codebook", "code"),
            "required": None,
            "codes": field.codes,
            "in_workbook": field.schema in _SHOWN,
        }


def _members(edition: Edition, node: Schema) -> Iterator[tuple[str, str, str]]:
    for one in node.get("oneOf", ()):
        yield str(one["const"]), title(one, edition.language), description(one, edition.language)


def _type(edition: Edition, field: FieldNode) -> str:
    """Return what a value looks like: the name of a definition, a list of codes, or a JSON type."""
    if field.codes:
        return edition.word("codebook", "one_of", codes=field.codes)
    if "$ref" in field.node:
        known = lower_first(title(field.meaning, edition.language))
        return known or edition.word("codebook", "object")
    kind = field.node.get("type", "object")
    kinds = [kind] if isinstance(kind, str) else kind
    return ", ".join(edition.word("codebook", one) for one in kinds)
