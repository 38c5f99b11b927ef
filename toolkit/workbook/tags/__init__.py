"""Tags: their grammar, the paths in them, and the values that they give."""
