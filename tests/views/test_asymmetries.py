from tests.builders import make_entry, make_measure
from tests.views.small import records, small


def test_what_one_side_lacks_is_listed_with_what_is_nearest() -> None:
    rows = records(small(), "asymmetries")
    assert [(row["key"], row["presence"]) for row in rows] == [
        ("lane/east", "absent"),
        ("gate/west", "not-reported"),
    ]
    assert (rows[1]["present_shown"], rows[1]["axis_short"]) == ("E", "W")
    assert (rows[1]["nearest"], rows[1]["nearest_shown"]) == (["lane"], "Lane")
    assert rows[1]["counterpart"] == "no counterpart named (silent); nearest: Lane"


def test_what_is_on_all_sides_or_on_none_is_not_listed() -> None:
    dataset = small(measures=0)
    both = {axis: make_entry() for axis in ("east", "west")}
    nowhere = {axis: {"presence": "not-applicable"} for axis in ("east", "west")}
    dataset["measures"] = [
        make_measure("both", entries=both, claims=[]),
        make_measure("nowhere", entries={**nowhere, "all": make_entry()}, claims=[]),
    ]
    assert records(dataset, "asymmetries") == []


def test_a_measure_on_one_of_three_axes_has_a_row_for_each_of_the_others() -> None:
    rows = records(small(axes=("east", "west", "north")), "asymmetries")
    assert [row["key"] for row in rows if row["measure"] == "gate"] == ["gate/west", "gate/north"]
    assert rows[-1]["counterpart"] == "no entry recorded"
