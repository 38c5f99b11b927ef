import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.workbook.references.counts import Counts


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_copies_are_counted_over_all_instances(counts: list[int]) -> None:
    found = Counts(counts, len(counts))
    owners = [i for i, count in enumerate(counts) for _ in range(count)]
    assert found.total == len(owners)
    assert [found.instance(copy) for copy in range(found.total)] == owners
    assert [found.before(i) for i in range(len(counts) + 1)] == [
        sum(counts[:i]) for i in range(len(counts) + 1)
    ]
    assert found.most == max(counts)


def test_alike_counts_need_no_list() -> None:
    assert Counts([3, 3, 3], 3).each == Counts(3, 3).each == 3
    assert Counts([1, 2], 2).each is None
    assert Counts([], 0).total == 0


def test_there_is_one_count_for_every_instance() -> None:
    with pytest.raises(ValueError, match="2 counts for 3 copies"):
        Counts([1, 2], 3)
