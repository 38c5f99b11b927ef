"""Looks as text: a list of every look with the places that look so."""

import json

from toolkit.merge.looks import Look, Looks, Place, grouped


def looks_to_text(looks: Looks) -> str:
    """Return looks as JSON; the same text for the same looks."""
    return json.dumps(list(grouped(looks)), ensure_ascii=False, separators=(",", ":"))


def looks_from_text(text: str | None) -> dict[Place, Look]:
    """Return the looks that a text says; raises ValueError for anything else."""
    found: dict[Place, Look] = {}
    for look, places in json.loads(text) if text else ():
        for holder, row, column in places:
            found[holder, row, column] = {str(name): str(value) for name, value in look.items()}
    return found
