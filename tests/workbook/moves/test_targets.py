import pytest

from tests.workbook.moves.moving import ROWS
from tests.workbook.small import make_parts, make_zip
from toolkit.workbook.moves.common import Moves
from toolkit.workbook.moves.targets import move_targets
from toolkit.workbook.opc.package import Package

RELS = "xl/drawings/_rels/drawing1.xml.rels"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def target(before: str) -> tuple[str, bool]:
    """The target after the move, and whether the list of targets was written anew."""
    parts = make_parts({"S": "", "My sheet": ""})
    parts["xl/drawings/drawing1.xml"] = "<drawing/>"
    parts[RELS] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/hyperlink" Target="{before}"'
        ' TargetMode="External"/></Relationships>'
    )
    package = Package.from_bytes(make_zip(parts), "t.xlsx")
    moves = Moves({"S": ROWS, "My sheet": ROWS}, {}, "t.xlsx")
    assert move_targets(package, moves) == []
    return package.xml(RELS)[0].get("Target", ""), RELS in package.touched


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("#S!A9", "#S!A11"),
        ("#'My sheet'!A9:B9", "#'My sheet'!A11:B11"),
        ("#'My%20sheet'!A9", "#'My%20sheet'!A11"),
    ],
)
def test_a_shapes_link_to_a_cell_follows(before: str, after: str) -> None:
    assert target(before) == (after, True)


@pytest.mark.parametrize("before", ["#S!A1", "#Name", "https://example.org/#S!A9"])
def test_other_links_leave_the_list_as_it_is(before: str) -> None:
    assert target(before) == (before, False)
