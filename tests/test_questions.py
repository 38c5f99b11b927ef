"""The ways of docs/questions.md, gone through the workbook that is built."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from tests.views.small import edition, real, records
from toolkit.tasks.edition import edition_context
from toolkit.tasks.finish import calculate_and_check
from toolkit.workbook.fill.fill import fill
from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.save import save

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
MOST_CLICKS = 3
Row = Mapping[str, Any]


class Visitor:
    """Somebody at the cover: counts clicks, and sees the rows of one Table at a time."""

    def __init__(self, book: Any) -> None:
        self._book, self._sheet = book, book["Cover"]
        self.clicks = 0
        self.rows: list[Row] = []

    def open(self, name: str, table: str = "") -> "Visitor":
        """Click the sheet's name on the cover; see the Table with filter buttons, or that named."""
        assert self._sheet.title == "Cover"
        links = [c.hyperlink for c in self._sheet["A"] if c.hyperlink and c.value == name]
        assert [link.location for link in links] == [f"'{name}'!A1" if " " in name or "-" in name
                                                     else f"{name}!A1"]  # fmt: skip
        self.clicks += 1
        self._sheet = self._book[name]
        tables = self._sheet.tables
        self._table = table or next(n for n in tables if tables[n].autoFilter is not None)
        self.rows = self._seen()
        return self

    def choose(self, heading: str, typed: str) -> "Visitor":
        """Click the button of a heading, type into its search box, end with Enter."""
        assert self._sheet.tables[self._table].autoFilter is not None
        self.clicks += 1
        wanted = typed.casefold()
        self.rows = [row for row in self.rows if wanted in str(row[heading].value).casefold()]
        return self

    def follow(self, heading: str) -> "Visitor":
        """Click the cell of the first row below a heading; see the rows that it selects."""
        self.clicks += 1
        name, _, area = self.rows[0][heading].hyperlink.location.rpartition("!")
        self._sheet = self._book[name.strip("'")]
        (self._table,) = self._sheet.tables
        left, top, right, bottom = range_boundaries(area.split(",")[0])
        assert left == 1
        assert right >= left
        self.rows = [row for row in self._seen() if top <= row["Key"].row <= bottom]
        return self

    def table(self, name: str) -> list[Row]:
        """The rows of another Table of the sheet that is open."""
        self._table = name
        return self._seen()

    def values(self, heading: str) -> list[Any]:
        """What the rows show below a heading."""
        return [row[heading].value for row in self.rows]

    def _seen(self) -> list[Row]:
        names, *body = self._sheet[self._sheet.tables[self._table].ref]
        return [dict(zip((n.value for n in names), row, strict=True)) for row in body]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    package = Package.open(ROOT / "templates" / "comparison.xlsx")
    filled = fill(package, "comparison.xlsx", edition_context(edition(real())))
    calculate_and_check(filled, required=True)
    path = tmp_path_factory.mktemp("questions") / "comparison.xlsx"
    save(package, path)
    return openpyxl.load_workbook(path, data_only=True)


@pytest.fixture
def visitor(book: Any) -> Visitor:
    return Visitor(book)


def _no_counterpart(visitor: Visitor) -> None:
    visitor.open("Action-plan points").choose("US–Mexico: point", "No counterpart")
    pairs = [c["points"] for c in real()["correspondences"]]
    answered = {n for points in pairs if points.get("us-mexico") for n in points["us-canada"]}
    plan = next(plan for plan in real()["action_plans"] if plan["axis"] == "us-canada")
    wanted = {point["number"] for point in plan["points"]} - answered
    assert set(visitor.values("US–Canada: number")) == wanted


def _who_says_when(visitor: Visitor) -> None:
    visitor.open("Comparison").choose("Measure", "FAST").follow("US–Canada: earliest possible day")
    (fast,) = [one for one in real()["measures"] if one["id"] == "fast"]
    claims = {f"fast/{one['id']}": one for one in fast["claims"]}
    assert visitor.rows
    for row in visitor.rows:
        claim = claims[row["Key"].value]
        assert claim["field"].startswith("dates.")
        assert claim["axis"] == "us-canada"
        assert row["Source key"].value in {c["source"] for c in claim["citations"]}
        assert row["Where in the source"].value


def _still_open(visitor: Visitor) -> None:
    visitor.open("Open questions")
    assert visitor.values("Key") == [row["key"] for row in records(real(), "open_questions")]
    unsettled = [c for m in real()["measures"] for c in m["claims"] if c["standing"] == "open"]
    assert len(unsettled) <= len(visitor.rows)


