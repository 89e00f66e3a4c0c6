"""The cheapest set of skills that meets a goal, exact over every choice, with its certificate."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from planner.catalog.entries import ChoiceId, NodeId, RoleId, SkillId
from planner.optimize.bit_sets import bits
from planner.optimize.branch_and_bound import Search, Undecided
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours
    from planner.planning.route.goal import Goal

EVEN = 52
"""Bits below the seconds of a cost, in which a skill weighs what decides between routes of equal hours."""

TIE = 0.05
"""Share of a route's hours; what differs by no more is told as a tie."""


def _weight(node: int, skill: SkillId) -> int:
    """Return what ``skill`` weighs: first that it is one more, then its place in the canonical order, at last its id.

    So few skills win, then those that come early, and hardly any two routes weigh the same.
    """
    return (1 << 34) + (node << 20) + (crc32(skill.encode()) & (1 << 20) - 1)


class Unmet(NamedTuple):
    """An entry of a role that cannot be reached, the skipped skill that it fails on, and ``through`` what it needs that."""

    role: RoleId
    entry: NodeId
    skipped: SkillId
    through: tuple[NodeId, ...] = ()


class Alternative(NamedTuple):
    """What the route would cost more with this option of a choice; none if it meets no goal."""

    option: SkillId
    extra_hours: float | None


class Route(NamedTuple):
    """The skills still to learn for a goal, and the certificate of their cost.

    Attributes:
        likely_hours: Sum of the skills' likely hours left.
        lower_bound: Hours that no route can go below; equal to ``likely_hours`` if ``optimal``.
        picked: For each choice the route rests on, the option that meets it.
    """

    skills: frozenset[SkillId]
    likely_hours: float
    lower_bound: float
    optimal: bool
    picked: dict[ChoiceId, SkillId]


_ALTERNATIVES = 8


