"""What a goal asks for: the entries of its role, or of every role for ``both``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.catalog import UnknownIdError
from planner.catalog.entries import NodeId, RoleId  # noqa: TC001 - NamedTuple fields are read at run time
from planner.errors import did_you_mean
from planner.learner.learner import BOTH

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog


class Goal(NamedTuple):
    """The entries (skills, projects, choices) that each role of the goal asks for."""

    roles: dict[RoleId, tuple[NodeId, ...]]


def goal_of(catalog: Catalog, name: str, *, include_useful: bool = False) -> Goal:
    """Return what ``name`` (a role's id or ``"both"``) asks for: core entries, useful ones if wanted.

    Raises:
        UnknownIdError: ``name`` is no role of the catalogue.
    """
    if name != BOTH and name not in catalog.roles:
        known = [*catalog.roles, BOTH]
        near = did_you_mean(name, known) or f" It has {', '.join(known)}."
        raise UnknownIdError(f"There is no goal '{name}' in the catalogue.{near}")
    roles = [role for role in catalog.roles.values() if name in {BOTH, role.id}]
    return Goal({role.id: tuple({**role.core, **(role.useful if include_useful else {})}) for role in roles})
