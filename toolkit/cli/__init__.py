"""Talks: Typer, the terminal, exit codes. One file a command."""