class Problem:
    """Minimise the likely hours left of the skills learned, such that the goal is met.

    Every entry of the goal is met; a learned skill's prerequisites are met; a choice is met by
    a known or a learned option, by a pinned one if any of its options is pinned; skipped skills
    are not learned. Entries that cannot be met are told in ``unmet`` and left out.
    """

    def __init__(
        self,
        catalog: Catalog,
        goal: Goal,
        known: AbstractSet[SkillId],
        left: Mapping[SkillId, Hours],
        skipped: AbstractSet[SkillId] = frozenset(),
        pins: AbstractSet[SkillId] = frozenset(),
        insist: Mapping[ChoiceId, SkillId] | None = None,
    ) -> None:
        self._catalog, self._goal, self._left = catalog, goal, left
        self._known, self._skipped, self._pins = known, skipped, pins
        self._insist = insist or {}
        number = catalog.structure.number
        self._needs = self._usable_needs()
        self._met = {number[skill] for skill in known if skill in number}
        unlocks, is_choice = catalog.structure.unlocks, catalog.structure.is_choice
        self._met |= {c for skill in self._met for c in unlocks[skill] if is_choice[c] and skill in self._needs[c]}
        self._asked = {number[entry] for entries in goal.ends.values() for entry in entries}
        self._asked |= {number[option] for option in self._insist.values()}
        self._possible = self._reachable(self._relevant())
        self.unmet = tuple(self._unmet())

    def met(self) -> set[NodeId]:
        """Return the known skills and the choices that they meet as pins have it."""
        ids = self._catalog.structure.ids
        return {ids[node] for node in self._met}

    def solve(self, effort: float = 1.0) -> Route:
        """Return the cheapest route; equal input gives an equal route. ``effort`` scales the limit of work.

        Of routes of equal hours that of the least weight is taken: nearly that of the fewest skills. As weights are sums
        too, whoever learns a skill of a route that is proven cheapest keeps the rest of it.
        Skills that every route needs are settled first (unit propagation, linear); the rest is a
        branch and bound over the choices (`planner.optimize.branch_and_bound`).
        """
        forced, open_choices = self._propagate()
        undecided = self._undecided(forced, open_choices)
        found = Search(undecided, effort).solve()
        ids = self._catalog.structure.ids
        chosen = forced | {undecided.nodes[bit] for bit in bits(found.chosen)}
        skills = frozenset([SkillId(ids[node]) for node in chosen])
        catalog, left = self._catalog.skills, self._left
        hours = fsum([(left.get(skill) or catalog[skill].hours).likely for skill in skills])
        gap = (found.cost >> EVEN) - (found.bound >> EVEN)
        return Route(skills, hours, hours - gap / SECONDS, found.optimal or not gap, self._picked(chosen))

    def alternatives(self, route: Route) -> dict[ChoiceId, list[Alternative]]:
        """Return for each choice of ``route`` what a route that learns each option costs more, all else free to change.

        It costs less where a pin forbids the cheaper option. One solve for each option that is not
        picked, all of them within a few times the work of one; exact where that is enough.
        """
        return {choice: self.alternatives_to(route, choice) for choice in route.picked}

    def alternatives_to(self, route: Route, choice: ChoiceId) -> list[Alternative]:
        """Return the same for one ``choice`` of ``route``."""
        choices = self._catalog.choices
        effort = _ALTERNATIVES / max(_ALTERNATIVES, sum(len(choices[each].options) for each in route.picked))
        return [self._alternative(route, choice, option, effort) for option in choices[choice].options]

    def with_pins(self, pins: AbstractSet[SkillId]) -> Problem:
        """Return the same problem for who insists on ``pins``."""
        return Problem(self._catalog, self._goal, self._known, self._left, self._skipped, pins, self._insist)

    def _alternative(self, route: Route, choice: ChoiceId, option: SkillId, effort: float) -> Alternative:
        if route.picked[choice] == option:
            return Alternative(option, 0.0)
        other = Problem(
            self._catalog, self._goal, self._known, self._left, self._skipped, self._pins, {**self._insist, choice: option}
        )
        node = self._catalog.structure.number[option]
        if len(other.unmet) > len(self.unmet) or node not in other._possible | other._met:
            return Alternative(option, None)
        return Alternative(option, round(other.solve(effort).likely_hours - route.likely_hours, 6))

    def _hours(self, skill: SkillId) -> float:
        return (self._left.get(skill) or self._catalog.skills[skill].hours).likely

    def _usable_needs(self) -> Sequence[tuple[int, ...]]:
        """Return what each node rests on: a skill's prerequisites, or the options a choice may use."""
        structure = self._catalog.structure
        if not self._pins and not self._insist:
            return structure.needs
        needs = list(structure.needs)
        for choice in self._catalog.choices:
            node, insisted = structure.number[choice], self._insist.get(choice)
            wanted = {insisted} if insisted else self._pins
            needs[node] = tuple(o for o in needs[node] if structure.ids[o] in wanted) or needs[node]
        return needs

    def _relevant(self) -> list[int]:
        """Return all unmet nodes below the goal, in canonical order if any skill is skipped."""
        seen = self._asked - self._met
        waiting = list(seen)
        while waiting:
            for need in self._needs[waiting.pop()]:
                if need not in seen and need not in self._met:
                    seen.add(need)
                    waiting.append(need)
        return sorted(seen) if self._skipped else list(seen)

    def _reachable(self, relevant: list[int]) -> set[int]:
        """Return the ``relevant`` nodes that can be met at all, skipped skills being out; all, if none is."""
        structure, needs, met = self._catalog.structure, self._needs, set(self._met)
        if not self._skipped:
            return set(relevant)
        skipped = {structure.number[skill] for skill in self._skipped if skill in structure.number}
        for node in relevant:
            if structure.is_choice[node]:
                if not met.isdisjoint(needs[node]):
                    met.add(node)
            elif node not in skipped and met.issuperset(needs[node]):
                met.add(node)
        return met - self._met

    def _unmet(self) -> Iterable[Unmet]:
        number = self._catalog.structure.number
        for role, entries in self._goal.roles.items():
            for entry in entries:
                if number[entry] not in self._possible and number[entry] not in self._met:
                    yield self._unmet_entry(role, entry)

    def _unmet_entry(self, role: RoleId, entry: NodeId) -> Unmet:
        """Follow what ``entry`` needs and cannot have, down to a skill that is skipped."""
        structure = self._catalog.structure
        way = [structure.number[entry]]
        while structure.ids[way[-1]] not in self._skipped:
            way.append(next(n for n in self._needs[way[-1]] if n not in self._possible and n not in self._met))
        return Unmet(role, entry, SkillId(structure.ids[way[-1]]), tuple(structure.ids[node] for node in way[1:-1]))

    def _propagate(self) -> tuple[set[int], set[int]]:
        """Return the skills that every route holds, and the choices they leave open."""
        is_choice, needs, possible = self._catalog.structure.is_choice, self._needs, self._possible
        forced: set[int] = set()
        choices: set[int] = set()
        waiting = [entry for entry in self._asked if entry in possible]
        while waiting:
            while waiting:
                node = waiting.pop()
                if is_choice[node]:
                    choices.add(node)
                elif node not in forced:
                    forced.add(node)
                    waiting += [need for need in needs[node] if need in possible and need not in forced]
            choices = {c for c in choices if forced.isdisjoint(needs[c])}
            waiting = [only[0] for c in choices if len(only := self._open_options(c)) == 1]
        return forced, choices

    def _open_options(self, choice: int) -> list[int]:
        return [option for option in self._needs[choice] if option in self._possible]

    def _undecided(self, forced: set[int], choices: set[int]) -> Undecided:
        """Return the part of the problem that unit propagation leaves, as bit sets; linear in its edges."""
        structure = self._catalog.structure
        undecided = Undecided()
        for node in sorted(self._below(choices, forced)):
            needs = [n for n in self._needs[node] if n in self._possible]
            if not structure.is_choice[node]:
                skill = SkillId(structure.ids[node])
                undecided.add_skill(node, (round(self._hours(skill) * SECONDS) << EVEN) + _weight(node, skill), needs)
            elif forced.isdisjoint(needs):
                undecided.add_choice(node, needs)
        undecided.ask(sorted(choices))
        return undecided

    def _below(self, choices: set[int], forced: set[int]) -> set[int]:
        seen: set[int] = set()
        waiting = list(choices)
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += [n for n in self._needs[node] if n in self._possible and n not in forced and n not in seen]
        return seen

    def _picked(self, chosen: set[int]) -> dict[ChoiceId, SkillId]:
        """Return the option that meets each choice which the goal or a chosen skill rests on."""
        structure = self._catalog.structure
        asked = self._asked.union(*(structure.needs[node] for node in chosen))
        picked: dict[ChoiceId, SkillId] = {}
        for choice in sorted(node for node in asked if structure.is_choice[node]):
            meets = [o for o in self._needs[choice] if o in self._met] or [o for o in self._needs[choice] if o in chosen]
            if meets:
                picked[ChoiceId(structure.ids[choice])] = SkillId(structure.ids[meets[0]])
        return picked
