"""Findings in the forms that people, programs and CI systems read. One form a file."""
