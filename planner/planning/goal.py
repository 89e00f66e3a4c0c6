"""What a goal asks for: the entries of its role, or of every role for ``both``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.catalog import UnknownIdError
from planner.catalog.entries import NodeId, RoleId
from planner.errors import did_you_mean
from planner.learner.learner import BOTH

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner


class Goal(NamedTuple):
    """The entries (skills, projects, choices) that each role of the goal asks for."""

    roles: dict[RoleId, tuple[NodeId, ...]]


def goal_named(catalog: Catalog, name: str) -> str:
    """Return the goal that ``name`` means: a role's id of today, which it may have had before, or ``"both"``.

    Raises:
        UnknownIdError: ``name`` is no role of the catalogue.
    """
    name = catalog.current_roles.get(RoleId(name), name)
    if name != BOTH and name not in catalog.roles:
        known = [*catalog.roles, BOTH]
        near = did_you_mean(name, known) or f" It has {', '.join(known)}."
        raise UnknownIdError(f"There is no goal '{name}' in the catalogue.{near}")
    return name


def aimed(catalog: Catalog, learner: Learner) -> tuple[Learner, str]:
    """Return ``learner`` with a goal that the catalogue has, and that theirs is gone, as a sentence; empty if it is not.

    A renamed role is followed; who aimed at a role that is gone aims at every role.
    """
    try:
        goal = goal_named(catalog, learner.goal)
    except UnknownIdError:
        said = f"Your goal '{learner.goal}' is no longer a role of this catalogue, so the plan is for every role it has; "
        return replace(learner, goal=BOTH), said + "choose a goal that it has."
    return (learner if goal == learner.goal else replace(learner, goal=goal)), ""


def goal_of(catalog: Catalog, name: str, *, include_useful: bool = False) -> Goal:
    """Return what ``name`` (a role's id or ``"both"``) asks for: core entries, useful ones if wanted.

    Raises:
        UnknownIdError: ``name`` is no role of the catalogue.
    """
    name = goal_named(catalog, name)
    roles = [role for role in catalog.roles.values() if name in {BOTH, role.id}]
    return Goal({role.id: tuple({**role.core, **(role.useful if include_useful else {})}) for role in roles})


def within_reach(catalog: Catalog, goal: Goal) -> set[NodeId]:
    """Return what a route to ``goal`` may hold: its entries, and all that these need near or far, by any option.

    To know anything else changes no route to it. O(V + E) of what is reached.
    """
    ids, number, needs = catalog.structure.ids, catalog.structure.number, catalog.structure.needs
    waiting = [number[entry] for entries in goal.roles.values() for entry in entries]
    found = set(waiting)
    while waiting:
        new = [need for need in needs[waiting.pop()] if need not in found]
        found.update(new)
        waiting += new
    return {ids[node] for node in found}
