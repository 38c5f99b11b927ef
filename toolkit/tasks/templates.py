"""The templates of a project: which there are, and where a new one goes."""

from pathlib import Path

ASIDE = ".edited-"
"""In the names of files that were kept aside, which are no templates."""


def templates_in(root: Path) -> dict[str, Path]:
    """Return the templates in `root` by name, in order, without locks and files kept aside."""
    every = {path.stem: path for path in sorted((root / "templates").glob("*.xlsx"))}
    return {n: path for n, path in every.items() if not n.startswith("~$") and ASIDE not in n}
