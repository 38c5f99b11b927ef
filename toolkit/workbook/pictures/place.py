"""Pictures of a fill: read and placed with the cells of each sheet, drawn when all has moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from toolkit.codes import finding
from toolkit.findings import CellPlace, Finding
from toolkit.workbook.cells.celltext import check_text
from toolkit.workbook.opc.package import Package
from toolkit.workbook.pictures.drawing import Hung, add_pictures, drawing_of
from toolkit.workbook.pictures.folder import PictureFile, PictureFolder
from toolkit.workbook.pictures.formats import PictureProblem
from toolkit.workbook.pictures.sizes import CellSizes
from toolkit.workbook.pictures.wanted import Wanted
from toolkit.workbook.references.references import cell_name
from toolkit.workbook.tags.values import ValueProblem

_NO_WORDS = 'write | picture alt FIELD, | picture alt "WORDS", or | picture decorative'


@dataclass(frozen=True)
class CellPicture:
    """A picture that a cell of a filled sheet asks for; row and column count from 1."""

    row: int
    column: int
    wanted: Wanted


class Pictures:
    """The pictures of one fill; `findings` collects what is wrong with them."""

    def __init__(self, package: Package, file: str, folder: Path | None) -> None:
        """Take the workbook, its name in findings, and the folder of the pictures."""
        self._package, self._file, self._folder = package, file, PictureFolder(folder)
        self._media: dict[str, str] = {}
        self._hung: dict[str, list[Hung]] = {}
        self.findings: list[Finding] = []

    def place(
        self,
        sheet: str,
        part: str,
        frame: etree._Element,
        rows: bytes,
        pictures: Sequence[CellPicture],
    ) -> None:
        """Find the place of a sheet's pictures, and give the sheet a drawing; nothing is drawn yet.

        `frame` is all of the sheet but its rows, as everything has moved; `rows` the XML of the
        new ones.
        """
        if not pictures:
            return
        sizes, hung = CellSizes(frame, rows), []
        for each in pictures:
            try:
                picture = self._read(each.wanted)
                check_text(each.wanted.alt)
            except (PictureProblem, ValueProblem) as problem:
                where = f"{each.wanted.origin}: " if each.wanted.origin else ""
                self._report("F105", f"{where}{problem}", sheet, each)
                continue
            box = sizes.fit(each.row, each.column, picture.format.width, picture.format.height)
            hung.append(Hung(self._stored(picture), box, each.wanted.alt, each.wanted.decorative))
        self._ask_for_words(sheet, pictures)
        self._hung.setdefault(drawing_of(self._package, part, frame), []).extend(hung)

    def draw(self) -> None:
        """Add all pictures to their drawings, whose other shapes have moved by now."""
        for drawing, pictures in self._hung.items():
            add_pictures(self._package, drawing, pictures)

    def _read(self, wanted: Wanted) -> PictureFile:
        if not isinstance(wanted.file, str):
            raise PictureProblem(f"{wanted.file!r} is no name of a picture's file")
        return self._folder.read(wanted.file)

    def _stored(self, picture: PictureFile) -> str:
        """Return the part with the bytes of a picture, one for all that are equal."""
        if picture.digest not in self._media:
            kind = picture.format.kind
            name = self._package.free_name(f"xl/media/image{{}}.{kind}")
            self._package.add(name, picture.data, f"image/{kind}")
            self._media[picture.digest] = name
        return self._media[picture.digest]

    def _ask_for_words(self, sheet: str, pictures: Sequence[CellPicture]) -> None:
        """Report, once for the sheet, pictures of which a screen reader could say nothing."""
        silent = [p for p in pictures if not p.wanted.alt and not p.wanted.decorative]
        if silent:
            what = f"{len(silent)} pictures have" if len(silent) > 1 else "a picture has"
            message = f"{what} no words for people who cannot see them"
            self._report("F106", message, sheet, silent[0], _NO_WORDS)

    def _report(
        self, code: str, message: str, sheet: str, at: CellPicture, remedy: str = ""
    ) -> None:
        place = CellPlace(self._file, sheet, cell_name(at.row, at.column))
        self.findings.append(finding(code, message, place, remedy))
