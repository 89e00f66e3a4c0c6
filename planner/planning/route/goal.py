"""What a goal asks for: the entries of its role, or of every role for ``both``."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - NamedTuple fields are read at run time
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.catalog import UnknownIdError
from planner.catalog.entries import NodeId, RoleId, SkillId
from planner.catalog.structure import walk
from planner.errors import did_you_mean
from planner.learner.learner import BOTH, State
from planner.planning.route.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner


class Goal(NamedTuple):
    """The entries (skills, projects, choices) that each role of the goal asks for.

    Attributes:
        gaps: What the learner says they lack, though known skills rest on it that the role rests on.
    """

    roles: dict[RoleId, tuple[NodeId, ...]]
    gaps: Mapping[RoleId, tuple[SkillId, ...]] = MappingProxyType({})

    @property
    def ends(self) -> dict[RoleId, tuple[NodeId, ...]]:
        """What a route to each role leads to: its entries and gaps."""
        return {role: (*entries, *self.gaps.get(role, ())) for role, entries in self.roles.items()}


def goal_named(catalog: Catalog, name: str) -> str:
    """Return the goal that ``name`` means: a role's id of today, which it may have had before, or ``"both"``.

    Raises:
        UnknownIdError: ``name`` is no role of the catalogue.
    """
    name = catalog.current_roles.get(RoleId(name), name)
    if name != BOTH and name not in catalog.roles:
        known = [*catalog.roles, BOTH]
        near, names = did_you_mean(name, known), ", ".join(known)
        raise UnknownIdError(f"There is no goal '{name}' in the catalogue.{near or f' It has {names}.'}")
    return name


def aimed(catalog: Catalog, learner: Learner) -> tuple[Learner, str]:
    """Return ``learner`` with a goal that the catalogue has, and the name of theirs if it is gone; empty if it is not.

    A renamed role is followed; who aimed at a role that is gone aims at every role.
    """
    try:
        goal = goal_named(catalog, learner.goal)
    except UnknownIdError:
        return replace(learner, goal=BOTH), learner.goal
    return (learner if goal == learner.goal else replace(learner, goal=goal)), ""


def goal_of(catalog: Catalog, name: str, *, include_useful: bool = False) -> Goal:
    """Return what ``name`` (a role's id or ``"both"``) asks for: core entries, useful ones if wanted.

    Raises:
        UnknownIdError: ``name`` is no role of the catalogue.
    """
    name = goal_named(catalog, name)
    roles = [role for role in catalog.roles.values() if name in {BOTH, role.id}]
    return Goal({role.id: tuple({**role.core, **(role.useful if include_useful else {})}) for role in roles})


def goal_for(catalog: Catalog, learner: Learner, name: str | None = None, *, include_useful: bool | None = None) -> Goal:
    """Return what ``name`` (the learner's own goal by default) asks of ``learner``: its entries, and the gaps below them.

    O(V + E) for each role.

    Raises:
        UnknownIdError: ``name`` is no role of the catalogue.
    """
    useful = learner.include_useful if include_useful is None else include_useful
    goal = goal_of(catalog, learner.goal if name is None else name, include_useful=useful)
    if not learner.unimplied:
        return goal
    known = knowledge(catalog, learner).whole
    return Goal(goal.roles, {role: _gaps(catalog, learner, known, entries) for role, entries in goal.roles.items()})


def _gaps(catalog: Catalog, learner: Learner, known: AbstractSet[SkillId], entries: tuple[NodeId, ...]) -> tuple[SkillId, ...]:
    """Return the skills that end an implication below a known one which ``entries`` need, in the catalogue's order.

    A choice leads on to its known options only, a skipped skill to nothing.
    """
    skipped = learner.in_state(State.SKIPPED)

    def needed(place: tuple[NodeId, bool]) -> list[tuple[NodeId, bool]]:
        node, below = place
        needs = [each for each in catalog.structure.needed(node) if not catalog.is_choice(node) or each in known]
        return [(need, below or node in known) for need in needs if need not in skipped]

    seen = {place for place, _ in walk([(entry, False) for entry in entries if entry not in skipped], needed)}
    return tuple(catalog.structure.in_order(skill for skill in learner.unimplied if (skill, True) in seen))


def within_reach(catalog: Catalog, goal: Goal) -> set[NodeId]:
    """Return what a route to ``goal`` may hold: its entries, and all that these need near or far, by any option.

    To know anything else changes no route to it. O(V + E) of what is reached.
    """
    return catalog.structure.below(entry for entries in goal.ends.values() for entry in entries)


def goals(catalog: Catalog) -> list[str]:
    """Return the goals in the order they are offered."""
    return [*catalog.roles, BOTH] if len(catalog.roles) > 1 else list(catalog.roles)
