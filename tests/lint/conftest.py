"""Tests of this folder run over real workbooks as those of `tests/workbook` do."""

from tests.workbook.conftest import pytest_generate_tests

__all__ = ["pytest_generate_tests"]