def _differ(visitor: Visitor) -> None:
    visitor.open("Readings that differ")
    claims = [c for m in real()["measures"] for c in m["claims"] if c["standing"] != "preferred"]
    assert len(visitor.rows) == len(claims)
    assert all(visitor.values("Reason"))


def _on_both(visitor: Visitor) -> None:
    visitor.open("Comparison").choose("Difference", "Both")
    wanted = {one["id"] for one in real()["measures"] if _present(one) == 2}
    assert set(visitor.values("Key")) == wanted


def _on_one_only(visitor: Visitor) -> None:
    visitor.open("Comparison").choose("Symmetry", "On one only")
    (code,) = [
        c for c, words in edition(real()).labels["symmetry"].items() if words == "On one only"
    ]
    found = set(visitor.values("Key"))
    assert found == {one["id"] for one in real()["measures"] if one.get("symmetry") == code}
    assert all(_present(one) == 1 for one in real()["measures"] if one["id"] in found)


def _firmer(visitor: Visitor) -> None:
    visitor.open("Summary", "ByLevel")
    for row, wanted in zip(visitor.rows, records(real(), "by_level"), strict=True):
        sides = wanted["sides"].values()
        shares = [row[f"{axis}: share"].value for axis in ("US–Canada", "US–Mexico")]
        assert shares == pytest.approx([side["share"] for side in sides])


def _in_2003(visitor: Visitor) -> None:
    visitor.open("Timeline").choose("Date", "2003")
    wanted = [row for row in records(real(), "timeline") if row["year"] == 2003]
    assert {row["key"] for row in wanted} <= set(visitor.values("Key"))
    for row in visitor.rows:
        first, last = row["Earliest possible day"].value, row["Latest possible day"].value
        assert first.year <= 2003
        assert last is None or last.year >= 2003


def _comparable(visitor: Visitor) -> None:
    visitor.open("Indicators")
    seen = {row["Key"].value: row for row in visitor.rows}
    for figure in records(real(), "figures"):
        row = seen[figure["key"]]
        assert (row["Comparability"].value == "Comparable") == figure["comparable"]
        assert row["Reason"].value == figure["reason"]
    drawn = visitor.table("Comparable")
    assert len(drawn) == sum(figure["comparable"] for figure in records(real(), "figures"))


def _homeland(visitor: Visitor) -> None:
    visitor.open("Institutions").choose("Institution", "Homeland Security")
    (row,) = [row for row in visitor.rows if row["Key"].value == "dhs"]
    partner = [
        one["short"]
        for one in real()["measures"]
        if "dhs" in one["entries"].get("us-mexico", {}).get("partners", [])
    ]
    assert set(row["US–Mexico: partner in"].value.split("; ")) == set(partner)
    assert row["US–Mexico: measures"].value == len(partner)
    assert row["US–Mexico: measures"].hyperlink.location.startswith("Comparison!")


def _present(measure: Any) -> int:
    sides = (measure["entries"].get(axis) for axis in ("us-canada", "us-mexico"))
    return sum(bool(side) and side["presence"] == "present" for side in sides)


WAYS: dict[str, Callable[[Visitor], None]] = {
    "Which Smart Border points have no Mexican counterpart?": _no_counterpart,
    "Who says FAST began when?": _who_says_when,
    "What is still open?": _still_open,
    "On what do the sources differ, and why was one followed?": _differ,
    "Which measures exist on both borders, and how do they differ?": _on_both,
    "What stands on one border, with nothing near it on the other?": _on_one_only,
    "Is cooperation with one neighbour more firmly established?": _firmer,
    "What happened in 2003?": _in_2003,
    "Which figures of the two borders may be compared?": _comparable,
    "In which measures with Mexico does Homeland Security take part?": _homeland,
}


@pytest.mark.parametrize("question", WAYS)
def test_a_question_is_answered_by_the_clicks_that_the_page_counts(
    question: str, visitor: Visitor
) -> None:
    WAYS[question](visitor)
    assert visitor.clicks == _page()[question]
    assert visitor.clicks <= MOST_CLICKS


def test_the_page_has_these_ten_questions() -> None:
    assert list(_page()) == list(WAYS)
    assert len(WAYS) == 10


def _page() -> dict[str, int]:
    rows = re.findall(r"^\| ([^|]+\?) \| [^|]+ \| (\d) \|", PAGE, re.MULTILINE)
    return {question: int(clicks) for question, clicks in rows}
