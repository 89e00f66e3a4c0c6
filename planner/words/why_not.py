"""What is said of why a skill is not in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.answers.why_not import CannotBeHad, Held, OnlyUseful, OtherOption

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId
    from planner.planning.answers.why_not import Objection, WhyNot
    from planner.words.local import Local

_NAMED = 2


def absence(catalog: Catalog, found: WhyNot | None, local: Local) -> str:
    """Return in a sentence or two why a skill is not in the plan; nothing if it is."""
    if found is None:
        return ""
    if found.own:
        return " ".join(f"{_clause(catalog, each, found.skill, 'It', local)}." for each in found.own)
    if found.beyond:
        node, needs, objection = found.beyond
        clause = _clause(catalog, objection, node, "that", local)
        return f"{catalog.title(node)} {'needs' if needs else 'could use'} it, but {clause}."
    return f"No role names it, and nothing in the plan needs it.{_leads_to(catalog, found.leads_to)}"


def _clause(catalog: Catalog, objection: Objection, node: NodeId, name: str, local: Local) -> str:
    """Return what speaks against ``node``, called ``name`` where it is the subject."""
    match objection:
        case Held():
            return f"{name} is {_held(catalog, objection)}"
        case CannotBeHad(skipped):
            had = "learned" if node in catalog.skills else "met"
            return f"{name} cannot be {had}, as {catalog.title(skipped)} is skipped"
        case OtherOption():
            return _other_option(catalog, objection, catalog.title(node), local)
        case OnlyUseful():
            return _useful(catalog, objection, node, name)
    return f"{name} is {'useful ' if objection.useful else ''}for {catalog.title(objection.role)}, which is not your goal"


def _held(catalog: Catalog, held: Held) -> str:
    return f"implied by {catalog.title(held.by)}, which is known" if held.by else str(held.state)


def _other_option(catalog: Catalog, found: OtherOption, title: str, local: Local) -> str:
    met = f"{catalog.title(found.choice)} is met by {catalog.title(found.by)}"
    if found.held:
        return f"{met}, which is {_held(catalog, found.held)}"
    if found.chosen:
        return f"{met}, which you chose"
    if found.extra is None:
        return f"{met}; {title} needs something that is skipped"
    more = f"{local.figure(abs(found.extra))} h {'more' if found.extra > 0 else 'less'}"
    return f"{met}; with {title} the plan would take {more if found.extra else 'as long'}"


def _useful(catalog: Catalog, found: OnlyUseful, node: NodeId, name: str) -> str:
    counts = f"{catalog.title(found.role)} counts {name if name == 'that' else catalog.title(node)} as useful"
    if found.planned:
        return f"{counts}, and 'Include useful skills' plans it"
    if found.lacking:
        return f"{counts}; {name.lower()} needs {catalog.title(found.lacking)}, which is skipped"
    return f"{counts}, and 'Include useful skills' plans that without this skill"


def _leads_to(catalog: Catalog, nodes: tuple[NodeId, ...]) -> str:
    """Return what the skill is a prerequisite or an option of, if anything."""
    above = [catalog.title(node) for node in nodes]
    if not above:
        return ""
    *first, last = above if len(above) <= _NAMED + 1 else [*above[:_NAMED], f"{len(above) - _NAMED} more"]
    return f" It leads to {', '.join(first)}{' and ' if first else ''}{last}."
