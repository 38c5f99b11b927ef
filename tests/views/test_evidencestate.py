from typing import Any

from tests.builders import claim, make_source, text
from tests.views.small import records, small


def _counts(dataset: Any, group: str) -> dict[str, tuple[int, ...]]:
    """Return by state how many there are in all, and on each axis; what is 0 in all is left out."""
    return {
        row["code"]: (row["count"], *(side["count"] for side in row["sides"].values()))
        for row in records(dataset, "evidence_state")
        if row["id"].startswith(f"{group}=") and row["count"]
    }


def test_claims_are_counted_by_how_far_they_were_checked_and_by_standing() -> None:
    dataset = small()
    dataset["measures"][1]["claims"][0]["checked"] = "not-found"
    assert _counts(dataset, "checked") == {"read": (8, 7, 1), "not-found": (1, 1, 0)}
    assert _counts(dataset, "standing") == {"preferred": (8, 7, 1), "not-preferred": (1, 1, 0)}


def test_claims_on_context_count_in_all_and_on_no_compared_axis() -> None:
    dataset = small()
    dataset["measures"][0]["claims"] = [claim("seen", "all", "presence", "present")]
    dataset["measures"][1]["claims"] = []
    assert _counts(dataset, "checked") == {"read": (1, 0, 0)}


def test_entries_are_counted_by_the_sources_that_their_claims_cite() -> None:
    dataset = small()
    assert _counts(dataset, "entries") == {"single": (1, 0, 1), "several": (1, 1, 0)}
    dataset["measures"][1]["claims"] = []
    assert _counts(dataset, "entries") == {"none": (1, 0, 1), "several": (1, 1, 0)}


def test_measures_are_counted_by_whether_a_source_was_read_in_full() -> None:
    dataset = small()
    dataset["sources"] = [
        make_source("report-one", custom={"checked": "read-in-part", "extent": text("Page 1.")}),
        make_source("report-two"),
    ]
    assert _counts(dataset, "measures") == {"in_full": (1, 1, 0), "not_in_full": (1, 0, 1)}


def test_measures_are_counted_by_whether_sources_differ() -> None:
    assert _counts(small(), "readings") == {"differing": (1, 1, 0), "agreeing": (1, 0, 1)}


def test_sources_count_on_the_axes_where_claims_cite_them() -> None:
    assert _counts(small(), "sources") == {"read": (2, 2, 1)}


def test_points_count_on_the_axis_of_their_plan() -> None:
    assert _counts(small(), "points") == {"read": (5, 3, 2)}


def test_every_state_is_in_words_and_shares_of_a_group_add_up_to_one() -> None:
    rows = records(small(), "evidence_state")
    assert all(row["title"] and row["what"] for row in rows)
    for what in {row["what"] for row in rows}:
        assert abs(sum(row["share"] for row in rows if row["what"] == what) - 1) < 1e-9
