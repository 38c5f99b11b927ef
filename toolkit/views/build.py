"""All views of a data set: what a template may name beside the collections."""

from collections.abc import Mapping

from toolkit.model.dataset import Dataset
from toolkit.views import (
    axes,
    bibliography,
    codebook,
    comparison,
    entries,
    evidence,
    points,
    questions,
    readings,
)
from toolkit.views.edition import Edition
from toolkit.views.frame import View, ViewFrame, frame_of
from toolkit.views.wording import Schema

VIEWS: tuple[View, ...] = (
    axes.VIEW,
    comparison.VIEW,
    entries.VIEW,
    points.VIEW,
    points.SIDES,
    evidence.VIEW,
    readings.VIEW,
    questions.VIEW,
    bibliography.VIEW,
    codebook.VIEW,
    codebook.MATCHES,
)
"""The declarations, for checking a template before any data is read."""


def build_views(
    dataset: Dataset, schemas: Mapping[str, Schema], language: str
) -> dict[str, ViewFrame]:
    """Return the frame of every view by name, in one language.

    `schemas` are the parsed schemas under any keys; their `$id` tells which is which. The data set
    must have passed the schemas. Texts that lack the language are given in English.
    """
    edition = Edition(dataset, schemas, language)
    claims = evidence.rows(edition)
    pairs, sides = points.rows(edition)
    found = {
        axes.VIEW: axes.rows(edition),
        entries.VIEW: entries.rows(edition, claims),
        comparison.VIEW: comparison.rows(edition, claims),
        points.SIDES: sides,
        points.VIEW: pairs,
        evidence.VIEW: claims,
        readings.VIEW: readings.rows(edition, claims),
        questions.VIEW: questions.rows(edition, claims, sides),
        bibliography.VIEW: bibliography.rows(edition),
        codebook.VIEW: codebook.rows(edition),
        codebook.MATCHES: codebook.match_rows(edition, pairs),
    }
    frames: dict[str, ViewFrame] = {}
    for view, rows in found.items():
        nested = {one.name: frames[one.view.name] for one in view.nested}
        frames[view.name] = frame_of(view, rows, language, nested)
    return {view.name: frames[view.name] for view in VIEWS}
