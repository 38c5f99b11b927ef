"""The folder with pictures: what lies in it is read, and nothing else, however it is named."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks.problem import cut, did_you_mean
from toolkit.workbook.pictures.formats import Format, PictureProblem, read_format

MAX_BYTES = 10 * 1024**2
MAX_ALL_BYTES = 200 * 1024**2
"""All pictures of a workbook, each counted once; mail systems refuse far smaller files."""
_ENDINGS = (".png", ".jpg", ".jpeg")
_CONTROL = 32


@dataclass(frozen=True)
class PictureFile:
    """A picture: its bytes, what they are, and a digest by which equal ones are known."""

    data: bytes
    format: Format
    digest: str


class PictureFolder:
    """Reads pictures by the names that stand in the data, each once."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder that the data lies in; None where there is none."""
        self._folder = folder
        self._known: dict[str, PictureFile | PictureProblem] = {}
        self._digests: set[str] = set()
        self._total = 0

    def read(self, name: str) -> PictureFile:
        """Return the picture of a relative name such as `flags/canada.png`.

        Raises PictureProblem, which names it, where it is outside of the folder, an address, not
        there, neither PNG nor JPEG, damaged or too large.
        """
        if name not in self._known:
            try:
                self._known[name] = self._read(name)
            except PictureProblem as problem:
                self._known[name] = PictureProblem(f'the picture "{cut(name)}" {problem}')
        found = self._known[name]
        if isinstance(found, PictureProblem):
            raise found
        return found

    def _read(self, name: str) -> PictureFile:
        data = _content(self._located(name))
        found = PictureFile(data, read_format(data), hashlib.sha256(data).hexdigest())
        if found.digest not in self._digests:
            self._digests.add(found.digest)
            self._total += len(data)
        if self._total > MAX_ALL_BYTES:
            raise PictureProblem(
                f"is one too many: all of them may have {MAX_ALL_BYTES // 1024**2} MiB;"
                " make them smaller"
            )
        return found

    def _located(self, name: str) -> Path:
        _refuse_odd_name(name)
        if self._folder is None:
            raise PictureProblem("cannot be read: there is no folder for pictures here")
        try:
            folder = self._folder.resolve(strict=True)
            path = (folder / name).resolve(strict=True)
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
            raise PictureProblem(f"is not there; {self._hint(name)}") from error
        if not path.is_relative_to(folder):
            raise PictureProblem("is a link that leads out of the folder; put the file itself here")
        return path

    def _hint(self, name: str) -> str:
        """Return what was probably meant, or what to do."""
        assert self._folder is not None
        above, _, _ = name.rpartition("/")
        start = f"{above}/" if above else ""
        names = _names(self._folder.resolve(), above)
        pictures = [start + each for each in names if each.lower().endswith(_ENDINGS)]
        return did_you_mean(name, pictures) or "put the file beside the data"


def _names(folder: Path, below: str) -> list[str]:
    """Return what lies in a folder below another, nothing where that leads elsewhere."""
    try:
        inner = (folder / below).resolve(strict=True)
        inside = inner.is_relative_to(folder)
        return sorted(each.name for each in inner.iterdir()) if inside else []
    except (OSError, RuntimeError):
        return []


def _refuse_odd_name(name: str) -> None:
    if ":" in name:
        raise PictureProblem("is an address; name a file that lies beside the data")
    if "\\" in name:
        raise PictureProblem("has a backslash in its name; write / between folders")
    if any(ord(character) < _CONTROL for character in name):
        raise PictureProblem("has a control character in its name; correct the name")
    if name.startswith("/") or any(step in ("", ".", "..") for step in name.split("/")):
        raise PictureProblem("is not named from the folder of the data down; write flags/ca.png")


def _content(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise PictureProblem("is not an ordinary file; name a PNG or JPEG")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PictureProblem(
            f"cannot be read: {(error.strerror or 'no reason').lower()}"
        ) from error
    if len(data) > MAX_BYTES:
        raise PictureProblem(f"has more than {MAX_BYTES // 1024**2} MiB; make it smaller")
    return data
