"""`border-policy diff`: what changed between two states of the data, by measure, axis and field."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.layout import Page
from toolkit.cli.options import project_root
from toolkit.cli.reporters import deliver
from toolkit.cli.status import quoted
from toolkit.cli.terminal import say, tell
from toolkit.errors import UsageError

if TYPE_CHECKING:
    from toolkit.tasks.diff import Difference
    from toolkit.views.changewords import ChangeWords


class DiffFormat(StrEnum):
    """How differences are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    XLSX = "xlsx"


def diff(
    ctx: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A folder, a workbook or a git revision.")
    ] = "HEAD",
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="The same; by default this project as it is.")
    ] = ".",
    format_: Annotated[
        DiffFormat, typer.Option("--format", help="Write for people or for programs.")
    ] = DiffFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")
    ] = None,
    textconv: Annotated[
        bool, typer.Option("--textconv", help="Write OLD, a workbook, as lines of text, for git.")
    ] = False,
) -> None:
    """Show what changed from OLD to NEW, in words; exit 1 if anything did."""
    root = project_root(ctx)
    if textconv:
        from toolkit.tasks.textconv import workbook_lines

        say("\n".join(workbook_lines(root / old)))
        return
    from toolkit.tasks.diff import diff as compare

    found, target = compare(root, old, new), root / output if output else None
    if format_ == DiffFormat.XLSX:
        _write_workbook(found, target)
    else:
        deliver(_WRITERS[format_](found), target)
    if found.words:
        raise typer.Exit(exits.FINDINGS)


def _write_workbook(found: "Difference", output: Path | None) -> None:
    if output is None:
        raise UsageError("a workbook goes into a file; name it with -o, as in -o changes.xlsx")
    from toolkit.tasks.changebook import write_changes

    write_changes(found, output)
    tell(f"{output}: written")


def _as_text(found: "Difference") -> str:
    page = Page.of_terminal()
    for record, changes in groupby(found.words, key=_record):
        page.words(record[1])
        for change in changes:
            page.words(_line(change), indent=2, hanging=4)
    if found.words:
        page.gap()
    count = len(found.words)
    said = f"{count:,} change{'' if count == 1 else 's'}" if count else "no difference"
    page.words(f"{said} from {found.old} to {found.new}")
    return page.text()


def _record(change: "ChangeWords") -> tuple[str, str]:
    return change.path.split("/")[0], change.record


def _line(change: "ChangeWords") -> str:
    about = " · ".join(part for part in (change.axis, change.field) if part)
    match change.kind:
        case "changed":
            return f"{about}: {quoted(change.was)} → {quoted(change.now)}"
        case "moved":
            return f"{about or 'records'}: another order"
    shown = change.was or change.now
    return f"{about} {change.kind}: {quoted(shown)}" if about else f"{change.kind}: {quoted(shown)}"


def _as_json(found: "Difference") -> str:
    changes = [
        {**asdict(words), "old": change.old, "new": change.new}
        for change, words in zip(found.changes, found.words, strict=True)
    ]
    whole = {"old": found.old, "new": found.new, "changes": changes}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _as_markdown(found: "Difference") -> str:
    headings = ("Record", "Relationship", "Field", "Change", "Was", "Is now")
    lines = [f"Changes from {found.old} to {found.new}", ""]
    lines += [_row(headings), _row("---" for _ in headings)]
    lines += [_row((c.record, c.axis, c.field, c.kind, c.was, c.now)) for c in found.words]
    return "\n".join(lines) if found.words else f"No difference from {found.old} to {found.new}."


def _row(cells: Iterable[str]) -> str:
    shown = (" ".join(cell.replace("|", "\\|").split()) for cell in cells)
    return f"| {' | '.join(shown)} |"


_WRITERS: dict[DiffFormat, Callable[["Difference"], str]] = {
    DiffFormat.TEXT: _as_text,
    DiffFormat.JSON: _as_json,
    DiffFormat.MARKDOWN: _as_markdown,
}
