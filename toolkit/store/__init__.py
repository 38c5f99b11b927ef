"""JSON files with positions."""
