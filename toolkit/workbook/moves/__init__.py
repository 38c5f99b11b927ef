"""Moves every reference outside the cells of a sheet, one module a family of parts."""
