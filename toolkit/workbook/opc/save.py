"""Writing a package: the same parts give the same bytes on any machine with the same zlib."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from toolkit.errors import WorkbookError
from toolkit.files import write_atomically
from toolkit.workbook.opc import digest, limits, properties
from toolkit.workbook.opc.ahead import made_ahead
from toolkit.workbook.opc.package import Package

_LEVEL = 6
_MACROS, _WORKBOOK = ".macroEnabled", ".main+xml"
_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TEMPLATES, _WITH_MACROS = (".xltx", ".xltm"), (".xlsm", ".xltm")
ENDINGS = (".xlsx", *_TEMPLATES, ".xlsm")
"""How the name of a workbook that this module writes may end."""
_UNIX = 3  # as if written there, also on Windows


def save(package: Package, path: Path) -> str:
    """Write the workbook to `path` in one step and return its content digest.

    A template (.xltx) becomes a workbook when it is saved as one. Raises FileError if the file
    cannot be written, which leaves the old one as it was, and WorkbookError if Excel would refuse
    the name's ending for what is in the file.
    """
    _settle_kind(package, path)
    written = ""

    def write(file: BinaryIO) -> None:
        nonlocal written
        written = write_package(package, file)

    write_atomically(path, write)
    return written


def _settle_kind(package: Package, path: Path) -> None:
    """Make the content type and the ending of the file's name agree, or refuse."""
    part = package.workbook_part
    content_type = package.content_type(part)
    macros, ending = _MACROS in content_type, path.suffix.lower()
    if not content_type.endswith(_WORKBOOK) or ending not in ENDINGS:
        return
    if macros != (ending in _WITH_MACROS):
        what, right = ("holds macros", ".xlsm") if macros else ("holds no macros", ".xlsx")
        raise WorkbookError(
            f"{package.name} {what}, and Excel would not open it as {path.name};"
            f" choose a name that ends in {right}"
        )
    kind = "template" if ending in _TEMPLATES else "sheet"
    start = "application/vnd.ms-excel." if macros else _PLAIN
    wanted = f"{start}{kind}{_MACROS if macros else ''}{_WORKBOOK}"
    if content_type != wanted:
        package.set_content_type(part, wanted)


def write_package(package: Package, file: BinaryIO) -> str:
    """Write the workbook into an open, seekable file and return its content digest.

    Parts that are produced while writing are asked for once. Raises WorkbookError if a part is
    larger than 2 GB, which Excel could not read.
    """
    custom, total = properties.custom_part(package), digest.ContentHash()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in digest.part_order(package):
            if name != custom:
                chunks = total.through(name, package.chunks(name))
                ahead = made_ahead(chunks) if package.is_streamed(name) else chunks
                _write_part(package, archive, name, ahead)
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
