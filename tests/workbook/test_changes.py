"""That a change in a part is seen, and one for no reason is told."""

import pytest

from tests.workbook.changes import changes
from tests.workbook.repeated import unexplained


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("<a><b x='1'/></a>", "<a><b x='2'/></a>", {"a/b@x"}),
        ("<a><b>t</b></a>", "<a><b>u</b></a>", {"a/b"}),
        (
            "<a><b x='1'><c/></b></a>",
            "<a><b x='1'><c/></b><b x='2'><c/></b></a>",
            {"+a/b", "a/b@x"},
        ),
        ("<a><b/><c/></a>", "<a><c/></a>", {"-a/b"}),
        ("<a><b x='1'/><b x='2'/></a>", "<a>\n<b  x='2'/><b x='1'></b></a>", set()),
    ],
)
def test_changes_are_named_by_element_and_attribute(
    before: str, after: str, found: set[str]
) -> None:
    assert changes(before.encode(), after.encode()) == found


def test_what_has_no_reason_is_told() -> None:
    part = "xl/worksheets/sheet1.xml"
    before = {part: b"<worksheet><dimension ref='A1'/></worksheet>", "xl/a.bin": b"1"}
    moved = {**before, part: b"<worksheet><dimension ref='A2'/></worksheet>"}
    assert unexplained(before, moved) == []
    lost = {part: b"<worksheet><dimension ref='A1' x='y'/></worksheet>"}
    assert unexplained(before, lost) == [
        "xl/a.bin is gone",
        f"{part}: worksheet/dimension@x",
    ]
    rewritten = {**before, part: b"<worksheet><dimension ref='A1' /></worksheet>"}
    assert unexplained(before, rewritten) == [f"{part} says the same in other bytes"]
