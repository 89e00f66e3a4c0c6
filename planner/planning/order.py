"""A route in order: every prerequisite first, and among all such orders the one in which value arrives earliest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import SkillId
from planner.learner.learner import Order
from planner.planning.closure import Job, Jobs
from planner.planning.first_project import first_project_early
from planner.planning.route import UNIT
from planner.planning.sequence import cost_of, sequence, without_needs
from planner.planning.tidy import tidied
from planner.planning.value import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours, NodeId, RoleId
    from planner.planning.route import Route

LONGEST = 2_500
"""Steps above which a path is not ordered by value: nobody plans decades of study, and it would take seconds."""


class Ordered(NamedTuple):
    """A path.

    Attributes:
        by: The order it is in.
        weighted_completion: Sum over the skills of weight (`planner.planning.value`) x likely hours until it is done.
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
    completion time is the least that prerequisites allow (`planner.planning.sequence`), and where it
    costs nothing, areas and what makes easier line up. Who has no project ``known`` finishes one early
    (`planner.planning.first_project`). A choice waits for its picked option.
    Topological: the catalogue's canonical order, by area and level. Equal input gives an equal path.
    """
    plain = tuple(SkillId(node) for node in catalog.structure.in_order(route.skills))
    work = _Work(catalog, route, left, {role for roles in served.values() for role in roles}, plain)
    if len(plain) > LONGEST:
        whole = work.jobs(plain)
        return Ordered(Order.TOPOLOGICAL, plain, work.cost(plain), without_needs(whole) / UNIT)
    groups: dict[tuple[RoleId, ...], list[SkillId]] = {}
    for skill in plain:
        groups.setdefault(served.get(skill, ()), []).append(skill)
    best: list[SkillId] = []
    waited = bound = 0
    shown = any(skill.brief for skill in map(catalog.skills.get, known) if skill)
    for group in sorted(groups.values(), key=lambda group: (-len(served.get(group[0], ())), -work.density(group))):
        jobs = work.jobs(group)
        found = sequence(jobs)
        bound += found.bound + waited * sum(job.weight for job in jobs)
        waited += sum(job.time for job in jobs)
        tidy = work.tidied(group, jobs, found.order)
        projects = [] if best or shown else [job for job, skill in enumerate(group) if catalog.skills[skill].brief]
        best += [group[job] for job in first_project_early(jobs, tidy, projects, found.bound)]
    path = tuple(best) if by is Order.VALUE else plain
    return Ordered(by, path, work.cost(path), bound / UNIT)


class _Work:
    """The skills of a route as jobs, in whole seconds."""

    def __init__(
        self,
        catalog: Catalog,
        route: Route,
        left: Mapping[SkillId, Hours],
        roles: AbstractSet[RoleId],
        skills: Sequence[SkillId],
    ) -> None:
        self._catalog, self._picked = catalog, route.picked
        self._weight = value_of(catalog, roles, route.picked)
        self._time = {s: max(1, round((left.get(s) or catalog.skills[s].hours).likely * UNIT)) for s in skills}

    def jobs(self, group: Sequence[SkillId]) -> Jobs:
        """Return ``group``, which is in some possible order, as jobs; what it needs from outside is done before."""
        number = {skill: place for place, skill in enumerate(group)}
        return tuple([
            Job(
                self._weight.get(skill, 0),
                self._time[skill],
                tuple([number[n] for need in self._catalog.skills[skill].requires if (n := self._met_by(need)) in number]),
            )
            for skill in group
        ])  # fmt: skip

    def _met_by(self, need: NodeId) -> SkillId:
        return self._picked.get(need, need)  # type: ignore[call-overload,no-any-return]

    def density(self, group: Iterable[SkillId]) -> float:
        """Return the weight of ``group`` over its time."""
        skills = list(group)
        return sum(self._weight.get(s, 0) for s in skills) / sum(self._time[s] for s in skills)

    def cost(self, path: Sequence[SkillId]) -> float:
        """Return the sum of weight x completion time of ``path``, in hours."""
        jobs = tuple([Job(self._weight.get(skill, 0), self._time[skill], ()) for skill in path])
        return cost_of(jobs, range(len(jobs))) / UNIT

    def tidied(self, group: Sequence[SkillId], jobs: Jobs, order: Sequence[int]) -> tuple[int, ...]:
        """Return ``order`` made pleasant where that costs nothing."""
        number = {skill: place for place, skill in enumerate(group)}
        skills = [self._catalog.skills[skill] for skill in group]
        helped = [{number[n] for need in skill.helps_with if (n := self._met_by(need)) in number} for skill in skills]
        return tidied(jobs, order, [skill.area for skill in skills], helped)
