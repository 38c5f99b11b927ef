"""The page of the documentation that tells where every value comes from."""

from pathlib import Path

from tests.builders import seed_files, write_seeds
from toolkit.tasks.provenance import provenance_page

ROOT = Path(__file__).parents[2]


def test_a_row_has_value_readings_places_and_how_far_they_were_checked(tmp_path: Path) -> None:
    page = provenance_page(write_seeds(tmp_path))
    assert "### The gate (`gate`)" in page
    assert (
        "| Signed | 12 December 2001 | + report-one, section 1, para 1 “12 December 2001”, read<br>"
        "− March 2002: report-two, section 1, para 1, read (The first report is nearer.) |"
    ) in page


def test_what_would_break_a_table_is_written_so_that_it_does_not(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["entries"]["east"]["name"]["en"] = "Gate | <b>lane"
    page = provenance_page(write_seeds(tmp_path, files))
    assert "| Gate \\| &lt;b>lane |" in page


def test_an_empty_side_and_a_coded_value_say_what_they_rest_on(tmp_path: Path) -> None:
    files = seed_files()
    files["measures/gate.json"]["entries"]["east"]["bindingness"] = "administrative"
    files["measures/gate.json"]["entries"]["east"]["coding_reason"] = {"en": "Two agencies run it."}
    page = provenance_page(write_seeds(tmp_path, files))
    assert "| coded by the rules: Two agencies run it. |" in page
    assert "Nothing is said." in page


def test_every_source_that_is_named_is_listed_once(tmp_path: Path) -> None:
    listed = provenance_page(write_seeds(tmp_path)).partition("## Sources")[2]
    assert [line[:16] for line in listed.split("\n- ")[1:]] == [
        "`report-one`: Re",
        "`report-two`: Re",
    ]


def test_the_page_of_the_documentation_is_current() -> None:
    page = (ROOT / "docs/provenance.md").read_text("utf-8")
    current = page.rstrip("\n") == provenance_page(ROOT).rstrip("\n")
    assert current, "run: border-policy show --page > docs/provenance.md"
