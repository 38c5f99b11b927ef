"""The dates of measures and action plans, each once, with what sources say of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.model.action_plan import ActionPlan, PlanDate
from toolkit.model.common import Citation
from toolkit.model.measure import Claim, EntryDate, Measure
from toolkit.views.citation import cited_words
from toolkit.views.edition import Edition
from toolkit.views.readout import claim_words
from toolkit.views.wording import lower_first


@dataclass
class Dated:
    """A date of an entry, or of an action plan where its entry does not give it.

    `claims` are those on the date, `citations` those of the plan.
    """

    measure: Measure
    axis: str
    date: EntryDate | PlanDate
    key: str
    plan: str | None = None
    claims: list[Claim] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @property
    def record(self) -> str:
        """Return where in the data the date stands."""
        if self.plan:
            return f"action_plans/{self.plan}/dates/{self.date['id']}"
        return f"measures/{self.measure['id']}/entries/{self.axis}/dates/{self.date['id']}"

    def cited(self) -> list[Citation]:
        """Return where it is said that the date is as it is held."""
        followed = [claim for claim in self.claims if claim["standing"] == "preferred"]
        return [*(one for claim in followed for one in claim["citations"]), *self.citations]

    def readings(self, edition: Edition) -> list[str]:
        """Return what the claims say that are not followed, with their sources."""
        others = [claim for claim in self.claims if claim["standing"] != "preferred"]
        return [
            f"{claim_words(edition, self.measure, claim)} "
            f"({cited_words(edition, claim['citations'])})"
            for claim in others
        ]

    def event(self, edition: Edition) -> str:
        """Return what happened on the date, in words that can stand inside a sentence."""
        return lower_first(edition.label("event", self.date["event"]) or "")


def all_dated(edition: Edition) -> list[Dated]:
    """Return every date of every entry, then those that only the action plans have."""
    found = list(_of_entries(edition))
    further = []
    for plan in edition.dataset["action_plans"]:
        for day in plan.get("dates", []):
            own = day.get("citations", [])
            known = next((one for one in found if _is_same(one, plan, day)), None)
            if known:
                known.citations += own
            elif measure := edition.measures.get(plan["measure"]):
                key = f"{plan['id']}/{day['id']}"
                further.append(Dated(measure, plan["axis"], day, key, plan["id"], citations=own))
    return [*found, *further]


def _of_entries(edition: Edition) -> Iterator[Dated]:
    for measure in edition.dataset["measures"]:
        for axis, entry in measure["entries"].items():
            for one in entry.get("dates", []):
                place = (axis, f"dates.{one['id']}")
                said = [c for c in measure["claims"] if (c["axis"], c["field"]) == place]
                key = f"{measure['id']}/{axis}/{one['id']}"
                yield Dated(measure, axis, one, key, claims=said)


def _is_same(one: Dated, plan: ActionPlan, day: PlanDate) -> bool:
    return (one.measure["id"], one.axis, one.date["event"], one.date["value"]) == (
        plan["measure"],
        plan["axis"],
        day["event"],
        day["value"],
    )
