"""View `contents`: the sheets of the comparison workbook and what each holds."""

from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

VIEW = View(
    "contents",
    (
        Column("key", "text"),
        Column("sheet", "text", "words/sheets/{key}"),
        Column("holds", "text", "words/contents/{key}"),
    ),
)


def rows(edition: Edition) -> list[Row]:
    """Return a row for every sheet that the words name, in their order."""
    return [
        {"key": key, "sheet": edition.word("sheets", key), "holds": edition.word("contents", key)}
        for key in edition.dataset["words"].get("contents", {})
    ]
