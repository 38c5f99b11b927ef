from tests.workbook.moves.moving import (
    BLOCK,
    COLUMNS,
    PAIRS,
    ROWS,
    attributes,
    codes,
    moved,
    texts,
    work_on,
)
from toolkit.workbook.moves.charts import drop_tags, move_chart
from toolkit.workbook.moves.common import Work
from toolkit.workbook.references.shift import ShiftMap

CACHE = '<c:numCache><c:ptCount val="1"/></c:numCache>'


def series(values: str, categories: str, title: str = "S!$B$2", number: int = 0) -> str:
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{title}</c:f>'
        '<c:strCache/></c:strRef></c:tx><c:spPr><a:solidFill><a:schemeClr val="accent1"/>'
        f"</a:solidFill></c:spPr><c:cat><c:strRef><c:f>{categories}</c:f><c:strCache/></c:strRef>"
        f"</c:cat><c:val><c:numRef><c:f>{values}</c:f>{CACHE}</c:numRef></c:val></c:ser>"
    )


def chart(xml: str, shift: ShiftMap = ROWS) -> Work:
    return work_on(move_chart, f"<c:barChart>{xml}</c:barChart>", shift)


def test_a_series_over_a_repeated_row_is_stretched_and_loses_its_old_values() -> None:
    result = chart(series("S!$C$7:$C$7", "S!$A$7"))
    assert texts(result, "f") == ["S!$B$2", "S!$A$7:$A$9", "S!$C$7:$C$9"]
    assert texts(result, "numCache") == []
    assert len(texts(result, "strCache")) == 1


def test_a_series_that_nothing_moves_keeps_its_values() -> None:
    xml = series("S!$C$2:$C$5", "Other!$A$7")
    assert moved(move_chart, xml) == xml


def test_a_series_over_a_repeated_column_is_repeated() -> None:
    both = series("S!$B$3:$B$9", "S!$A$3:$A$9", "S!$B$2", 0)
    both += series("S!$C$3:$C$9", "S!$A$3:$A$9", "S!$C$2", 1)
    both += series("S!$D$3:$D$9", "S!$A$3:$A$9", "S!$D$2", 2)
    result = chart(both, COLUMNS)
    wanted = ["B", "C", "D", "E", "F"]
    assert texts(result, "f") == [
        text for c in wanted for text in (f"S!${c}$2", "S!$A$3:$A$9", f"S!${c}$3:${c}$9")
    ]
    assert attributes(result, "order", "val") == ["0", "1", "2", "3", "4"]
    assert sorted(str(v) for v in attributes(result, "idx", "val")) == ["0", "1", "2", "3", "4"]


def test_a_repeated_series_gets_the_next_pattern_marker_and_dash() -> None:
    look = '<a:pattFill prst="dkUpDiag"/><a:prstDash val="solid"/><c:symbol val="circle"/>'
    one = series("S!$C$3:$C$9", "S!$A$3:$A$9", "S!$C$2").replace("</c:spPr>", f"</c:spPr>{look}")
    result = chart(one, COLUMNS)
    assert attributes(result, "pattFill", "prst") == ["dkUpDiag", "smGrid", "dkHorz"]
    assert attributes(result, "prstDash", "val") == ["solid", "dash", "sysDot"]
    assert attributes(result, "symbol", "val") == ["circle", "diamond", "square"]


def test_a_repeated_series_gets_the_next_colours_of_the_theme() -> None:
    result = chart(series("S!$C$3:$C$9", "S!$A$3:$A$9", "S!$C$2"), COLUMNS)
    assert attributes(result, "schemeClr", "val") == ["accent1", "accent2", "accent3"]


def test_both_series_of_a_repeated_pair_of_columns_are_repeated() -> None:
    both = series("S!$C$3:$C$9", "S!$A$3:$A$9", "S!$C$2", 0)
    both += series("S!$D$3:$D$9", "S!$A$3:$A$9", "S!$D$2", 1)
    values = [text for text in texts(chart(both, PAIRS), "f")][2::3]
    assert values == ["S!$C$3:$C$9", "S!$E$3:$E$9", "S!$D$3:$D$9", "S!$F$3:$F$9"]


def test_a_series_along_a_repeated_row_is_repeated_for_every_copy() -> None:
    result = chart(series("S!$C$7:$F$7", "S!$C$6:$F$6", "S!$A$7"))
    assert texts(result, "f") == [
        *("S!$A$7", "S!$C$6:$F$6", "S!$C$7:$F$7"),
        *("S!$A$8", "S!$C$6:$F$6", "S!$C$8:$F$8"),
        *("S!$A$9", "S!$C$6:$F$6", "S!$C$9:$F$9"),
    ]


def test_a_series_over_repeated_rows_and_columns_is_stretched_and_repeated() -> None:
    shift = ShiftMap(ROWS.rows, COLUMNS.columns)
    result = chart(series("S!$C$7:$C$7", "S!$A$7:$A$7", "S!$C$6"), shift)
    assert texts(result, "f")[2::3] == ["S!$C$7:$C$9", "S!$D$7:$D$9", "S!$E$7:$E$9"]
    assert texts(result, "f")[1::3] == ["S!$A$7:$A$9"] * 3


def test_a_title_in_a_repeated_cell_stays_on_the_first_copy_and_is_reported() -> None:
    result = chart(series("S!$C$2:$C$5", "S!$A$2:$A$5", "S!$C$7"))
    assert texts(result, "f")[0] == "S!$C$7"
    assert codes(result) == ["F103 t.xlsx: S"]


def test_a_series_over_one_line_of_a_block_is_reported() -> None:
    result = chart(series("S!$C$8", "S!$A$2"), BLOCK)
    assert texts(result, "f")[2] == "S!$C$8:$C$12"
    assert "other cells" in result.findings[0].message


def test_the_full_range_of_a_filtered_series_follows_too() -> None:
    xml = "<c:val><c:numRef><c:f>S!$C$9</c:f><c:extLst><c:ext><c:formulaRef><c:sqref>S!$C$9:$C$12"
    xml += "</c:sqref></c:formulaRef></c:ext></c:extLst></c:numRef></c:val>"
    assert texts(work_on(move_chart, xml), "sqref") == ["S!$C$11:$C$14"]


def test_a_cached_value_that_holds_a_tag_is_dropped_and_others_stay() -> None:
    xml = (
        "<c:strRef><c:f>S!$A$1</c:f><c:strCache><c:pt><c:v>{}</c:v></c:pt></c:strCache></c:strRef>"
    )
    assert moved(drop_tags, xml.format("{{ x }}")) == "<c:strRef><c:f>S!$A$1</c:f></c:strRef>"
    assert moved(drop_tags, xml.format("x")) == xml.format("x")
