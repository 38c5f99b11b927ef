"""A small valid data set in code, about made-up countries; tests change what they are about.

    files = seed_files()
    files["measures/gate.json"]["entries"]["east"]["status"] = "nonsense"
    write_seeds(tmp_path, files)

Every function returns new values, so a change in one test is not seen in another.
"""

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def text(words: str, **others: str) -> Json:
    """Return words by language: `text("Gate", fr="Porte")`."""
    return {"en": words, **others}


def citation(source: str = "report-one", locator: str = "section 1, para 1") -> Json:
    """Return a citation of one of the two sources of `make_sources`."""
    return {"source": source, "locator": locator}


def claim(claim_id: str, axis: str, field: str, value: Any, **changes: Any) -> Json:
    """Return a preferred claim that was read in `report-one`, or in another `source`."""
    source = changes.pop("source", "report-one")
    claimed = {"id": claim_id, "axis": axis, "field": field, "value": value}
    rest = {"citations": [citation(source)], "checked": "read", "standing": "preferred"}
    return {**claimed, **rest, **changes}


def counterpart(*nearest: str, basis: str = "silent") -> Json:
    """Return what an entry that is not present says instead."""
    return {"basis": basis, "nearest": list(nearest), "note": text("Nothing is said.")}


def make_release(**changes: Any) -> Json:
    """Return the release, of 2024-05-06 and in English."""
    words = {
        "title": text("East and west"),
        "subtitle": text("Two made-up relationships"),
        "publisher": text("Nobody"),
        "contact": text("Nowhere"),
        "licence": text("None"),
    }
    base = {"version": "1.0.0", "date": "2024-05-06", "languages": ["en"], "status": "draft"}
    return {**base, **words, **changes}


def make_axis(axis_id: str, kind: str = "compared") -> Json:
    """Return an axis whose labels come from its id."""
    label = axis_id.replace("-", " ").title()
    return {
        "id": axis_id,
        "label": text(label),
        "short": text(label[:1]),
        "kind": kind,
        "countries": ["AA", "BB"],
        "description": text(f"What lies {axis_id}."),
    }


def make_source(source_id: str, **changes: Any) -> Json:
    """Return a report that was read."""
    title = source_id.replace("-", " ").capitalize()
    return {
        "id": source_id,
        "type": "report",
        "title": title,
        "custom": {"checked": "read"},
        **changes,
    }


def make_institution(institution_id: str, **changes: Any) -> Json:
    """Return an institution of country AA."""
    name = text(institution_id.replace("-", " ").title())
    base = {"id": institution_id, "name": name, "countries": ["AA"], "citations": [citation()]}
    return {**base, **changes}


def make_entry(**changes: Any) -> Json:
    """Return an entry that is present and has a summary."""
    return {"presence": "present", "summary": text("It exists."), **changes}


def make_measure(measure_id: str, **changes: Any) -> Json:
    """Return a measure that is present `west` and absent `east`, both borne out by claims."""
    base = {
        "id": measure_id,
        "short": measure_id.capitalize(),
        "title": text(f"The {measure_id}"),
        "kind": "programme",
        "domain": "border-management",
        "summary": text(f"What the {measure_id} is."),
        "entries": {
            "east": {"presence": "absent", "counterpart": counterpart(basis="stated")},
            "west": make_entry(),
        },
        "claims": [
            claim("east-presence", "east", "presence", "absent"),
            claim("west-presence", "west", "presence", "present"),
        ],
    }
    return {**base, **changes}


def make_gate() -> Json:
    """Return a measure with a field of every sort, and two readings of its date."""
    east = make_entry(
        name=text("Gate programme"),
        status="in-operation",
        status_as_of="2003-12",
        dates=[{"id": "signed", "event": "signed", "value": "2001-12-12"}],
        figures=[{"id": "ports", "value": 5, "qualifier": "about", "unit": text("ports")}],
        partners=["agency"],
    )
    other = {"standing": "not-preferred", "reason": text("The first report is nearer.")}
    claims = [
        claim("presence", "east", "presence", "present"),
        claim("name", "east", "name", text("Gate programme")),
        claim("status", "east", "status", "in-operation"),
        claim("signed-one", "east", "dates.signed", "2001-12-12", as_stated="12 December 2001"),
        claim("signed-two", "east", "dates.signed", "2002-03", source="report-two", **other),
        claim("ports", "east", "figures.ports", 5),
        claim("partner", "east", "partners", "agency"),
    ]
    west = {"presence": "not-reported", "counterpart": counterpart("lane")}
    analogue = {"measure": "lane", "basis": "inferred", "note": text("Both let people through.")}
    entries = {"east": east, "west": west}
    return make_measure("gate", entries=entries, claims=claims, analogues=[analogue])


def make_lane() -> Json:
    """Return a measure that is the analogue of `gate`."""
    analogue = {"measure": "gate", "basis": "inferred", "note": text("Both let people through.")}
    return make_measure("lane", parent="gate", analogues=[analogue])


