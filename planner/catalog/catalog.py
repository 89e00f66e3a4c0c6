"""A whole catalogue: its entries by id, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, TypeGuard

from planner.catalog.entries import ChoiceId, NodeId, RoleId, SkillId
from planner.catalog.structure import Structure
from planner.errors import PlannerError, did_you_mean

if TYPE_CHECKING:
    import networkx as nx

    from planner.catalog.entries import (
        Aspect,
        Background,
        Choice,
        Question,
        Role,
        Skill,
        Source,
    )
    from planner.catalog.finding import Finder


class UnknownIdError(PlannerError):
    """A word that should name an entry of the catalogue names none."""


@dataclass(frozen=True)
class Catalog:
    """All skills (projects among them), choices and roles, by id, in reading order.

    A catalogue is checked before it is used (`planner.catalog.checks`): every id that a
    requirement names exists, and the graph is acyclic.

    Attributes:
        areas: Title of each area by its id, in reading order.
        backgrounds: Backgrounds that a learner may begin from, in reading order.
        fit: The questions about which role suits, in reading order.
        order: The skills' canonical topological order, if it is known already (from a cache).
    """

    skills: dict[SkillId, Skill]
    choices: dict[ChoiceId, Choice] = field(default_factory=dict)
    roles: dict[RoleId, Role] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    comparison: tuple[Aspect, ...] = ()
    sources: tuple[Source, ...] = ()
    order: tuple[NodeId, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    fit: tuple[Question, ...] = ()

    @cached_property
    def structure(self) -> Structure:
        """The prerequisite graph as integers, numbered in the canonical order; made once."""
        return Structure.of(self.skills, self.choices, self.order)

    @cached_property
    def graph(self) -> nx.DiGraph[str]:
        """The prerequisite graph; see `planner.catalog.graph.build`; made once."""
        from planner.catalog.graph import build

        return build(self.skills, self.choices)

    @cached_property
    def finder(self) -> Finder:
        """The search over all titles, other names and can-do statements; made once, when it is first asked."""
        from planner.catalog.finding import Finder

        return Finder(self.skills, self.choices, self.roles)

    def is_skill(self, node: NodeId) -> TypeGuard[SkillId]:
        """Tell whether ``node`` is a skill of the catalogue; a project is one."""
        return node in self.skills

    def is_choice(self, node: NodeId) -> TypeGuard[ChoiceId]:
        """Tell whether ``node`` is a choice of the catalogue."""
        return node in self.choices

    def is_role(self, node: NodeId) -> TypeGuard[RoleId]:
        """Tell whether ``node`` is a role of the catalogue."""
        return node in self.roles

    @cached_property
    def current_ids(self) -> dict[SkillId, SkillId]:
        """Today's id for every id a skill ever had, today's own included."""
        former = {old: skill.id for skill in self.skills.values() for old in skill.formerly}
        return former | {skill: skill for skill in self.skills}

    @cached_property
    def current_roles(self) -> dict[RoleId, RoleId]:
        """Today's id for every id a role ever had, today's own included."""
        former = {old: role.id for role in self.roles.values() for old in role.formerly}
        return former | {role: role for role in self.roles}

    @cached_property
    def current_choices(self) -> dict[ChoiceId, ChoiceId]:
        """Today's id for every id a choice ever had, today's own included."""
        former = {old: choice.id for choice in self.choices.values() for old in choice.formerly}
        return former | {choice: choice for choice in self.choices}

    def forget_what_follows(self) -> None:
        """Let go of the graph, the search and what else was worked out; each is worked out again when it is asked for."""
        entries = {each.name for each in fields(self)}
        for name in self.__dict__.keys() - entries:
            self.__dict__.pop(name, None)

    def skill(self, word: str) -> SkillId:
        """Return the skill whose id, or former id, is ``word``.

        Raises:
            UnknownIdError: There is none; the message names the nearest.
        """
        try:
            return self.current_ids[SkillId(word)]
        except KeyError:
            from planner.catalog.finding import nearest

            best = nearest(self.finder, word, self.skills)
            near = f" Did you mean '{best}'?" if best else did_you_mean(word, self.skills)
            raise UnknownIdError(f"There is no skill '{word}' in the catalogue.{near}") from None

    def background(self, word: str) -> Background:
        """Return the background whose id is ``word``.

        Raises:
            UnknownIdError: There is none; the message names the nearest.
        """
        found = next((background for background in self.backgrounds if background.id == word), None)
        if found is None:
            names = [background.id for background in self.backgrounds]
            near = did_you_mean(word, names) or f" It has {', '.join(names) or 'none'}."
            raise UnknownIdError(f"There is no background '{word}' in the catalogue.{near}")
        return found

    def title(self, node: NodeId) -> str:
        """Return the title of a skill, choice or role."""
        entry = self.skills.get(SkillId(node)) or self.choices.get(ChoiceId(node)) or self.roles.get(RoleId(node))
        return str(entry.title) if entry else node
