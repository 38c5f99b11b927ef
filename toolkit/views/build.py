"""All views of a data set: what a template may name beside the collections."""

from collections.abc import Mapping

from toolkit.model.dataset import Dataset
from toolkit.views import (
    asymmetries,
    axes,
    bibliography,
    brieflanes,
    briefparts,
    briefs,
    changed,
    codebook,
    comparison,
    conclusions,
    entries,
    evidence,
    evidencestate,
    figurepairs,
    figures,
    glossary,
    howtocite,
    lanes,
    notes,
    organisations,
    points,
    questions,
    readings,
    tallies,
    timeline,
)
from toolkit.views.edition import Edition
from toolkit.views.frame import Row, View, ViewFrame, frame_of
from toolkit.views.wording import Schema

VIEWS: tuple[View, ...] = (
    axes.VIEW,
    comparison.VIEW,
    entries.VIEW,
    asymmetries.VIEW,
    *tallies.VIEWS,
    evidencestate.VIEW,
    tallies.TALLIES,
    points.VIEW,
    points.SIDES,
    timeline.VIEW,
    lanes.LANES,
    lanes.YEARS,
    lanes.YEAR_COUNTS,
    figures.VIEW,
    figures.SIDES,
    figurepairs.VIEW,
    organisations.VIEW,
    organisations.SIDES,
    conclusions.VIEW,
    conclusions.CONTRASTS,
    evidence.VIEW,
    readings.VIEW,
    questions.VIEW,
    bibliography.VIEW,
    codebook.VIEW,
    codebook.MATCHES,
    glossary.VIEW,
    notes.VIEW,
    howtocite.VIEW,
    changed.VIEW,
    briefs.VIEW,
    briefparts.SOURCES,
    briefparts.POINTS,
    briefparts.EVENTS,
    briefparts.CONCLUSIONS,
    brieflanes.VIEW,
    brieflanes.SIDES,
)
"""The declarations, for checking a template before any data is read."""
_MARKED = {
    comparison.VIEW: comparison.PLACE,
    points.SIDES: points.PLACE,
    timeline.VIEW: timeline.PLACE,
    figures.SIDES: figures.PLACE,
    bibliography.VIEW: bibliography.PLACE,
}
"""Views whose rows bear the marks of the remarks on their record, and where that stands; in the
order in which a reader meets them.
"""


def build_views(
    dataset: Dataset, schemas: Mapping[str, Schema], language: str
) -> dict[str, ViewFrame]:
    """Return the frame of every view by name, in one language.

    `schemas` are the parsed schemas under any keys; their `$id` tells which is which. The data set
    must have passed the schemas. Texts that lack the language are given in English.
    """
    found = _rows(Edition(dataset, schemas, language))
    frames: dict[str, ViewFrame] = {}
    for view in sorted(VIEWS, key=_depth):
        nested = {one.name: frames[one.view.name] for one in view.nested}
        frames[view.name] = frame_of(view, found[view], language, nested)
    return {view.name: frames[view.name] for view in VIEWS}


def _depth(view: View) -> int:
    """Return how deep views are nested in this one."""
    return 1 + max((_depth(one.view) for one in view.nested), default=-1)


def _rows(edition: Edition) -> dict[View, list[Row]]:
    claims = evidence.rows(edition)
    pairs, sides = points.rows(edition)
    found = {
        axes.VIEW: axes.rows(edition),
        entries.VIEW: entries.rows(edition, claims),
        comparison.VIEW: comparison.rows(edition, claims),
        asymmetries.VIEW: asymmetries.rows(edition),
        points.SIDES: sides,
        points.VIEW: pairs,
        evidence.VIEW: claims,
        readings.VIEW: readings.rows(edition, claims),
        questions.VIEW: questions.rows(edition, claims, sides),
        bibliography.VIEW: bibliography.rows(edition),
        codebook.VIEW: codebook.rows(edition),
        codebook.MATCHES: codebook.match_rows(edition, pairs),
        glossary.VIEW: glossary.rows(edition),
        howtocite.VIEW: howtocite.rows(edition),
        changed.VIEW: changed.rows(edition),
        **_counted(edition),
        **_dated(edition),
        **_recorded(edition),
    }
    found[notes.VIEW] = _noted(edition, found)
    return {**found, **_briefs(edition, found)}


def _noted(edition: Edition, found: Mapping[View, list[Row]]) -> list[Row]:
    """Return the rows of `notes`, and give the rows of other views the marks of theirs."""
    shown = [place.format_map(row) for view, place in _MARKED.items() for row in found[view]]
    remarks = notes.rows(edition, shown)
    for view, place in _MARKED.items():
        notes.add_marks(edition, found[view], remarks, place)
    return remarks


def _briefs(edition: Edition, found: Mapping[View, list[Row]]) -> dict[View, list[Row]]:
    """Return the view `briefs` and what is nested in it; `found` are the rows of other views."""
    pairs, sides = found[points.VIEW], found[points.SIDES]
    parts = {
        briefparts.SOURCES: briefparts.source_rows(edition),
        briefparts.POINTS: briefparts.point_rows(edition, pairs, sides),
        briefparts.EVENTS: briefparts.event_rows(edition, found[timeline.VIEW]),
        briefparts.CONCLUSIONS: briefparts.conclusion_rows(found[conclusions.VIEW]),
    }
    lines, line_sides = brieflanes.rows(
        edition,
        brieflanes.Rows(
            claims=found[evidence.VIEW],
            readings=found[readings.VIEW],
            points=parts[briefparts.POINTS],
            pairs=pairs,
            sides=sides,
            timeline=found[timeline.VIEW],
            events=parts[briefparts.EVENTS],
            sources=parts[briefparts.SOURCES],
        ),
    )
    return {
        **parts,
        brieflanes.VIEW: lines,
        brieflanes.SIDES: line_sides,
        briefs.VIEW: briefs.rows(edition, found[comparison.VIEW], lines),
    }


def _counted(edition: Edition) -> dict[View, list[Row]]:
    counted, cells = tallies.rows(edition)
    states, state_cells = evidencestate.rows(edition)
    return {**counted, evidencestate.VIEW: states, tallies.TALLIES: [*cells, *state_cells]}


def _dated(edition: Edition) -> dict[View, list[Row]]:
    dated = timeline.rows(edition)
    years, counts = lanes.year_rows(edition, dated)
    return {
        timeline.VIEW: dated,
        lanes.LANES: lanes.lane_rows(edition, dated),
        lanes.YEARS: years,
        lanes.YEAR_COUNTS: counts,
    }


def _recorded(edition: Edition) -> dict[View, list[Row]]:
    indicators, figure_sides = figures.rows(edition)
    institutions, organisation_sides = organisations.rows(edition)
    return {
        figures.VIEW: indicators,
        figures.SIDES: figure_sides,
        figurepairs.VIEW: figurepairs.rows(edition),
        organisations.VIEW: institutions,
        organisations.SIDES: organisation_sides,
        conclusions.VIEW: conclusions.rows(edition),
        conclusions.CONTRASTS: conclusions.contrast_rows(edition),
    }
