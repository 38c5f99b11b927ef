from typing import Any

import pytest

from tests.builders import make_entry, make_measure
from tests.views.small import records, small


def _counts(dataset: Any, view: str) -> dict[str, list[int]]:
    return {
        row["title"]: [side["count"] for side in row["sides"].values()]
        for row in records(dataset, view)
        if any(side["count"] for side in row["sides"].values())
    }


def test_every_measure_counts_under_one_presence_of_every_axis() -> None:
    assert _counts(small(), "by_presence") == {
        "Present": [1, 1],
        "Absent": [1, 0],
        "Not reported": [0, 1],
    }


def test_a_measure_without_an_entry_is_not_reported() -> None:
    found = _counts(small(axes=("east", "west", "north")), "by_presence")
    assert found["Not reported"] == [0, 1, 2]


def test_domains_and_codes_count_only_what_is_present() -> None:
    dataset = small(measures=0)
    coded = make_entry(instrument_type="treaty", institutionalisation=4)
    entries = {"east": coded, "west": {**coded, "presence": "not-applicable"}}
    dataset["measures"] = [make_measure("road", entries=entries, claims=[])]
    assert _counts(dataset, "by_domain") == {"Border management": [1, 0]}
    assert _counts(dataset, "by_instrument") == {"Treaty": [1, 0]}
    assert _counts(dataset, "by_level") == {"4 Permanent": [1, 0]}


def test_a_present_entry_without_a_code_counts_as_not_reported() -> None:
    assert _counts(small(), "by_level") == {"not reported": [1, 1]}


def test_presences_and_levels_are_all_there_and_other_codes_only_if_used() -> None:
    dataset = small(measures=0)
    assert len(records(dataset, "by_presence")) == 4
    assert len(records(dataset, "by_level")) == 5
    assert records(dataset, "by_domain") == records(dataset, "by_instrument") == []


@pytest.mark.parametrize("view", ["by_presence", "by_domain", "by_instrument", "by_level"])
def test_shares_of_an_axis_add_up_to_one(view: str) -> None:
    rows = records(small(), view)
    for axis in ("east", "west"):
        assert sum(row["sides"][axis]["share"] for row in rows) == pytest.approx(1)


def test_there_is_no_share_of_nothing() -> None:
    row = records(small(measures=0), "by_presence")[0]
    assert (row["sides"]["east"]["count"], row["sides"]["east"]["share"]) == (0, None)
