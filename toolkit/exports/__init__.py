"""Tidy tables as files for other programs. One format a file."""
