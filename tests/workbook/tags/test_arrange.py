import pytest

from toolkit.workbook.tags.arrange import Walk, fields_of
from toolkit.workbook.tags.grammar import Filter, Tag
from toolkit.workbook.tags.parse import parse, parse_path

DATA = {
    "m": [
        {"t": "b", "k": 1, "c": [{"s": 3}, {"s": 1}]},
        {"t": "a", "k": 2, "c": []},
        {"t": "b", "k": 3, "c": [{"s": 2}]},
    ]
}
OUTER, INNER = parse_path("m[]"), parse_path("m[].c[]")


def filters(text: str) -> tuple[Filter, ...]:
    (tag,) = parse("{{ x " + text + " }}")
    assert isinstance(tag, Tag)
    return tag.filters


def ks(text: str) -> list[object]:
    walk = Walk([OUTER], 0, {OUTER: filters(text)}, DATA)
    return [scope[0]["k"] for scope in walk.items(())]  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 2, 3]),
        ("| sort t", [2, 1, 3]),
        ("| sort k descending | sort t", [3, 2, 1]),
        ("| where t is b | first 1", [1]),
        ("| first 1 | where t is b | sort k descending", [3]),
        ("| sort k descending | group t", [2, 3, 1]),
        ("| first 2 | group t", [2, 1]),
        ("| first 2 | first 1", [1]),
        ("| sort t | sort k", [2, 1, 3]),
    ],
)
def test_filters_hold_in_their_own_order(text: str, found: list[int]) -> None:
    assert ks(text) == found


def test_inner_lists_are_arranged_within_what_is_current() -> None:
    walk = Walk([OUTER, INNER], 1, {INNER: filters("| sort s")}, DATA)
    first, second = DATA["m"][0], DATA["m"][1]
    assert [scope[1] for scope in walk.items((first,))] == [{"s": 1}, {"s": 3}]
    assert walk.items((second,)) == []


def test_lists_in_one_row_are_arranged_one_after_the_other() -> None:
    chosen = {OUTER: filters("| sort k descending"), INNER: filters("| first 2")}
    walk = Walk([OUTER, INNER], 0, chosen, DATA)
    assert [scope[1] for scope in walk.items(())] == [{"s": 2}, {"s": 3}]


def test_the_fields_that_filters_name_are_known() -> None:
    chosen = filters("| where o.p is 1 | sort q.r | first 3 | group t")
    assert [str(path) for path in fields_of(OUTER, chosen)] == ["m[].o.p", "m[].q.r", "m[].t"]
