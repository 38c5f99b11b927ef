"""Which files the seeds folder has, which schema holds for each, and where they go in a Dataset."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Collection:
    """One key of the Dataset and what it is read from.

    `whole`: one file is the value; `list`: one file holds the value under `key`; `folder`: one file
    for every record. `path` is below the seeds folder, `schema` the stem of the schema of a file.
    """

    key: str
    path: str
    schema: str
    layout: Literal["whole", "list", "folder"] = "list"
    required: bool = True


COLLECTIONS = (
    Collection("release", "release.json", "release", "whole"),
    Collection("axes", "axes.json", "axes"),
    Collection("words", "words.json", "words"),
    Collection("sources", "sources.json", "sources"),
    Collection("institutions", "institutions.json", "institutions"),
    Collection("measures", "measures", "measure", "folder", required=False),
    Collection("action_plans", "action-plans", "action-plan", "folder", required=False),
    Collection("correspondences", "correspondences.json", "correspondences", required=False),
    Collection("indicators", "indicators.json", "indicators", required=False),
    Collection("events", "events.json", "events", required=False),
    Collection("findings", "findings.json", "findings", required=False),
    Collection("people", "people.json", "people", required=False),
    Collection("document_notes", "document-notes.json", "document-notes", required=False),
    Collection("inventory", "inventory.json", "inventory", required=False),
    Collection("changes", "changes", "release-changes", "folder", required=False),
)
