"""Somebody's own things, carried from their copy of a workbook into a new one."""
