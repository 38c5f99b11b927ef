"""Writing a package: the same parts give the same bytes on any machine with the same zlib."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from toolkit.errors import WorkbookError
from toolkit.files import write_atomically
from toolkit.workbook import digest, limits, properties
from toolkit.workbook.package import Package

_LEVEL = 6
_UNIX = 3  # as if written there, also on Windows


def save(package: Package, path: Path) -> str:
    """Write the workbook to `path` in one step and return its content digest.

    Raises FileError if it cannot be written; the old file is then as it was.
    """
    written = ""

    def write(file: BinaryIO) -> None:
        nonlocal written
        written = write_package(package, file)

    write_atomically(path, write)
    return written


def write_package(package: Package, file: BinaryIO) -> str:
    """Write the workbook into an open, seekable file and return its content digest.

    Parts that are produced while writing are asked for once. Raises WorkbookError if a part is
    larger than 2 GB, which Excel could not read.
    """
    custom, total = properties.custom_part(package), digest.ContentHash()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in digest.part_order(package):
            if name != custom:
                _write_part(package, archive, name, total.through(name, package.chunks(name)))
        if custom:
            sealed = b"".join(total.through(custom, [digest.blanked(package.read(custom))]))
            _write_part(package, archive, custom, [digest.blanked(sealed, total.hexdigest())])
    return total.hexdigest()


def _write_part(
    package: Package, archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes]
) -> None:
    size = 0
    # Given a name and not a ZipInfo, zipfile dates the entry 1980-01-01 and uses the level above.
    with archive.open(name, "w") as entry:
        for chunk in chunks:
            size += len(chunk)
            if size > limits.MAX_PART_BYTES:
                raise WorkbookError(f"{package.name}: {name} is over 2 GB; fill in less data")
            entry.write(chunk)
    archive.getinfo(name).create_system = _UNIX
