"""Random small catalogues and the plainest possible solver, for properties of all that plans."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Choice, ChoiceId, Entry, Hours, Role, RoleId, Skill, SkillId

if TYPE_CHECKING:
    from random import Random

    from planner.planning.route.goal import Goal

HOURS = (1.0, 2.0, 2.5, 3.0, 5.0, 8.0, 13.0)


def random_catalog(random: Random, skills: int, choices: int, entries: int = 3) -> Catalog:
    """Return a catalogue of two roles in which node i needs only nodes before it."""
    options: dict[ChoiceId, Choice] = {}
    made: dict[SkillId, Skill] = {}
    choice_after = sorted(random.randrange(2, max(3, skills)) for _ in range(choices))
    for i in range(skills):
        pool: list[str] = [*made, *options]
        needs = random.sample(pool, min(len(pool), random.choice((0, 1, 1, 2, 2, 3))))
        likely = random.choice(HOURS)
        word = SkillId(f"s{i}")
        made[word] = Skill(
            word, f"Skill {i}", f"area{i % 3}", Hours(likely / 2, likely, likely * 2), requires=dict.fromkeys(needs, "")
        )
        while choice_after and choice_after[0] == i and i > 0:
            choice_after.pop(0)
            name = ChoiceId(f"c{len(options)}")
            options[name] = Choice(
                name, f"Choice {name}", dict.fromkeys(random.sample(list(made), random.randint(1, min(4, len(made)))), "")
            )
    nodes: list[str] = [*made, *options]
    roles = {
        RoleId(word): Role(
            RoleId(word),
            word,
            core={node: Entry() for node in random.sample(nodes, min(len(nodes), random.randint(1, entries)))},
        )
        for word in ("ml-engineer", "data-scientist")
    }
    return Catalog(made, options, roles, {f"area{i}": f"Area {i}" for i in range(3)})


def catalogs(most_skills: int = 10, most_choices: int = 4) -> st.SearchStrategy[Catalog]:
    """Return small random catalogues."""
    return st.builds(
        random_catalog, st.randoms(use_true_random=False), st.integers(2, most_skills), st.integers(0, most_choices)
    )


def is_met(catalog: Catalog, node: str, known: set[str], pins: set[str]) -> bool:
    """Tell whether ``node`` is met by ``known``: the rule as the design states it."""
    if node not in catalog.choices:
        return node in known
    options = catalog.choices[ChoiceId(node)].options
    wanted = [option for option in options if option in pins] or list(options)
    return any(option in known for option in wanted)


def cheapest_by_trying_all(catalog: Catalog, goal: Goal, known: set[str], skipped: set[str], pins: set[str]) -> float | None:
    """Return the least likely hours of all sets of skills that meet ``goal``, none if there is no such set."""
    free = [skill for skill in catalog.skills if skill not in known and skill not in skipped]
    entries = [entry for role in goal.roles.values() for entry in role]
    costs = []
    for count in range(len(free) + 1):
        for learned in combinations(free, count):
            have = known | set(learned)
            needs = [need for skill in learned for need in catalog.skills[skill].requires]
            if all(is_met(catalog, node, have, pins) for node in [*entries, *needs]):
                costs.append(sum(catalog.skills[skill].hours.likely for skill in learned))
    return min(costs, default=None)
