"""The briefs: a printed page for each measure."""

import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.judges import judge
from tests.workbook.starter import making
from tests.workbook.starter.making import headings, rows
from toolkit.tasks.lint import lint_package, read_waivers
from toolkit.tasks.outputs import Output, make
from toolkit.workbook.starter.brief import author_brief

ROOT = Path(__file__).resolve().parents[3]
AROUND = ("Cover", "Abbreviations")
"""Sheets that are no brief."""
LEAST_SCALE = 0.7
WIDE = 53
"""Characters of the column of a relationship."""
POINTS_PER_CHARACTER = 7 * 72 / 96
PAPERS = {"A4": (9, 841.9), "Letter": (1, 792.0)}
"""Excel's number of a paper, and its height in points."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "brief.xlsx"
    author_brief(path)
    return path


@pytest.fixture(scope="module")
def real_path(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.filled(template, tmp_path_factory.mktemp("real"), making.real_data())


@pytest.fixture(scope="module")
def real_book(real_path: Path) -> Any:
    return openpyxl.load_workbook(real_path)


@pytest.fixture(scope="module")
def every_path(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the briefs of all measures."""
    data = making.real_data()
    release = {name: value for name, value in data["release"].items() if name != "briefs"}
    folder = tmp_path_factory.mktemp("every")
    return making.filled(template, folder, {**data, "release": release})


def _briefs(book: Any) -> list[Worksheet]:
    return [sheet for sheet in book if sheet.title not in AROUND]


def test_it_is_the_same_each_time(template: Path, tmp_path: Path) -> None:
    again = tmp_path / "brief.xlsx"
    author_brief(again)
    assert again.read_bytes() == template.read_bytes()


def test_there_is_a_sheet_for_each_measure_that_the_release_names(real_book: Any) -> None:
    data = making.real_data()
    short = {measure["id"]: measure["short"] for measure in data["measures"]}
    names = [short[ident] for ident in data["release"]["briefs"]]
    assert real_book.sheetnames == ["Cover", *names, "Abbreviations"]


def test_the_cover_leads_to_every_brief_and_every_brief_to_the_cover(real_book: Any) -> None:
    cover = real_book["Cover"]
    links = [c.hyperlink.location for row in cover.iter_rows() for c in row if c.hyperlink]
    targets = [link.split("!")[0].strip("'") for link in links]
    assert targets == [sheet.title for sheet in _briefs(real_book)]
    for sheet in _briefs(real_book):
        assert "Cover!A1" in [c.hyperlink.location for (c,) in sheet["A1:A8"] if c.hyperlink]


def test_the_relationships_stand_side_by_side_in_every_table(real_book: Any) -> None:
    for sheet in _briefs(real_book):
        assert len(sheet.tables) == 5
        for name in sheet.tables:
            assert headings(sheet, name)[1:] == ["US–Canada", "US–Mexico"]


def test_what_is_compared_is_never_blank(real_book: Any) -> None:
    for sheet in _briefs(real_book):
        (name,) = [name for name in sheet.tables if name.startswith("Compared")]
        for row in rows(sheet, name):
            assert all(row.values()), sheet.title


def test_a_list_that_is_cut_short_says_how_many_rows_there_are(real_book: Any) -> None:
    sheet = real_book["Action plans"]
    (name,) = [name for name in sheet.tables if name.startswith("Pairs")]
    titles = [str(cell.value) for cell in sheet["A"]]
    (said,) = [title for title in titles if title.startswith("Points of the action plans")]
    assert said == f"Points of the action plans: {len(rows(sheet, name))} of 40"


def test_a_list_that_is_whole_does_not(real_book: Any) -> None:
    titles = [str(cell.value) for cell in real_book["NORAD"]["A"]]
    assert "Points of the action plans" in titles


def test_it_keeps_the_rules_for_analysts(template: Path) -> None:
    output = Output(template, "en", ROOT / "outputs" / "brief.en.xlsx")
    package = make(ROOT, output, making.real_data()).package
    waivers = read_waivers(ROOT / "lint.json", "lint.json")
    found = lint_package(package, "outputs/brief.en.xlsx", "analyst", waivers)
    assert [finding for finding in found if finding.severity != "note"] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_by_the_heights_of_its_rows_a_page_is_shown_at_70_percent_or_more(
    every_path: Path, paper: str
) -> None:
    """Excel keeps the heights that are written, so they say how far it shrinks a page."""
    _, height = PAPERS[paper]
    for sheet in _briefs(openpyxl.load_workbook(every_path)):
        margins = 72 * (sheet.page_margins.top + sheet.page_margins.bottom)
        heights = (sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
        assert (height - margins) / sum(heights) >= LEAST_SCALE, sheet.title


@pytest.mark.judge
@pytest.mark.parametrize("paper", PAPERS)
def test_every_measure_fits_one_printed_page(every_path: Path, tmp_path: Path, paper: str) -> None:
    path = _on_paper(every_path, tmp_path, PAPERS[paper][0])
    book = openpyxl.load_workbook(path)
    judge("recalc.sh", path, tmp_path, "")
    pages = _pages(tmp_path / f"{path.stem}.pdf")
    for sheet in _briefs(book):
        (scale,) = [found for title, found in pages if title == sheet.title]
        assert scale >= LEAST_SCALE, sheet.title


def _on_paper(path: Path, folder: Path, number: int) -> Path:
    """Return a copy of a workbook whose sheets are for another paper."""
    copy = folder / "brief.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb'paperSize="\d+"', b'paperSize="%d"' % number, part)
            new.writestr(name, part)
    return copy


def _pages(path: Path) -> list[tuple[str, float]]:
    """Return for each page of a PDF its footer at the left, and the scale of its columns."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [_page(page) for page in done.stdout.split("<page ")[1:]]


def _page(text: str) -> tuple[str, float]:
    word = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">([^<]*)</word>'
    words = [(float(x), float(y), said) for x, y, said in re.findall(word, text)]
    lowest = max(y for _, y, _ in words)
    foot = sorted(one for one in words if abs(one[1] - lowest) < 1)
    title = " ".join(said for _, _, said in foot[: -len(["1", "/", "2"])])
    return title.replace("&amp;", "&"), _scale(words)


def _scale(words: list[tuple[float, float, str]]) -> float:
    for _, top, said in words:
        if said == "Field":
            axes = sorted(x for x, y, axis in words if abs(y - top) < 1 and axis.startswith("US–"))
            return (axes[1] - axes[0]) / (WIDE * POINTS_PER_CHARACTER)
    return 0.0


def test_without_measures_the_sheet_stays_once(template: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(making.filled(template, tmp_path, making.empty()))
    assert book.sheetnames == ["Cover", "briefs", "Abbreviations"]


@pytest.mark.parametrize("axes", [("east", "west", "north"), ("east",)])
def test_every_relationship_has_its_column(
    template: Path, tmp_path: Path, axes: tuple[str, ...]
) -> None:
    book = openpyxl.load_workbook(making.filled(template, tmp_path, making.dataset(axes=axes)))
    for sheet in _briefs(book):
        assert {len(headings(sheet, name)) for name in sheet.tables} == {1 + len(axes)}


@pytest.mark.judge
@pytest.mark.parametrize(
    "make", [making.empty, making.dataset, making.real_data], ids=["empty", "small", "real"]
)
def test_the_judges_find_nothing(template: Path, tmp_path: Path, make: Any) -> None:
    judge("ooxml_check.py", template)
    path = making.filled(template, tmp_path, make())
    judge("ooxml_check.py", path)
    judge("compare_cached.py", path)
