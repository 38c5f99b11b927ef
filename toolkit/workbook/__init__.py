"""Excel files: the package, the tags, the plan, the fill, the calculation."""
