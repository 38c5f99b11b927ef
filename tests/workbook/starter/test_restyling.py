"""A template that was given another look shows the same data (docs/restyling.md)."""

from pathlib import Path
from typing import Any

import pytest

from tests.workbook.starter import making
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save
from toolkit.workbook.opc.xml import A, main, qualified, to_bytes

COLOURS = {
    "accent1": "5B1A18",
    "accent2": "8C8C3C",
    "accent3": "2E3440",
    "accent6": "1D1D1D",
    "hlink": "7A1F1C",
}
"""Another palette, as Page Layout, Colors would write it into the theme."""
TITLE_POINTS = "20"


def restyled(template: Path, target: Path) -> Path:
    """Write the template with another palette and larger titles."""
    package = Package.open(template)
    theme = package.xml("xl/theme/theme1.xml")
    for name, colour in COLOURS.items():
        next(theme.iter(qualified(A, name)))[0].set("val", colour)
    package.replace("xl/theme/theme1.xml", to_bytes(theme))
    styles = package.xml("xl/styles.xml")
    for size in styles.iter(main("sz")):
        if size.get("val") == "16":
            size.set("val", TITLE_POINTS)
    package.replace("xl/styles.xml", to_bytes(styles))
    save(package, target)
    return target


@pytest.fixture(scope="module")
def other(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("restyled")
    return making.filled(restyled(template, folder / "other.xlsx"), folder, making.dataset())


def _content(path: Path) -> Any:
    return {
        sheet.title: [
            (cell.coordinate, cell.value, cell.hyperlink.location if cell.hyperlink else None)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in making.shown(path)
    }


def test_it_holds_the_same_values_and_links_in_the_same_cells(
    template: Path, other: Path, tmp_path: Path
) -> None:
    usual = making.filled(template, tmp_path, making.dataset())
    assert _content(other) == _content(usual)


def test_its_tables_and_drop_downs_are_the_same(
    template: Path, other: Path, tmp_path: Path
) -> None:
    usual, new = (
        making.shown(path) for path in (making.filled(template, tmp_path, making.dataset()), other)
    )
    for sheet, twin in zip(usual, new, strict=True):
        assert sheet.tables.items() == twin.tables.items()
        assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == [
            str(v.sqref) for v in twin.data_validations.dataValidation
        ]


def test_its_look_is_that_of_the_analyst(other: Path) -> None:
    package = Package.open(other)
    theme = package.xml("xl/theme/theme1.xml")
    assert next(theme.iter(qualified(A, "accent1")))[0].get("val") == COLOURS["accent1"]
    assert making.shown(other)["Summary"]["A1"].font.sz == float(TITLE_POINTS)
