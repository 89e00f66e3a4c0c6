"""A catalogue without skills that are no longer wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Choice, NodeId, Role, Skill, SkillId


def without(catalog: Catalog, retired: Collection[SkillId]) -> Catalog:
    """Return the checked ``catalog`` as if nobody had to learn the ``retired`` skills.

    What needed one of them needs what that one needed, so nothing is learned before what it rests on. Roles, milestones,
    choices and projects ask for it no more; a milestone that asks for nothing more is gone. O(V + E) for few retired skills.
    """
    if not retired:
        return catalog
    inherited: dict[NodeId, Mapping[NodeId, str]] = {}
    for node in catalog.structure.in_order(skill for skill in retired if skill in catalog.skills):
        inherited[node] = _replaced(catalog.skills[node].requires, inherited)
    return replace(
        catalog,
        skills={word: _skill(skill, inherited) for word, skill in catalog.skills.items() if word not in inherited},
        choices={word: _choice(choice, inherited) for word, choice in catalog.choices.items()},
        roles={word: _role(role, inherited) for word, role in catalog.roles.items()},
        backgrounds=tuple(
            each._replace(known=tuple(skill for skill in each.known if skill not in inherited)) for each in catalog.backgrounds
        ),
        order=(),
    )


def _replaced(needs: Mapping[NodeId, str], inherited: Mapping[NodeId, Mapping[NodeId, str]]) -> dict[NodeId, str]:
    """Return ``needs`` with what is retired replaced by its own; a reason that stands already stays."""
    kept = {node: why for node, why in needs.items() if node not in inherited}
    taken_over = [node for node in needs if node in inherited]
    return {**{node: why for gone in taken_over for node, why in inherited[gone].items()}, **kept}


def _skill(skill: Skill, gone: Mapping[NodeId, Mapping[NodeId, str]]) -> Skill:
    brief = skill.brief
    if not gone.keys() & {*skill.requires, *skill.helps_with, *(brief.practises if brief else ())}:
        return skill
    return skill._replace(
        requires=_replaced(skill.requires, gone),
        helps_with={node: why for node, why in skill.helps_with.items() if node not in gone},
        brief=brief and brief._replace(practises=tuple(each for each in brief.practises if each not in gone)),
    )


def _choice(choice: Choice, gone: Collection[NodeId]) -> Choice:
    return choice._replace(options={option: why for option, why in choice.options.items() if option not in gone})


def _role(role: Role, gone: Collection[NodeId]) -> Role:
    milestones = [each._replace(needs=tuple(need for need in each.needs if need not in gone)) for each in role.milestones]
    return role._replace(
        core={node: entry for node, entry in role.core.items() if node not in gone},
        useful={node: entry for node, entry in role.useful.items() if node not in gone},
        milestones=tuple(each for each in milestones if each.needs),
    )
