"""Pieces made ahead are the same pieces, and what goes wrong is told where it is met."""

import sys
import threading
from collections.abc import Iterator

import pytest

from toolkit.workbook.opc import ahead
from toolkit.workbook.opc.ahead import made_ahead

MADE: list[int] = []


def pieces(count: int, mistake_at: int | None = None) -> Iterator[bytes]:
    MADE.clear()
    for number in range(count):
        if number == mistake_at:
            raise ValueError(f"piece {number}")
        MADE.append(number)
        yield b"%d" % number


@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_every_piece_comes_once_and_in_order(count: int) -> None:
    assert list(made_ahead(pieces(count))) == [b"%d" % n for n in range(count)]


def test_an_empty_piece_does_not_end_them() -> None:
    assert list(made_ahead([b"a", b"", b"b"])) == [b"a", b"", b"b"]


def test_no_more_pieces_wait_than_a_few() -> None:
    for number, _ in enumerate(made_ahead(pieces(50))):
        assert len(MADE) <= number + 1 + ahead._AHEAD


def test_a_mistake_comes_behind_the_pieces_before_it() -> None:
    stream = made_ahead(pieces(9, mistake_at=5))
    assert [next(stream) for _ in range(5)] == [b"0", b"1", b"2", b"3", b"4"]
    with pytest.raises(ValueError, match="piece 5"):
        next(stream)


@pytest.mark.parametrize("used", [1, 10])
def test_nothing_is_left_behind_also_when_not_all_are_used(used: int) -> None:
    threads, interval = threading.active_count(), sys.getswitchinterval()
    stream = made_ahead(pieces(10))
    for _ in range(used):
        next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert threading.active_count() == threads
    assert sys.getswitchinterval() == interval
    assert len(MADE) <= used + ahead._AHEAD
