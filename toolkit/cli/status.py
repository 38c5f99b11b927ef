"""`border-policy status`: how every output stands, and the command that mends it."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from toolkit.cli import exits
from toolkit.cli.layout import Page
from toolkit.cli.options import JsonOption, project_root
from toolkit.cli.terminal import say

if TYPE_CHECKING:
    from toolkit.tasks.status import EditShown, OutputStatus

_MANY = 20
_STATES = {
    "current": "current",
    "stale": "stale",
    "edited": "edited by hand",
    "missing": "missing",
    "unknown": "unknown",
}


def status(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Say of every output whether it is current, stale, edited by hand, missing or not ours."""
    from toolkit.tasks.status import status as look

    found = look(project_root(ctx))
    if as_json:
        say(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    else:
        say("\n".join(_text(each) for each in found))
    if any(each.state != "current" for each in found):
        raise typer.Exit(exits.FINDINGS)


def _text(found: "OutputStatus") -> str:
    page = Page.of_terminal()
    page.words(f"{found.path}: {_STATES[found.state]}", hanging=2)
    if found.because:
        page.words(f"changed since: {', '.join(found.because)}", indent=2, hanging=4)
    if found.records:
        page.words(f"records: {_some(found.records)}", indent=2, hanging=4)
    for edit in found.edits[:_MANY]:
        page.words(edit_words(edit), indent=2, hanging=4)
    if len(found.edits) > _MANY:
        page.words(f"and {len(found.edits) - _MANY} more; --json has them all", indent=2)
    if found.note:
        page.words(found.note, indent=2, hanging=4)
    if found.command:
        page.words(f"run: {found.command}", indent=2, hanging=4)
    return page.text()


def _some(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return ", ".join(names[:_MANY]) + more


def edit_words(edit: "EditShown") -> str:
    """Return an edit on one line: where, whose field, what was there, what is there."""
    about = " · ".join(part for part in (edit.record, edit.axis, edit.field) if part)
    where = f"{edit.cell}  {about}".rstrip()
    if edit.what not in ("value", "computed cell"):
        return f"{where} ({edit.what})"
    if edit.was is None:
        return f"{where}: now {quoted(edit.now)} ({edit.what})"
    return f"{where}: {quoted(edit.was)} → {quoted(edit.now)}"


def quoted(text: str | None) -> str:
    """Return what a cell holds in quotes, cut; `nothing` for an empty one."""
    if not text:
        return "nothing"
    line = " ⏎ ".join(text.splitlines())
    return f"“{line}”" if len(line) <= 60 else f"“{line[:57]}…”"
