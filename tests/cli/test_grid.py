"""Tables on a terminal."""

from toolkit.cli.grid import grid


def test_columns_are_as_wide_as_they_need_to_be() -> None:
    assert grid(["A", "Long"], [["one", "x"]], 80) == "A    Long\n---  ----\none  x"


def test_long_cells_are_wrapped_so_that_lines_fit() -> None:
    text = grid(["A", "B"], [["short", "many words " * 10]], 40)
    assert max(map(len, text.splitlines())) <= 40
    assert text.count("many") == 10


def test_line_breaks_in_a_cell_stay() -> None:
    assert grid(["A"], [["one\ntwo"]], 80).splitlines()[2:] == ["one", "two"]
