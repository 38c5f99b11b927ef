"""Names that a fill without a schema checks against the data."""

from collections.abc import Mapping

import pytest

from toolkit.workbook.tags.parse import parse_path
from toolkit.workbook.tags.shape import UnknownName, check_data

DATA: Mapping[str, object] = {
    "text": "t",
    "rows": [{"name": "x"}, {"name": None, "note": "n"}],
    "empty": [],
    "nothing": None,
    "deep": {"number": 1, "words": {"en": "a"}},
}


@pytest.mark.parametrize(
    "path",
    [
        *("text", "rows[].name", "rows[].note", "rows.note", "rows", "empty[].any", "nothing.any"),
        *("deep.words.en", 'deep["number"]', 'rows["x"].name'),
    ],
)
def test_what_some_item_has_or_no_item_can_deny_may_be_named(path: str) -> None:
    check_data(parse_path(path), DATA)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("txt", 'no field "txt" in the data; did you mean "text"?'),
        ("rows[].nmae", 'no field "nmae" in rows[]; did you mean "name"?'),
        ("rows.nmae", 'no field "nmae" in rows; did you mean "name"?'),
        ("deep.nubmer", 'no field "nubmer" in deep; did you mean "number"?'),
        ("deep[].number", '"deep" is not a list, so it takes no []'),
        ("text.size", '"text" is a plain value, which holds no other'),
        ("rows[].name.size", '"rows[].name" is a plain value, which holds no other'),
        ('deep.number["x"]', '"deep.number" is a plain value, which holds no other'),
    ],
)
def test_what_nothing_has_is_told_with_the_nearest_name(path: str, said: str) -> None:
    with pytest.raises(UnknownName) as caught:
        check_data(parse_path(path), DATA)
    assert str(caught.value) == said
