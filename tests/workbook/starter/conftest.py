"""The starter of the comparison, written once for all tests of this folder."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.workbook.starter import making
from toolkit.workbook.starter.comparison import author_comparison


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the starter as a file."""
    path = tmp_path_factory.mktemp("starter") / "comparison.xlsx"
    author_comparison(path)
    return path


@pytest.fixture(scope="session")
def book(template: Path) -> Any:
    """Return the starter as openpyxl reads it."""
    return openpyxl.load_workbook(template)


@pytest.fixture(scope="session")
def real_path(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the starter filled with the data of the repository, as a file."""
    return making.filled(template, tmp_path_factory.mktemp("real"), making.real_data())


@pytest.fixture(scope="session")
def real_book(real_path: Path) -> Any:
    """Return the starter filled with the data of the repository, formulas as their values."""
    return making.shown(real_path)
