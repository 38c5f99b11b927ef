"""The zip around a workbook: opened without trust, every refusal one sentence."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import FileError, WorkbookError
from toolkit.workbook.opc import limits

CHUNK_BYTES = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ROOT = "/"  # XlsxWriter puts one before a name where it embeds pictures, and Excel reads that
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True)
class PackedPart:
    """A part that is still compressed in the zip it came from."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    workbook: str

    def chunks(self) -> Iterator[bytes]:
        """Yield the uncompressed bytes; raise WorkbookError if they are damaged."""
        try:
            with self.archive.open(self.info) as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    yield chunk
        except _DAMAGE as error:
            raise WorkbookError(
                f"{self.workbook} is damaged: its part {self.info.filename} cannot be unpacked;"
                " get a fresh copy"
            ) from error


def read_file(path: Path) -> bytes:
    """Return the bytes of the file; raise FileError or, if it is huge, WorkbookError."""
    try:
        if path.stat().st_size > limits.MAX_FILE_BYTES:
            raise WorkbookError(f"{path} is larger than any workbook that can be read here")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileError(f"{path} does not exist; check the name") from error
    except IsADirectoryError as error:
        raise FileError(f"{path} is a folder, not a workbook") from error
    except PermissionError as error:
        raise FileError(f"{path} cannot be read: you have no permission") from error
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}") from error


def unpack(data: bytes, workbook: str) -> dict[str, PackedPart]:
    """Return the parts of the zip by name, in the order of the zip, folders left out.

    `workbook` is the name for messages. Raises WorkbookError for what is no zip (with the reason:
    encrypted, old format, cut short), for zip bombs and for part names that are illegal or not
    unique without regard to case.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise WorkbookError(f"{workbook} {_why_no_zip(data)}") from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    _refuse_bombs(infos, workbook)
    parts: dict[str, PackedPart] = {}
    seen: set[str] = set()
    for info in infos:
        _refuse_entry(info, seen, workbook)
        name = info.filename.removeprefix(_ROOT)
        seen.add(name.casefold())
        parts[name] = PackedPart(archive, info, workbook)
    return parts


def _why_no_zip(data: bytes) -> str:
    if not data:
        return "is empty"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "is encrypted; open it in Excel and save it without a password"
        return "is in the old .xls format or encrypted; open it in Excel and save it as .xlsx"
    if data.startswith(b"PK"):
        return "is damaged or cut short; get a fresh copy"
    return "is not an Excel workbook (.xlsx); open it in Excel and save it as .xlsx"


def _refuse_bombs(infos: list[zipfile.ZipInfo], workbook: str) -> None:
    # zipfile never unpacks more than the size that an entry declares, so the sums are bounds.
    unpacked = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    too_dense = unpacked > limits.RATIO_COUNTS_FROM_BYTES and unpacked / packed > limits.MAX_RATIO
    if len(infos) > limits.MAX_PARTS or unpacked > limits.MAX_UNPACKED_BYTES or too_dense:
        raise WorkbookError(
            f"{workbook} is refused: it unpacks to {unpacked:,} bytes in {len(infos):,} parts,"
            " which no ordinary workbook does"
        )


def _refuse_entry(info: zipfile.ZipInfo, seen: set[str], workbook: str) -> None:
    name = info.orig_filename.removeprefix(_ROOT)
    if "\\" in name or any(step in ("", ".", "..") for step in name.split("/")):
        raise WorkbookError(f"{workbook} is refused: {name!r} is not a legal name of a part")
    if name.casefold() in seen:
        raise WorkbookError(f"{workbook} is refused: it has two parts called {name}")
    if info.flag_bits & 0x1:
        raise WorkbookError(f"{workbook} is encrypted; save it without a password")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise WorkbookError(f"{workbook} is refused: {name} is packed in a way Excel does not know")
