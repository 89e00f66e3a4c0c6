"""What is said of why a step is in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.answers.because import ChainLink


def reason(catalog: Catalog, link: ChainLink) -> str:
    """Return what the catalogue says of a link of a chain, or else what kind of link it is."""
    if link.why:
        return link.why
    if link.gap:
        return "You know skills that build on it, but not this one."
    before, after = catalog.title(link.before), catalog.title(link.after)
    if link.after in catalog.roles:
        return f"{after} asks for {before}."
    return f"{before} is picked for {after}." if link.after in catalog.choices else f"{after} needs {before}."
