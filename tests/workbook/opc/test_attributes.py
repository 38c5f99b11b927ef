import pytest
from lxml import etree

from tests.workbook.small import make_parts, make_zip
from toolkit.errors import WorkbookError
from toolkit.workbook.calculate.values import add_cached_values
from toolkit.workbook.opc.attributes import address_of, indexed, whole
from toolkit.workbook.opc.integrity import check_package
from toolkit.workbook.opc.package import Package


def test_a_whole_number_is_read_or_its_default_taken() -> None:
    row = etree.fromstring('<row r="7"/>')
    assert (whole(row, "r"), whole(row, "s"), whole(row, "s", 4)) == (7, 0, 4)


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "1e9", "99999999999"])
def test_what_is_no_whole_number_is_named(text: str) -> None:
    with pytest.raises(WorkbookError, match=f'damaged: r of row is "{text}"'):
        whole(etree.fromstring(f'<row r="{text}"/>'), "r")


def test_an_address_is_read_or_missing() -> None:
    assert address_of(etree.fromstring('<c r="B7"/>')) == (7, 2)
    assert address_of(etree.fromstring("<c/>")) is None


@pytest.mark.parametrize("text", ["", "7", "B", "B0", "ZZZZ1", "A1:B2"])
def test_what_is_no_address_is_named(text: str) -> None:
    with pytest.raises(WorkbookError, match=f'a cell has the address "{text}"'):
        address_of(etree.fromstring(f'<c r="{text}"/>'))


@pytest.mark.parametrize("index", ["2", "-1", "x", ""])
def test_a_text_that_is_missing_is_named(index: str) -> None:
    assert indexed(["a", "b"], "1") == "b"
    with pytest.raises(WorkbookError, match=f"the text {index} is missing"):
        indexed(["a", "b"], index)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="x"><c r="A1"><f>B1</f></c></row>',
        '<row r="1"><c r="A0"><f>1</f></c></row>',
        '<row r="1"><c r="A1"><f>B1</f></c><c r="??"/></row>',
        '<row r="1"><c r="A1"><f>B1</f></c><c r="B1" t="s"><v>9</v></c></row>',
    ],
)
def test_a_damaged_sheet_is_one_sentence_with_the_name_of_the_workbook(rows: str) -> None:
    package = Package.from_bytes(make_zip(make_parts({"S": rows})), "t.xlsx")
    with pytest.raises(WorkbookError, match=r"t\.xlsx.*damaged"):
        add_cached_values(package)


def test_a_damaged_sheet_is_named_by_the_check_too() -> None:
    package = Package.from_bytes(make_zip(make_parts({"S": '<row r="x"/>'})), "t.xlsx")
    package.touched = set(package.names())
    with pytest.raises(WorkbookError, match=r"t\.xlsx: it is damaged: r of row"):
        check_package(package)
