"""References and formulas, and where they go when rows and columns repeat."""
