"""Tests that run over real workbooks, when a folder of them is given."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


def _real_workbooks() -> Iterator[Path]:
    folder = os.environ.get("WORKBOOKS", "")
    if folder:
        yield from sorted(Path(folder).glob("*.xls[xm]"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `real_workbook` once for each file in the folder $WORKBOOKS."""
    if "real_workbook" in metafunc.fixturenames:
        found = list(_real_workbooks())
        reason = "set WORKBOOKS to a folder of workbooks of other projects"
        missing = pytest.param(None, marks=pytest.mark.skip(reason=reason))
        metafunc.parametrize(
            "real_workbook", found or [missing], ids=lambda p: getattr(p, "name", "")
        )
