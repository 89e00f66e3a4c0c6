"""What must hold between the entries of a catalogue: each rule is a generator of faults."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from planner.catalog.entries import SkillId
from planner.catalog.structure import canonical_order
from planner.errors import did_you_mean, in_a_row

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Choice, NodeId, Role, Skill

EntryPath = tuple[str, ...]
"""Path to the faulty value, for example ``("skill", "matrices", "requires", "vectors")``."""
Finding = tuple[EntryPath, str]
Missing = tuple[EntryPath, str, "Collection[str]"]
"""An unknown id's place, what is said of it, and the ids it should be among."""
MOST_COMPARED = 30_000


def check(catalog: Catalog, written: Container[EntryPath] = ()) -> Iterator[Finding]:
    """Yield every fault between entries: unknown and doubled ids, empty choices, and cycles. O(V + E).

    A cycle is told where one of its edges is among those ``written`` last, if any is.
    """
    yield from _empty(catalog)
    yield from _doubled(catalog)
    yield from _unknown(catalog)
    yield from _former(catalog)
    yield from _cycles(catalog, written)


def _empty(catalog: Catalog) -> Iterator[Finding]:
    if not catalog.skills:
        yield (), "the catalogue has no skills; put them into skills/*.yaml."
    if not catalog.roles:
        yield (), "the catalogue has no roles; put them into roles/*.yaml."
    for role in catalog.roles.values():
        if not role.core and not role.useful:
            yield ("role", role.id), f"role '{role.id}' asks for nothing; give it 'core' entries."
    for choice in catalog.choices.values():
        if not choice.options:
            yield ("choice", choice.id), f"choice '{choice.id}' has no options; name at least one skill."


def _doubled(catalog: Catalog) -> Iterator[Finding]:
    skills: set[str] = set(catalog.skills)
    choices: set[str] = set(catalog.choices)
    for choice in catalog.choices:
        if choice in skills:
            yield ("choice", choice), f"'{choice}' is the id of a skill and of a choice; rename one."
    for role in catalog.roles:
        if role in skills | choices:
            yield ("role", role), f"'{role}' is the id of a role and of a skill or choice; rename one."


def _unknown(catalog: Catalog) -> Iterator[Finding]:
    """Yield every unknown id, the first ones with the nearest known one: of thousands, looking each up would take minutes."""
    for number, (where, sentence, known) in enumerate(_missing_everywhere(catalog)):
        yield where, sentence + (did_you_mean(where[-1], known) if number * len(known) < MOST_COMPARED else "")


def _missing_everywhere(catalog: Catalog) -> Iterator[Missing]:
    nodes = dict.fromkeys((*catalog.skills, *catalog.choices))
    for skill in catalog.skills.values():
        owner, where = f"skill '{skill.id}'", ("skill", skill.id)
        needs = "needs" if skill.brief else "requires"
        yield from _missing(skill.requires, nodes, f"{owner} needs", (*where, needs))
        yield from _missing(skill.helps_with, nodes, f"{owner} is helped by", (*where, "helps_with"))
        if skill.brief:
            yield from _missing(skill.brief.practises, catalog.skills, f"{owner} practises", (*where, "practises"))
    for choice in catalog.choices.values():
        yield from _missing(
            choice.options, catalog.skills, f"choice '{choice.id}' offers", ("choice", choice.id, "options"), "skill"
        )
    for role in catalog.roles.values():
        for key, entries in (("core", role.core), ("useful", role.useful)):
            yield from _missing(entries, nodes, f"role '{role.id}' asks for", ("role", role.id, key))
        for milestone in role.milestones:
            owner = f"milestone '{milestone.title}' of role '{role.id}'"
            yield from _missing(milestone.needs, nodes, f"{owner} needs", ("role", role.id, "milestones"))
    for background in catalog.backgrounds:
        yield from _missing(
            background.known, catalog.skills, f"background '{background.id}' knows", ("background", background.id), "skill"
        )
    for asked in catalog.fit:
        yield from _missing(asked.statements, catalog.roles, f"question '{asked.id}' is about", ("question", asked.id), "role")
    for row in catalog.comparison:
        yield from _missing(row.roles, catalog.roles, f"aspect '{row.aspect}' is about", ("aspect", row.aspect), "role")


def _missing(
    names: Iterable[str], known: Collection[str], begins: str, where: EntryPath, kind: str = "skill or choice"
) -> Iterator[Missing]:
    for name in names:
        if name not in known:
            yield (*where, name), f"{begins} '{name[:80]}', but there is no such {kind}.", known


def _former(catalog: Catalog) -> Iterator[Finding]:
    families: dict[str, Mapping[Any, Skill | Choice | Role]] = {
        "skill": catalog.skills,
        "choice": catalog.choices,
        "role": catalog.roles,
    }
    for kind, entries in families.items():
        owners: dict[str, str] = {}
        for entry in entries.values():
            for old in entry.formerly:
                if old in entries or owners.setdefault(old, entry.id) != entry.id:
                    other = old if old in entries else owners[old]
                    yield (kind, entry.id), f"{kind} '{entry.id}' says it was '{old[:80]}', but that id belongs to '{other}'."


def _cycles(catalog: Catalog, written: Container[EntryPath]) -> Iterator[Finding]:
    edges: list[tuple[NodeId, NodeId]] = [(n, s.id) for s in catalog.skills.values() for n in s.requires]
    edges += [(option, choice.id) for choice in catalog.choices.values() for option in choice.options]
    nodes = {*catalog.skills, *catalog.choices}
    if all(need in nodes for need, _ in edges) and len(canonical_order(catalog.skills, catalog.choices)) == len(nodes):
        return
    from planner.catalog.graph import cycles

    for cycle in cycles(edges):
        places = [_place(catalog, need, node) for need, node in pairwise(cycle)]
        where = next((place for place in reversed(places) if place in written), places[-1])
        yield where, f"the prerequisites run in a circle: {in_a_row(cycle, ' -> ')}; take one of them out."


def _place(catalog: Catalog, need: NodeId, node: NodeId) -> EntryPath:
    if node in catalog.choices:
        return ("choice", node, "options", need)
    return ("skill", node, "needs" if catalog.skills[SkillId(node)].brief else "requires", need)
