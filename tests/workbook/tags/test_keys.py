"""Keys in tags that nothing in the data has are told, and the cells stay empty."""

import pytest

from tests.workbook.filling import fill_in, shown, template
from toolkit.workbook.tags.keys import missing_keys
from toolkit.workbook.tags.parse import parse_path

DATA = {
    "rows": [{"by": {"us-canada": 1}}, {"by": {"us-mexico": {"x": 2}}}, {"by": None}],
    "list": [{"id": "one", "n": 1}, {"n": 2}],
    "empty": {},
}


def told(path: str) -> list[str]:
    return list(missing_keys(parse_path(path), DATA))


@pytest.mark.parametrize(
    "path",
    [
        *('rows[].by["us-canada"]', 'rows[].by["us-mexico"].x', 'list["one"].n', "rows[].by"),
        *('empty["any"]', "rows[].by[list[].id]"),
    ],
)
def test_a_key_that_something_has_or_that_nothing_can_deny_is_fine(path: str) -> None:
    assert told(path) == []


def test_a_key_that_nothing_has_is_told_with_the_nearest() -> None:
    assert told('rows[].by["us-cnada"].x') == [
        'nothing in rows[].by has the key "us-cnada"; did you mean "us-canada"?'
    ]
    assert told('list["two words"].n') == ['nothing in list has the key "two words"']


def test_the_fill_goes_on_with_an_empty_cell_and_a_warning_at_it() -> None:
    package = template({"S": {"A1": '{{ list["1"].n }}', "B1": '{{ list["one"].n }}'}})
    filled = fill_in(package, DATA)
    assert shown(package, "S") == {"B1": 1}
    assert [str(finding) for finding in filled.findings] == [
        't.xlsx: S!A1: warning F107: nothing in list has the key "1"; '
        "correct the key, or add what it names"
    ]
