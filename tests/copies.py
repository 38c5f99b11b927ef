"""A project that is built once, and copied for every test that changes it."""

from pathlib import Path


def copied_project(built: Path, folder: Path) -> Path:
    """Copy the seeds and workbooks of a project; return where the copy stands."""
    for path in (*built.rglob("*.json"), *built.rglob("*.xlsx")):
        target = folder / path.relative_to(built)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder
