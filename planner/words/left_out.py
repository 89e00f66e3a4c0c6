"""What is said where a plan is not for all that the learner wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.words import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.planning.route.route import Unmet
    from planner.words.local import Local

_FEW = 3


def gone(goal: str) -> str:
    """Return that the learner's ``goal`` is gone from the catalogue, and what the plan is for instead."""
    said = f"Your goal '{goal}' is no longer a role of this catalogue, so the plan is for every role it has"
    return f"{said}; choose a goal that it has."


def unmet(catalog: Catalog, entry: Unmet) -> str:
    """Return what a role asks for and cannot have, and why."""
    through = f" (through {', '.join(map(catalog.title, entry.through))})" if entry.through else ""
    needs = f"needs {catalog.title(entry.skipped)}{through}, which is skipped"
    why = "is skipped" if entry.entry == entry.skipped else needs
    return f"{catalog.title(entry.role)} asks for {catalog.title(entry.entry)}, but it {why}."


def unmet_by_skip(catalog: Catalog, entries: Iterable[Unmet], local: Local) -> list[str]:
    """Return for each skipped skill one sentence about what cannot be planned for want of it."""
    failing: dict[SkillId, dict[str, Unmet]] = {}
    for entry in entries:
        failing.setdefault(entry.skipped, {})[catalog.title(entry.entry)] = entry
    return [_of_skip(catalog, skipped, found, local) for skipped, found in failing.items()]


def _of_skip(catalog: Catalog, skipped: SkillId, found: dict[str, Unmet], local: Local) -> str:
    if len(found) == 1:
        return unmet(catalog, next(iter(found.values())))
    names = texts.first_of(list(found), _FEW, local)
    said = (
        f"{catalog.title(skipped)} is skipped, so {local.counted(len(found), 'skill')} of your goal cannot be planned: {names}."
    )
    return f"{said} Take the skip back to plan them."
