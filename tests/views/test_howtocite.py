from tests.builders import text
from tests.views.small import records, small, views


def test_the_text_names_publisher_year_title_and_version() -> None:
    (row,) = records(small(), "citation")
    assert row["text"] == (
        "Nobody (2024). East and west: Two made-up relationships (Version 1.0.0) [Data set]."
    )


def test_the_bibtex_entry_is_made_of_the_release() -> None:
    (row,) = records(small(), "citation")
    assert row["bibtex"].splitlines() == [
        "@misc{nobody-2024-1-0-0,",
        ' author = "{Nobody}",',
        ' title = "{East and west: Two made-up relationships}",',
        " year = {2024},",
        " howpublished = {Data set},",
        " note = {Version 1.0.0; 6 May 2024},",
        "}",
    ]


def test_the_ris_record_begins_with_its_type_and_is_closed() -> None:
    (row,) = records(small(), "citation")
    lines = row["ris"].splitlines()
    assert (lines[0], lines[-1]) == ("TY  - DATA", "ER  - ")
    assert "DA  - 2024/05/06" in lines


def test_title_and_publisher_are_in_the_language_of_the_edition() -> None:
    dataset = small()
    dataset["release"]["title"] = text("East and west", fr="Est et ouest")
    (row,) = views(dataset, "fr")["citation"].records()
    assert "Est et ouest: Two made-up relationships" in row["text"]
