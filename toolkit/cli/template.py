"""`border-policy template check | tags | new`: templates, without filling them."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import exits
from toolkit.cli.layout import Page
from toolkit.cli.options import JsonOption, project_root
from toolkit.cli.reporters import as_text, counted
from toolkit.cli.terminal import say, tell, wants_colour
from toolkit.findings import CellPlace, Finding, has_errors

if TYPE_CHECKING:
    from toolkit.tasks.template import Checked
    from toolkit.workbook.fill.outline import Repeat, SheetOutline

template = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@template.callback()
def _template() -> None:
    """Check templates, list the tags that they can hold, write a new one."""


@template.command()
def check(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME|FILE]...", help="All templates of the project if none."),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DATA.json", help="Check as `fill` would, not the seeds."),
    ] = None,
    schema: Annotated[
        Path | None, typer.Option("--schema", metavar="S.json", help="What --data must be like.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say all mistakes of templates, and what would repeat where; exit 1 if there are mistakes."""
    from toolkit.tasks.template import check_templates

    root = project_root(ctx)
    checked = check_templates(
        root, names or (), data=data and root / data, schema=schema and root / schema
    )
    if as_json:
        say(json.dumps([_record(each) for each in checked], ensure_ascii=False, indent=2))
    else:
        for each in checked:
            say(as_text(each.findings, colour=wants_colour(sys.stdout)))
            say(_plan(each))
    if has_errors(finding for each in checked for finding in each.findings):
        raise typer.Exit(exits.FINDINGS)


def _plan(checked: "Checked") -> str:
    page = Page.of_terminal()
    page.heading(f"{checked.file}: {counted(checked.findings)}", "=")
    for sheet in checked.sheets:
        page.gap()
        page.words(f"{sheet.sheet}: {_summary(sheet)}")
        for repeat in sheet.repeats:
            page.words(_repeat(repeat), indent=2, hanging=4)
            for cell in repeat.cells:
                heading = f"{cell.heading}: " if cell.heading and "{{" not in cell.heading else ""
                page.words(f"{cell.cell}  {heading}{cell.text}", indent=4, hanging=8)
    if not checked.sheets:
        page.words("no cell holds a tag")
    if checked.texts:
        page.gap()
        page.words("outside of cells:")
        for text in checked.texts:
            place = "!".join(part for part in (text.sheet, text.cell) if part)
            page.words(f"{place}  {text.what}: {text.text}".strip(), indent=2, hanging=6)
    return page.text() + "\n"


def _summary(sheet: "SheetOutline") -> str:
    count = len(sheet.single)
    once = {0: "nothing is", 1: "1 cell is"}.get(count, f"{count} cells are") + " filled once"
    now = f"{sheet.items} now" if sheet.items else "none now"
    return f"a sheet for every {sheet.over}, {now}; on each {once}" if sheet.over else once


def _repeat(repeat: "Repeat") -> str:
    within = f" within {repeat.within}" if repeat.within else ""
    if repeat.kind == "condition":
        return f"rows {repeat.area}{within}: where their condition holds, {repeat.items} times now"
    now = f"{repeat.items} now" if repeat.items else "none now"
    if repeat.kind == "table":
        return f"Table {repeat.table} ({repeat.area}): its body for every {repeat.over}, {now}"
    return f"{repeat.kind} {repeat.area}{within}: for every {repeat.over}, {now}"


def _record(checked: "Checked") -> dict[str, object]:
    findings = [_finding(finding) for finding in checked.findings]
    sheets = [asdict(sheet) for sheet in checked.sheets]
    texts = [asdict(text) for text in checked.texts]
    return {"file": checked.file, "findings": findings, "sheets": sheets, "texts": texts}


def _finding(finding: Finding) -> dict[str, str]:
    place = finding.place
    assert isinstance(place, CellPlace)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "remedy": finding.remedy,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
    }


@template.command()
def tags(
    ctx: typer.Context,
    root: Annotated[
        str | None, typer.Argument(metavar="[ROOT]", help="For example comparison; all if none.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", metavar="FILE.xlsx", help="Write a workbook with a Table of them."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE.xlsx if it exists.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List every field as a tag ready to paste, with meaning, type and origin."""
    from toolkit.tasks.template_tags import list_tags, write_tags

    found = list_tags(project_root(ctx), root)
    if output:
        write_tags(found, project_root(ctx) / output, force=force)
        say(f"{output}: written")
        return
    if as_json:
        say(json.dumps([asdict(field) for field in found], ensure_ascii=False, indent=2))
        return
    page = Page.of_terminal()
    for field in found:
        origin = f"from {field.origin}" if field.origin else "computed"
        page.words(field.tag)
        said = "; ".join(part for part in (field.meaning.rstrip("."), field.type, origin) if part)
        page.words(said, indent=4)
    say(page.text())


@template.command()
def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The starter, such as comparison.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace the template; the old one is kept aside.")
    ] = False,
) -> None:
    """Write a starter template, to be restyled in Excel."""
    from toolkit.tasks.template import new_template

    root = project_root(ctx)
    path, aside = new_template(root, name, force=force)
    say(f"{path.relative_to(root).as_posix()}: written")
    if aside:
        tell(f"the template that was there is now {aside.relative_to(root).as_posix()}")
