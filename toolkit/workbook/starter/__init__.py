"""Starter templates: written once, restyled in Excel ever after."""
