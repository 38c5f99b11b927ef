from tests.workbook.moves.moving import ROWS, codes, moved, texts, work_on
from toolkit.workbook.moves.extensions import move_sparklines, move_x14_lists, warn_of_unknown
from toolkit.workbook.references.shift import STILL

SPARK = (
    "<extLst><ext><x14:sparklineGroups><x14:sparklineGroup><xm:f>S!A9:F9</xm:f><x14:sparklines>"
    "<x14:sparkline><xm:f>S!{}</xm:f><xm:sqref>{}</xm:sqref></x14:sparkline>"
    "</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
)


def test_a_sparkline_in_a_repeated_row_stands_in_every_copy_with_its_own_data() -> None:
    result = work_on(move_sparklines, SPARK.format("B7:F7", "G7"))
    assert texts(result, "sqref") == ["G7", "G8", "G9"]
    assert texts(result, "f") == ["S!A11:F11", "S!B7:F7", "S!B8:F8", "S!B9:F9"]


def test_a_sparkline_elsewhere_draws_all_copies() -> None:
    result = work_on(move_sparklines, SPARK.format("B7:B8", "B2"))
    assert texts(result, "sqref") == ["B2"]
    assert texts(result, "f")[1] == "S!B7:B10"


def test_x14_areas_without_formulas_follow() -> None:
    xml = "<extLst><ext><x14:ignoredErrors><x14:ignoredError><xm:sqref>B9</xm:sqref>"
    xml += "</x14:ignoredError></x14:ignoredErrors></ext></extLst>"
    assert texts(work_on(move_x14_lists, xml), "sqref") == ["B11"]


def test_an_unknown_extension_with_a_reference_is_named() -> None:
    xml = '<extLst><ext uri="{1}"><x14:novelty><x14:thing cells="B9:C9"/></x14:novelty></ext>'
    xml += "</extLst>"
    result = work_on(warn_of_unknown, xml)
    assert codes(result) == ["F104 t.xlsx: S"]
    assert "novelty" in result.findings[0].message
    assert "B9:C9" in result.findings[0].message


def test_unknown_extensions_are_no_matter_without_a_reference_or_a_move() -> None:
    harmless = '<extLst><ext uri="{1}"><x14:novelty name="blue"/></ext></extLst>'
    assert codes(work_on(warn_of_unknown, harmless)) == []
    xml = '<extLst><ext uri="{1}"><x14:novelty>B9</x14:novelty></ext></extLst>'
    assert codes(work_on(warn_of_unknown, xml, STILL)) == []
    assert moved(warn_of_unknown, xml, ROWS) == xml
