"""Builds the views of small data sets, with the words of the real workbook."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.builders import make_axis, make_dataset
from toolkit.store.schemas import load_schemas
from toolkit.store.seeds import assemble, read_seeds
from toolkit.views.build import build_views
from toolkit.views.edition import Edition
from toolkit.views.frame import Row, ViewFrame

SEEDS = Path(__file__).parents[2] / "seeds"
schemas = cache(load_schemas)


def real_words() -> dict[str, Any]:
    """Return the words of the repository's seeds."""
    found: dict[str, Any] = json.loads((SEEDS / "words.json").read_text(encoding="utf-8"))
    return found["words"]


def real() -> Any:
    """Return the data set of the repository."""
    return assemble(read_seeds(SEEDS.parent))


def small(*, measures: int = 2, axes: tuple[str, ...] = ("east", "west")) -> Any:
    """Return the small data set with its first so many measures and these compared axes."""
    dataset = make_dataset()
    dataset["words"] = real_words()
    dataset["measures"] = dataset["measures"][:measures]
    dataset["axes"] = [*(make_axis(axis) for axis in axes), make_axis("all", "context")]
    return dataset


def views(dataset: Any, language: str = "en") -> dict[str, ViewFrame]:
    """Return all views of a data set."""
    return build_views(dataset, schemas(), language)


def records(dataset: Any, view: str) -> list[Row]:
    """Return the records of one view, in English."""
    return views(dataset)[view].records()


def edition(dataset: Any, language: str = "en") -> Edition:
    """Return an edition of a data set."""
    return Edition(dataset, schemas(), language)
