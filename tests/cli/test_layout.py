"""Text wrapped for a terminal."""

from toolkit.cli.layout import Page


def test_words_are_wrapped_with_a_hanging_indent() -> None:
    page = Page(20)
    page.words("one two three four five six", indent=2, hanging=4)
    assert page.text().splitlines() == ["  one two three four", "    five six"]


def test_a_row_has_its_words_in_a_column_of_their_own() -> None:
    page = Page(40)
    page.row("Status", "signed and in operation")
    first, second = page.text().splitlines()
    assert first.startswith("Status               signed")
    assert second.startswith(" " * 21)


def test_a_title_too_long_for_the_column_goes_before_the_words() -> None:
    page = Page(60)
    page.row("A title of more than twenty letters", "words")
    assert page.text() == "A title of more than twenty letters: words"


def test_the_line_under_a_heading_is_as_long_as_the_heading() -> None:
    page = Page(30)
    page.heading("Sources", "-")
    assert page.text().splitlines() == ["Sources", "-------"]


def test_there_is_no_terminal_in_a_test_so_the_page_has_80_columns() -> None:
    page = Page.of_terminal()
    page.words("word " * 40)
    assert 70 < max(map(len, page.text().splitlines())) <= 80
