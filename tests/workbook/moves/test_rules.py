import pytest

from tests.workbook.moves.moving import (
    BLOCK,
    COLUMNS,
    GONE,
    PAIRS,
    ROWS,
    attributes,
    codes,
    moved,
    texts,
    work_on,
)
from toolkit.workbook.moves.rules import move_rules
from toolkit.workbook.references.shift import RowRepeat, ShiftMap


def rule(sqref: str, formula: str, shift: ShiftMap = ROWS) -> tuple[str | None, str | None]:
    xml = (
        f'<conditionalFormatting sqref="{sqref}"><cfRule type="expression" priority="1">'
        f"<formula>{formula}</formula></cfRule></conditionalFormatting>"
    )
    result = work_on(move_rules, xml, shift)
    return attributes(result, "conditionalFormatting", "sqref")[0], texts(result, "formula")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("B7:D7", "$C7=1"), ("B7:D9", "$C7=1")),
        (("B20:D20", "$C20=1"), ("B22:D22", "$C22=1")),
        (("B7", "B7&gt;B20"), ("B7:B9", "B7>B$22")),
        (("B7", "B7&gt;$B$20"), ("B7:B9", "B7>$B$22")),
        (("B7", "B7&gt;B6"), ("B7:B9", "B7>B6")),
        (("B7", "B7&gt;Other!C7"), ("B7:B9", "B7>Other!C$7")),
        (("B7", "COUNTIF($B$7:$B$7,B7)&gt;1"), ("B7:B9", "COUNTIF($B$7:$B$9,B7)>1")),
        (("B7", "COUNTIF($B$7,B7)&gt;1"), ("B7:B9", "COUNTIF($B$7:$B$9,B7)>1")),
        (("B5:B10", "$D5=1"), ("B5:B12", "$D5=1")),
        (("B2 B7", "B2=1"), ("B2 B7:B9", "B2=1")),
    ],
)
def test_a_conditional_format_covers_all_copies(
    before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert rule(*before) == after


def test_a_rule_on_one_line_of_a_block_applies_to_that_line_of_each_copy() -> None:
    assert rule("B8:D8", "$C8=$C7", BLOCK) == ("B8:D8 B10:D10 B12:D12", "$C8=$C7")


def test_a_rule_over_a_repeated_column_covers_all_copies() -> None:
    assert rule("C2:C9", "C2=$B2", COLUMNS) == ("C2:E9", "C2=$B2")
    assert rule("C2:C9", "C2=B2", COLUMNS) == ("C2:E9", "C2=$B2")
    assert rule("D2:D9", "D2=C2", PAIRS) == ("D2:D9 F2:F9", "D2=C2")


def test_where_the_first_cell_is_gone_the_formula_is_written_for_the_next() -> None:
    assert rule("B7:B12", "$C7=1", GONE) == ("B7:B10", "$C7=1")
    assert rule("B6:B12", "$C6=1", GONE) == ("B6:B10", "$C6=1")
    assert rule("B7:B12", "$C7=$D$20", GONE) == ("B7:B10", "$C7=$D$18")
    assert rule("B8:B12", "$C5=1", GONE) == ("B7:B10", "$C6=1")


def test_a_rule_whose_cells_are_all_gone_goes_with_its_list() -> None:
    xml = (
        '<dataValidations count="2"><dataValidation sqref="B7"/><dataValidation sqref="B3"/>'
        "</dataValidations>"
    )
    assert moved(move_rules, xml, GONE) == (
        '<dataValidations count="1"><dataValidation sqref="B3"/></dataValidations>'
    )
    lone = '<dataValidations count="1"><dataValidation sqref="B7"/></dataValidations>'
    assert moved(move_rules, lone, GONE) == ""


def test_a_validation_stretches_and_its_list_follows() -> None:
    xml = (
        '<dataValidations count="1"><dataValidation type="list" sqref="B7">'
        "<formula1>$F$9:$F$12</formula1></dataValidation></dataValidations>"
    )
    result = work_on(move_rules, xml)
    assert attributes(result, "dataValidation", "sqref") == ["B7:B9"]
    assert texts(result, "formula1") == ["$F$11:$F$14"]


def test_a_list_of_one_repeated_cell_becomes_the_list_of_all() -> None:
    xml = (
        '<dataValidation type="list" sqref="H2"><formula1>$B$7</formula1></dataValidation>'
        '<dataValidation type="whole" sqref="H3"><formula1>1</formula1><formula2>$B$7</formula2>'
        "</dataValidation>"
    )
    result = work_on(move_rules, xml)
    assert texts(result, "formula1") == ["$B$7:$B$9", "1"]
    assert texts(result, "formula2") == ["$B$7"]
    assert codes(result) == ["F103 t.xlsx: S!H3"]


def test_x14_rules_follow_like_the_classic_ones() -> None:
    xml = (
        "<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting>"
        '<x14:cfRule type="iconSet"><x14:iconSet><x14:cfvo type="num"><xm:f>$B$20</xm:f></x14:cfvo>'
        "</x14:iconSet></x14:cfRule><xm:sqref>B7</xm:sqref></x14:conditionalFormatting>"
        "</x14:conditionalFormattings></ext><ext><x14:dataValidations count='1'>"
        '<x14:dataValidation type="list"><x14:formula1><xm:f>Lists!A2:A9</xm:f></x14:formula1>'
        "<xm:sqref>C7</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    result = work_on(move_rules, xml)
    assert texts(result, "sqref") == ["B7:B9", "C7:C9"]
    assert texts(result, "f") == ["$B$22", "Lists!A$2:A$9"]


def test_the_bounds_of_a_colour_scale_follow() -> None:
    xml = (
        '<conditionalFormatting sqref="B7"><cfRule type="colorScale"><colorScale>'
        '<cfvo type="min"/><cfvo type="num" val="$D$20"/></colorScale></cfRule>'
        "</conditionalFormatting>"
    )
    assert attributes(work_on(move_rules, xml), "cfvo", "val") == [None, "$D$22"]


def test_a_rule_that_nothing_moves_stays_the_same() -> None:
    xml = (
        '<conditionalFormatting sqref="B1:B1 C3"><cfRule><formula>b1 &gt; 2</formula></cfRule>'
        '</conditionalFormatting><dataValidation sqref="nonsense"/>'
    )
    assert moved(move_rules, xml) == xml


def test_a_block_without_items_keeps_its_rule() -> None:
    assert rule("B7", "B7&gt;B20", ShiftMap([RowRepeat(7, 7, copies=0)])) == ("B7", "B7>B20")
