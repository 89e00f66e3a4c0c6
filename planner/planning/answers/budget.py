"""The best use of a number of hours: which skills to learn, what they are worth, and what is left out."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, NodeId, SkillId
from planner.learner.learner import State
from planner.optimize.and_or_graph import AndOrNode
from planner.optimize.precedence_knapsack import Knapsack
from planner.optimize.sidney import modules
from planner.planning.route.goal import Goal
from planner.planning.route.knowledge import hours_left, knowledge
from planner.planning.route.route import Problem
from planner.planning.route.weights import value_of
from planner.planning.schedule.timeline import jobs_of
from planner.planning.seconds import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours
    from planner.learner.learner import Learner
    from planner.optimize.precedence_knapsack import Packing
    from planner.planning.route.route import Route


class LeftOut(NamedTuple):
    """An entry of the goal that is not met, its weight, and the likely hours that it alone would cost more.

    These are the hours of the cheapest way to it on top of the chosen skills; none if it cannot be met.
    """

    entry: NodeId
    weight: int
    hours: float | None


class Budget(NamedTuple):
    """The best use of some hours, and the certificate of its value.

    Attributes:
        hours: The likely hours that may be spent.
        skills: What to learn, in canonical order.
        spent: Sum of the skills' likely hours left.
        value: Sum of the weights (`planner.planning.route.weights`) of the entries met by them and not before.
        bound: A value that no set of skills within the hours exceeds.
        optimal: No set is worth more, and none that is worth as much takes fewer hours.
        left_out: What the goal asks for and neither the known nor the chosen skills meet, in canonical order.
    """

    hours: float
    skills: tuple[SkillId, ...]
    spent: float
    value: int
    bound: int
    optimal: bool
    left_out: tuple[LeftOut, ...]


class BudgetPoint(NamedTuple):
    """After ``hours`` likely hours the entries met are worth ``value``; ``skills`` came last, in canonical order."""

    hours: float
    value: int
    skills: tuple[SkillId, ...]


def best_within(
    catalog: Catalog,
    learner: Learner,
    goal: Goal,
    hours: float,
    effort: float = 1.0,
    tell: Callable[[float], object] = lambda _: None,
) -> Budget:
    """Return the skills worth most that can be learned in ``hours`` likely hours.

    What is learned has its prerequisites known or learned too, a choice by any one usable option: by
    a pinned one, if any of its options is pinned. Skipped skills are not learned. Every entry that a
    role of ``goal`` names counts once, core 3 and useful 1, the highest if several name it, whether
    the goal asks for it or not; entries that are met already count nothing. Of sets worth the same,
    the one of fewest hours, to the second, is taken; of these the first found, equal input giving an
    equal answer. Exact up to a limit of work (`planner.optimize.precedence_knapsack`), scaled by ``effort``;
    beyond it the best found with its bound. ``tell`` is told how far it is, from 0 to 1, and may end it by raising.
    """
    known, left = knowledge(catalog, learner).whole, hours_left(catalog, learner)
    weight = value_of(catalog, goal.roles, {})
    found, skills = _best(catalog, learner, goal, hours, effort)
    have = known.union(skills)
    return Budget(
        hours=hours,
        skills=skills,
        spent=fsum(_likely(catalog, left, skill) for skill in skills),
        value=found.weight,
        bound=found.bound,
        optimal=found.optimal,
        left_out=tuple(_left_out(catalog, learner, goal, have, left, weight, tell)),
    )


def skills_within(catalog: Catalog, learner: Learner, goal: Goal, hours: float) -> tuple[SkillId, ...]:
    """Return just the skills of `best_within`, without what it takes to tell what each of the others would cost."""
    return _best(catalog, learner, goal, hours, 1.0)[1]


def _best(catalog: Catalog, learner: Learner, goal: Goal, hours: float, effort: float) -> tuple[Packing, tuple[SkillId, ...]]:
    known, left = knowledge(catalog, learner).whole, hours_left(catalog, learner)
    numbers, nodes = _nodes(catalog, learner, known, left, value_of(catalog, goal.roles, {}))
    found = Knapsack(nodes, round(hours * SECONDS), effort).solve()
    ids = catalog.structure.ids
    return found, tuple([SkillId(ids[numbers[node]]) for node in found.nodes if not nodes[node].is_choice])


def breakpoints(catalog: Catalog, learner: Learner, goal: Goal, route: Route) -> tuple[BudgetPoint, ...]:
    """Return the curve of value over hours of ``route``: its start, then a point after each efficient set.

    Each set is the most valuable of the route's for its hours, and holds the one before: the modules
    of Sidney (1975), which are the parametric closures of greatest gain. So the curve is concave, and
    no set of the route's skills that rests on the picked options lies above it. A choice gives its
    weight to its picked option. O(modules) minimum cuts.
    """
    left = hours_left(catalog, learner)
    path = catalog.structure.in_order(route.skills)
    weight: dict[NodeId, int] = {}
    for entry, worth in value_of(catalog, goal.roles, {}).items():
        met = route.picked.get(ChoiceId(entry), entry)
        weight[met] = weight.get(met, 0) + worth
    points = [BudgetPoint(0.0, 0, ())]
    for module in modules(jobs_of(catalog, path, route.picked, left, weight)):
        skills = tuple([path[job] for job in module])
        hours = fsum([points[-1].hours, *(_likely(catalog, left, skill) for skill in skills)])
        points.append(BudgetPoint(hours, points[-1].value + sum(weight.get(skill, 0) for skill in skills), skills))
    return tuple(points)


def _likely(catalog: Catalog, left: Mapping[SkillId, Hours], skill: SkillId) -> float:
    return (left.get(skill) or catalog.skills[skill].hours).likely


def _left_out(
    catalog: Catalog,
    learner: Learner,
    goal: Goal,
    have: AbstractSet[SkillId],
    left: Mapping[SkillId, Hours],
    weight: Mapping[NodeId, int],
    tell: Callable[[float], object],
) -> Iterator[LeftOut]:
    """Yield what is not met; one solve for each, all of them within a few times the work of one."""
    asked = {entry: role for role, entries in goal.roles.items() for entry in entries if entry not in have}
    for number, entry in enumerate(catalog.structure.in_order(asked)):
        tell(number / len(asked))
        alone = Goal({asked[entry]: (entry,)})
        problem = Problem(catalog, alone, have, left, learner.in_state(State.SKIPPED), learner.pins)
        route = problem.solve(1 / len(asked))
        if problem.unmet or route.skills:
            yield LeftOut(entry, weight.get(entry, 0), None if problem.unmet else route.likely_hours)


def _usable_needs(catalog: Catalog, pins: AbstractSet[SkillId]) -> list[tuple[int, ...]]:
    """Return what each node rests on: a skill's prerequisites, or the options a choice may use."""
    structure = catalog.structure
    needs = list(structure.needs)
    for node in [structure.number[choice] for choice in catalog.choices]:
        needs[node] = tuple(option for option in needs[node] if structure.ids[option] in pins) or needs[node]
    return needs


