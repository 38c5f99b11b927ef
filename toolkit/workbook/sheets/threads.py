"""Threaded comments of a copied sheet: each thread has an identity, so a copy gets another."""

import re
import uuid

_GUID = rb"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}"
_OF_THREAD = re.compile(
    rb"((?:\sid|\sparentId|\sxr:uid)\s*=\s*[\"']|<(?:[\w.-]+:)?author>\s*tc=)(" + _GUID + rb")"
)


def with_own_threads(data: bytes, copy: int) -> bytes:
    """Return a part of notes or threaded comments with the identities of copy number `copy`.

    They follow from the old ones and the number, so that the parts of a sheet agree, and the same
    template gives the same bytes.
    """
    return _OF_THREAD.sub(lambda match: match[1] + _identity(match[2], copy), data)


def _identity(guid: bytes, copy: int) -> bytes:
    return b"{%s}" % str(uuid.uuid5(uuid.UUID(guid.decode()), str(copy))).upper().encode()
