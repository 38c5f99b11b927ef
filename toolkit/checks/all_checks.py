"""Every check of what must hold between the records, in the order in which they run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from toolkit.checks import (
    citations,
    claims,
    contrasts,
    counts,
    dates,
    indicators,
    names,
    parts,
    points,
    references,
    relations,
    usage,
)
from toolkit.checks.problem import Problem
from toolkit.model.dataset import Dataset

MAX_EACH = 1000

Check = Callable[[Dataset], Iterator[Problem]]

ALL_CHECKS: tuple[Check, ...] = (
    references.unique_ids,
    references.known_ids,
    relations.symmetric_analogues,
    relations.no_circles,
    relations.an_entry_an_axis,
    relations.inventory_places,
    names.short_names,
    citations.known_sources,
    citations.one_source,
    citations.not_found,
    dates.valid_dates,
    dates.begun_before_ended,
    dates.rough_dates_in_words,
    points.numbers,
    points.correspondences,
    points.every_point_compared,
    claims.fields,
    claims.readings,
    claims.borne_out,
    contrasts.preferred_claim,
    contrasts.empty_sides,
    contrasts.nearest_is_present,
    contrasts.symmetric_contrasts,
    indicators.percentages,
    indicators.bounds,
    indicators.pairs,
    indicators.preferred_observation,
    indicators.unpaired,
    counts.counted_items,
    counts.records_of_items,
    counts.sections,
    parts.events_within,
    parts.points_after_signing,
    parts.measures_within,
    usage.unused_sources,
    usage.unused_institutions,
)


def run_checks(dataset: Dataset, stems: Mapping[str, Sequence[str]]) -> list[Problem]:
    """Return what is wrong with data that satisfies its schemas; `stems` as in `file_names`."""
    found = list(_first(names.file_names(dataset, stems)))
    for check in ALL_CHECKS:
        found.extend(_first(check(dataset)))
    return found


def _first(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield so many problems of one check, and say where there are more."""
    yield from islice(problems, MAX_EACH)
    more = next(problems, None)
    if more:
        what = f"there are more mistakes like the {MAX_EACH:,} of {more.code} that are shown"
        yield Problem("S209", more.path, what, at_key=more.at_key)
