"""What changed: pure comparison and three-way merging of what was written, read back and held."""
