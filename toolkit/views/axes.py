"""View `compared_axes`: the relationships that get columns; `axes` has the context too."""

from toolkit.views.edition import Edition
from toolkit.views.frame import Column, Row, View

VIEW = View(
    "compared_axes",
    (
        Column("id", "text", "axes/{id}/id"),
        Column("label", "text", "axes/{id}/label"),
        Column("short", "text", "axes/{id}/short"),
        Column("description", "text", "axes/{id}/description"),
    ),
    key="id",
)


def rows(edition: Edition) -> list[Row]:
    """Return a row for every compared axis, in the order of the file."""
    texts = ("label", "short", "description")
    return [
        {"id": axis["id"], **{name: edition.text(axis[name]) for name in texts}}  # type: ignore[literal-required]
        for axis in edition.axes
    ]
