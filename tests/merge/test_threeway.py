"""The laws of merging three versions."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.cells import Scalar
from toolkit.merge.threeway import Conflict, merge, same

VALUES = st.one_of(st.none(), st.booleans(), st.integers(0, 2), st.sampled_from(["", "a", "b"]))
VERSIONS = st.dictionaries(st.sampled_from("abc"), VALUES)
Version = Mapping[str, Scalar]


def without_nothing(version: Version) -> dict[str, Scalar]:
    return {field: value for field, value in version.items() if value is not None}


def equal(one: Version, other: Version) -> bool:
    left, right = without_nothing(one), without_nothing(other)
    return left.keys() == right.keys() and all(same(left[f], right[f]) for f in left)


@given(VERSIONS, VERSIONS)
def test_with_one_side_unchanged_the_other_comes_out(base: Version, other: Version) -> None:
    for merged in (merge(base, base, other), merge(base, other, base)):
        assert not merged.conflicts
        assert equal(merged.values, other)


@given(VERSIONS, VERSIONS)
def test_what_both_made_of_it_comes_out(base: Version, both: Version) -> None:
    merged = merge(base, both, both)
    assert not merged.conflicts
    assert equal(merged.values, both)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_the_sides_swapped_give_the_same_values_and_the_same_conflicts(
    base: Version, mine: Version, theirs: Version
) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert equal(one.values, other.values)
    swapped = {f: Conflict(c.base, c.theirs, c.mine) for f, c in other.conflicts.items()}
    assert repr(sorted(one.conflicts.items())) == repr(sorted(swapped.items()))


@given(VERSIONS, VERSIONS, VERSIONS)
def test_every_field_is_a_value_a_conflict_or_nothing(
    base: Version, mine: Version, theirs: Version
) -> None:
    merged = merge(base, mine, theirs)
    assert not merged.values.keys() & merged.conflicts.keys()
    for field, conflict in merged.conflicts.items():
        sides = conflict.base, conflict.mine, conflict.theirs
        assert sides == (base.get(field), mine.get(field), theirs.get(field))
        assert not any(same(a, b) for a, b in zip(sides, sides[1:] + sides[:1], strict=True))


def test_one_and_true_are_two_values() -> None:
    assert "a" in merge({"a": 0}, {"a": 1}, {"a": True}).conflicts
    assert same(1, 1.0)
