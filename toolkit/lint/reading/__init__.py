"""Reads a workbook into what the rules look at."""
