"""Areas of cells and whether they overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.workbook.references.references import parse_reference


@dataclass(frozen=True, order=True, slots=True)
class Box:
    """An area of cells with both ends included; `label` is what it is called in messages."""

    top: int
    left: int
    bottom: int
    right: int
    label: str

    def __str__(self) -> str:
        return self.label

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two share a cell."""
        rows = self.top <= other.bottom and other.top <= self.bottom
        return rows and self.left <= other.right and other.left <= self.right


def box_of(ref: str, label: str = "") -> Box | None:
    """Return the area of a reference, None if it is none."""
    parsed = parse_reference(ref)
    if parsed is None or parsed.kind == "error":
        return None
    return Box(parsed.r1, parsed.c1, parsed.r2, parsed.c2, label or ref)


def clashes(boxes: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the pairs that overlap, each once."""
    open_boxes: list[Box] = []
    for box in sorted(boxes):
        open_boxes = [earlier for earlier in open_boxes if earlier.bottom >= box.top]
        for earlier in open_boxes:
            if earlier.overlaps(box):
                yield earlier, box
        open_boxes.append(box)
