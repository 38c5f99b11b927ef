"""Where authorities set different numbers: what a profile asks for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """`least_size` and `title_size` are points, `widest` characters of a Table's columns together;
    with `linked_values` a value in a Table may lead anywhere, since its row says what it is.
    """

    least_size: float = 12.0
    title_size: float = 14.0
    widest: float = 250.0
    linked_values: bool = False
