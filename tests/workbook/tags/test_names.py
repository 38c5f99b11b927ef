import pytest

from toolkit.workbook.tags.context import Context
from toolkit.workbook.tags.names import Names
from toolkit.workbook.tags.parse import parse_condition, parse_path
from toolkit.workbook.tags.shape import Shape

DATA = {"m": [{"t": "x", "c": [{"s": 1}], "o": {"k": 1}}], "tags": ["a"], "one": {"t": 1}}
INSIDE = Names().within((parse_path("m[]"),), "q")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("q.t", "m[].t"),
        ("m.t", "m[].t"),
        ("m[].t", "m[].t"),
        ("m", "m[]"),
        ("q.c[].s", "m[].c[].s"),
        ("q.o[q.t]", "m[].o[m[].t]"),
        ('m["a"].t', 'm["a"].t'),
        ("one.t", "one.t"),
        ("tags[]", "tags[]"),
    ],
)
def test_a_path_is_written_out_where_its_list_is_current(written: str, meant: str) -> None:
    assert str(INSIDE.path(parse_path(written))) == meant


def test_outside_a_path_stays_as_it_is() -> None:
    assert str(Names().path(parse_path("m.t"))) == "m.t"


@pytest.mark.parametrize("shapes", [{}, {"m": Shape("list", item=Shape("object", {"t": Shape()}))}])
def test_lists_on_the_way_of_a_condition_are_found_in_shape_or_data(
    shapes: dict[str, Shape],
) -> None:
    context = Context(DATA, shapes)
    condition = Names().condition(parse_condition("m.t is x"), context)
    assert str(condition.field) == "m[].t"
    assert str(Names().list(parse_path("one.t"), context)) == "one.t"
    assert str(Names().list(parse_path("nothing.t"), context)) == "nothing.t"


def test_an_inner_name_hides_an_outer_one() -> None:
    inner = INSIDE.within((parse_path("m[].c[]"),), "q")
    assert str(inner.path(parse_path("q.s"))) == "m[].c[].s"
    assert inner.bound == (parse_path("m[]"), parse_path("m[].c[]"))
