"""Branch and bound over the choices that unit propagation leaves open.

The problem is minimum-cost satisfaction of an AND/OR graph (a Horn formula with alternatives), which is NP-hard: it holds
weighted set cover.

Sets of skills and of choices are integers used as bit sets. A state is the set of skills held and
of choices still open. Open choices that can share no skill are solved apart; what is known of a
state is remembered. The bound splits the cost of a skill evenly over the open choices that could
use it, which no route can go below. Beyond a limit of work (open choices looked at, over all
states) the best route is improved by large neighbourhood search (Shaw 1998) and the bound at the
root is given as its certificate.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from planner.optimize.bit_sets import bits

if TYPE_CHECKING:
    from collections.abc import Iterable

_FINE = 1 << 20
_MOST_WORK, _LEAST_WORK = 200_000, 4_000
_MOST_DEPTH = 120
_NEIGHBOURHOOD = 10


class Solution(NamedTuple):
    """The chosen skills as a bit set, their cost, a proven lower bound, and whether they meet."""

    chosen: int
    cost: int
    bound: int
    optimal: bool


class _TooMuchWorkError(Exception):
    """The search has looked at as many open choices as it may."""


class Undecided:
    """What is left to decide, as bit sets; nodes are added in topological order.

    ``nodes[b]`` is the skill of bit ``b``. ``held[n]`` are the skills that node ``n`` brings for
    certain, ``opened[n]`` the choices it opens, ``reach[n]`` all skills it may bring in the end.
    """

    def __init__(self) -> None:
        self.nodes: list[int] = []
        self.costs: list[int] = []
        self.options: list[list[int]] = []
        self.held: dict[int, int] = {}
        self.opened: dict[int, int] = {}
        self.reach: dict[int, int] = {}
        self.asked = 0
        self._choice_bits: dict[int, int] = {}

    def add_skill(self, node: int, cost: int, needs: list[int]) -> None:
        """Add a skill; needs that are not part of this problem are met already."""
        held = reach = 1 << len(self.nodes)
        opened = 0
        for need in needs:
            held |= self.held.get(need, 0)
            opened |= self.opened.get(need, 0)
            reach |= self.reach.get(need, 0)
        self.nodes.append(node)
        self.costs.append(cost)
        self.held[node], self.opened[node], self.reach[node] = held, opened, reach

    def add_choice(self, node: int, options: list[int]) -> None:
        """Add a choice that nothing meets yet; one with a single option stands for that option."""
        if len(options) == 1:
            only = options[0]
            self.held[node], self.opened[node], self.reach[node] = self.held[only], self.opened[only], self.reach[only]
            return
        bit = 1 << len(self.options)
        self._choice_bits[node] = bit
        self.options.append(options)
        self.held[node], self.opened[node], self.reach[node] = 0, bit, 0
        for option in options:
            self.reach[node] |= self.reach[option]

    def ask(self, choices: list[int]) -> None:
        """Say which choices have to be met."""
        for choice in choices:
            self.asked |= self._choice_bits[choice]


class Search:
    """Finds the cheapest way to meet every asked choice of ``problem``."""

    def __init__(self, problem: Undecided, effort: float = 1.0) -> None:
        """Prepare to solve ``problem`` with ``effort`` times the usual limit of work."""
        self._costs = problem.costs
        self._opened = problem.opened
        self._held = problem.held
        self._own = {node: 1 << bit for bit, node in enumerate(problem.nodes)}
        self._all_options = problem.options
        self._options = list(problem.options)
        self._any = [sum(self._own[o] for o in options) for options in problem.options]
        self._reach = [_union(problem.reach[o] for o in options) for options in problem.options]
        self._asked = problem.asked
        self._weights: dict[int, int] = {}
        self._most_work = max(_LEAST_WORK, round(_MOST_WORK * effort))
        self._forget(self._most_work)

    def solve(self) -> Solution:
        """Return the best choice of options; proven optimal unless the limit of work is passed."""
        if not self._asked:
            return Solution(0, 0, 0, optimal=True)
        limit = sum(self._costs) + 1
        try:
            best = self._best(0, self._asked, limit, 0)
        except _TooMuchWorkError:
            chosen = self._improved(self._greedy())
            bound = self._bound(0, self._asked)
            return Solution(chosen, self._weight(chosen), bound, optimal=self._weight(chosen) == bound)
        assert best is not None  # noqa: S101 - the limit is above the cost of everything
        return Solution(best[1], best[0], best[0], optimal=True)

    def _forget(self, work: int) -> None:
        self._known: dict[tuple[int, int], tuple[int, int, bool]] = {}
        self._work_left = work

    def _weight(self, skills: int) -> int:
        weight = self._weights.get(skills)
        if weight is None:
            weight = self._weights[skills] = sum(self._costs[bit] for bit in bits(skills))
        return weight

    def _still_open(self, have: int, choices: int) -> int:
        return sum(1 << c for c in bits(choices) if not self._any[c] & have)

    def _best(self, have: int, choices: int, limit: int, depth: int) -> tuple[int, int] | None:
        """Return cost and skills to add to ``have`` to meet ``choices``, if below ``limit``."""
        parts = self._parts(have, self._still_open(have, choices))
        bounds = [self._bound(have, part) for part in parts]
        rest, cost, added = sum(bounds), 0, 0
        for part, bound in sorted(zip(parts, bounds, strict=True), key=lambda pair: pair[0].bit_count()):
            rest -= bound
            found = self._best_of_part(have, part, (bound, limit - cost - rest), depth)
            if found is None:
                return None
            cost, added = cost + found[0], added | found[1]
        return (cost, added) if cost < limit else None

    def _parts(self, have: int, choices: int) -> list[int]:
        """Return ``choices`` in groups that share no skill they could still bring."""
        parts: list[tuple[int, int]] = []
        for c in bits(choices):
            group, reach = 1 << c, self._reach[c] & ~have
            apart = []
            for other, its_reach in parts:
                if its_reach & reach:
                    group, reach = group | other, reach | its_reach
                else:
                    apart.append((other, its_reach))
            parts = [*apart, (group, reach)]
        return [group for group, _ in parts]

    def _best_of_part(self, have: int, part: int, between: tuple[int, int], depth: int) -> tuple[int, int] | None:
        bound, limit = between
        state = (part, have & _union(self._reach[c] for c in bits(part)))
        cost, skills, exact = self._known.get(state, (0, 0, False))
        if exact or cost >= limit:
            return (cost, skills) if cost < limit else None
        self._work_left -= part.bit_count()
        if self._work_left < 0 or depth > _MOST_DEPTH:
            raise _TooMuchWorkError
        found = self._branch(have, part, limit, depth) if bound < limit else None
        self._known[state] = (*found, True) if found else (limit, 0, False)
        return found

    def _branch(self, have: int, part: int, limit: int, depth: int) -> tuple[int, int] | None:
        """Try every option of one choice, the cheapest first."""
        choice = max(bits(part), key=lambda c: (self._regret(have, c), -c))
        best = None
        for _, _, option in self._by_cost(have, choice):
            new = self._held[option] & ~have
            weight = self._weight(new)
            if weight < limit:
                rest = (part & ~(1 << choice)) | self._opened[option]
                found = self._best(have | new, rest, limit - weight, depth + 1)
                if found:
                    limit = found[0] + weight
                    best = (limit, found[1] | new)
        return best

    def _by_cost(self, have: int, choice: int) -> list[tuple[int, int, int]]:
        options = self._options[choice]
        return sorted((self._weight(self._held[o] & ~have), place, o) for place, o in enumerate(options))

    def _regret(self, have: int, choice: int) -> int:
        """Return what the second cheapest option costs more: deciding that first prunes most."""
        costs = self._by_cost(have, choice)
        return costs[1][0] - costs[0][0] if len(costs) > 1 else 0

    def _bound(self, have: int, choices: int) -> int:
        """Return a cost no way to meet ``choices`` goes below, each skill's cost split over its users."""
        offers = [[bits(self._held[o] & ~have) for o in self._options[c]] for c in bits(choices)]
        users: dict[int, int] = {}
        for offer in offers:
            for bit in set().union(*offer):
                users[bit] = users.get(bit, 0) + 1
        share = {bit: self._costs[bit] * _FINE // count for bit, count in users.items()}
        total = sum(min(sum([share[bit] for bit in skills]) for skills in offer) for offer in offers)
        return total // _FINE

    def _greedy(self) -> int:
        """Return a way to meet every choice, each by what is cheapest when its turn comes."""
        have, choices = 0, self._asked
        while choices := self._still_open(have, choices):
            choice = next(iter(bits(choices)))
            option = self._by_cost(have, choice)[0][2]
            have, choices = have | self._held[option], choices | self._opened[option]
        return have

    def _improved(self, chosen: int) -> int:
        """Free a few neighbouring choices at a time, hold the others, and solve what is free."""
        improving, work = True, self._most_work
        while improving:
            improving = False
            for start in range(0, len(self._options), _NEIGHBOURHOOD // 2):
                share = min(work, self._most_work // 20)
                better = self._around(chosen, range(start, start + _NEIGHBOURHOOD), share)
                work -= share - max(0, self._work_left)
                if self._weight(better) < self._weight(chosen):
                    chosen, improving = better, True
        return chosen

    def _around(self, chosen: int, free: range, work: int) -> int:
        held = [[o for o in options if self._own[o] & chosen] or options for options in self._all_options]
        self._options = [all_ if c in free else few for c, (all_, few) in enumerate(zip(self._all_options, held, strict=True))]
        self._forget(work)
        try:
            found = self._best(0, self._asked, self._weight(chosen), 0)
        except _TooMuchWorkError:
            found = None
        finally:
            self._options = list(self._all_options)
        return found[1] if found else chosen


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
