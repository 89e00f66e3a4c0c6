"""A route in order: every prerequisite first, and among all such orders the one in which value arrives earliest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId
from planner.learner.learner import Order
from planner.optimize.sidney import within
from planner.optimize.tidy import tidied
from planner.optimize.weighted_completion import cost_of, sequence, without_needs
from planner.planning.order.first_project import first_project_early
from planner.planning.route.weights import value_of
from planner.planning.schedule.timeline import jobs_of
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours, NodeId, RoleId, Skill, SkillId
    from planner.optimize.sidney import JobSet
    from planner.planning.route.route import Route

LONGEST = 2_500
"""Steps above which a path is not ordered by value: nobody plans decades of study, and it would take seconds."""


class Ordered(NamedTuple):
    """A path.

    Attributes:
        by: The order it is in.
        weighted_completion: Sum over the skills of weight (`planner.planning.route.weights`) x likely hours until it is done.
        lower_bound: What no path by value can go below, in the same unit.
    """

    by: Order
    skills: tuple[SkillId, ...]
    weighted_completion: float
    lower_bound: float


def ordered(
    catalog: Catalog,
    route: Route,
    left: Mapping[SkillId, Hours],
    served: Mapping[SkillId, tuple[RoleId, ...]],
    known: AbstractSet[SkillId] = frozenset(),
    by: Order = Order.VALUE,
) -> Ordered:
    """Return the skills of ``route`` in order.

    By value: what serves more roles comes first, as the trunk that several roles share; then role by
    role, the one first that is worth more for its time. Within each such group the sum of weight x
    completion time is the least that prerequisites allow (`planner.optimize.weighted_completion`), and where it
    costs nothing, areas and what makes easier line up. Who has no project ``known`` finishes one early
    (`planner.planning.order.first_project`). A choice waits for its picked option.
    Topological: the catalogue's canonical order, by area and level. Equal input gives an equal path.
    """
    plain = catalog.structure.in_order(route.skills)
    weight = value_of(catalog, {role for roles in served.values() for role in roles}, route.picked)
    jobs = jobs_of(catalog, plain, route.picked, left, weight)
    usual = list(range(len(jobs)))
    if len(jobs) > LONGEST:
        return _cost(Order.TOPOLOGICAL, plain, jobs, usual, without_needs(jobs))
    early = not any(catalog.skills[skill].brief for skill in known if skill in catalog.skills)
    best: list[int] = []
    bound = waited = 0
    for group in _groups(plain, jobs, served):
        alone = within(jobs, group)
        found = sequence(alone)
        bound += found.bound + waited * sum(job.weight for job in alone)
        waited += sum(job.time for job in alone)
        skills = [catalog.skills[plain[job]] for job in group]
        order = tidied(alone, found.order, [skill.area for skill in skills], _helped(skills, route.picked))
        if early and not best:
            order = first_project_early(alone, order, {job for job, skill in enumerate(skills) if skill.brief}, found.bound)
        best += [group[job] for job in order]
    return _cost(by, plain, jobs, best if by is Order.VALUE else usual, bound)


def _cost(by: Order, plain: Sequence[SkillId], jobs: JobSet, order: Sequence[int], bound: int) -> Ordered:
    return Ordered(by, tuple([plain[job] for job in order]), cost_of(jobs, order) / SECONDS, bound / SECONDS)


def _groups(plain: Sequence[SkillId], jobs: JobSet, served: Mapping[SkillId, tuple[RoleId, ...]]) -> list[list[int]]:
    """Return the jobs by the roles they serve, those of most roles first, then the densest."""
    groups: dict[tuple[RoleId, ...], list[int]] = {}
    for job, skill in enumerate(plain):
        groups.setdefault(served.get(skill, ()), []).append(job)

    def place(item: tuple[tuple[RoleId, ...], list[int]]) -> tuple[int, float]:
        roles, group = item
        return -len(roles), -sum(jobs[job].weight for job in group) / sum(jobs[job].time for job in group)

    return [group for _, group in sorted(groups.items(), key=place)]


def _helped(skills: Sequence[Skill], picked: Mapping[ChoiceId, SkillId]) -> list[set[int]]:
    """Return for each of ``skills`` those of them that make it easier."""
    number: dict[NodeId, int] = {skill.id: job for job, skill in enumerate(skills)}
    return [
        {number[met] for need in skill.helps_with if (met := picked.get(ChoiceId(need), need)) in number} for skill in skills
    ]
