"""Fills real Excel workbooks from a schema-validated JSON source of truth."""

__version__ = "0.1.0"