def make_point(number: int, **changes: Any) -> Json:
    """Return a point of a plan, in the section `first`."""
    base = {
        "id": f"p{number:02d}",
        "number": number,
        "title": text(f"Point {number}"),
        "section": "first",
        "summary": text(f"What point {number} undertakes."),
        "checked": "read",
        "checked_note": text("Read in the first report."),
        "citations": [citation(locator=f"point {number}")],
    }
    return {**base, **changes}


def make_plan(axis: str, measure: str, signed: int, added: int = 0) -> Json:
    """Return a plan of an axis with so many points as signed, and so many added later."""
    later = {"added": True, "since": "2004"}
    points = [make_point(n) for n in range(1, signed + 1)]
    points += [make_point(n, **later) for n in range(signed + 1, signed + added + 1)]
    return {
        "id": f"plan-{axis}",
        "axis": axis,
        "measure": measure,
        "title": text(f"Plan {axis}"),
        "dates": [{"id": "signed", "event": "signed", "value": "2001-12-12"}],
        "sections": [{"id": "first", "title": text("First part")}],
        "points": points,
        "stated_count": signed,
        "added_count": added,
    }


def make_correspondence(number: int, match: str, **points: list[int]) -> Json:
    """Return a correspondence: `make_correspondence(1, "full", east=[1], west=[2])`."""
    return {
        "id": f"c{number}",
        "points": points,
        "match": match,
        "reason": text("Judged by their words."),
        "basis": text("Both texts were read."),
    }


def make_observation(axis: str = "east", **changes: Any) -> Json:
    """Return the reading 5 of the first report."""
    seen = {"id": "one", "axis": axis, "value": 5, "qualifier": "exact"}
    return {
        **seen,
        "citations": [citation()],
        "checked": "read",
        "standing": "preferred",
        **changes,
    }


def make_indicator(indicator_id: str, axis: str = "east", **changes: Any) -> Json:
    """Return a count of 5 on one axis that says why it stands alone."""
    base = {
        "id": indicator_id,
        "title": text(indicator_id.capitalize()),
        "category": "counts",
        "number": "count",
        "unit": text("things"),
        "observations": [make_observation(axis)],
        "unpaired": text("Nothing is said of the other."),
    }
    return {**base, **changes}


def make_event(event_id: str, date: str, **changes: Any) -> Json:
    """Return a meeting on the axis `east`."""
    base = {"id": event_id, "title": text(event_id.capitalize()), "kind": "meeting", "date": date}
    return {**base, "axes": ["east"], "citations": [citation()], "checked": "read", **changes}


def make_finding(finding_id: str, **changes: Any) -> Json:
    """Return what the first report itself finds of the axis `east`."""
    base = {
        "id": finding_id,
        "kind": "finding",
        "topic": "thesis",
        "axes": ["east"],
        "statement": text("It is so."),
        "certainty": "plain",
        "held_by": {"role": "author"},
        "source": "report-one",
        "citations": [citation()],
        "checked": "read",
    }
    return {**base, **changes}


def seed_files() -> dict[str, Any]:
    """Return what each file of the small valid data set holds, by path below `seeds`."""
    place = {"to": "measures/gate/entries/east", "change": "merged"}
    correspondences = [
        make_correspondence(1, "full", east=[1], west=[1]),
        make_correspondence(2, "none", east=[2], west=[]),
        make_correspondence(3, "partial", east=[3], west=[2]),
    ]
    sources = [make_source("report-one"), make_source("report-two")]
    institutions = [
        make_institution("agency"),
        make_institution("office", parent="agency", named_only=text("Host of talks.")),
    ]
    return {
        "release.json": make_release(),
        "axes.json": {"axes": [make_axis("east"), make_axis("west"), make_axis("all", "context")]},
        "words.json": {"words": {"cover": {"title": text("Cover")}}},
        "sources.json": {"sources": sources},
        "institutions.json": {"institutions": institutions},
        "measures/gate.json": make_gate(),
        "measures/lane.json": make_lane(),
        "action-plans/plan-east.json": make_plan("east", "gate", 2, added=1),
        "action-plans/plan-west.json": make_plan("west", "lane", 2),
        "correspondences.json": {"correspondences": correspondences},
        "inventory.json": {"inventory": [{"id": "old-gate", "kind": "measure", **place}]},
    }


def make_dataset() -> Any:
    """Return the small valid data set as the toolkit holds it in memory."""
    files = seed_files()
    singles = ("axes", "words", "sources", "institutions", "correspondences", "inventory")
    empty = ("indicators", "events", "findings", "people", "document_notes", "changes")
    return {
        "release": files["release.json"],
        **{name: files[f"{name}.json"][name] for name in singles},
        **{name: [] for name in empty},
        "measures": [files["measures/gate.json"], files["measures/lane.json"]],
        "action_plans": [
            files["action-plans/plan-east.json"],
            files["action-plans/plan-west.json"],
        ],
    }


def write_seeds(root: Path, files: dict[str, Any] | None = None) -> Path:
    """Write files below `root/seeds` (text and bytes as they are, None not at all); return root."""
    for name, value in (seed_files() if files is None else files).items():
        if value is None:
            continue
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_as_bytes(value))
    return root


def _as_bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