def _nodes(
    catalog: Catalog,
    learner: Learner,
    known: AbstractSet[SkillId],
    left: Mapping[SkillId, Hours],
    weight: Mapping[NodeId, int],
) -> tuple[list[int], list[AndOrNode]]:
    """Return what can be met, is not yet, and weighs something or is needed for it: numbers in the structure, and nodes."""
    structure, needs = catalog.structure, _usable_needs(catalog, learner.pins)
    possible = _possible(catalog, needs, _met(catalog, needs, known), learner.in_state(State.SKIPPED))
    wanted: set[int] = set()
    for number in reversed(possible):
        if structure.ids[number] in weight or number in wanted:
            wanted.add(number)
            wanted.update(needs[number])
    numbers = [number for number in possible if number in wanted]
    place = {number: node for node, number in enumerate(numbers)}
    nodes = []
    for number in numbers:
        word, is_choice = structure.ids[number], structure.is_choice[number]
        time = 0 if is_choice else round(_likely(catalog, left, SkillId(word)) * SECONDS)
        own = tuple([place[need] for need in needs[number] if need in place])
        nodes.append(AndOrNode(weight.get(word, 0), time, own, is_choice))
    return numbers, nodes


def _met(catalog: Catalog, needs: list[tuple[int, ...]], known: AbstractSet[SkillId]) -> set[int]:
    number = catalog.structure.number
    met = {number[skill] for skill in known if skill in number}
    return met | {number[choice] for choice in catalog.choices if not met.isdisjoint(needs[number[choice]])}


def _possible(catalog: Catalog, needs: list[tuple[int, ...]], met: set[int], skipped: AbstractSet[SkillId]) -> list[int]:
    """Return the nodes that are not met and can be, in canonical order; linear."""
    structure = catalog.structure
    can, found = set(met), []
    for node, word in enumerate(structure.ids):
        if structure.is_choice[node]:
            possible = not can.isdisjoint(needs[node])
        else:
            possible = word not in skipped and can.issuperset(needs[node])
        if possible and node not in met:
            can.add(node)
            found.append(node)
    return found
