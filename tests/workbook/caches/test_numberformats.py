import pytest
from lxml import etree

from toolkit.workbook.caches.numberformats import NumberFormats, in_format


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("2001", "General", "2001"),
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("2001", "0", "2001"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("5", "#,##0_)", "5"),
        ("0.256", "0.0%", "25.6%"),
        ("12", '0" km"', "12 km"),
        ("37237", "d mmm yyyy", "12 Dec 2001"),
        ("37237", "yyyy-mm-dd", "2001-12-12"),
        ("37237", "[$-409]d mmmm yyyy;@", "12 December 2001"),
        ("7", "@", "7"),
        ("12345", "0.00E+00", "12345"),
    ],
)
def test_a_number_reads_as_its_format_says(number: str, code: str, text: str) -> None:
    assert in_format(number, code) == text


@pytest.mark.parametrize(("from_1904", "day"), [(False, "1/2/1900"), (True, "1/4/1904")])
def test_days_count_from_where_the_workbook_says(from_1904: bool, day: str) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    styles = etree.fromstring(
        f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    assert NumberFormats(styles, from_1904=from_1904).shown("3", 0) == day
