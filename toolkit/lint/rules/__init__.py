"""The rules as functions: each takes a book and yields what breaks it."""
