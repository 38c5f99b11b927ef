"""Sheets that stand once for every item of a list: named, copied, and referred to."""
