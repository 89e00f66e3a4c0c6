"""How each spot of the map looks for this learner now: what changes while the map stays still."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.learner import State
from planner.planning.answers.fork import parting
from planner.planning.answers.map_graph import NodeKind
from planner.ui.style.locales import local
from planner.words import texts

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId, SkillId
    from planner.planning.answers.fork import Parting
    from planner.planning.answers.map_graph import MapGraph, Spot
    from planner.planning.plan import Plan
    from planner.planning.step import Step


class Look(NamedTuple):
    """What is painted besides the title.

    Attributes:
        state: That of a skill; a choice, milestone or role that is met is known.
        implied: Known skills imply it.
        ready: All that it needs is known, and it is on the path.
        planned: It is on the path, or met; what is neither steps back.
        below: The line below the title: hours and area, or what kind of thing it is.
        badge: Which roles name it, or that none does.
        fork: That the roles part when this step is done.
    """

    state: State | None = None
    implied: bool = False
    ready: bool = False
    planned: bool = True
    below: str = ""
    badge: str = ""
    fork: Parting | None = None


def looks(catalog: Catalog, plan: Plan, land: MapGraph) -> dict[NodeId, Look]:
    """Return the look of every spot of ``land``."""
    steps: dict[NodeId, Step] = {step.skill.id: step for step in plan.steps}
    met = plan.problem.met()
    needs: dict[NodeId, list[NodeId]] = {}
    for before, after in land.edges:
        needs.setdefault(after, []).append(before)
    made: dict[NodeId, Look] = {}
    badge, below = cache(partial(_badge, catalog, plan)), cache(partial(_below, catalog))
    for spot in land.spots.values():
        if catalog.is_skill(spot.id):
            step, skill = steps.get(spot.id), catalog.skills[spot.id]
            under = below(skill.area, (step or skill).hours.likely)
            made[spot.id] = _skill(plan, skill.id, step)._replace(below=under, badge=badge(spot.named))
        elif spot.kind is NodeKind.CHOICE:
            made[spot.id] = _sign(spot, spot.id in met, planned=spot.id in plan.route.picked, badge=badge(spot.named))
        else:
            of = badge(spot.named) if spot.kind is NodeKind.MILESTONE else ""
            made[spot.id] = _sign(spot, met.issuperset(needs.get(spot.id, ())), badge=of)
            met |= {spot.id} if made[spot.id].state else set()
    if part := parting(plan):
        last = plan.steps[part.number - 1].skill.id
        made[last] = made[last]._replace(fork=part)
    return made


def _skill(plan: Plan, skill: SkillId, step: Step | None) -> Look:
    mark = plan.learner.marks.get(skill)
    return Look(
        state=mark.state if mark else None,
        implied=skill in plan.implied,
        ready=step is not None and step.ready,
        planned=step is not None or skill in plan.known,
    )


def _below(catalog: Catalog, area: str, hours: float) -> str:
    return f"{local().hours(hours)}  ·  {catalog.areas.get(area, area)}"


def _sign(spot: Spot, met: bool, *, planned: bool = True, badge: str = "") -> Look:  # noqa: FBT001 - what is asked
    below = {
        NodeKind.CHOICE: "Choice: any one of these",
        NodeKind.MILESTONE: "Milestone",
        NodeKind.ROLE: "Role",
    }
    return Look(State.KNOWN if met else None, planned=planned or met, below=below[spot.kind], badge=badge)


def _badge(catalog: Catalog, plan: Plan, named: tuple[RoleId, ...]) -> str:
    """Return which of several roles name a spot; with one role only that it is named by none is said."""
    return texts.badge(catalog, named, plan.roles) if named else "enabler"
