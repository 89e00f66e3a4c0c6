"""What a choice offers: the option that is taken and by whom, what the others would cost, what the planner would take."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import ChoiceId, SkillId
    from planner.planning.plan import Plan
    from planner.planning.route.route import Problem


class Taken(StrEnum):
    """Why the option that meets a choice is taken."""

    KNOWN = "known"
    PREFERRED = "preferred"
    PLANNED = "planned"


class Offer(NamedTuple):
    """The options of one choice that a plan rests on.

    Attributes:
        picked: The option that meets it, ``taken`` for this reason.
        own: The option that the planner takes where the learner insists on none; none if the choice is not needed then.
        own_extra: Likely hours that the route takes more with ``own`` than with ``picked``; negative where the learner's
            own pick costs more.
        extra: For each option, in the catalogue's order, what the route would take more with it; none if it cannot be had.
    """

    choice: ChoiceId
    picked: SkillId
    taken: Taken
    own: SkillId | None
    own_extra: float
    extra: dict[SkillId, float | None]

    @property
    def is_shortest(self) -> bool:
        """Whether no option would make the route shorter than the one that is picked."""
        return all(extra is None or extra >= 0 for extra in self.extra.values())


def offer(catalog: Catalog, plan: Plan, choice: ChoiceId) -> Offer | None:
    """Return what ``choice`` offers, the one answer for every place that shows it; none if the plan does not rest on it.

    A solve of the route for each option, and one more if an option is preferred.
    """
    picked = plan.route.picked.get(choice)
    if picked is None:
        return None
    options, pins = catalog.choices[choice].options, plan.learner.pins
    extra = {each.option: each.extra_hours for each in plan.problem.alternatives_to(plan.route, choice)}
    if picked in plan.known:
        return Offer(choice, picked, Taken.KNOWN, picked, 0.0, extra)
    if pins.isdisjoint(options):
        return Offer(choice, picked, Taken.PLANNED, picked, 0.0, extra)
    free = _without_pins(catalog, plan, choice).solve()
    more = round(free.likely_hours - plan.route.likely_hours, 6)
    return Offer(choice, picked, Taken.PREFERRED, free.picked.get(choice), more, extra)


def _without_pins(catalog: Catalog, plan: Plan, choice: ChoiceId) -> Problem:
    return plan.problem.with_pins(plan.learner.pins - catalog.choices[choice].options.keys())
