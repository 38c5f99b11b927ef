"""`border-policy pull WORKBOOK`: edits of a workbook into the seeds."""

import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.grid import grid
from toolkit.cli.options import JsonOption, project_root
from toolkit.cli.reporters import as_text, counted
from toolkit.cli.terminal import say, tell, wants_colour

if TYPE_CHECKING:
    from toolkit.tasks.pull import PulledField, PullResult

_USUAL = 120
_HEADINGS = ("Record", "Axis", "Field", "Was", "Workbook", "Seeds", "")
_STATES = {
    "change": "",
    "same": "in the seeds already",
    "conflict": "CONFLICT",
    "kept": "seeds kept",
    "refused": "refused",
}
_COUNTED = {
    "conflict": "in conflict",
    "refused": "refused",
    "kept": "kept as in the seeds (`border-policy build --force` replaces an output that differs)",
}


def pull(
    ctx: typer.Context,
    workbook: Annotated[
        Path,
        typer.Argument(metavar="WORKBOOK", help="What was edited."),
    ],
    write: Annotated[
        bool, typer.Option("--write", help="Change the seeds; without, only show what would.")
    ] = False,
    take: Annotated[
        str | None,
        typer.Option(
            "--take",
            metavar="workbook|seeds|FILE",
            help="Decide conflicts: all for one side, or by field as a JSON file says.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what was edited in a workbook beside the seeds, and take it into them."""
    from toolkit.tasks.pull import decisions
    from toolkit.tasks.pull import pull as run

    root = project_root(ctx)
    result = run(root, root / workbook, write=write, take=decisions(root, take))
    if as_json:
        say(_json(result))
    else:
        _report(result, write=write)
    if not result.is_settled:
        raise typer.Exit(exits.FINDINGS)


def _json(result: "PullResult") -> str:
    whole = asdict(result)
    whole["findings"] = [
        {**asdict(each), "place": str(each.place), "text": str(each)} for each in result.findings
    ]
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _report(result: "PullResult", *, write: bool) -> None:
    if result.doubt:
        tell(result.doubt)
    if result.fields:
        width = shutil.get_terminal_size((_USUAL, 24)).columns if sys.stdout.isatty() else _USUAL
        say(grid(_HEADINGS, [_row(each) for each in result.fields], max(width, 60)))
    for path in result.records:
        say(f"{path}: {'added' if write else 'a new record'}")
    tell(as_text(result.findings, colour=wants_colour(sys.stderr)))
    _tell_conflicts(result)
    for file in result.written:
        say(f"{file}: written")
    tell(_summary(result, write=write))


def _row(field: "PulledField") -> tuple[str, ...]:
    state = _STATES[field.state]
    where = f"{field.cell}\n{field.place}" if field.state == "conflict" else ""
    last = f"{state}\n{where}".strip()
    return (field.record, field.axis, field.field, *(_cut(words) for words in field.words), last)


def _cut(words: str) -> str:
    return words if len(words) <= 200 else f"{words[:197]}…"


def _tell_conflicts(result: "PullResult") -> None:
    conflicts = [each for each in result.fields if each.state == "conflict"]
    if not conflicts:
        return
    example = json.dumps({conflicts[0].path: "workbook"}, ensure_ascii=False)
    tell(
        "Conflicts are not written. Decide them all with --take workbook or --take seeds,"
        f" or one by one with --take FILE, a JSON file such as {example}."
    )


def _summary(result: "PullResult", *, write: bool) -> str:
    if not (result.fields or result.records or result.findings):
        return "nothing was edited"
    taken = sum(each.state == "change" for each in result.fields) + len(result.records)
    parts = [f"{taken} to take"] if not write else [f"{taken} taken"]
    for state, words in _COUNTED.items():
        count = sum(each.state == state for each in result.fields)
        parts += [f"{count} {words}"] if count else []
    parts += [counted(result.findings)] if result.findings else []
    hint = "; --write takes them into the seeds" if taken and not write else ""
    return ", ".join(parts) + hint
