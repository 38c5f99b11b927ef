"""`border-policy build`: seeds and templates to outputs."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.options import project_root
from toolkit.cli.reporters import as_text, counted
from toolkit.cli.terminal import say, tell, wants_colour
from toolkit.findings import Finding, worst_first

if TYPE_CHECKING:
    from toolkit.tasks.build import Built, Progress


def build(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Templates to fill; all if none."),
    ] = None,
    lang: Annotated[
        list[str] | None, typer.Option("--lang", help="Language; those of the release if none.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if an output is not current.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace edited files too; each is kept aside first.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option("-o", metavar="DIR", help="Write here, not into outputs.")
    ] = None,
    measures: Annotated[
        list[str] | None,
        typer.Option(
            "--measure",
            metavar="ID",
            help="Make briefs of this measure; may be repeated; needs -o.",
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all-measures", help="Make briefs of all measures; needs -o.")
    ] = False,
) -> None:
    """Fill the templates from the seeds; files that somebody edited are left alone."""
    from toolkit.tasks.build import BuildOptions
    from toolkit.tasks.build import build as run

    if every and measures:
        raise typer.BadParameter("--all-measures and --measure exclude each other")
    briefs = () if every else measures or None
    options = BuildOptions(names or (), lang or (), check, force, folder, briefs)
    with _progress() as progress:
        built, findings = run(project_root(ctx), options, progress)
    _report(built, findings, project_root(ctx), check=check)
    wrong = [each for each in built if each.state not in ("written", "current")]
    if wrong:
        raise typer.Exit(exits.FINDINGS)


@contextmanager
def _progress() -> Iterator["Progress"]:
    """Show a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    before = 0
    with typer.progressbar(length=1, label="building", file=sys.stderr) as bar:

        def step(label: str, done: int, of: int) -> None:
            nonlocal before
            bar.length = max(of, 1)
            bar.label = label or "done"
            bar.update(done - before)
            before = done

        yield step


_MOST_RULES = 5
"""How many broken rules of a workbook are told."""
_SAID = {
    "written": "written",
    "current": "current",
    "missing": "missing; run: border-policy build {template}",
    "stale": "not what seeds and template give now; run: border-policy build {template}",
    "resaved": "saved by another program, and not what seeds and template give now;"
    " run: border-policy build {template}",
    "edited": "edited by hand, or not written by this tool, so it is left as it is; "
    "`border-policy pull {path}` shows the edits and takes them into the seeds, "
    "`border-policy build {template} --force` replaces it and keeps the edited file aside",
}


def _report(
    built: Sequence["Built"], findings: Sequence[Finding], root: Path, *, check: bool
) -> None:
    found = worst_first([*findings, *(f for each in built for f in each.findings)])
    shown = [finding for finding in found if finding.severity != "note"]
    tell(as_text(shown, colour=wants_colour(sys.stderr)))
    for each in built:
        path = each.path.relative_to(root) if each.path.is_relative_to(root) else each.path
        say(f"{path}: {_SAID[each.state].format(template=each.template, path=path)}")
        if each.aside:
            say(f"{path}: the file that was there is now {each.aside.name}")
        _tell_rules(each.linted, str(path))
    if found and not check:
        tell(f"{counted(found)}; `border-policy validate` explains those of the data")


def _tell_rules(linted: Sequence[Finding], path: str) -> None:
    """Tell the first rules that a workbook breaks, as warnings: it was written all the same."""
    told = [replace(f, severity="warning") for f in linted if f.severity != "note"]
    tell(as_text(told[:_MOST_RULES], colour=wants_colour(sys.stderr)))
    if len(told) > _MOST_RULES:
        left = len(told) - _MOST_RULES
        tell(f"{path}: {left} more; see all with: border-policy lint {path}")
