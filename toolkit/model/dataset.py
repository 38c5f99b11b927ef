"""The whole data set in memory; its keys are the roots that tags in a template may name."""

from typing import TypedDict

from toolkit.model.action_plan import ActionPlan
from toolkit.model.axis import Axis
from toolkit.model.common import Text
from toolkit.model.correspondence import Correspondence
from toolkit.model.document_note import DocumentNote
from toolkit.model.event import Event
from toolkit.model.indicator import Indicator
from toolkit.model.institution import Institution
from toolkit.model.inventory import InventoryRecord
from toolkit.model.literature_finding import LiteratureFinding
from toolkit.model.measure import Measure
from toolkit.model.person import Person
from toolkit.model.release import Release
from toolkit.model.release_changes import ReleaseChanges
from toolkit.model.source import Source


class Dataset(TypedDict):
    """All collections: measures and action plans by id, the rest in the order of its file."""

    release: Release
    axes: list[Axis]
    words: dict[str, dict[str, Text]]
    sources: list[Source]
    institutions: list[Institution]
    measures: list[Measure]
    action_plans: list[ActionPlan]
    correspondences: list[Correspondence]
    indicators: list[Indicator]
    events: list[Event]
    findings: list[LiteratureFinding]
    people: list[Person]
    document_notes: list[DocumentNote]
    inventory: list[InventoryRecord]
    changes: list[ReleaseChanges]
