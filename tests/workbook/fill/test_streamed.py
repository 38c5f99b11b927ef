"""A large plain sheet is produced while the package is written, and never held whole."""

import io
import tracemalloc

from tests.workbook.filling import as_bytes, fill_in, opened, template
from toolkit.workbook.fill.fill import STREAMED_FROM
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import write_package

COLUMNS = "abcde"
TAGS = {f"{c.upper()}1": "{{ r[]." + c + " }}" for c in COLUMNS}
ROWS = STREAMED_FROM // len(COLUMNS)


class Nowhere(io.RawIOBase):
    """A file that forgets what is written to it."""

    position = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = 0) -> int:
        self.position = offset + (self.position if whence == 1 else 0)
        return self.position

    def write(self, data: object) -> int:
        size = len(memoryview(data))  # type: ignore[arg-type]
        self.position += size
        return size


TEMPLATE = as_bytes(template({"S": TAGS}))


def filled(count: int) -> Package:
    package = Package.from_bytes(TEMPLATE, "t.xlsx")
    rows = [{c: i * 1000 + n for n, c in enumerate(COLUMNS)} for i in range(count)]
    fill_in(package, {"r": rows})
    return package


def test_a_large_sheet_is_produced_while_it_is_written() -> None:
    assert not filled(ROWS - 1).is_streamed("xl/worksheets/sheet1.xml")
    package = filled(ROWS)
    assert package.is_streamed("xl/worksheets/sheet1.xml")
    sheet = opened(package)["S"]
    assert sheet.max_row == ROWS
    assert [cell.value for cell in sheet[ROWS]] == [(ROWS - 1) * 1000 + n for n in range(5)]


def test_a_produced_sheet_is_the_same_each_time() -> None:
    assert as_bytes(filled(ROWS)) == as_bytes(filled(ROWS))


def test_memory_does_not_grow_with_the_rows_that_are_written() -> None:
    peaks = []
    for count in (ROWS, 3 * ROWS):
        package = filled(count)
        tracemalloc.start()
        write_package(package, Nowhere())  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    a_row_of_xml = 5 * len('<c r="A10000"><v>10000000</v></c>')
    assert peaks[1] - peaks[0] < 2 * ROWS * a_row_of_xml / 4
