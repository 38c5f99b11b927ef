"""Placeholders are found wherever they stand, and are the only mistake reported there."""

from toolkit.checks.placeholders import MARK, placeholders, without_placeholders
from toolkit.checks.problem import Problem


def test_a_placeholder_is_found_in_objects_and_lists_with_its_path_and_what_is_wanted() -> None:
    value = {
        "title": {"en": f"{MARK} Title. Name of the thing."},
        "list": ["x", f"{MARK} Id. One."],
    }
    title, member = placeholders(value)
    assert (title.code, title.path) == ("S210", ("title", "en"))
    assert title.message == "Title is not filled in"
    assert title.remedy == "name of the thing"
    assert member.path == ("list", 1)


def test_a_text_that_only_mentions_the_mark_is_none() -> None:
    assert list(placeholders({"en": f"What is still {MARK} little"})) == []


def test_a_long_list_of_codes_is_cut() -> None:
    (found,) = placeholders(f"{MARK} Kind. " + "agreement, " * 50)
    assert len(found.remedy) <= 160
    assert found.remedy.endswith("…")


def test_other_mistakes_are_kept() -> None:
    open_ = [Problem("S210", ("kind",), "not filled in")]
    other = Problem("S204", ("domain",), "unknown code")
    assert without_placeholders([Problem("S204", ("kind",), "unknown code"), other], open_) == [
        other
    ]
