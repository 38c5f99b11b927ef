"""Views `points` and `point_sides`: the points of the action plans, each beside what answers it.

A row is a pair of points (one of each axis that has any) of one correspondence, or a point that no
correspondence names. No point is left out, however many plans and axes there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from toolkit.model.action_plan import ActionPlan, Point
from toolkit.model.correspondence import Correspondence
from toolkit.views.citation import cited_words
from toolkit.views.dates import date_words
from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Nested, Row, View

PLACE = "action_plans/{plan}/points/{point}"
"""Where a point stands, with columns of its row."""
_CORRESPONDENCE = "correspondences/{correspondence}"

SIDES = View(
    "point_sides",
    (
        Column("key", "text"),
        Column("row", "text"),
        Column("axis", "text", "axes/{axis}/id"),
        Column("plan", "text", "action_plans/{plan}/id"),
        Column("point", "text", f"{PLACE}/id"),
        Column("section_id", "text", f"{PLACE}/section"),
        Column("number", "integer", f"{PLACE}/number"),
        Column("title", "text", f"{PLACE}/title", title="point"),
        Column("title_shown", "text", title="point", shows="title"),
        Column("section", "text", "action_plans/{plan}/sections/{section_id}/title"),
        Column("stage", "text", about=f"{PLACE}/since"),
        Column("summary", "text", f"{PLACE}/summary"),
        Column("checked", "text", f"{PLACE}/checked", enum="checked"),
        Column("checked_note", "text", f"{PLACE}/checked_note"),
        Column("cited", "text", about=f"{PLACE}/citations"),
        Column("sources", "list"),
        Column("note_marks", "text"),
        Column("blank", "text"),
    ),
)
VIEW = View(
    "points",
    (
        Column("key", "text"),
        Column("correspondence", "text", f"{_CORRESPONDENCE}/id"),
        Column("match", "text", f"{_CORRESPONDENCE}/match", enum="correspondences.match"),
        Column("match_shown", "text", title="match", shows="match"),
        Column("reason", "text", f"{_CORRESPONDENCE}/reason"),
        Column("reason_shown", "text", title="reason", shows="reason"),
        Column("basis", "text", f"{_CORRESPONDENCE}/basis"),
    ),
    nested=(Nested("sides", SIDES, parent="row", by="axis"),),
)


@dataclass(frozen=True)
class _Place:
    """One point of one plan."""

    plan: ActionPlan
    point: Point

    @property
    def name(self) -> str:
        return f"{self.plan['axis']}-{self.point['number']}"

    @property
    def identity(self) -> tuple[str, str]:
        return self.plan["id"], self.point["id"]


@dataclass(frozen=True)
class _Pair:
    """The points of one row by axis; None as correspondence where no record names the point."""

    correspondence: Correspondence | None
    places: tuple[_Place, ...]


def rows(edition: Edition) -> tuple[list[Row], list[Row]]:
    """Return the rows of `points` and `point_sides`, in the order of the first axis's numbers."""
    order = [axis["id"] for axis in edition.axes]
    pairs = sorted(_pairs(edition), key=lambda pair: _sort_key(pair, order))
    heads: list[Row] = []
    sides: list[Row] = []
    for pair in pairs:
        key = _key(pair, {row["key"] for row in heads})
        heads.append(_head(edition, key, pair))
        sides += [_side(edition, key, pair, axis) for axis in order]
    return heads, sides


def _pairs(edition: Edition) -> Iterator[_Pair]:
    plans = edition.dataset["action_plans"]
    places = [_Place(plan, point) for plan in plans for point in plan["points"]]
    by_number = {(p.plan["axis"], p.point["number"]): p for p in reversed(places)}
    named: set[tuple[str, str]] = set()
    for correspondence in edition.dataset["correspondences"]:
        columns = [
            [by_number[axis, number] for number in numbers if (axis, number) in by_number]
            for axis, numbers in correspondence["points"].items()
        ]
        for combination in product(*filter(None, columns)):
            if combination:
                named.update(place.identity for place in combination)
                yield _Pair(correspondence, combination)
    yield from (_Pair(None, (place,)) for place in places if place.identity not in named)


def _sort_key(pair: _Pair, order: Sequence[str]) -> tuple[tuple[bool, int], ...]:
    numbers = {place.plan["axis"]: place.point["number"] for place in pair.places}
    return tuple((axis not in numbers, numbers.get(axis, 0)) for axis in order)


def _key(pair: _Pair, taken: set[str]) -> str:
    name = "+".join(place.name for place in pair.places)
    if name not in taken:
        return name
    further = pair.correspondence["id"] if pair.correspondence else pair.places[0].plan["id"]
    return f"{name}+{further}"


def _head(edition: Edition, key: str, pair: _Pair) -> Row:
    correspondence = pair.correspondence
    unrecorded = edition.word("points", "unrecorded")
    reason = edition.text(correspondence["reason"]) if correspondence else None
    match = correspondence["match"] if correspondence else None
    return {
        "key": key,
        "correspondence": correspondence["id"] if correspondence else None,
        "match": match,
        "match_shown": edition.label("correspondences.match", match) or unrecorded,
        "reason": reason,
        "reason_shown": reason or edition.word("points", "no_reason"),
        "basis": edition.text(correspondence["basis"]) if correspondence else None,
    }


def _side(edition: Edition, key: str, pair: _Pair, axis: str) -> Row:
    place = next((place for place in pair.places if place.plan["axis"] == axis), None)
    head = {"key": f"{key}/{axis}", "row": key, "axis": axis}
    judged = pair.correspondence is not None and axis in pair.correspondence["points"]
    words = edition.word("points", "no_counterpart" if judged else "unrecorded")
    blank = edition.word("cells", "not_applicable")
    if place is None:
        names = (column.name for column in SIDES.columns)
        return {
            **dict.fromkeys(names),
            **head,
            "title_shown": words,
            "sources": [],
            "blank": blank,
        }
    return {**head, **_point(edition, place.plan, place.point), "blank": blank}


def _point(edition: Edition, plan: ActionPlan, point: Point) -> Row:
    title = edition.text(point["title"])
    sections = {section["id"]: section for section in plan["sections"]}
    section = sections.get(point["section"])
    return {
        "plan": plan["id"],
        "point": point["id"],
        "section_id": point["section"] if section else None,
        "number": point["number"],
        "title": title,
        "title_shown": title,
        "section": edition.text(section["title"]) if section else None,
        "stage": _stage(edition, point),
        "summary": edition.text(point["summary"]),
        "checked": point["checked"],
        "checked_note": edition.text(point["checked_note"]),
        "cited": cited_words(edition, point["citations"]) or edition.word("points", "no_source"),
        "sources": list(dict.fromkeys(citation["source"] for citation in point["citations"])),
    }


def _stage(edition: Edition, point: Point) -> str:
    if not point.get("added"):
        return edition.word("points", "as_signed")
    if "since" not in point:
        return edition.word("points", "added")
    return edition.word("points", "added_since", date=date_words(edition, point["since"]))
