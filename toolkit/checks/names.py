"""Names: a file is called as its record, and no two measures have the same short name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from toolkit.checks.problem import Problem
from toolkit.model.dataset import Dataset


def file_names(dataset: Dataset, stems: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """A file of one record is named by the record's id; `stems` are the names, by collection."""
    for collection, names in stems.items():
        for i, (record, stem) in enumerate(zip(_records(dataset, collection), names, strict=True)):
            if record["id"] != stem:
                what = f'the id is "{record["id"]}", but the file is called "{stem}.json"'
                yield Problem("C110", (collection, i, "id"), what)


def short_names(dataset: Dataset) -> Iterator[Problem]:
    """Short names become names of sheets, which Excel tells apart without regard to case."""
    first: dict[str, str] = {}
    for i, measure in enumerate(dataset["measures"]):
        other = first.setdefault(measure["short"].casefold(), measure["id"])
        if other != measure["id"]:
            what = f'the short name "{measure["short"]}" is also that of "{other}"'
            yield Problem("C111", ("measures", i, "short"), what)


def _records(dataset: Dataset, collection: str) -> list[Any]:
    return cast(list[Any], cast(dict[str, Any], dataset)[collection])
