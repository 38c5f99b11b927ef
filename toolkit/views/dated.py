"""The dates of measures and action plans, each once, with what sources say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.model.action_plan import ActionPlan, PlanDate
from toolkit.model.measure import EntryDate, Measure
from toolkit.views.citation import cited_words
from toolkit.views.edition import Edition
from toolkit.views.frame import Row
from toolkit.views.wording import lower_first


@dataclass
class Dated:
    """A date of an entry, or of an action plan where its entry does not give it."""

    measure: Measure
    axis: str
    date: EntryDate | PlanDate
    key: str
    plan: str | None = None
    claims: list[Row] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    """The sources of the plan's date, in words."""

    def sources(self) -> list[str]:
        """Return who says so, with the place."""
        followed = [row for row in self.claims if row["standing"] == "preferred"]
        return [*(_source(row) for row in followed), *self.cited]

    def readings(self) -> list[str]:
        """Return what the claims say that are not followed, with their sources."""
        others = [row for row in self.claims if row["standing"] != "preferred"]
        return [f"{row['value']} ({_source(row)})" for row in others]

    def event(self, edition: Edition) -> str:
        """Return what happened on the date, in words that can stand inside a sentence."""
        return lower_first(edition.label("event", self.date["event"]) or "")


def all_dated(edition: Edition, evidence: Sequence[Row]) -> list[Dated]:
    """Return every date of every entry, then those that only the action plans have.

    `evidence` are the rows of that view.
    """
    found = list(_of_entries(edition, evidence))
    further = []
    for plan in edition.dataset["action_plans"]:
        for day in plan.get("dates", []):
            cited = cited_words(edition, day.get("citations", []))
            own = [cited] if cited else []
            known = next((one for one in found if _is_same(one, plan, day)), None)
            if known:
                known.cited += own
            elif measure := edition.measures.get(plan["measure"]):
                key = f"{plan['id']}/{day['id']}"
                further.append(Dated(measure, plan["axis"], day, key, plan["id"], cited=own))
    return [*found, *further]


def _of_entries(edition: Edition, evidence: Sequence[Row]) -> Iterator[Dated]:
    claims: dict[tuple[str, str, str], list[Row]] = {}
    for row in evidence:
        claims.setdefault((row["measure"], row["axis"], row["field"]), []).append(row)
    for measure in edition.dataset["measures"]:
        for axis, entry in measure["entries"].items():
            for one in entry.get("dates", []):
                said = claims.get((measure["id"], axis, f"dates.{one['id']}"), [])
                key = f"{measure['id']}/{axis}/{one['id']}"
                yield Dated(measure, axis, one, key, claims=said)


def _is_same(one: Dated, plan: ActionPlan, day: PlanDate) -> bool:
    return (one.measure["id"], one.axis, one.date["event"], one.date["value"]) == (
        plan["measure"],
        plan["axis"],
        day["event"],
        day["value"],
    )


def _source(row: Row) -> str:
    return f"{row['source_short']}, {row['locator']}"
