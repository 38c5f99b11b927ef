import pytest

from toolkit.workbook.references import range_functions
from toolkit.workbook.references.range_functions import plain_name, takes, takes_inside


def test_no_function_is_listed_twice() -> None:
    shapes = [name for names in range_functions._SHAPES.values() for name in names.split()]
    lists = range_functions._LISTS.split()
    names = [*shapes, *lists, *range_functions._LISTS_AFTER]
    assert len(names) == len(set(names))
    assert all(name == name.upper() for name in names)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("SUM", ["list", "list", "list"]),
        ("SUBTOTAL", ["one", "list", "list"]),
        ("COUNTIF", ["range", "one", "one"]),
        ("COUNTIFS", ["range", "one", "range", "one"]),
        ("SUMIFS", ["range", "range", "one", "range", "one"]),
        ("XLOOKUP", ["one", "range", "range", "one"]),
        ("ABS", ["one", "one"]),
        ("", ["one"]),
    ],
)
def test_what_each_argument_takes(function: str, arguments: list[str]) -> None:
    assert [takes(function, number) for number in range(len(arguments))] == arguments


def test_prefixes_of_the_file_format_do_not_count() -> None:
    assert plain_name("_xlfn._xlws.Filter") == "FILTER"
    assert takes_inside("SUMPRODUCT") == "range"
    assert takes_inside("SUM") == "one"
