"""Accessibility and good practice of workbooks, anybody's: rules, profiles, waivers."""
