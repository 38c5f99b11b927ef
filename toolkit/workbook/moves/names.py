"""Defined names: areas that they mean, print areas and titles, filters' hidden names."""

from toolkit.workbook.moves.common import Work, named, set_text


def move_names(work: Work) -> None:
    """Move every defined name; a name of one sheet reads as that sheet's own.

    What has no `$` means a row or column by its distance from the cell that uses the name, so it
    stays as it is.
    """
    tabs = [sheet.get("name", "") for sheet in named(work.root, "sheet")]
    for name in named(work.root, "definedName"):
        text = name.text
        if not text:
            continue
        number = name.get("localSheetId", "")
        work.sheet = tabs[int(number)] if number.isdigit() and int(number) < len(tabs) else ""
        what = f'name "{name.get("name", "")}"'
        moved = work.formula(text, what, single="always", only_fixed=True)
        set_text(name, work.renamed(moved, area_of=what))
    work.sheet = ""
