"""The package: zip, parts, relationships, content types, digests, checks, saving."""
